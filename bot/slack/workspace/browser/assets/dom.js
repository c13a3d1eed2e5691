// Making elements. Nothing in this program sets inner HTML: what an article
// says is text.

// el makes an element with attributes and children; a child that is a string
// is text, and what is null or false is left out.
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "value") node.value = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// isWeb reports whether an address may be linked to.
export function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

// link is a link out of the workspace, or its label where it leads nowhere.
export function link(address, label) {
  if (!isWeb(address)) return el("span", {}, label);
  return el("a", { href: address, target: "_blank", rel: "noreferrer noopener" }, label);
}
