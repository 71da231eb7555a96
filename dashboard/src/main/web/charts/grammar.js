/* The grammar shared by all charts: actual dark, prior year lighter, running period hatched, variances by effect.
   Pure functions of theme and data: no DOM, no chart library. */

/** Diagonal hatch of a bar. */
export const hatch = (color, gap = 3) => ({
  symbol: "rect",
  dashArrayX: [1, 0],
  dashArrayY: [2, gap],
  rotation: -Math.PI / 4,
  color,
  backgroundColor: "transparent",
});

/** Fill of a variance: favourable solid, unfavourable hatched. */
export const effect = (theme, good) =>
  good ? { color: theme.good } : { color: theme.bad, decal: hatch(theme.hatch, 4) };

export const base = (theme, description) => ({
  animation: false,
  textStyle: { fontFamily: theme.font, fontSize: 12, color: theme.text2 },
  aria: { enabled: true, decal: { show: false }, label: { enabled: true, description } },
});

export const tooltip = (theme, more) => ({
  confine: true,
  backgroundColor: theme.surface,
  borderColor: theme.borderStrong,
  borderWidth: 1,
  padding: [8, 12],
  extraCssText: "box-shadow:none;border-radius:4px",
  textStyle: { color: theme.text, fontSize: 12, fontFamily: theme.font },
  ...more,
});

export const label = (theme, more) => ({
  show: true,
  color: theme.text,
  fontFamily: theme.font,
  fontSize: 12,
  textBorderWidth: 0,
  ...more,
});

export const grid = (more) => ({ outerBoundsMode: "none", ...more });

export const categories = (theme, data, more = {}) => ({
  type: "category",
  data,
  axisTick: { show: false },
  axisLine: { show: true, lineStyle: { color: theme.borderStrong } },
  ...more,
  axisLabel: { color: theme.text2, fontSize: 12, fontFamily: theme.font, interval: 0, margin: 8, ...more.axisLabel },
});

/** Names of rows: left of the drawing, all starting at its edge. */
export const rowNames = (theme, left, more = {}) => ({
  align: "left",
  margin: left - 2,
  width: left - 12,
  overflow: "truncate",
  fontSize: 13,
  color: theme.text,
  ...more,
});

export const values = (theme, more = {}) => ({
  type: "value",
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: theme.rule } },
  ...more,
  axisLabel: { color: theme.text2, fontSize: 12, fontFamily: theme.font, ...more.axisLabel },
});

/** Text at a fixed place of the drawing. */
export const text = (theme, x, y, content, more = {}) => ({
  type: "text",
  x,
  y,
  z: 20,
  silent: true,
  style: {
    text: content,
    fill: more.color ?? theme.text2,
    font: `${more.weight ? more.weight + " " : ""}${more.size ?? 12}px ${theme.font}`,
    align: more.align ?? "left",
    verticalAlign: more.vertical ?? "top",
    lineHeight: 16,
    width: more.width,
    overflow: more.width ? "truncate" : undefined,
  },
});

/** Lines of a hatch clipped to a rectangle, for custom drawings. */
export function hatchLines(x, y, width, height, color, step = 6) {
  const lines = [];
  for (let start = -height; start < width; start += step) {
    let [x1, y1, x2, y2] = [x + start, y + height, x + start + height, y];
    if (x1 < x) {
      y1 -= x - x1;
      x1 = x;
    }
    if (x2 > x + width) {
      y2 += x2 - (x + width);
      x2 = x + width;
    }
    if (x2 > x1) {
      lines.push({ type: "line", silent: true, shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 1.25 } });
    }
  }
  return lines;
}

/** Smallest round number (1, 2, 2.5, 5 times a power of ten) that is not below the value. */
export function roundUp(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value - 1e-9);
  return step * power;
}

/** Mixes two "rgb(r, g, b)" colours; share 0 gives the first. */
export function mix(first, second, share) {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const [a, b] = [numbers(first), numbers(second)];
  return `rgb(${[0, 1, 2].map((i) => Math.round(a[i] + (b[i] - a[i]) * share)).join(",")})`;
}

export const escape = (content) =>
  String(content).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
