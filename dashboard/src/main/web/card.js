/* Buttons of a chart card: the twin table, and saving the drawing. */
import { draw, svgOf } from "./charts/draw.js";

export function watchCards() {
  document.addEventListener("click", (event) => {
    const twin = event.target.closest("[data-twin]");
    if (twin) toggleTwin(twin);
    const save = event.target.closest("[data-export]");
    if (save) {
      saveChart(document.getElementById(save.dataset.of), save.dataset.export);
      const menu = save.closest("details");
      menu.open = false;
      menu.querySelector("summary").focus();
    }
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

async function saveChart(chart, kind) {
  const svg = svgOf(chart);
  const source = new Blob([svg], { type: "image/svg+xml" });
  const blob = kind === "svg" ? source : await paint(source, chart.clientWidth, chart.clientHeight);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `vigie-${chart.id}-${document.body.dataset.position}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function paint(source, width, height) {
  const image = new Image();
  image.src = URL.createObjectURL(source);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
