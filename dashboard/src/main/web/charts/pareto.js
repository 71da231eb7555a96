import { base, categories, grid, label, roundUp, text, tooltip, values, escape } from "./grammar.js";
import { scaled, written } from "./sheet.js";

const MOST_BARS = 120;
const CLASSES = ["A", "B", "C"];

/**
 * Ranked values with their cumulative share; rows beyond what the width can show are binned.
 * draw: {label, y, series: column of the class, share: column of the cumulative share}
 */
export function pareto(data, { theme, format, width, description }) {
  const { label: name, y, series, share } = data.draw;
  const rows = data.rows.filter((row) => row[y] > 0);
  const size = Math.max(1, Math.ceil(rows.length / MOST_BARS));
  const bins = [];
  for (let i = 0; i < rows.length; i += size) {
    const part = rows.slice(i, i + size);
    const value = part.reduce((sum, row) => sum + row[y], 0) / part.length;
    bins.push({ first: part[0], rank: i + 1, value, share: part.at(-1)[share] });
  }
  const borders = CLASSES.map((letter) => bins.findIndex((bin) => bin.first[series] === letter));
  const every = Math.max(1, Math.ceil(bins.length / (width < 560 ? 5 : 12)));

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => {
      const bin = bins[points[0].dataIndex];
      const who = size === 1 ? escape(bin.first[name]) : `${bin.rank} – ${bin.rank + size - 1}`;
      return (
        `<b>${who}</b><br>${escape(data.labels[y])} <b>${written(data, format, y, bin.value)}</b>` +
        `<br>${escape(data.labels[share])} <b>${format.percent(bin.share)}</b>`
      );
    },
  });
  option.grid = grid({ left: 44, right: 48, top: 28, bottom: 28 });
  option.xAxis = categories(theme, bins.map((bin) => bin.rank), {
    axisLabel: { interval: (i) => i % every === 0, formatter: (rank) => format.fixed(Number(rank)) },
  });
  option.yAxis = [
    values(theme, {
      min: 0,
      max: roundUp(scaled(data, Math.max(1e-9, ...bins.map((bin) => bin.value)))),
      splitNumber: 4,
      axisLabel: { formatter: (value) => format.fixed(value, value % 1 ? 1 : 0) },
    }),
    values(theme, {
      min: 0,
      max: 1,
      interval: 0.25,
      splitLine: { show: false },
      axisLabel: { formatter: (value) => format.percent(value, 0) },
    }),
  ];
  option.series = [
    {
      type: "bar",
      name: data.labels[y],
      barCategoryGap: "15%",
      data: bins.map((bin) => {
        const at = CLASSES.indexOf(bin.first[series]);
        return {
          value: scaled(data, bin.value),
          itemStyle: { color: at < 0 ? theme.pySoft : theme[`class${at + 1}`] },
        };
      }),
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: theme.borderStrong, type: "solid", width: 1 },
        label: label(theme, { position: "end", fontWeight: 600, formatter: ({ name: letter }) => letter }),
        data: borders.flatMap((at, i) => (at >= 0 ? [{ xAxis: at, name: CLASSES[i] }] : [])),
      },
    },
    {
      type: "line",
      name: data.labels[share],
      yAxisIndex: 1,
      symbol: "none",
      data: bins.map((bin) => bin.share),
      lineStyle: { color: theme.accent, width: 2 },
      itemStyle: { color: theme.accent },
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: theme.text2, type: "dashed", width: 1 },
        label: label(theme, {
          color: theme.text2,
          position: "insideEndTop",
          formatter: ({ value }) => format.percent(value, 0),
        }),
        data: [{ yAxis: 0.8 }, { yAxis: 0.95 }],
      },
    },
  ];
  option.graphic = [text(theme, 0, 2, `${data.labels[y]}, ${data.unit}`)];
  return option;
}
