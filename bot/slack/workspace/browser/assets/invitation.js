// The invitation at the top of an empty channel: what this is, and three
// questions to click.

import { el } from "./dom.js";

// invitation shows itself until something was said in the channel.
export function invitation(node, state, channel, say) {
  node.hidden = channel.kind === "im" || channel.messages.length > 0;
  if (node.hidden || node.dataset.channel === channel.id) return;
  node.dataset.channel = channel.id;
  const mention = (question) =>
    el("li", {}, el("button", { type: "button", class: "question", onclick: () => say(`@${state.bot.name} ${question}`) }, question));
  node.replaceChildren(
    el("h3", {}, "Who said it?"),
    el("p", {}, state.questions.length > 0 ? "Ask the newsroom's archive. Here it is a small one, of articles written for this demo." : "Ask your archive."),
    el("ul", { class: "questions" }, state.questions.map(mention)),
    el("p", { class: "hint" }, "Or type ", el("code", {}, `@${state.bot.name} who said …`), ", or ", el("code", {}, state.command + " who said …"),
      " for an answer that only you see. More to try stands above the message field."));
}
