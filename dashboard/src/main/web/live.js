/* Keeps a page in step with the ledger: on a new position the page is fetched again and only what differs is replaced.
   Nothing moves under the reader: rows keep their order until asked, scroll and focus stay. */
import { draw } from "./charts/draw.js";
import { pageAddress } from "./drawer.js";
import { say } from "./words.js";
import { toast } from "./menus.js";

const SLOWEST_MILLIS = 2000;
const FIRST_RETRY_MILLIS = 4_000;
const LAST_RETRY_MILLIS = 60_000;
const POLL_MILLIS = 30_000;
const SPEAK_MILLIS = 60_000;

let position = 0;
let frozen = false;
let waiting = 0;
let busy = false;
let again = false;
let lastAt = 0;
let retryMillis = FIRST_RETRY_MILLIS;
let spokenAt = Date.now();

export function watchLedger() {
  if (document.body.dataset.live !== "on") return;
  position = Number(document.body.dataset.position);
  watchFreeze();
  listen();
}

function listen() {
  let polling = null;
  const poll = async () => {
    const answer = await fetch("/api/v1/position").catch(() => null);
    if (answer?.ok) moved((await answer.json()).applied);
  };
  const source = new EventSource("/api/v1/stream?topics=position");
  const heard = (event) => moved(Number(event.lastEventId) || Number(JSON.parse(event.data).applied));
  source.addEventListener("position", heard);
  source.addEventListener("reset", heard);
  source.addEventListener("open", () => {
    clearInterval(polling);
    polling = null;
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) polling ??= setInterval(poll, POLL_MILLIS);
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

function moved(to) {
  if (!(to > position)) return;
  position = to;
  waiting += 1;
  if (frozen) showFrozen();
  else schedule();
}

function schedule(soonestMillis = 0) {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  setTimeout(refresh, Math.max(soonestMillis, lastAt + SLOWEST_MILLIS - Date.now()));
}

async function refresh() {
  lastAt = Date.now();
  again = false;
  let shown = true;
  try {
    shown = frozen || (await fetchPage());
  } finally {
    busy = false; // a defect while merging shows in the console and does not stop the next refresh
  }
  if (shown) {
    retryMillis = FIRST_RETRY_MILLIS;
    if (again) schedule();
  } else {
    // the next position may be a night away: what this one changed is asked for again
    schedule(retryMillis);
    retryMillis = Math.min(2 * retryMillis, LAST_RETRY_MILLIS);
  }
}

/** Whether the page now shows what the server answered; frozen in between counts, unfreezing asks again. */
async function fetchPage() {
  const answer = await fetch(pageAddress(), { headers: { "X-Vigie-Live": "1" } }).catch(() => null);
  if (answer?.status === 401) location.reload();
  const text = answer?.ok ? await answer.text().catch(() => null) : null;
  if (text === null) {
    if (retryMillis === FIRST_RETRY_MILLIS) toast(say("lost"));
    return false;
  }
  if (!frozen) {
    merge(new DOMParser().parseFromString(text, "text/html"));
    waiting = 0;
  }
  return true;
}

function merge(fresh) {
  if (document.querySelector("[data-first-run]") && !fresh.querySelector("[data-first-run]")) {
    location.reload(); // the first figures are there: another page altogether
    return;
  }
  if (!fresh.querySelector("main .tiles, main .card")) return;
  document.body.dataset.position = fresh.body.dataset.position;
  const spoken = [];
  for (const place of document.querySelectorAll("[data-live-id]")) {
    const other = fresh.querySelector(`[data-live-id="${place.dataset.liveId}"]`);
    if (!other || (place.innerHTML === other.innerHTML && place.title === other.title)) continue;
    place.innerHTML = other.innerHTML;
    restyle(place, other);
    if (other.title) place.title = other.title;
    if (place.dataset.spoken) {
      pulse(place);
      if (inView(place)) spoken.push(say("spoken", place.dataset.spoken, place.textContent.trim()));
    }
  }
  for (const script of document.querySelectorAll("main script[data-chart-data]")) {
    const other = fresh.querySelector(`script[data-chart-data="${script.dataset.chartData}"]`);
    if (other && other.textContent !== script.textContent) {
      script.textContent = other.textContent;
      draw(document.getElementById(script.dataset.chartData));
    }
  }
  for (const body of document.querySelectorAll("[data-live-rows]")) mergeRows(body, fresh);
  if (spoken.length && Date.now() - spokenAt > SPEAK_MILLIS) {
    spokenAt = Date.now();
    document.getElementById("spoken").textContent = spoken.join(". ");
  }
}

function mergeRows(body, fresh) {
  const name = body.dataset.liveRows;
  const other = fresh.querySelector(`[data-live-rows="${name}"]`);
  if (!other) return;
  const keys = (rows) => [...rows.children].map((row) => row.dataset.key).join("\u0000");
  const chip = document.querySelector(`[data-rows-changed="${name}"]`);
  for (const row of other.children) {
    const mine = body.querySelector(`[data-key="${CSS.escape(row.dataset.key)}"]`);
    if (!mine) continue;
    [...row.children].forEach((cell, i) => {
      const old = mine.children[i];
      if (old && old.innerHTML !== cell.innerHTML) {
        old.innerHTML = cell.innerHTML;
        restyle(old, cell);
        pulse(old);
      }
    });
  }
  if (chip && keys(body) !== keys(other)) {
    chip.textContent = say("rows");
    chip.hidden = false;
    chip.onclick = () => {
      body.replaceChildren(...other.children);
      chip.hidden = true;
    };
  }
}

/** By attribute: the class of a drawing (SVG) cannot be assigned. */
function restyle(place, other) {
  const name = other.getAttribute("class") ?? "";
  if (name !== (place.getAttribute("class") ?? "")) place.setAttribute("class", name);
}

function pulse(place) {
  place.classList.remove("changed");
  void place.offsetWidth;
  place.classList.add("changed");
}

function inView(place) {
  const box = place.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

function watchFreeze() {
  const button = document.querySelector("[data-freeze]");
  button?.addEventListener("click", () => {
    frozen = !frozen;
    button.setAttribute("aria-pressed", String(frozen));
    const label = say(frozen ? "unfreeze" : "freeze");
    button.title = label;
    button.setAttribute("aria-label", label);
    button.querySelector("use").setAttribute("href", frozen ? "#i-play" : "#i-pause");
    waiting = 0;
    if (frozen) showFrozen();
    else schedule();
  });
}

function showFrozen() {
  const pill = document.querySelector("[data-pill]");
  const at = new Intl.NumberFormat(document.documentElement.lang).format(Number(document.body.dataset.position));
  pill.className = "pill frozen";
  pill.querySelector("b").textContent = say("frozen", at);
  pill.querySelectorAll("span:not(.dot):not(.sep)")[0].textContent = waiting ? say("waiting", waiting) : "";
}
