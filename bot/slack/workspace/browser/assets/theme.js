// Light, dark, or as the system has it; kept in this browser.

const button = document.getElementById("theme");
const themes = ["system", "light", "dark"];
let theme = localStorage.getItem("theme") ?? "system";

function apply() {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.textContent = theme === "system" ? "Theme: as the system" : `Theme: ${theme}`;
}

button.onclick = () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  localStorage.setItem("theme", theme);
  apply();
};
apply();
