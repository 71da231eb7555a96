/* What the charts of a sheet share: data is {rows:[{column:value}], labels, types, draw, scale, unit, words}; `draw`
   says which column plays which part. Pure functions, as grammar.js. */

/** A value of a column with its unit, exact enough for a tooltip. */
export function written(data, format, column, value) {
  if (value === null || value === undefined) return "–";
  switch (data.types[column]) {
    case "MONEY":
      return format.money(value);
    case "RATIO":
      return format.percent(value);
    case "DAYS":
      return `${format.fixed(value, 1)} ${data.words.days}`;
    case "TIMES":
      return format.fixed(value, 2);
    default:
      return typeof value === "number" ? format.fixed(value, value % 1 ? 2 : 0) : String(value);
  }
}

/** A value in the unit of the axis. */
export const scaled = (data, value) => (value === null || value === undefined ? null : value / data.scale);

/** A scaled value as its label: three digits are enough. */
export function short(data, format, column, value) {
  if (value === null || value === undefined) return "–";
  if (data.types[column] === "RATIO") return format.fixed(value * 100, 1);
  const size = Math.abs(value);
  if (data.types[column] === "COUNT") return format.fixed(value);
  return format.fixed(value, size >= 100 || size === 0 ? 0 : size >= 10 || data.types[column] === "DAYS" ? 1 : 2);
}

/** Distinct values of a column in their order. */
export const distinct = (data, column) => [...new Set(data.rows.map((row) => row[column]))];
