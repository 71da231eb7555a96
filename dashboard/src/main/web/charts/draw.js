/* Draws the charts of a page with the SVG renderer and keeps them in step with their data, the theme and the width. */
import { formats } from "../format.js";
import { readTheme } from "../theme.js";
import { echarts } from "./engine.js";
import { builders } from "./registry.js";

const drawn = new Map();

const dataOf = (place) =>
  JSON.parse(document.querySelector(`script[data-chart-data="${place.id}"]`)?.textContent ?? "null");

function option(place, theme) {
  const data = dataOf(place);
  if (!data) return null;
  const description = document.getElementById(place.getAttribute("aria-describedby"))?.textContent ?? "";
  return builders[place.dataset.chart](data, {
    theme,
    format: formats(document.documentElement.lang, document.documentElement.dataset.currency),
    width: place.clientWidth,
    height: place.clientHeight,
    description: `${place.getAttribute("aria-label")}. ${description}`.trim(),
  });
}

/** Draws or redraws one chart; a hidden one waits until it is shown. */
export function draw(place, theme = readTheme()) {
  if (!place.clientWidth) return;
  const built = option(place, theme);
  if (!built) return;
  const label = place.getAttribute("aria-label");
  let chart = drawn.get(place);
  if (!chart) {
    chart = echarts.init(place, null, { renderer: "svg" });
    drawn.set(place, chart);
  }
  chart.resize();
  chart.setOption(built, { notMerge: true });
  place.setAttribute("aria-label", label);
  place.setAttribute("role", "img");
}

/** Draws every chart under a root and forgets those that left the page. */
export function drawAll(root = document) {
  for (const [place, chart] of drawn) {
    if (!place.isConnected) {
      chart.dispose();
      drawn.delete(place);
    }
  }
  const theme = readTheme();
  for (const place of root.querySelectorAll("[data-chart]")) draw(place, theme);
}

/** Redraws when the width changes. */
export function watchWidth() {
  let wait;
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(wait);
    wait = setTimeout(drawAll, 120);
  });
}
