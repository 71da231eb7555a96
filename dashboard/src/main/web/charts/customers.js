import { base, grid, label, tooltip, values, escape } from "./grammar.js";

/**
 * Customers by revenue (logarithmic) and margin rate; the surface of a point is its margin.
 * data: {points:[{code,name,revenue,rate,margin}], mean, scale, unit, words:{revenue,rate,margin,mean}}
 */
export function customers(data, { theme, format, width, description }) {
  const small = width < 560;
  const points = data.points.filter((point) => point.revenue > 0);
  const most = Math.max(1e-9, ...points.map((point) => Math.abs(point.margin)));
  const rates = points.map((point) => point.rate * 100);
  const spread = Math.max(...rates) - Math.min(...rates);
  const step = spread > 40 ? 20 : spread > 16 ? 10 : spread > 8 ? 5 : 2;
  const low = Math.floor((Math.min(...rates) - 1) / step) * step;
  const high = Math.ceil((Math.max(...rates) + 2) / step) * step;
  const revenues = points.map((point) => point.revenue / data.scale);
  const largest = [...points].sort((a, b) => b.revenue - a.revenue).slice(0, small ? 1 : 4);
  const named = new Set(largest.map((point) => point.code));
  const apart = [...points].sort((a, b) => a.rate - b.rate);
  for (const point of [apart[0], apart.at(-1)]) if (point && !small) named.add(point.code);

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ dataIndex }) => {
      const point = points[dataIndex];
      return (
        `<b>${escape(point.name)}</b><br>${escape(data.words.revenue)} <b>${format.money(point.revenue)}</b>` +
        `<br>${escape(data.words.margin)} <b>${format.money(point.margin)}</b>` +
        `<br>${escape(data.words.rate)} <b>${format.percent(point.rate)}</b>`
      );
    },
  });
  option.grid = grid({ left: 36, right: 16, top: 28, bottom: 44 });
  option.xAxis = {
    ...values(theme, {
      name: `${data.words.revenue}, ${data.unit}`,
      nameLocation: "end",
      nameGap: 0,
      nameTextStyle: { align: "right", verticalAlign: "top", padding: [28, 0, 0, 0], color: theme.text2 },
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.borderStrong } },
      axisLabel: {
        hideOverlap: true,
        customValues: ticks(),
        formatter: (value) => format.fixed(value, value < 1 ? 1 : 0),
      },
    }),
    type: "log",
    min: floorLog(Math.min(...revenues)),
    minorTick: { show: false },
    max: Math.max(...revenues) * 1.15,
  };
  option.yAxis = values(theme, {
    name: `${data.words.rate}, %`,
    nameGap: 12,
    nameTextStyle: { align: "left", padding: [0, 0, 0, -32], color: theme.text2 },
    min: low,
    max: high,
    interval: step,
    axisLabel: { formatter: (value) => format.fixed(value) },
  });
  option.series = [
    {
      type: "scatter",
      data: points.map((point) => ({
        value: [point.revenue / data.scale, point.rate * 100],
        symbol: point.rate < 0 ? "triangle" : "circle",
        symbolSize: 6 + 22 * Math.sqrt(Math.abs(point.margin) / most),
        itemStyle: {
          color: point.rate < 0 ? theme.bad : theme.py,
          opacity: 0.72,
          borderColor: theme.surface,
          borderWidth: 1,
        },
        label: label(theme, {
          show: named.has(point.code),
          position: point.revenue / data.scale > Math.max(...revenues) * 0.35 ? "left" : "top",
          distance: 6,
          formatter: () => point.name,
        }),
      })),
      labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
      markLine: {
        silent: true,
        symbol: "none",
        lineStyle: { color: theme.text, type: "dashed", width: 1 },
        label: label(theme, {
          position: "insideStartTop",
          color: theme.text2,
          formatter: `${data.words.mean} ${format.percent(data.mean)}`,
        }),
        data: [{ yAxis: data.mean * 100 }],
      },
    },
  ];
  return option;

  function ticks() {
    const from = floorLog(Math.min(...revenues));
    const to = Math.max(...revenues) * 1.15;
    const all = [];
    for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
      for (const digit of [1, 2, 5]) if (digit * power >= from && digit * power <= to) all.push(digit * power);
    }
    return all;
  }

  function floorLog(value) {
    const power = 10 ** Math.floor(Math.log10(value));
    return [5, 2, 1].map((digit) => digit * power).find((candidate) => candidate <= value) ?? power;
  }
}
