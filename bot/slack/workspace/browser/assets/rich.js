// Rich text: sections, quotes, lists and code, and the runs in them.

import { el, link } from "./dom.js";

export function richText(elements, surface) {
  return elements.map((e) => {
    switch (e.type) {
      case "rich_text_quote":
        return el("blockquote", {}, runs(e.elements, surface));
      case "rich_text_preformatted":
        return el("pre", { tabindex: 0 }, runs(e.elements, surface));
      case "rich_text_list":
        return el(e.style === "ordered" ? "ol" : "ul", { class: "list" }, e.elements.map((item) => el("li", {}, runs(item.elements, surface))));
      default:
        return el("p", {}, runs(e.elements, surface));
    }
  });
}

function runs(elements, surface) {
  return (elements ?? []).flatMap((run) => styled(run, content(run, surface)));
}

function content(run, surface) {
  switch (run.type) {
    case "text":
      return run.text.split("\n").flatMap((line, i) => (i ? [el("br"), line] : [line]));
    case "link":
      return [link(run.url, run.text || run.url)];
    case "user":
      return [el("span", { class: "mention" }, "@" + (surface.names[run.user_id] ?? run.user_id))];
    case "channel":
      return [el("span", { class: "mention" }, "#" + (surface.names[run.channel_id] ?? run.channel_id))];
    case "broadcast":
      return [el("span", { class: "mention" }, "@" + run.range)];
    case "emoji":
      return [run.unicode ? String.fromCodePoint(...run.unicode.split("-").map((c) => parseInt(c, 16))) : `:${run.name}:`];
    case "date":
      return [run.fallback ?? new Date(run.timestamp * 1000).toLocaleString()];
    default:
      return [run.text ?? ""];
  }
}

const styles = { bold: "strong", italic: "em", strike: "s", code: "code" };

function styled(run, nodes) {
  for (const [style, tag] of Object.entries(styles)) {
    if (run.style?.[style]) nodes = [el(tag, {}, nodes)];
  }
  return nodes;
}
