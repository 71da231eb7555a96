/* Details open beside the page, each at its own address. Back returns to the step before with scroll and focus. */
import { drawAll } from "./charts/draw.js";

const dialog = () => document.getElementById("drawer");
let opener = null;
let pageTitle = "";
let depth = 0;

export function watchDrawer() {
  history.replaceState({ depth: 0, ...history.state, page: location.href }, "");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-drawer]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link && plain && (dialog().open || !document.querySelector("main > .detail"))) {
      event.preventDefault();
      follow(link);
    } else if (event.target.closest("[data-close]") || event.target === dialog()) {
      close();
    } else if (event.target.closest("[data-back]")) {
      history.back();
    }
  });
  dialog().addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", shortcut);
  addEventListener("popstate", (event) => arrive(event.state));
}

/** "e" opens the proof of the figure in focus; "[" goes back. */
function shortcut(event) {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "e") {
    document.activeElement?.closest("[data-tile]")?.querySelector(".proof")?.click();
  } else if (event.key === "[") {
    history.back();
  }
}

async function follow(link) {
  if (!dialog().open) {
    opener = link;
    pageTitle = document.title;
    depth = 0;
  }
  history.replaceState({ ...history.state, scroll: dialog().scrollTop, focus: link.getAttribute("href") }, "");
  depth += 1;
  const page = history.state?.page ?? location.href;
  const shown = await show(link.href);
  if (shown) history.pushState({ depth, page, drawer: link.href }, "", link.href);
  else location.href = link.href;
}

async function show(href) {
  const content = document.getElementById("drawer-content");
  content.setAttribute("aria-busy", "true");
  const answer = await fetch(href, { headers: { "X-Vigie-Part": "drawer" } }).catch(() => null);
  content.removeAttribute("aria-busy");
  if (!answer || answer.status === 401) return false;
  content.innerHTML = await answer.text();
  const box = dialog();
  if (!box.open) box.showModal();
  box.scrollTop = 0;
  const title = content.querySelector("[data-title]")?.dataset.title;
  if (title) {
    document.title = title;
    box.setAttribute("aria-label", title);
  }
  box.querySelector(".back").hidden = depth < 2;
  drawAll(content);
  box.querySelector(".close").focus({ preventScroll: true });
  return true;
}

function close() {
  if (depth > 0) history.go(-depth);
  else hide();
}

function hide() {
  const box = dialog();
  if (box.open) box.close();
  document.getElementById("drawer-content").replaceChildren();
  document.title = pageTitle || document.title;
  opener?.focus({ preventScroll: true });
  depth = 0;
}

async function arrive(state) {
  if (state?.drawer) {
    depth = state.depth;
    if (!(await show(state.drawer))) location.reload();
    dialog().scrollTop = state.scroll ?? 0;
    if (state.focus) {
      dialog().querySelector(`a[href="${CSS.escape(state.focus)}"]`)?.focus({ preventScroll: true });
    }
  } else if (dialog().open) {
    hide();
  } else if (state?.page && state.page !== location.href) {
    location.reload();
  }
}

/** True while a detail is shown beside the page. */
export const drawerOpen = () => dialog().open;

/** The address of the page under the drawer. */
export const pageAddress = () => history.state?.page ?? location.href;
