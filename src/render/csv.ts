import { stringify } from "csv-stringify/sync";
import { plainDecimal } from "./text.ts";

/** What a spreadsheet would run as a formula. */
const formulaStart = /^[=+\-@\t\r]/;
/** Wholly a number, an amount, a percentage or a dash: harmless, and wanted as it is. Dates start with a digit. */
const harmless =
  /^(?:[+-]?\s*\(?\s*[+-]?\s*£?\s*\d[\d,]*(?:\.\d+)?\s*(?:k|m|bn)?\s*%?\s*\)?|[+-]?\s*£?\s*\.\d+\s*%?|[-–—\s]+|[+-]\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})$/i;

/** Text that no spreadsheet takes for a formula. */
export const guardFormula = (text: string): string =>
  formulaStart.test(text) && !harmless.test(text) ? `'${text}` : text;

type Value = string | number | bigint | Buffer | null;

/** RFC 4180 with `\n`; the header row comes from `csvHeader`. */
export function csvRows(rows: readonly (readonly Value[])[], guard: boolean): string {
  const shown = rows.map((row) => row.map((value) => csvValue(value, guard)));
  return stringify(shown, { record_delimiter: "\n" });
}

export const csvHeader = (columns: readonly string[]): string =>
  stringify([[...columns]], { record_delimiter: "\n" });

function csvValue(value: Value, guard: boolean): string {
  if (value === null) return "";
  if (typeof value === "number") return plainDecimal(value);
  if (Buffer.isBuffer(value)) return value.toString("hex");
  const text = String(value);
  return guard ? guardFormula(text) : text;
}
