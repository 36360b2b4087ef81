import { plainDecimal, printable } from "./text.ts";

type Value = string | number | bigint | Buffer | null;

/** A Markdown table; text of reports comes out as text, never as markup. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): string {
  return line(columns.map(inert)) + line(columns.map(() => "---")) + markdownRows(rows);
}

export const markdownRows = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => line(row.map(shown))).join("");

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;

function shown(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return plainDecimal(value);
  return inert(Buffer.isBuffer(value) ? value.toString("hex") : String(value));
}

const inert = (text: string): string =>
  printable(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`);
