import { base, categories, grid, hatch, roundUp, text, tooltip, values, escape } from "./grammar.js";
import { scaled, written } from "./sheet.js";

/**
 * What came in above, what went out below, period by period; a softer part of each is hatched.
 * draw: {x, up, down, upSoft, downSoft}
 */
export function mirror(data, { theme, format, width, height, description }) {
  const { x, up, down, upSoft, downSoft } = data.draw;
  const parts = [
    { column: up, sign: 1, itemStyle: { color: theme.ac } },
    { column: upSoft, sign: 1, itemStyle: { color: theme.surface, borderColor: theme.ac, decal: hatch(theme.ac) } },
    { column: down, sign: -1, itemStyle: { color: theme.pySoft } },
    { column: downSoft, sign: -1, itemStyle: { color: theme.surface, borderColor: theme.py, decal: hatch(theme.py) } },
  ].filter((part) => part.column);
  const reach = (sign) =>
    Math.max(
      0,
      ...data.rows.map((row) =>
        parts
          .filter((part) => part.sign === sign)
          .reduce((sum, part) => sum + (scaled(data, row[part.column]) ?? 0), 0),
      ),
    );
  const most = roundUp(Math.max(1e-9, reach(1), reach(-1)));
  const every = Math.max(1, Math.ceil(data.rows.length / (width < 420 ? 4 : 7)));

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => {
      const row = data.rows[points[0].dataIndex];
      const lines = parts
        .filter((part) => row[part.column])
        .map((part) => {
          const value = written(data, format, part.column, row[part.column]);
          return `${escape(data.labels[part.column])} <b>${value}</b>`;
        });
      return [`<b>${escape(row[x])}</b>`, ...lines].join("<br>");
    },
  });
  option.grid = grid({ left: 44, right: 8, top: 24, bottom: 28 });
  option.xAxis = categories(theme, data.rows.map((row) => row[x]), {
    axisLine: { show: true, onZero: true, lineStyle: { color: theme.borderStrong } },
    axisLabel: { interval: (i) => (data.rows.length - 1 - i) % every === 0 },
  });
  option.xAxis.axisLabel.margin = 8;
  option.xAxis.position = "bottom";
  option.xAxis.axisLine.onZero = false;
  option.yAxis = values(theme, {
    min: reach(-1) > 0 ? -most : 0,
    max: most,
    splitNumber: 4,
    axisLabel: { formatter: (value) => format.fixed(Math.abs(value), value % 1 ? 1 : 0) },
  });
  option.series = parts.map((part) => ({
    type: "bar",
    stack: "flows",
    name: data.labels[part.column],
    barCategoryGap: "28%",
    data: data.rows.map((row) => part.sign * (scaled(data, row[part.column]) ?? 0)),
    itemStyle: part.itemStyle,
  }));
  option.graphic = [
    text(theme, 0, 2, data.labels[up]),
    ...(down ? [text(theme, width, height - 48, data.labels[down], { align: "right", vertical: "bottom" })] : []),
  ];
  return option;
}
