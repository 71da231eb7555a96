import { base, mix, tooltip, escape } from "./grammar.js";
import { short, scaled, written } from "./sheet.js";

const MOST = 60;
const STEPS = [60, 90, 150, 240];

/**
 * Area by value in two levels, tone by age. draw: {group, label, y, tone}
 */
export function treemap(data, { theme, format, description }) {
  const { group, label, y, tone } = data.draw;
  const rows = [...data.rows].filter((row) => row[y] > 0).sort((a, b) => b[y] - a[y]);
  const shown = new Set(rows.slice(0, MOST));
  const groups = new Map();
  for (const row of rows) {
    const name = row[group];
    if (!groups.has(name)) groups.set(name, { name, children: [], rest: 0, restAge: 0 });
    const found = groups.get(name);
    if (shown.has(row)) found.children.push(leaf(row[label], row[y], row[tone], row));
    else {
      found.rest += row[y];
      found.restAge += row[y] * (row[tone] ?? 0);
    }
  }
  for (const found of groups.values()) {
    if (found.rest > 0) found.children.push(leaf(data.words.others, found.rest, found.restAge / found.rest, null));
  }

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ data: item, name }) =>
      item.age === undefined
        ? `<b>${escape(name)}</b>`
        : `<b>${escape(name)}</b><br>${escape(data.labels[y])} <b>${written(data, format, y, item.value)}</b>` +
          `<br>${escape(data.labels[tone])} <b>${format.fixed(item.age)} ${data.words.days}</b>`,
  });
  option.series = [
    {
      type: "treemap",
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      itemStyle: { gapWidth: 1, borderWidth: 0, borderColor: theme.surface },
      label: {
        show: true,
        position: "insideTopLeft",
        fontSize: 12,
        lineHeight: 16,
        fontFamily: theme.font,
        overflow: "truncate",
      },
      upperLabel: { show: true, height: 20, color: theme.text, fontWeight: 600, fontSize: 12, fontFamily: theme.font },
      levels: [
        { itemStyle: { gapWidth: 3, borderWidth: 0, borderColor: theme.surface } },
        { itemStyle: { gapWidth: 1, borderWidth: 0, borderColor: theme.surface, color: theme.surface } },
      ],
      data: [...groups.values()].map((found) => ({ name: found.name, children: found.children })),
    },
  ];
  return option;

  function leaf(name, value, age, row) {
    const step = STEPS.findIndex((limit) => (age ?? 0) <= limit);
    const at = step < 0 ? STEPS.length : step;
    const color = theme[`age${at + 2}`] ?? mix(theme.surface, theme.text, 0.1);
    return {
      name,
      value,
      age: age ?? 0,
      itemStyle: { color, borderColor: theme.surface },
      label: {
        color: theme[`onAge${at + 2}`] ?? theme.text,
        formatter: () => {
          const amount = short(data, format, y, scaled(data, value));
          return `${name}\n${amount} · ${format.fixed(age ?? 0)} ${data.words.days}`;
        },
      },
      known: row !== null,
    };
  }
}
