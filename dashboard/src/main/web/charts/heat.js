import { base, categories, grid, label, mix, rowNames, tooltip, escape } from "./grammar.js";

/**
 * A rate by family and month, printed in each cell; colour diverges from the reference rate.
 * data: {columns:[label], rows:[{label,values:[ratio|null],total}], reference, words:{rate}}
 */
export function heat(data, { theme, format, width, description }) {
  const small = width < 560;
  const skip = small ? Math.max(0, data.columns.length - 6) : 0;
  const columns = data.columns.slice(skip);
  const cells = data.rows.flatMap((row, y) => row.values.slice(skip).map((value, x) => ({ x, y, value })));
  const known = cells.filter((cell) => cell.value !== null);
  const reach = Math.max(0.02, ...known.map((cell) => Math.abs(cell.value - data.reference)));
  const left = small ? 96 : 152;

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ data: cell }) =>
      `<b>${escape(data.rows[cell.value[1]].label)}</b><br>${escape(columns[cell.value[0]])} <b>${
        cell.known === null ? "–" : format.percent(cell.known)
      }</b>`,
  });
  option.grid = grid({ left, right: 0, top: 28, bottom: 0 });
  option.xAxis = categories(theme, columns, { position: "top", axisLine: { show: false }, axisLabel: { margin: 10 } });
  option.yAxis = categories(
    theme,
    data.rows.map((row) => row.label),
    {
      inverse: true,
      axisLine: { show: false },
      axisLabel: rowNames(theme, left),
    },
  );
  option.series = [
    {
      type: "custom",
      data: cells.map((cell) => ({ value: [cell.x, cell.y, cell.value ?? 0], known: cell.value })),
      encode: { x: 0, y: 1 },
      renderItem: (item, api) => drawCell(api, cells[item.dataIndex]),
      label: label(theme, { show: false }),
    },
  ];
  return option;

  function drawCell(api, cell) {
    const [x, y] = api.coord([cell.x, cell.y]);
    const [w, h] = api.size([1, 1]);
    const distance = cell.value === null ? 0 : (cell.value - data.reference) / reach;
    const fill =
      cell.value === null
        ? theme.surface
        : mix(theme.surface2, distance >= 0 ? theme.heatGood : theme.heatBad, Math.min(1, Math.abs(distance)) * 0.9);
    const low = distance < -0.34;
    return {
      type: "group",
      children: [
        {
          type: "rect",
          shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2, r: 2 },
          style: { fill },
        },
        {
          type: "text",
          style: {
            text: cell.value === null ? "–" : (low ? "▾" : "") + format.fixed(cell.value * 100, 1),
            x,
            y,
            align: "center",
            verticalAlign: "middle",
            fill: cell.value === null ? theme.text2 : theme.text,
            font: `${low ? "600 " : ""}12px ${theme.font}`,
          },
        },
      ],
    };
  }
}
