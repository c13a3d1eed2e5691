// Slack's mark-up of texts: *bold*, _italic_, ~struck~, `code`, ```code```,
// > quoted, <https://…|label>, <@U1>, <#C1|name>, <!here>.

import { el, link } from "./dom.js";

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const unescape = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]);

const markup = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>]+)>|(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])|(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])|(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/g;

// mrkdwn returns the nodes of a text; names tells the name of a user.
export function mrkdwn(text, names = {}) {
  return text.split(/(^(?:&gt;|>) ?.*(?:\n(?:&gt;|>) ?.*)*)/m).flatMap((part) => {
    if (!/^(?:&gt;|>)/.test(part)) return inline(part, names);
    return [el("blockquote", {}, inline(part.replace(/^(?:&gt;|>) ?/gm, ""), names))];
  });
}

function inline(text, names) {
  const out = [];
  let at = 0;
  for (const found of text.matchAll(markup)) {
    out.push(...lines(text.slice(at, found.index)));
    const [, pre, code, target, bold, italic, struck] = found;
    if (pre) out.push(el("pre", {}, unescape(pre)));
    else if (code) out.push(el("code", {}, unescape(code)));
    else if (target) out.push(reference(target, names));
    else if (bold) out.push(el("strong", {}, inline(bold, names)));
    else if (italic) out.push(el("em", {}, inline(italic, names)));
    else out.push(el("s", {}, inline(struck, names)));
    at = found.index + found[0].length;
  }
  out.push(...lines(text.slice(at)));
  return out;
}

function reference(target, names) {
  const [what, label] = target.split("|", 2);
  if (what.startsWith("@")) return el("span", { class: "mention" }, "@" + (names[what.slice(1)] ?? label ?? what.slice(1)));
  if (what.startsWith("#")) return el("span", { class: "mention" }, "#" + (label || what.slice(1)));
  if (what.startsWith("!")) return el("span", { class: "mention" }, "@" + (label || what.slice(1)));
  return link(unescape(what), unescape(label ?? what));
}

function lines(text) {
  return text.split("\n").flatMap((line, i) => (i ? [el("br"), unescape(line)] : [unescape(line)]));
}

// text is a text object.
export function text(object, surface) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, surface.names) : [object.text];
}
