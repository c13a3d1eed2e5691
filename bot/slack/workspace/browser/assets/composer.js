// The field in which a person types: a message, @onrecord, or a slash command.

import { el } from "./dom.js";

// composer builds the form; send is called with what was typed, and its
// shortcuts with the one chosen.
export function composer(form, options) {
  const field = el("textarea", {
    rows: 1, id: options.id, "aria-label": options.label, placeholder: options.placeholder, autocomplete: "off",
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    },
    oninput: () => grow(field),
  });
  form.replaceChildren(
    options.shortcuts?.length ? el("div", { class: "shortcuts" }, options.shortcuts) : "",
    el("div", { class: "row" }, field, el("button", { type: "submit", class: "action primary", "aria-label": "Send" }, "Send")));
  form.onsubmit = (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (!typed) return;
    field.value = "";
    grow(field);
    options.send(typed);
  };
  return field;
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = Math.min(field.scrollHeight + 2, 220) + "px";
}
