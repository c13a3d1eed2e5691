// Interactive elements, and the fields of a form.

import { el } from "./dom.js";
import { text } from "./mrkdwn.js";

// element renders an element that acts when it is used.
export function element(e, block, surface) {
  const act = (more) => surface.act({ block_id: block.block_id, action_id: e.action_id, ...more });
  switch (e.type) {
    case "button":
      return el("button", {
        type: "button", class: "action " + (e.style ?? ""), "data-action": e.action_id,
        "aria-label": e.accessibility_label,
        onclick: () => {
          if (e.url) window.open(e.url, "_blank", "noreferrer,noopener");
          act({});
        },
      }, text(e.text, surface));
    case "overflow":
      return menu(e, block, surface, act, "⋯", "More to do");
    case "static_select":
    case "external_select":
      return menu(e, block, surface, act, e.placeholder ? e.placeholder.text : "Choose", null);
    case "feedback_buttons":
      return el("span", {}, [e.positive_button, e.negative_button].map((b) =>
        el("button", { type: "button", class: "action", onclick: () => act({ value: b.value }) }, text(b.text, surface))));
    case "image":
      return el("img", { src: e.image_url, alt: e.alt_text });
    default:
      return inputOf(e, block, surface, (value) => act({ value }));
  }
}

// menu is a button that opens a list of options: the browser's own select,
// which works with a keyboard and on a phone. Choosing acts at once.
function menu(e, block, surface, act, label, name) {
  const select = el("select", {
    class: "menu" + (name ? " overflow" : ""), "data-action": e.action_id, "aria-label": name ?? label,
    onchange: () => {
      const value = select.value;
      select.selectedIndex = 0;
      act({ value });
    },
  }, el("option", { value: "", hidden: true }, label));
  fill(select, e, block, surface);
  return select;
}

function fill(select, e, block, surface) {
  const option = (o) => el("option", { value: o.value }, text(o.text, surface));
  select.append(...(e.options ?? []).map(option),
    ...(e.option_groups ?? []).map((g) => el("optgroup", { label: g.label.text }, g.options.map(option))));
  if (e.type === "external_select") {
    select.addEventListener("focus", async () => {
      const options = await surface.load(block, e);
      select.replaceChildren(select.firstChild, ...options.map((o) => el("option", { value: o.Value }, o.Text)));
    }, { once: true });
  }
}

// field is an input block with its label, hint and error.
export function field(block, surface) {
  const id = `field-${block.block_id}`;
  const error = surface.errors?.[block.block_id];
  const input = inputOf(block.element, block, surface, null);
  if (block.dispatch_action) {
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && input.value) surface.enter({ block_id: block.block_id, action_id: block.element.action_id, value: input.value });
    });
  }
  const control = input.matches("input,select,textarea") ? input : input.querySelector("input") ?? input;
  control.id = id;
  const notes = [];
  if (block.hint) notes.push(el("p", { id: id + "-hint", class: "hint" }, text(block.hint, surface)));
  if (error) notes.push(el("p", { id: id + "-error", class: "error", role: "alert" }, error));
  if (notes.length) control.setAttribute("aria-describedby", notes.map((n) => n.id).join(" "));
  if (error) control.setAttribute("aria-invalid", "true");
  return el("div", { class: "field" },
    el("label", { for: id }, text(block.label, surface), block.optional ? el("span", { class: "hint" }, " (optional)") : null),
    input, notes);
}

// inputOf renders an input. What is filled in goes into surface.values by block
// and action: a text, or a list of what is chosen. acted, where given, is called
// with it too.
function inputOf(e, block, surface, acted) {
  const keep = (value) => {
    (surface.values[block.block_id] ??= {})[e.action_id] = value;
    acted?.(value);
  };
  const kept = surface.values[block.block_id]?.[e.action_id];
  switch (e.type) {
    case "plain_text_input": {
      const attributes = {
        "data-action": e.action_id, maxlength: e.max_length, placeholder: e.placeholder?.text,
        value: kept ?? e.initial_value ?? "", oninput: (event) => keep(event.target.value),
      };
      const input = e.multiline ? el("textarea", { rows: 8, ...attributes }) : el("input", { type: "text", ...attributes });
      return input;
    }
    case "file_input": {
      return el("input", {
        type: "file", multiple: (e.max_files ?? 10) > 1, "data-action": e.action_id,
        onchange: async (event) => keep(event.target.files.length ? await Promise.all([...event.target.files].map(fileOf)) : null),
      });
    }
    case "datepicker": {
      return el("input", { type: "date", "data-action": e.action_id, value: kept ?? e.initial_date ?? "", oninput: (event) => keep(event.target.value || null) });
    }
    case "static_select":
    case "external_select": {
      const select = el("select", { "data-action": e.action_id, onchange: () => keep(select.value ? [select.value] : []) },
        el("option", { value: "" }, e.placeholder?.text ?? "Any"));
      fill(select, e, block, surface);
      select.value = kept ? kept[0] ?? "" : e.initial_option?.value ?? "";
      return select;
    }
    case "checkboxes":
    case "radio_buttons":
      return choices(e, kept, keep, surface);
    default:
      return el("span", { class: "unknown" }, `[${e.type}]`);
  }
}

// fileOf is a file with its content in base64.
const fileOf = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done({ name: file.name, content: reader.result.split(",")[1] ?? "" });
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});

function choices(e, kept, keep, surface) {
  const many = e.type === "checkboxes";
  const initial = many ? (e.initial_options ?? []).map((o) => o.value) : [e.initial_option?.value].filter(Boolean);
  const chosen = new Set(kept ?? initial);
  return el("div", { role: many ? "group" : "radiogroup", "data-action": e.action_id }, e.options.map((o) =>
    el("label", { class: "choice" },
      el("input", {
        type: many ? "checkbox" : "radio", name: e.action_id, value: o.value, checked: chosen.has(o.value),
        onchange: (event) => {
          if (!many) return keep([o.value]);
          event.target.checked ? chosen.add(o.value) : chosen.delete(o.value);
          keep([...chosen]);
        },
      }), " ", text(o.text, surface))));
}
