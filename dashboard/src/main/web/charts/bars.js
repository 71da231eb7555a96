import { base, categories, grid, rowNames, text, tooltip, values, escape } from "./grammar.js";
import { scaled, short, written } from "./sheet.js";

const MOST = 14;

/**
 * One horizontal bar per row, value and share at its end; a compared figure lies lighter behind.
 * draw: {label, y, ramp: name of a colour ramp, share: "none" where rows are no parts of a whole}
 */
export function bars(data, { theme, format, width, height, description }) {
  const { label: name, y, ramp } = data.draw;
  const small = width < 420;
  const rows = data.rows.slice(0, MOST);
  const adds = data.draw.share !== "none" && ["MONEY", "COUNT"].includes(data.types[y]);
  const total = data.rows.reduce((sum, row) => sum + (row[y] ?? 0), 0);
  const left = ramp ? 116 : small ? 120 : 168;
  const right = adds ? 112 : 72;
  const top = 8;
  const prior = `${y}.prior`;
  const most = Math.max(1e-9, ...rows.flatMap((row) => [scaled(data, row[y]) ?? 0, scaled(data, row[prior]) ?? 0]));
  const lowest = Math.min(0, ...rows.map((row) => scaled(data, row[y]) ?? 0));
  const slot = (height - top * 2) / Math.max(1, rows.length);

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => {
      const row = rows[points[0].dataIndex];
      const before = row[prior];
      const compared = before === undefined || before === null ? "" :
        `<br>${escape(data.words.prior)} <b>${written(data, format, y, before)}</b>`;
      const value = written(data, format, y, row[y]);
      return `<b>${escape(row[name])}</b><br>${escape(data.labels[y])} <b>${value}</b>${compared}`;
    },
  });
  option.grid = grid({ left, right, top, bottom: top });
  option.yAxis = categories(theme, rows.map((row) => row[name]), {
    inverse: true,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.borderStrong } },
    axisLabel: rowNames(theme, left),
  });
  option.xAxis = values(theme, { show: false, min: lowest, max: most });
  const bar = Math.min(24, slot * 0.56);
  option.series = [];
  if (rows.some((row) => row[prior] !== undefined && row[prior] !== null)) {
    option.series.push({
      type: "bar",
      name: data.words.prior,
      barWidth: bar,
      barGap: "-70%",
      silent: true,
      data: rows.map((row) => scaled(data, row[prior])),
      itemStyle: { color: theme.pySoft },
    });
  }
  option.series.push({
    type: "bar",
    name: data.labels[y],
    barWidth: bar,
    z: 3,
    data: rows.map((row, i) => ({
      value: scaled(data, row[y]),
      itemStyle: ramp
        ? { color: theme[`${ramp}${Math.min(i + 1, 6)}`], borderColor: theme.borderStrong, borderWidth: 1 }
        : { color: theme.ac },
    })),
  });
  option.graphic = rows.flatMap((row, i) => {
    const middle = top + slot * (i + 0.5);
    const shown = text(theme, width - (adds ? 56 : 0), middle, short(data, format, y, scaled(data, row[y])), {
      align: "right",
      vertical: "middle",
      size: 13,
      weight: 600,
      color: theme.text,
    });
    if (!adds || total <= 0) return [shown];
    const share = format.percent((row[y] ?? 0) / total);
    return [shown, text(theme, width, middle, share, { align: "right", vertical: "middle" })];
  });
  return option;
}
