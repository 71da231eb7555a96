/* Entry of the script the server runs to draw charts: the builders of the pages, without document. */
import { echarts } from "./charts/engine.js";
import { builders } from "./charts/registry.js";
import { formats } from "./format.js";
import { camel } from "./theme.js";

/**
 * Prepares drawing.
 * colours: JSON {token: "rgb(…)"}; font: family printed with; measure(text, size, bold): width in pixels.
 * Answers (kind, data as JSON, language, currency, width, height, description) => SVG text.
 */
globalThis.prepare = (colours, font, measure) => {
  globalThis.setTimeout ??= () => 0; // nothing here is drawn a second time
  const theme = { font };
  for (const [name, color] of Object.entries(JSON.parse(colours))) theme[camel(name)] = color;
  echarts.setPlatformAPI({
    createCanvas: () => null,
    measureText: (text, of) => ({ width: measure(text, Number(/([\d.]+)px/.exec(of)?.[1] ?? 12), bold(of)) }),
  });
  const drawn = (kind, json, language, currency, width, height, description) => {
    const option = builders[kind](JSON.parse(json), {
      theme,
      format: formats(language, currency),
      width,
      height,
      description,
    });
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
    try {
      chart.setOption({ ...option, tooltip: undefined });
      return plain(chart.renderToSVGString());
    } finally {
      chart.dispose();
    }
  };
  const settled = new Set();
  return (kind, ...rest) => {
    let svg = drawn(kind, ...rest);
    // GraalJS (24.2, 25.0) misplaces an axis the first time code runs: the first of a kind counts once two agree
    for (let again = ""; !settled.has(kind); svg = again) {
      again = drawn(kind, ...rest);
      if (again === svg) settled.add(kind);
    }
    return svg;
  };
};

const bold = (font) => /\b(bold|[6-9]00)\b/.test(font ?? "");

/** Without what only browsers know; names of parts are the same in every drawing of the same data. */
function plain(svg) {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (class|pointer-events)="[^"]*"/g, "")
    .replace(/ dominant-baseline="central"/g, ' dy="0.35em"')
    .replace(/(style="[^"]*?)\b600\b/g, "$1bold")
    .replace(/\bzr\d+-/g, "zr-");
}
