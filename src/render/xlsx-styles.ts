import type { TypedColumn } from "./parquet.ts";
import { mainNamespace, xmlHead } from "./xlsx-parts.ts";

type Value = string | number | bigint | Buffer | null;

/** Number formats of our own; the format keeps the numbers below 164 for itself. `86` is shown as `86%`. */
const formats = [
  { id: 164, code: 'General"%"' },
  { id: 165, code: '"£"#,##0.00' },
  { id: 166, code: '"£"#,##0;-"£"#,##0' },
] as const;
const [percent, pounds, wholePounds] = formats;

/** Fills, after the two that the format asks for: the states, and what was corrected by hand. */
const fills = ["FFC6EFCE", "FFFFEB9C", "FFFFC7CE", "FFDDEBF7"] as const;
const [green, amber, red, corrected] = [2, 3, 4, 5];

/** A style's font, fill and number format; its place in the list is what a cell names. */
const styles = [
  { font: 0, fill: 0, format: 0 },
  { font: 1, fill: 0, format: 0 },
  ...[0, percent.id, pounds.id, wholePounds.id].flatMap((format) => [
    { font: 0, fill: 0, format },
    { font: 0, fill: corrected, format },
  ]),
  ...[green, amber, red].map((fill) => ({ font: 0, fill, format: 0 })),
];

const styleOf = (fill: number, format: number): number =>
  styles.findIndex((one) => one.font === 0 && one.fill === fill && one.format === format);

/** The bold one, of the header. */
export const headerStyle = 1;

const stateFills: Readonly<Record<string, number>> = { green, amber, red };
const formatOfUnit: Readonly<Record<string, number>> = {
  percent: percent.id,
  gbp: pounds.id,
};

/**
 * The style of each cell of a row: amounts and percentages as such, the state as a fill, and another fill for
 * what was corrected, beside the column that says what was read.
 */
export function rowStyler(
  columns: readonly TypedColumn[],
): (row: readonly Value[]) => (column: number) => number {
  const names = columns.map(({ name }) => name);
  const at = (name: string) => names.indexOf(name);
  const [unit, status, said] = [at("unit"), at("status"), at("corrected")];
  return (row) => {
    const texts = String(row[said] ?? "");
    const changed = new Set([...texts.matchAll(/(?:^|; )(\w+): was /g)].map(([, field]) => field));
    const valueFormat = formatOfUnit[String(row[unit] ?? "")] ?? 0;
    return (column) => {
      const name = names[column] ?? "";
      const isChanged = changed.has(name) || (name === "corrected" && texts !== "");
      const state = column === status ? stateFills[String(row[column] ?? "")] : undefined;
      const format = /^value(?:_read)?$/.test(name)
        ? valueFormat
        : /^amount_gbp/.test(name)
          ? wholePounds.id
          : 0;
      return styleOf(isChanged ? corrected : (state ?? 0), format);
    };
  };
}

/** The styles as a part of the workbook. */
export function stylesPart(): string {
  const numbers = formats.map(
    ({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`,
  );
  const solid = fills.map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const cells = styles.map(
    ({ font, fill, format }) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${font ? ' applyFont="1"' : ""}${fill ? ' applyFill="1"' : ""}${format ? ' applyNumberFormat="1"' : ""}/>`,
  );
  return `${xmlHead}<styleSheet xmlns="${mainNamespace}"><numFmts count="${numbers.length}">${numbers.join("")}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="${solid.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid.join("")}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join("")}</cellXfs></styleSheet>`;
}
