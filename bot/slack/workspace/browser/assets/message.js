// A message as it stands in a channel or a thread.

import { el } from "./dom.js";
import { blocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

// message renders one; on holds what can be done: act, openThread, check.
export function message(m, state, on) {
  const names = state.names;
  const person = names[m.user] ?? "Slack";
  const surface = { names, values: {}, act: (action) => on.act(m, action) };
  const content = m.blocks?.length ? blocks(m.blocks, surface) : m.text ? [el("p", {}, mrkdwn(m.text, names))] : [];
  const files = (m.files ?? []).map((f) => el("p", {}, el("a", { class: "file", href: "/files/" + f.id, download: f.name }, f.name)));
  return el("li", { class: "message" + (m.private ? " private" : ""), "data-ts": m.ts },
    el("span", { class: "face" + (m.app ? " app" : ""), "aria-hidden": "true" }, person.slice(0, 1).toUpperCase()),
    el("div", { class: "content" },
      el("div", { class: "who" },
        el("strong", {}, person), m.app && el("span", { class: "badge" }, "APP"),
        el("time", { datetime: new Date(m.ts * 1000).toISOString() }, clock.format(new Date(m.ts * 1000))),
        m.edited && el("span", { class: "hint" }, "edited"),
        actions(m, state, on)),
      m.private && el("p", { class: "hint" }, "Only visible to you"),
      content, files,
      m.replies > 0 && el("button", { type: "button", class: "plain replies", onclick: () => on.openThread(m.ts) },
        m.replies === 1 ? "1 reply" : `${m.replies} replies`)));
}

// actions are the shortcuts of a message, and its thread.
function actions(m, state, on) {
  if (m.private) return null;
  return el("span", { class: "message-actions" },
    on.openThread && el("button", { type: "button", class: "plain", onclick: () => on.openThread(m.thread || m.ts) }, "Reply in thread"),
    state.shortcuts.filter((s) => s.type === "message").map((s) =>
      el("button", { type: "button", class: "plain", "data-shortcut": s.callback_id, onclick: () => on.shortcut(s, m) }, s.name)));
}

// keep renders a list into a node, leaving alone what has not changed, so that
// an open menu stays open.
export function keep(list, items, render) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const kept = old.get(item.key);
    if (kept?.dataset.form === item.form) return kept;
    const node = render(item.value);
    node.dataset.key = item.key;
    node.dataset.form = item.form;
    return node;
  });
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  if (nodes.length === list.children.length && nodes.every((node, i) => node === list.children[i])) return;
  list.replaceChildren(...nodes);
  // To the end, but no further than the first line of what came last.
  if (atEnd && nodes.length) list.scrollTop = Math.min(list.scrollHeight, nodes.at(-1).offsetTop - list.offsetTop - 12);
}
