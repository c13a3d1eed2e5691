// The page: places at the side, messages, a thread, the app's Home and modals.

import { el } from "./dom.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { invitation } from "./invitation.js";
import { keep, message } from "./message.js";
import { modal } from "./modal.js";
import { post, watch } from "./net.js";
import "./theme.js";

const $ = (id) => document.getElementById(id);
const shell = $("shell");
let state = null;
let place = null; // a channel's id, or "home"
let thread = null; // ts of the open thread
let asked = null; // ts of a question whose answer will open its thread
let field = null;
const read = {}; // messages seen, by channel

const trouble = (error) => {
  $("trouble").textContent = error ? error.message : "";
  if (error) setTimeout(() => ($("trouble").textContent = ""), 6000);
};
const act = (what, body) => post(what, body).then(() => trouble(), trouble);

watch((next) => {
  trouble();
  const first = !state;
  state = next;
  place ??= location.hash === "#home" ? "home" : state.channels[0].id;
  if (first) build();
  render();
}, () => trouble(new Error("The workspace is not there. Start onrecord demo again.")));

function build() {
  field = composer($("composer"), {
    id: "typed", label: "Message", placeholder: `@${state.bot.name} who said …`, send: (typed) => say(typed, ""),
    shortcuts: [
      ...state.shortcuts.filter((s) => s.type === "global").map((s) =>
        el("button", { type: "button", class: "plain", "data-shortcut": s.callback_id, onclick: () => act("shortcut", { callback_id: s.callback_id, channel: place }) }, s.name)),
      ...state.tries.map((t) => el("button", { type: "button", class: "plain", onclick: () => say(t.text, "") }, t.label)),
    ],
  });
  composer($("reply"), { id: "reply-typed", label: "Reply in the thread", placeholder: "Reply …", send: (typed) => say(typed, thread) });
  $("close-thread").onclick = () => openThread(null);
  $("menu").onclick = () => (shell.dataset.pane = "side");
  field.focus();
}

// say sends what was typed: a slash command is one only at the beginning, and
// not in a thread, as in Slack.
function say(typed, inThread) {
  const list = $(inThread ? "replies" : "messages");
  list.scrollTop = list.scrollHeight; // what one says, one sees
  if (typed.startsWith(state.command) && !inThread) {
    return act("command", { channel: place, text: typed.slice(state.command.length).trim() });
  }
  return post("say", { channel: place, thread: inThread, text: typed }).then((m) => {
    trouble();
    if (!inThread) asked = m.ts;
    render();
  }, trouble);
}

function openThread(ts) {
  thread = ts;
  shell.dataset.pane = ts ? "thread" : "channel";
  render();
  if (ts) $("reply-typed").focus();
}

function go(id) {
  place = id;
  thread = null;
  shell.dataset.pane = "channel";
  if (id === "home") act("home", {});
  else if (channel().kind === "im") act("pane", {});
  render();
  if (id !== "home") field.focus();
}

const channel = () => state.channels.find((c) => c.id === place);

function render() {
  sidebar();
  const c = channel();
  $("place").textContent = c ? title(c) : "On the Record";
  $("home").hidden = Boolean(c);
  $("messages").hidden = $("composer").hidden = !c;
  if (c) conversation(c);
  else home();
  modal(state, trouble);
}

const title = (c) => (c.kind === "im" ? state.bot.name : "# " + c.name);

function sidebar() {
  const item = (id, label, unread) =>
    el("li", {}, el("button", { type: "button", class: "place", "aria-current": id === place ? "page" : null, onclick: () => go(id) },
      label, unread > 0 && el("span", { class: "unread", "aria-label": `${unread} new` }, String(unread))));
  if (channel()) read[place] = channel().messages.length;
  $("places").replaceChildren(
    item("home", "Home", 0),
    ...state.channels.map((c) => item(c.id, title(c), c.messages.length - (read[c.id] ?? c.messages.length))));
  for (const c of state.channels) read[c.id] ??= c.messages.length;
}

function conversation(c) {
  const on = {
    openThread,
    act: (m, action) => act("press", { channel: c.id, ts: m.ts, ...action }),
    shortcut: (s, m) => act("shortcut", { callback_id: s.callback_id, channel: c.id, ts: m.ts }),
  };
  const replies = Object.groupBy(c.messages, (m) => m.thread || "");
  const top = (replies[""] ?? []).map((m) => ({ ...m, replies: (replies[m.ts] ?? []).filter((r) => !r.private).length }));
  list($("messages"), top, on);
  invitation($("invitation"), state, c, (typed) => say(typed, ""));
  status($("messages"), c, "");

  if (asked && replies[asked]) {
    thread = asked;
    asked = null;
    shell.dataset.pane = "thread";
  }
  const open = thread && c.messages.some((m) => m.ts === thread);
  $("thread").hidden = !open;
  if (!open) return;
  list($("replies"), c.messages.filter((m) => m.ts === thread || m.thread === thread), { ...on, openThread: null });
  status($("replies"), c, thread);
}

// list shows messages.
function list(node, messages, on) {
  keep(node, messages.map((m) => ({ key: m.channel + m.ts, form: JSON.stringify(m), value: m })), (m) => message(m, state, on));
}

function status(node, c, inThread) {
  const text = c.status?.[inThread];
  node.dataset.status = text ? `${state.bot.name} ${text}` : "";
}

const typedAtHome = {};
let shownAtHome = null;

// home shows the app's own place; while nothing of it changes, what is typed there stays.
function home() {
  const surface = {
    names: state.names, values: typedAtHome, act: (action) => act("press", { view: "home", ...action }),
    enter: (action) => act("enter", { view: "home", ...action }),
  };
  $("invitation").hidden = true;
  $("thread").hidden = true;
  const shown = JSON.stringify(state.home);
  if (shown === shownAtHome && $("home").childElementCount) return;
  shownAtHome = shown;
  $("home").replaceChildren(...(state.home ? blocks(state.home, surface) : [el("p", { class: "hint" }, "Nothing here yet.")]));
}
