import { unzipSync, zipSync } from "fflate";
import writeXlsxFile from "write-excel-file/node";
import { guardFormula } from "./csv.ts";
import type { TypedColumn } from "./parquet.ts";

type Value = string | number | bigint | Buffer | null;

/** A sheet's rows below its header; Excel 2007 and later hold no more. */
export const mostSheetRows = 1_048_575;
/** Longest text of a cell that Excel opens. */
const longestCell = 32_767;
/** Every member of the file gets the first day a zip can hold, so that equal rows give equal bytes. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

export interface SheetOf {
  readonly name: string;
  readonly columns: readonly TypedColumn[];
  readonly rows: Iterable<readonly Value[]>;
}

/** A workbook with one sheet a view: typed cells, the header frozen. */
export async function toXlsx(sheets: readonly SheetOf[], guard: boolean): Promise<Uint8Array> {
  const made = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((column) => ({ width: widthOf(column) })),
    data: [
      columns.map((column) => ({ value: column.name, fontWeight: "bold" as const })),
      ...sheetRows(columns, rows, guard),
    ],
  }));
  const buffer = await writeXlsxFile(made).toBuffer();
  return repacked(new Uint8Array(buffer));
}

const widthOf = ({ name, type }: TypedColumn): number => {
  if (/^(?:title|text|commentary|message|description|why|evidence)$/.test(name)) return 60;
  return type === "string" ? 22 : 12;
};

function sheetRows(
  columns: readonly TypedColumn[],
  rows: Iterable<readonly Value[]>,
  guard: boolean,
) {
  const made = [];
  for (const row of rows)
    made.push(columns.map((column, index) => cellOf(row[index] ?? null, column, guard)));
  return made;
}

function cellOf(value: Value, { type }: TypedColumn, guard: boolean) {
  if (value === null || value === "") return null;
  if (type !== "string") return { value: Number(value), type: Number as NumberConstructor };
  const text = String(value).slice(0, longestCell);
  return { value: guard ? guardFormula(text) : text, type: String as StringConstructor };
}

/** The package with its members in a fixed order and time. */
function repacked(bytes: Uint8Array): Uint8Array {
  const members = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(members), { mtime: fixedTime, level: 6 });
}
