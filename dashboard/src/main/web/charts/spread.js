import { base, categories, effect, grid, label, roundUp, text, tooltip, values, escape } from "./grammar.js";

/**
 * Revenue by class of margin rate. data: {bins:[{from,to,revenue,count}], mean, scale, unit, words:{axis,count,mean}}
 */
export function spread(data, { theme, format, width, height, description }) {
  const left = 4;
  const bottom = 44;
  const slot = (width - left * 2) / data.bins.length;
  const every = slot < 26 ? 2 : 1;
  const largest = Math.max(1e-9, ...data.bins.map((bin) => bin.revenue)) / data.scale;

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => {
      const bin = data.bins[points[0].dataIndex];
      return (
        `<b>${format.fixed(bin.from * 100)} – ${format.percent(bin.to, 0)}</b>` +
        `<br>${format.money(bin.revenue)}<br>${format.fixed(bin.count)} ${escape(data.words.count)}`
      );
    },
  });
  option.grid = grid({ left, right: left, top: 28, bottom });
  option.xAxis = categories(
    theme,
    data.bins.map((bin) => format.fixed(bin.from * 100)),
    { axisLabel: { interval: every - 1, align: "center" } },
  );
  option.yAxis = values(theme, { show: false, min: 0, max: roundUp(largest * 1.08) });
  option.series = [
    {
      type: "bar",
      barCategoryGap: "12%",
      data: data.bins.map((bin) => ({
        value: bin.revenue / data.scale,
        itemStyle: bin.to <= 0 ? effect(theme, false) : { color: theme.ac },
      })),
      label: label(theme, {
        position: "top",
        distance: 4,
        formatter: ({ value }) => (value > 0 && slot >= 22 ? format.fixed(value, value < 10 ? 1 : 0) : ""),
      }),
    },
  ];
  const first = data.bins[0].from;
  const size = data.bins[0].to - first;
  const x = left + ((data.mean - first) / size) * slot;
  option.graphic = [
    text(theme, width - left, height - 16, data.words.axis, { align: "right" }),
    {
      type: "line",
      silent: true,
      z: 20,
      shape: { x1: x, y1: 20, x2: x, y2: height - bottom },
      style: { stroke: theme.text, lineWidth: 1, lineDash: [4, 3] },
    },
    text(theme, x + (x > width * 0.6 ? -6 : 6), 2, `${data.words.mean} ${format.percent(data.mean)}`, {
      align: x > width * 0.6 ? "right" : "left",
    }),
  ];
  return option;
}
