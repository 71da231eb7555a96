import { base, categories, effect, grid, hatch, label, roundUp, text, tooltip, values, escape } from "./grammar.js";

/**
 * A flow by month against the prior year: bars, absolute variances as bars, relative variances as pins.
 * data: {months:[{label,title,actual,prior|null,running}], scale, unit, higherIsGood,
 *        words:{actual,prior,change,measure}}
 */
export function months(data, { theme, format, width, description }) {
  const small = width < 560;
  const shown = small ? data.months.slice(-6) : data.months;
  const last = shown.length - 1;
  const compared = shown.some((month) => month.prior !== null);
  const scaled = (value) => (value === null ? null : value / data.scale);
  const actual = shown.map((month) => scaled(month.actual));
  const prior = shown.map((month) => scaled(month.prior));
  const change = shown.map((_, i) => (prior[i] === null ? null : actual[i] - prior[i]));
  const share = shown.map((_, i) => (prior[i] ? (change[i] / Math.abs(prior[i])) * 100 : null));
  const good = (value) => value >= 0 === data.higherIsGood;

  const left = small ? 4 : 84;
  const right = small ? 4 : 12;
  const slot = (width - left - right) / shown.length;
  const bar = Math.min(28, Math.round(slot * 0.56));
  const heights = compared ? [204, 60, 52] : [380];
  const tops = compared ? [8, small ? 276 : 266, small ? 370 : 362] : [8];
  const digits = (value) => (Math.abs(value) < 10 ? 1 : 0);

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    trigger: "axis",
    axisPointer: { type: "shadow", shadowStyle: { color: theme.surface2, opacity: 0.6 } },
    formatter: (points) => tip(points[0].dataIndex),
  });
  option.grid = heights.map((height, i) => grid({ left, right, top: tops[i], height }));
  option.xAxis = heights.map((_, i) =>
    categories(theme, shown.map((month) => month.label), {
      gridIndex: i,
      axisLine: { show: true, onZero: true, lineStyle: { color: theme.borderStrong } },
      axisLabel: {
        show: i === 0,
        formatter: (name, index) => (index === last ? `{b|${name}}` : name),
        rich: { b: { color: theme.text, fontWeight: 600, fontSize: 12 } },
      },
    }),
  );
  const top = roundUp(Math.max(1e-9, ...actual, ...prior.filter((value) => value !== null)) * 1.02);
  const bottom = Math.min(0, ...actual, ...prior.filter((value) => value !== null));
  option.yAxis = [values(theme, { gridIndex: 0, min: bottom < 0 ? -roundUp(-bottom) : 0, max: top, show: false })];
  option.series = [];
  if (compared) {
    option.series.push({
      type: "bar",
      name: data.words.prior,
      data: prior,
      barWidth: bar,
      barGap: "-72%",
      itemStyle: { color: theme.pySoft, borderColor: theme.py, borderWidth: 1 },
      z: 2,
    });
  }
  option.series.push({
    type: "bar",
    name: data.words.actual,
    data: actual.map((value, i) => ({
      value,
      itemStyle: shown[i].running ? { color: theme.ac, decal: hatch(theme.hatch) } : { color: theme.ac },
      label: labelPlace(value, shown[i].running),
    })),
    barWidth: bar,
    z: 4,
    label: label(theme, { formatter: (point) => format.fixed(point.value, digits(point.value)) }),
  });
  if (compared) addVariances();
  option.graphic = captions();
  return option;

  function labelPlace(value, running) {
    const fits = format.fixed(value, digits(value)).length * 7 <= bar;
    const tall = value > top * 0.14 && bar >= 24 && fits && !running;
    return tall
      ? { position: "insideTop", color: theme.surface, fontWeight: 600, distance: 4 }
      : { position: value < 0 ? "bottom" : "top", color: theme.text, fontWeight: 600, distance: running ? 8 : 4 };
  }

  function addVariances() {
    const reach = Math.max(1e-9, ...change.filter((value) => value !== null).map(Math.abs));
    const clip = 100;
    const pins = share.map((value) => (value === null ? null : Math.max(-clip, Math.min(clip, value))));
    const pinReach = Math.max(1e-9, ...pins.filter((value) => value !== null).map(Math.abs));
    option.yAxis.push(values(theme, { gridIndex: 1, min: -reach * 1.5, max: reach * 1.5, show: false }));
    option.yAxis.push(values(theme, { gridIndex: 2, min: -pinReach * 1.6, max: pinReach * 1.6, show: false }));
    option.series.push({
      type: "bar",
      name: data.words.change,
      xAxisIndex: 1,
      yAxisIndex: 1,
      data: change.map((value) => ({
        value,
        itemStyle: effect(theme, good(value)),
        label: { position: value >= 0 ? "top" : "bottom" },
      })),
      barWidth: bar,
      label: label(theme, { distance: 3, formatter: (point) => format.signed(point.value, digits(point.value)) }),
    });
    option.series.push({
      type: "custom",
      name: `${data.words.change} %`,
      xAxisIndex: 2,
      yAxisIndex: 2,
      data: pins.map((value, i) => [i, value ?? 0]),
      renderItem: (_, api) => pin(api, pins),
    });
  }

  function pin(api, pins) {
    const i = api.value(0);
    if (pins[i] === null) return null;
    const [x, zero] = api.coord([i, 0]);
    const y = api.coord([i, pins[i]])[1];
    const color = good(pins[i]) ? theme.good : theme.bad;
    const up = pins[i] >= 0;
    const head = good(pins[i])
      ? { fill: color, stroke: color, lineWidth: 2 }
      : { fill: theme.surface, stroke: color, lineWidth: 2 };
    return {
      type: "group",
      children: [
        { type: "line", shape: { x1: x, y1: zero, x2: x, y2: y }, style: { stroke: color, lineWidth: 2 } },
        { type: "rect", shape: { x: x - 3, y: y - 3, width: 6, height: 6 }, style: head },
        {
          type: "text",
          style: {
            text: format.signed(share[i], Math.abs(share[i]) < 10 ? 1 : 0),
            x,
            y: up ? y - 6 : y + 6,
            align: "center",
            verticalAlign: up ? "bottom" : "top",
            fill: theme.text,
            font: `12px ${theme.font}`,
          },
        },
      ],
    };
  }

  function captions() {
    const drawn = [];
    if (shown[last].running) {
      drawn.push({
        type: "rect",
        silent: true,
        z: 0,
        shape: { x: left + slot * last + 2, y: 0, width: slot - 4, height: 424, r: 4 },
        style: { fill: theme.surface2, opacity: 0.7 },
      });
    }
    const caption = (y, title, unit) =>
      small
        ? [text(theme, left, y, `${title}, ${unit}`)]
        : [
            text(theme, 0, y, title, { color: theme.text, weight: 600, width: 80 }),
            text(theme, 0, y + 16, unit),
          ];
    if (!small) drawn.push(...caption(180, data.words.measure, data.unit));
    if (compared) {
      drawn.push(...caption(small ? 246 : 280, data.words.change, data.unit));
      drawn.push(...caption(small ? 342 : 372, data.words.change, "%"));
    }
    return drawn;
  }

  function tip(i) {
    const line = (name, value) => `<br>${escape(name)} <b>${value}</b>`;
    const amount = (value) => `${format.fixed(value, 2)} ${data.unit}`;
    let html = `<b>${escape(shown[i].title)}</b>${line(data.words.actual, amount(actual[i]))}`;
    if (prior[i] !== null) {
      html += line(data.words.prior, amount(prior[i]));
      html += line(data.words.change, `${format.signed(change[i], 2)} ${data.unit}`);
    }
    return html;
  }
}
