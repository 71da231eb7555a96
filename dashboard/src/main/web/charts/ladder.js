import { base, grid, hatchLines, label, roundUp, text, tooltip, values, escape } from "./grammar.js";

/**
 * FIFO layers of one product: width quantity, height unit cost; parts taken by others before, by this line, by others
 * after, and left.
 * data: {layers:[{name,unitCost,before,taken,after,left}], words:{cost,quantity,before,taken,after,left}}
 */
export function ladder(data, { theme, format, width, height, description }) {
  const parts = [];
  let start = 0;
  data.layers.forEach((layer, index) => {
    let first = true;
    for (const kind of ["before", "taken", "after", "left"]) {
      if (layer[kind] <= 0) continue;
      parts.push({ kind, index, from: start, quantity: layer[kind], cost: layer.unitCost, first });
      start += layer[kind];
      first = false;
    }
  });
  const total = Math.max(start, 1e-9);
  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ dataIndex }) => {
      const part = parts[dataIndex];
      const layer = data.layers[part.index];
      return (
        `<b>${escape(layer.name)}</b><br>${escape(data.words[part.kind])} <b>${format.fixed(part.quantity)}</b>` +
        `<br>${format.money(layer.unitCost)}`
      );
    },
  });
  option.grid = grid({ left: 36, right: 16, top: 44, bottom: 44 });
  option.xAxis = values(theme, {
    min: 0,
    max: total,
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: theme.borderStrong } },
    axisLabel: { hideOverlap: true, showMaxLabel: true, formatter: (value) => format.fixed(value) },
  });
  const most = Math.max(1e-9, ...data.layers.map((layer) => layer.unitCost));
  option.yAxis = values(theme, {
    min: 0,
    max: roundUp(most * 1.02),
    splitNumber: 3,
    axisLabel: { formatter: (value) => format.fixed(value) },
  });
  option.series = [
    {
      type: "custom",
      data: parts.map((part) => [part.from, part.cost]),
      label: label(theme, { show: false }),
      renderItem: (item, api) => draw(api, parts[item.dataIndex]),
    },
  ];
  option.graphic = [
    text(theme, 0, 2, data.words.cost),
    text(theme, width - 16, height - 16, data.words.quantity, { align: "right" }),
  ];
  return option;

  function draw(api, part) {
    const [left, top] = api.coord([part.from, part.cost]);
    const [right, bottom] = api.coord([part.from + part.quantity, 0]);
    const [x, y, w, h] = [left + 0.5, top + 0.5, Math.max(1, right - left - 1), bottom - top - 1];
    const others = { fill: theme.surface, stroke: theme.borderStrong, lineWidth: 1 };
    const style = {
      before: others,
      after: others,
      taken: { fill: theme.accentWeak, stroke: theme.accent, lineWidth: 1.5 },
      left: { fill: theme.pySoft, stroke: theme.borderStrong, lineWidth: 1 },
    }[part.kind];
    const children = [{ type: "rect", shape: { x, y, width: w, height: h }, style }];
    if (part.kind === "taken" && w > 3) children.push(...hatchLines(x + 1, y + 1, w - 2, h - 2, theme.accent));
    const shown = format.fixed(part.quantity);
    const needed = shown.length * 8 + 10;
    if (w >= needed || part.kind === "taken") {
      const outside = w < needed;
      if (part.kind === "taken" && !outside) {
        children.push({
          type: "rect",
          shape: { x: x + w / 2 - needed / 2, y: y + h / 2 - 10, width: needed, height: 20, r: 4 },
          style: { fill: theme.surface },
        });
      }
      children.push({
        type: "text",
        style: {
          text: shown,
          x: x + w / 2,
          y: outside ? y - 4 : y + h / 2,
          align: "center",
          verticalAlign: outside ? "bottom" : "middle",
          fill: part.kind === "taken" ? theme.accent : part.kind === "left" ? theme.text : theme.text2,
          font: `${part.kind === "taken" ? "600 " : ""}13px ${theme.font}`,
        },
      });
    }
    if (part.first) children.push(...name(part, x, y));
    return { type: "group", children };
  }

  function name(part, x, y) {
    const layer = data.layers[part.index];
    const room = ((layer.before + layer.taken + layer.left) / total) * (width - 52);
    if (room < 76) return [];
    const cost = format.money(layer.unitCost);
    return [
      {
        type: "text",
        style: {
          text: room > 150 ? `{n|${layer.name}}  {c|${cost}}` : `{c|${cost}}`,
          x,
          y: y - 6 - (part.kind === "taken" && room < 120 ? 14 : 0),
          verticalAlign: "bottom",
          rich: {
            n: { fill: theme.text, font: `600 12px ${theme.font}` },
            c: { fill: theme.text2, font: `12px ${theme.font}` },
          },
        },
      },
    ];
  }
}
