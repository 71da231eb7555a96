/* Result of a query: lines over time, bars otherwise; the legend above names the series in the same order. */
import { base, categories, grid, tooltip, values } from "./grammar.js";

export function result(data, { theme, description }) {
  const colors = [theme.ac, theme.py, theme.accent, theme.good, theme.bad];
  return {
    ...base(theme, description),
    color: colors,
    grid: grid({ left: 72, right: 16, top: 32, bottom: 64 }),
    tooltip: tooltip(theme, { trigger: "axis" }),
    xAxis: categories(theme, data.names, { axisLabel: { interval: "auto", rotate: data.names.length > 12 ? 45 : 0 } }),
    yAxis: values(theme),
    series: data.series.map((series, i) => ({
      type: data.timed ? "line" : "bar",
      name: series.name,
      data: series.values,
      symbol: "none",
      itemStyle: { color: colors[i] },
      lineStyle: { color: colors[i] },
    })),
  };
}
