type Value = string | number | bigint | Buffer | null;

/** What JSON lets stand as it is, and a terminal acts upon or reorders text by: DEL, C1, overrides. */
const unescaped = /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** JSON of the same value for every reader, of which nothing acts on a terminal. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(
    unescaped,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A row under its column names, as one line of JSON. Large integers stay exact as text. */
export function jsonRow(columns: readonly string[], row: readonly Value[]): string {
  const entries = columns.map((column, at) => [column, jsonValue(row[at] ?? null)] as const);
  return jsonText(Object.fromEntries(entries));
}

function jsonValue(value: Value): string | number | null {
  if (typeof value === "bigint") return String(value);
  return Buffer.isBuffer(value) ? value.toString("hex") : value;
}
