import { base, categories, grid, label, mix, rowNames, tooltip, escape } from "./grammar.js";
import { distinct, written } from "./sheet.js";

/**
 * A count for each pair, printed in its cell, darker where there are more. draw: {row, column, y}
 */
export function matrix(data, { theme, format, width, description }) {
  const { row: rowName, column: columnName, y } = data.draw;
  const rows = distinct(data, rowName);
  const columns = distinct(data, columnName).sort();
  const most = Math.max(1, ...data.rows.map((row) => row[y] ?? 0));
  const left = width < 360 ? 72 : 96;
  const cells = rows.flatMap((down, r) =>
    columns.map((across, c) => ({
      r,
      c,
      value: data.rows.find((row) => row[rowName] === down && row[columnName] === across)?.[y] ?? 0,
    })),
  );

  const option = base(theme, description);
  option.tooltip = tooltip(theme, {
    formatter: ({ dataIndex }) => {
      const cell = cells[dataIndex];
      return (
        `<b>${escape(data.labels[rowName])} ${escape(rows[cell.r])}</b><br>${escape(data.labels[columnName])} ` +
        `${escape(columns[cell.c])} <b>${written(data, format, y, cell.value)}</b>`
      );
    },
  });
  option.grid = grid({ left, right: 0, top: 28, bottom: 0 });
  option.xAxis = categories(theme, columns, { position: "top", axisLine: { show: false }, axisLabel: { margin: 10 } });
  option.yAxis = categories(theme, rows, {
    inverse: true,
    axisLine: { show: false },
    axisLabel: rowNames(theme, left),
  });
  option.series = [
    {
      type: "custom",
      data: cells.map((cell) => [cell.c, cell.r, cell.value]),
      encode: { x: 0, y: 1 },
      label: label(theme, { show: false }),
      renderItem: (item, api) => drawn(api, cells[item.dataIndex]),
    },
  ];
  return option;

  function drawn(api, cell) {
    const [x, top] = api.coord([cell.c, cell.r]);
    const [w, h] = api.size([1, 1]);
    const share = cell.value === 0 ? 0 : 0.15 + 0.6 * (cell.value / most);
    const same = rows[cell.r] === columns[cell.c];
    return {
      type: "group",
      children: [
        {
          type: "rect",
          shape: { x: x - w / 2 + 1, y: top - h / 2 + 1, width: w - 2, height: h - 2, r: 2 },
          style: {
            fill: cell.value === 0 ? theme.surface2 : mix(theme.surface2, theme.heatGood, share),
            stroke: same ? theme.borderStrong : "transparent",
            lineWidth: same ? 1 : 0,
          },
        },
        {
          type: "text",
          style: {
            text: cell.value === 0 ? "–" : format.fixed(cell.value),
            x,
            y: top,
            align: "center",
            verticalAlign: "middle",
            fill: cell.value === 0 ? theme.text2 : theme.text,
            font: `${cell.value === 0 ? "" : "600 "}13px ${theme.font}`,
          },
        },
      ],
    };
  }
}
