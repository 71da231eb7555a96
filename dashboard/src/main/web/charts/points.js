import { base, grid, label, text, tooltip, values, escape } from "./grammar.js";
import { scaled, written } from "./sheet.js";

const MOST = 600;

/**
 * One point per row, the value on a logarithmic axis; beyond the alert a triangle.
 * draw: {label, x, y, alert: limit on x, lines: limits drawn, comma separated}
 */
export function points(data, { theme, format, width, height, description }) {
  const { label: name, x, y, alert, lines } = data.draw;
  const rows = data.rows.filter((row) => row[y] > 0 && row[x] !== null).slice(0, MOST);
  const amounts = rows.map((row) => scaled(data, row[y]));
  const most = Math.max(1e-9, ...amounts) * 1.4;
  const least = 10 ** Math.floor(Math.log10(Math.max(1e-9, Math.min(...amounts, most))));
  const far = Math.max(30, ...rows.map((row) => row[x]));
  const limits = (lines ?? "").split(",").filter(Boolean).map(Number).filter((limit) => limit < far);
  const named = new Set([...rows].filter((row) => row[x] > Number(alert)).sort((a, b) => b[y] - a[y]).slice(0, 3));
  if (rows.length) named.add(rows[0]);

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ dataIndex }) => {
      const row = rows[dataIndex];
      return (
        `<b>${escape(row[name])}</b><br>${escape(data.labels[y])} <b>${written(data, format, y, row[y])}</b>` +
        `<br>${escape(data.labels[x])} <b>${written(data, format, x, row[x])}</b>`
      );
    },
  });
  option.grid = grid({ left: 44, right: 16, top: 28, bottom: 44 });
  option.xAxis = values(theme, {
    min: Math.min(0, ...rows.map((row) => row[x])),
    max: Math.ceil(far * 1.05),
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: theme.borderStrong } },
    axisLabel: { hideOverlap: true, formatter: (value) => format.fixed(value) },
  });
  option.yAxis = {
    ...values(theme, {
      axisLabel: { formatter: (value) => format.fixed(value, value < 1 ? (value < 0.1 ? 2 : 1) : 0) },
    }),
    type: "log",
    min: least,
    max: most,
  };
  option.series = [
    {
      type: "scatter",
      data: rows.map((row) => {
        const late = row[x] > Number(alert);
        return {
          value: [row[x], scaled(data, row[y])],
          symbol: late ? "triangle" : "circle",
          symbolSize: late ? 11 : 9,
          itemStyle: { color: late ? theme.bad : theme.py, opacity: 0.75, borderColor: theme.surface, borderWidth: 1 },
          label: label(theme, {
            show: named.has(row) && width >= 560,
            position: row[x] > far * 0.6 ? "left" : "right",
            distance: 6,
            formatter: () => row[name],
          }),
        };
      }),
      labelLayout: { hideOverlap: true },
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: theme.text2, type: "dashed", width: 1 },
        label: label(theme, { color: theme.text2, position: "end", formatter: ({ value }) => format.fixed(value) }),
        data: limits.map((limit) => ({ xAxis: limit })),
      },
    },
  ];
  option.graphic = [
    text(theme, 0, 2, `${data.labels[y]}${data.unit ? `, ${data.unit}` : ""}`),
    text(theme, width - 16, height - 16, data.labels[x], { align: "right" }),
  ];
  return option;
}
