import { stringify } from "csv-stringify/sync";
import { plainDecimal } from "./text.ts";

/** What a spreadsheet would run as a formula; some take the full-width signs of East Asian keyboards for the same. */
const formulaStart = /^[=+\-@＝＋－＠\t\r]/;
/**
 * Where one would begin if the file were split at another sign than the comma, as many a locale does: there only what
 * could name a function, a program or another sheet, for lists and lines begin with a dash, too.
 */
const formulaInside = /([;\t\r\n])(?=[=@＝＠]|[+\-＋－]\S*[(|!])/g;
/** Wholly a number, an amount, a percentage or a dash: harmless, and wanted as it is. Dates start with a digit. */
const harmless =
  /^(?:[+-]?\s*\(?\s*[+-]?\s*£?\s*\d[\d,]*(?:\.\d+)?\s*(?:k|m|bn)?\s*%?\s*\)?|[+-]?\s*£?\s*\.\d+\s*%?|[-–—\s]+|[+-]\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})$/i;

/** Text that no spreadsheet takes for a formula. */
export function guardFormula(text: string): string {
  const inside = text.replace(formulaInside, "$1'");
  return formulaStart.test(text) && !harmless.test(text) ? `'${inside}` : inside;
}

/** Text as it was before it was guarded. */
export const unguardFormula = (text: string): string =>
  text.replace(/(^|[;\t\r\n])'(?=[=+\-@＝＋－＠\t\r])/g, "$1");

/** No text that was printed; an archive from elsewhere may hold it all the same. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

type Value = string | number | bigint | Buffer | null;

/** RFC 4180 with `\n`; the header row comes from `csvHeader`. */
export function csvRows(rows: readonly (readonly Value[])[], guard: boolean): string {
  const shown = rows.map((row) => row.map((value) => csvValue(value, guard)));
  return stringify(shown, { record_delimiter: "\n" });
}

export const csvHeader = (columns: readonly string[]): string =>
  stringify([columns.map((column) => column.replace(controls, ""))], { record_delimiter: "\n" });

function csvValue(value: Value, guard: boolean): string {
  if (value === null) return "";
  if (typeof value === "number") return plainDecimal(value);
  if (Buffer.isBuffer(value)) return value.toString("hex");
  const text = String(value).replace(controls, "");
  return guard ? guardFormula(text) : text;
}
