import { base, grid, label, roundUp, tooltip, values, escape } from "./grammar.js";

/**
 * A level over time (stock value): step line, last point labelled, prior year lighter.
 * data: {points:[{time,title,label,value,prior|null}], scale, unit, words:{actual,prior}}
 */
export function level(data, { theme, format, width, description }) {
  const small = width < 560;
  const points = data.points;
  const last = points.length - 1;
  const scaled = (value) => (value === null ? null : value / data.scale);
  const compared = points.some((point) => point.prior !== null);
  const most = Math.max(1e-9, ...points.flatMap((point) => [scaled(point.value), scaled(point.prior) ?? 0]));
  const every = Math.max(1, Math.ceil(points.length / (small ? 5 : 13)));

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "line", lineStyle: { color: theme.borderStrong } },
    formatter: (items) => {
      const point = points[items[0].dataIndex];
      const amount = (value) => `<b>${format.money(value)}</b>`;
      const prior = point.prior === null ? "" : `<br>${escape(data.words.prior)} ${amount(point.prior)}`;
      return `<b>${escape(point.title)}</b><br>${escape(data.words.actual)} ${amount(point.value)}${prior}`;
    },
  });
  option.grid = grid({ left: 44, right: small ? 72 : 96, top: 12, bottom: 28 });
  option.xAxis = {
    type: "category",
    boundaryGap: false,
    data: points.map((point) => point.label),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.borderStrong } },
    axisLabel: {
      color: theme.text2,
      fontSize: 12,
      interval: (i) => (last - i) % every === 0,
    },
  };
  option.yAxis = values(theme, {
    min: 0,
    max: roundUp(most),
    splitNumber: 4,
    axisLabel: { formatter: (value) => format.fixed(value, value % 1 ? 1 : 0) },
  });
  option.series = [];
  if (compared) {
    option.series.push({
      type: "line",
      name: data.words.prior,
      step: "end",
      symbol: "none",
      data: points.map((point) => scaled(point.prior)),
      lineStyle: { color: theme.py, width: 1.5, type: [4, 3] },
      endLabel: label(theme, { color: theme.text2, distance: 8, formatter: () => data.words.prior }),
    });
  }
  option.series.push({
    type: "line",
    name: data.words.actual,
    step: "end",
    symbol: "circle",
    symbolSize: 7,
    showSymbol: true,
    showAllSymbol: true,
    data: points.map((point, i) => ({ value: scaled(point.value), symbol: i === last ? "circle" : "none" })),
    lineStyle: { color: theme.ac, width: 2 },
    itemStyle: { color: theme.ac },
    areaStyle: { color: theme.py, opacity: 0.14 },
    endLabel: label(theme, {
      fontWeight: 600,
      distance: 8,
      formatter: () => data.last,
    }),
    labelLayout: { moveOverlap: "shiftY" },
  });
  return option;
}
