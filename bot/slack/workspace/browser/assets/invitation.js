// The invitation at the top of an empty conversation: what this is, and questions to click.

import { el } from "./dom.js";

// invitation shows itself until something was said there.
export function invitation(node, state, channel, say) {
  const direct = channel.kind === "im";
  node.hidden = channel.messages.length > 0 || direct && channel.prompts.length === 0;
  const form = JSON.stringify([channel.id, channel.prompts]);
  if (node.hidden || node.dataset.form === form) return;
  node.dataset.form = form;
  node.replaceChildren(...(direct ? prompts(channel, say) : welcome(state, say)));
}

const questions = (all, say) =>
  el("ul", { class: "questions" }, all.map(({ title, message }) => el("li", {}, el("button", { type: "button", class: "question", onclick: () => say(message) }, title))));

// welcome is what a channel begins with.
function welcome(state, say) {
  return [
    el("h3", {}, "Who said it?"),
    el("p", {}, state.questions.length > 0 ? "Ask the newsroom's archive. Here it is a small one, of articles written for this demo." : "Ask your archive."),
    questions(state.questions.map((q) => ({ title: q, message: `@${state.bot.name} ${q}` })), say),
    el("p", { class: "hint" }, "Or type ", el("code", {}, `@${state.bot.name} who said …`), ", or ", el("code", {}, state.command + " who said …"),
      " for an answer that only you see. More to try stands above the message field."),
  ];
}

// prompts is what the conversation with the app begins with: what the app suggests to ask.
function prompts(channel, say) {
  return [
    el("h3", {}, channel.prompts_title || "Ask me"),
    questions(channel.prompts, say),
    el("p", { class: "hint" }, "Here you ask without a mention, and only you read the answer."),
  ];
}
