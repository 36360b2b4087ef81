type Value = string | number | bigint | Buffer | null;

/** A row under its column names, as one line of JSON. Large integers stay exact as text. */
export function jsonRow(columns: readonly string[], row: readonly Value[]): string {
  const entries = columns.map((column, at) => [column, jsonValue(row[at] ?? null)] as const);
  return JSON.stringify(Object.fromEntries(entries));
}

function jsonValue(value: Value): string | number | null {
  if (typeof value === "bigint") return String(value);
  return Buffer.isBuffer(value) ? value.toString("hex") : value;
}
