import { base, grid, label, roundUp, tooltip, values, escape } from "./grammar.js";
import { distinct, scaled, written } from "./sheet.js";

const MOST = 5;

/**
 * Levels over time stacked by series, the ledger's own balance dashed above them.
 * draw: {x, series, y, line: column of the balance}
 */
export function areas(data, { theme, format, width, description }) {
  const { x, series, y, line } = data.draw;
  const small = width < 560;
  const moments = distinct(data, x);
  const names = distinct(data, series);
  const shown = names.slice(0, names.length > MOST ? MOST - 1 : MOST);
  const stacks = shown.map((name) => ({ name, of: (row) => row[series] === name }));
  if (shown.length < names.length) {
    stacks.push({ name: data.words.others, of: (row) => !shown.includes(row[series]) });
  }
  const sum = (moment, of) =>
    data.rows.filter((row) => row[x] === moment && of(row)).reduce((total, row) => total + (row[y] ?? 0), 0);
  const balance = moments.map((moment) => data.rows.find((row) => row[x] === moment)?.[line] ?? null);
  const totals = moments.map((moment) => sum(moment, () => true));
  const most = Math.max(1e-9, ...totals, ...balance.map((value) => value ?? 0));
  const every = Math.max(1, Math.ceil(moments.length / (small ? 5 : 13)));

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "line", lineStyle: { color: theme.borderStrong } },
    formatter: (points) => {
      const at = points[0].dataIndex;
      const lines = stacks.map(
        (stack) => `${escape(stack.name)} <b>${written(data, format, y, sum(moments[at], stack.of))}</b>`,
      );
      const ledger = balance[at] === null ? [] : [`${escape(data.labels[line])} <b>${format.money(balance[at])}</b>`];
      return [`<b>${escape(moments[at])}</b>`, ...ledger, ...lines.reverse()].join("<br>");
    },
  });
  option.grid = grid({ left: 44, right: small ? 12 : 148, top: 12, bottom: 28 });
  option.xAxis = {
    type: "category",
    boundaryGap: false,
    data: moments,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.borderStrong } },
    axisLabel: { color: theme.text2, fontSize: 12, interval: (i) => (moments.length - 1 - i) % every === 0 },
  };
  option.yAxis = values(theme, {
    min: 0,
    max: roundUp(most / data.scale),
    splitNumber: 4,
    axisLabel: { formatter: (value) => format.fixed(value, value % 1 ? 1 : 0) },
  });
  option.series = stacks.map((stack, i) => ({
    type: "line",
    name: stack.name,
    stack: "all",
    step: "end",
    symbol: "none",
    data: moments.map((moment) => scaled(data, sum(moment, stack.of))),
    lineStyle: { color: theme[`cat${i + 1}`], width: 1.5 },
    areaStyle: { color: theme[`cat${i + 1}`], opacity: 0.28 },
    endLabel: label(theme, {
      show: !small,
      color: theme.text2,
      distance: 8,
      formatter: () => `${stack.name}  ${amount(sum(moments.at(-1), stack.of))}`,
    }),
    labelLayout: { moveOverlap: "shiftY" },
  }));
  if (balance.some((value) => value !== null)) {
    option.series.push({
      type: "line",
      name: data.labels[line],
      step: "end",
      symbol: "none",
      data: balance.map((value) => scaled(data, value)),
      lineStyle: { color: theme.text, width: 1.5, type: [5, 4] },
      z: 5,
    });
  }
  return option;

  function amount(value) {
    const inUnit = value / data.scale;
    return format.fixed(inUnit, inUnit >= 100 ? 0 : 1);
  }
}
