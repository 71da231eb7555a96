/* Buttons of a chart card: the twin table. */
import { draw } from "./charts/draw.js";

export function watchCards() {
  document.addEventListener("click", (event) => {
    const twin = event.target.closest("[data-twin]");
    if (twin) toggleTwin(twin);
  });
}

function toggleTwin(button) {
  const chart = document.getElementById(button.dataset.twin);
  const table = document.getElementById(`${button.dataset.twin}-twin`);
  const shown = table.hidden;
  table.hidden = !shown;
  chart.hidden = shown;
  button.setAttribute("aria-expanded", String(shown));
  if (!shown) draw(chart);
}
