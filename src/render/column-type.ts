/** What a view's column holds; SQLite's views say nothing of types, and typed formats ask. */
export type ColumnType = "integer" | "number" | "string";

const integers = new Set([
  "bytes",
  "pages",
  "tables",
  "problems",
  "table",
  "row",
  "page",
  "column_number",
  "source_table",
  "source_row",
  "source_column",
  "amount_gbp",
  "amount_gbp_read",
  "is_total",
  "look",
  "group_no",
]);
const numbers = new Set(["value", "value_read"]);

/**
 * The type of a column of one of the exported views. `column` is a number among the problems and the
 * heading's words in a budget.
 */
export function columnType(view: string, column: string): ColumnType {
  if (column === "column")
    return view === "v_budget" || view === "v_all_budget" ? "string" : "integer";
  if (integers.has(column)) return "integer";
  return numbers.has(column) ? "number" : "string";
}

/** The columns of an exported view, each with its type. */
export const typedColumns = (view: string, columns: readonly string[]) =>
  columns.map((name) => ({ name, type: columnType(view, name) }));
