// Block Kit as Slack shows it. A surface says what pressing and filling in do:
// { names, act(action), values, errors }.

import { el, isWeb } from "./dom.js";
import { text } from "./mrkdwn.js";
import { element, field } from "./elements.js";
import { richText } from "./rich.js";

const renderers = {
  divider: () => el("hr"),
  header: (b, s) => el("h3", { class: "header" }, text(b.text, s)),
  section: (b, s) =>
    el("div", { class: "section" },
      el("div", { class: "words" },
        b.text && el("p", {}, text(b.text, s)),
        b.fields && el("div", { class: "fields" }, b.fields.map((f) => el("p", {}, text(f, s))))),
      b.accessory && element(b.accessory, b, s)),
  context: (b, s) =>
    el("div", { class: "context" }, b.elements.map((e) => (e.type === "image" ? picture(e) : el("span", {}, text(e, s))))),
  actions: (b, s) => el("div", { class: "actions" }, b.elements.map((e) => element(e, b, s))),
  context_actions: (b, s) => el("div", { class: "actions small" }, b.elements.map((e) => element(e, b, s))),
  image: (b, s) =>
    el("figure", {}, b.title && el("figcaption", {}, text(b.title, s)), picture(b)),
  input: (b, s) => field(b, s),
  rich_text: (b, s) => el("div", { class: "rich" }, richText(b.elements, s)),
};

// blocks renders a list of blocks.
export function blocks(list, surface) {
  return (list ?? []).map((block) => {
    const render = renderers[block.type];
    const node = render ? render(block, surface) : el("p", { class: "unknown" }, `[${block.type}]`);
    node.classList.add("block");
    return node;
  });
}

function picture(image) {
  const address = image.image_url ?? image.slack_file?.url;
  if (!isWeb(address) && !address?.startsWith("/")) return el("span", {}, image.alt_text);
  return el("img", { src: address, alt: image.alt_text, loading: "lazy" });
}
