import { base, grid, label, roundUp, tooltip, values, escape } from "./grammar.js";
import { scaled, written } from "./sheet.js";

/**
 * Ratios or levels over time: the first line dark, the others lighter, each named at its end.
 * draw: {x, y, more: other columns, comma separated}
 */
export function lines(data, { theme, format, width, description }) {
  const { x, y, more } = data.draw;
  const small = width < 560;
  const columns = [y, ...(more ?? "").split(",").filter(Boolean)];
  const percent = data.types[y] === "RATIO";
  const value = (row, column) => (percent && row[column] !== null ? row[column] * 100 : scaled(data, row[column]));
  const most = Math.max(1e-9, ...data.rows.flatMap((row) => columns.map((column) => value(row, column) ?? 0)));
  const every = Math.max(1, Math.ceil(data.rows.length / (small ? 5 : 13)));
  const styles = [
    { color: theme.ac, width: 2.5, type: "solid" },
    { color: theme.accent, width: 1.5, type: "solid" },
    { color: theme.text2, width: 1.5, type: [5, 4] },
  ];

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "line", lineStyle: { color: theme.borderStrong } },
    formatter: (points) => {
      const row = data.rows[points[0].dataIndex];
      return [
        `<b>${escape(row[x])}</b>`,
        ...columns.map((column) => {
          const value = written(data, format, column, row[column]);
          return `${escape(data.labels[column])} <b>${value}</b>`;
        }),
      ].join("<br>");
    },
  });
  option.grid = grid({ left: 44, right: small ? 12 : 168, top: 12, bottom: 28 });
  option.xAxis = {
    type: "category",
    boundaryGap: false,
    data: data.rows.map((row) => row[x]),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.borderStrong } },
    axisLabel: { color: theme.text2, fontSize: 12, interval: (i) => (data.rows.length - 1 - i) % every === 0 },
  };
  option.yAxis = values(theme, {
    min: 0,
    max: percent ? 100 : roundUp(most),
    splitNumber: 4,
    axisLabel: { formatter: (shown) => format.fixed(shown, shown % 1 ? 1 : 0) },
  });
  option.series = columns.map((column, i) => ({
    type: "line",
    name: data.labels[column],
    symbol: "circle",
    symbolSize: 5,
    showSymbol: i === 0,
    connectNulls: false,
    data: data.rows.map((row) => value(row, column)),
    lineStyle: styles[i],
    itemStyle: { color: styles[i].color },
    endLabel: label(theme, {
      show: !small,
      color: i === 0 ? theme.text : theme.text2,
      fontWeight: i === 0 ? 600 : 400,
      distance: 8,
      formatter: ({ value: last }) => `${data.labels[column]} ${typeof last === "number" ? format.fixed(last, 1) : ""}`,
    }),
    labelLayout: { moveOverlap: "shiftY" },
  }));
  return option;
}
