/* Light, dark or as the system says; and the tokens as resolved colours for the charts. */

const NAMES = [
  "bg", "surface", "surface-2", "text", "text-2", "border", "border-strong", "rule", "accent", "accent-weak",
  "good", "bad", "bad-text", "bad-weak", "ac", "py", "py-soft", "hatch", "heat-good", "heat-bad",
  "age-1", "age-2", "age-3", "age-4", "age-5", "age-6", "on-age-2", "on-age-3", "on-age-4", "on-age-5", "on-age-6",
  "cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "class-1", "class-2", "class-3",
];

/** The name chart builders know a token by: "py-soft" is pySoft. */
export const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Colours and font of the current theme: {surface2: "rgb(…)", …, font}. */
export function readTheme() {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const theme = {};
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    theme[camel(name)] = getComputedStyle(probe).color;
  }
  probe.remove();
  theme.font = getComputedStyle(document.documentElement).getPropertyValue("--font").trim();
  return theme;
}

/** Wires the theme buttons; `changed` runs after each switch, also when the system switches. */
export function watchTheme(changed) {
  const root = document.documentElement;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    const choice = button.dataset.themeChoice;
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    document.cookie = `vigie-theme=${choice};path=/;max-age=31536000;samesite=lax`;
    for (const other of document.querySelectorAll("[data-theme-choice]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    changed();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
