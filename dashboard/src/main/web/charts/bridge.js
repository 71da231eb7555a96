import { base, effect, grid, label, rowNames, text, tooltip, values, categories, escape } from "./grammar.js";

/**
 * From a first total to a last one by steps, read top to bottom; the axis starts at zero and nothing is left over.
 * data: {steps:[{label,value,kind:"total"|"step",share}], scale, unit}
 */
export function bridge(data, { theme, format, width, height, description }) {
  const small = width < 560;
  const left = small ? 104 : 168;
  const right = small ? 72 : 132;
  const top = 4;
  const slot = (height - top * 2) / data.steps.length;
  const bar = Math.min(22, slot * 0.58);
  let level = 0;
  const placed = data.steps.map((step) => {
    const from = step.kind === "total" ? 0 : level;
    level = step.kind === "total" ? step.value : level + step.value;
    return {
      ...step,
      low: Math.min(from, level) / data.scale,
      size: Math.abs(level - from) / data.scale,
      end: level / data.scale,
    };
  });
  const reach = Math.max(1e-9, ...placed.map((step) => step.low + step.size));
  const lowest = Math.min(0, ...placed.map((step) => step.low));

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => {
      const step = data.steps[points[0].dataIndex];
      return `<b>${escape(step.label)}</b><br>${format.money(step.value)}`;
    },
  });
  option.grid = grid({ left, right, top, bottom: top });
  option.yAxis = categories(theme, data.steps.map((step) => step.label), {
    inverse: true,
    axisLine: { show: true, lineStyle: { color: theme.borderStrong } },
    axisLabel: rowNames(theme, left, {
      formatter: (name, i) => (data.steps[i].kind === "total" ? `{t|${name}}` : `{s|${name}}`),
      rich: {
        t: { color: theme.text, fontWeight: 600, fontSize: 13 },
        s: { color: theme.text, fontSize: 13 },
      },
    }),
  });
  option.xAxis = values(theme, { min: lowest, max: reach, show: false });
  option.series = [
    {
      type: "bar",
      stack: "bridge",
      silent: true,
      barWidth: bar,
      data: placed.map((step) => step.low),
      itemStyle: { color: "transparent" },
    },
    {
      type: "bar",
      stack: "bridge",
      name: "",
      barWidth: bar,
      label: label(theme, { show: false }),
      data: placed.map((step) => ({
        value: step.size,
        itemStyle: step.kind === "total" ? { color: theme.ac } : effect(theme, step.value >= 0),
      })),
    },
  ];
  const perUnit = (width - left - right) / (reach - lowest);
  option.graphic = placed.flatMap((step, i) => {
    const middle = top + slot * (i + 0.5);
    const total = step.kind === "total";
    const drawn = [
      text(theme, width - (small ? 0 : 56), middle, amount(step), {
        align: "right",
        vertical: "middle",
        size: 13,
        weight: total ? 600 : 500,
        color: total ? theme.text : step.value >= 0 ? theme.good : theme.badText,
      }),
    ];
    if (!small) {
      const share = format.percent(Math.abs(step.share));
      drawn.push(text(theme, width, middle, share, { align: "right", vertical: "middle" }));
    }
    if (i < placed.length - 1) {
      const x = left + (step.end - lowest) * perUnit;
      drawn.push({
        type: "line",
        silent: true,
        shape: { x1: x, y1: middle + bar / 2, x2: x, y2: middle + slot - bar / 2 },
        style: { stroke: theme.borderStrong, lineWidth: 1 },
      });
    }
    return drawn;
  });
  return option;

  function amount(step) {
    const value = step.value / data.scale;
    return format.fixed(value, Math.abs(value) >= 1000 ? 0 : 1);
  }
}
