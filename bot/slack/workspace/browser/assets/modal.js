// The open modal: a view of the app, its form and its buttons.

import { el } from "./dom.js";
import { blocks } from "./blocks.js";
import { post } from "./net.js";

const dialog = document.getElementById("modal");
let shown = null; // id and hash of the view that is rendered
let values = {};
let view = null;
let fail = () => {};

// modal shows the state's view, or closes. What was typed stays while a view is
// updated.
export function modal(state, failed) {
  fail = failed;
  view = state.view;
  if (!view) {
    if (dialog.open) dialog.close("app");
    shown = null;
    return;
  }
  const now = view.id + "/" + view.hash + "/" + JSON.stringify([view.errors, view.trouble]);
  if (now === shown) return;
  if (!shown?.startsWith(view.id + "/")) values = {};
  shown = now;
  render(state);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".body :is(input, textarea, select), footer button")?.focus();
}

function render(state) {
  const surface = {
    names: state.names, values, errors: view.errors,
    act: (action) => post("press", { view: view.id, values, ...action }).catch(fail),
    load: (block, element) => post("options", { view: view.id, block_id: block.block_id, action_id: element.action_id }),
  };
  const form = el("form", {
    method: "dialog",
    onsubmit: (event) => {
      event.preventDefault();
      post("submit", { view: view.id, values }).catch(fail);
    },
  },
  el("header", {}, el("h2", { id: "modal-title" }, view.title),
    el("button", { type: "button", class: "plain", "aria-label": "Close", onclick: close }, "✕")),
  el("div", { class: "body" }, view.trouble && el("p", { class: "error", role: "alert" }, view.trouble), blocks(view.blocks, surface)),
  el("footer", {},
    el("button", { type: "button", class: "action", onclick: close }, view.close || "Close"),
    view.submit && el("button", { type: "submit", class: "action primary" }, view.submit)));
  dialog.replaceChildren(form);
}

function close() {
  post("close", { view: view.id }).catch(fail);
}

dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  close();
});
