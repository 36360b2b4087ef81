import { largest } from "../long-lists.ts";

/** Values to text for people. */

/** What a terminal would act upon, and what reorders text on it. */
const unprintable = /(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text that is safe to show on a terminal: no escape sequence and no override survives. */
export const printable = (text: string): string => text.replace(unprintable, "");

export type Shown = string | number | bigint | Buffer | null;

/** One value as one line of text; nothing for NULL. */
export function shownValue(value: Shown): string {
  if (value === null) return "";
  if (typeof value === "number") return plainDecimal(value);
  if (Buffer.isBuffer(value)) return value.toString("hex");
  return printable(String(value));
}

/** A number without an exponent: `8600000`, `0.00000012`. */
export function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  const [digits = "", exponent = "0"] = text.split("e");
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const shift = Number(exponent);
  const all = whole + fraction;
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - whole.length)}${all}`;
  return sign + all.padEnd(whole.length + shift, "0");
}

/** Columns as wide as their widest cell, numbers to the right; `width` cuts the longest columns down to fit. */
export function textTable(
  columns: readonly string[],
  rows: readonly (readonly Shown[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const { head, linesOf } = tableLayout(columns, rows, width);
  return head + linesOf(rows, true);
}

/** How a table is set out, told by some of its rows: the others may then come as they are found. */
export interface TableLayout {
  readonly head: string;
  /** Some rows; `first` where none came before them. */
  linesOf(rows: readonly (readonly Shown[])[], first: boolean): string;
}

export function tableLayout(
  names: readonly string[],
  sample: readonly (readonly Shown[])[],
  width = Number.POSITIVE_INFINITY,
): TableLayout {
  const columns = names.map(printable);
  const textOf = (value: Shown) => shownValue(value).replace(/\s+/g, " ");
  const natural = columns.map((column, at) =>
    sample.reduce((most, row) => Math.max(most, textOf(row[at] ?? null).length), column.length),
  );
  const texts = (rows: readonly (readonly Shown[])[]) => rows.map((row) => row.map(textOf));
  if (natural.length * (narrowest + gap) - gap > width) {
    return { head: "", linesOf: (rows, first) => blocks(columns, texts(rows), width, first) };
  }
  const widths = fitted(natural, width);
  const numeric = columns.map(
    (_, at) =>
      sample.some((row) => row[at] !== null) &&
      sample.every(
        (row) => row[at] === null || typeof row[at] === "number" || typeof row[at] === "bigint",
      ),
  );
  const line = (own: readonly string[]) =>
    own
      .map((text, at) => {
        const room = widths[at] ?? 0;
        // A row that came later may be wider than those seen: on paper it stands out, and a number is never cut.
        const fits = text.length <= room || width === Number.POSITIVE_INFINITY || numeric[at];
        const cut = !fits ? `${text.slice(0, Math.max(room - 1, 0))}…` : text;
        return numeric[at] ? cut.padStart(room) : cut.padEnd(room);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((room) => "─".repeat(room)).join("  ");
  return {
    head: `${line(columns)}\n${rule}\n`,
    linesOf: (rows) =>
      texts(rows)
        .map((own) => `${line(own)}\n`)
        .join(""),
  };
}

/** Where the columns do not fit beside each other: each row as a block, a line a value that is not empty. */
function blocks(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  first: boolean,
): string {
  const label = Math.min(largest(columns.map(({ length }) => length)), Math.floor(width / 3));
  const room = Math.max(width - label - gap, narrowest);
  const lineOf = (column: string, text: string) =>
    `${cutTo(column, label).padEnd(label)}${" ".repeat(gap)}${cutTo(text, room)}`;
  const whole = rows.map((row) =>
    columns.flatMap((column, at) => (row[at] ? [lineOf(column, row[at])] : [])).join("\n"),
  );
  const rule = `${"─".repeat(Math.min(width, label + gap))}\n`;
  return (first ? "" : rule) + whole.map((block) => `${block}\n`).join(rule);
}

const cutTo = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, Math.max(room - 1, 0))}…` : text;

const narrowest = 8;
/** Blanks between two columns. */
const gap = 2;

function fitted(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const gaps = gap * (widths.length - 1);
  for (;;) {
    const over = widths.reduce((sum, one) => sum + one, gaps) - width;
    const widest = largest(widths);
    if (over <= 0 || widest <= narrowest) return widths;
    const second = largest([narrowest, ...widths.filter((one) => one < widest)]);
    const at = widths.indexOf(widest);
    widths[at] = Math.max(second === widest ? widest - 1 : second, widest - over, narrowest);
    if (widths[at] === widest) widths[at] = widest - 1;
  }
}

/** `1 file`, `2 files`. */
export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${count} ${count === 1 ? word : plural}`;
