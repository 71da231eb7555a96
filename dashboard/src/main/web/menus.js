/* Menus are <details>: this adds closing by Escape and by a click elsewhere, the member search, and copying links. */
import { say } from "./words.js";

export function watchMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const link = event.target.closest("[data-copy]");
    if (link) {
      copy(new URL(link.dataset.copy, location.href).href, say("copied"));
      link.closest("details").open = false;
    }
    const line = event.target.closest("[data-copy-text]");
    if (line) copy(line.dataset.copyText, say("copiedLine"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.preventDefault();
    }
  });
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (menu.matches?.("details[data-menu]") && menu.open) {
      for (const other of document.querySelectorAll("details[data-menu][open]")) if (other !== menu) other.open = false;
      menu.querySelector("[data-find]")?.focus();
    }
  }, true);
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-find]")) find(event.target);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-find-form]")) event.preventDefault();
  });
}

function find(input) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = plain(input.value.trim());
  for (const group of input.closest(".pop").querySelectorAll("details")) {
    let some = false;
    for (const option of group.querySelectorAll("a.opt")) {
      const shown = !wanted || plain(option.textContent).includes(wanted);
      option.hidden = !shown;
      some ||= shown;
    }
    group.hidden = !some;
    group.open = Boolean(wanted) && some;
  }
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast(text);
  }
}

let hiding;

/** Shows a short message. */
export function toast(text) {
  const place = document.getElementById("toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (place.hidden = true), 4000);
}
