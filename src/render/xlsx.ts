import { strToU8, Zip, ZipDeflate } from "fflate";
import { guardFormula } from "./csv.ts";
import type { TypedColumn } from "./parquet.ts";
import { plainDecimal } from "./text.ts";
import { columnNotes, noteShapes } from "./xlsx-notes.ts";
import { bookParts, columnName, sheetFoot, sheetHead, xmlText } from "./xlsx-parts.ts";
import { rowStyler, stylesPart } from "./xlsx-styles.ts";

type Value = string | number | bigint | Buffer | null;

/** A sheet's rows below its header; Excel 2007 and later hold no more. */
export const mostSheetRows = 1_048_575;
/** Longest text of a cell that Excel opens. */
const longestCell = 32_767;
/** Every member of the file gets the first day a zip can hold, so that equal rows give equal bytes. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);
/** A zip without its 64-bit extension counts no further; Excel refuses such sheets long before. */
const mostMemberBytes = 0xffff_ffff;
const rowsAtOnce = 500;
/** The fastest: a sheet is mostly the same few tags, which even this makes small. */
const level = 1;

export interface SheetOf {
  readonly name: string;
  readonly columns: readonly (TypedColumn & { readonly note?: string })[];
  readonly rows: Iterable<readonly Value[]>;
}

/** Thrown where a sheet would hold more than the format can. */
export class SheetTooLarge extends Error {
  override readonly name = "SheetTooLarge";
  readonly sheet: string;
  constructor(sheet: string) {
    super(`The sheet ${sheet} is too large.`);
    this.sheet = sheet;
  }
}

/**
 * A workbook with one sheet a view, piece by piece: typed cells, the header frozen and filtering, a note on each
 * column that has one, states and corrections as fills. No more than some hundred rows are held at a time.
 */
export function* xlsxPieces(sheets: Iterable<SheetOf>, guard: boolean): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const member = (path: string): ZipDeflate => {
    const made = new ZipDeflate(path, { level });
    made.mtime = fixedTime;
    zip.add(made);
    return made;
  };
  const whole = (path: string, text: string) => member(path).push(strToU8(text), true);
  const names: string[] = [];
  const withNotes = new Set<number>();
  for (const sheet of sheets) {
    const number = names.push(sheet.name);
    const notes = sheet.columns.flatMap(({ note }, column) => (note ? [{ column, note }] : []));
    const file = member(`xl/worksheets/sheet${number}.xml`);
    for (const text of sheetTexts(sheet, guard, notes.length > 0)) {
      file.push(strToU8(text));
      if (file.size > mostMemberBytes) throw new SheetTooLarge(sheet.name);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    if (notes.length > 0) {
      withNotes.add(number);
      const { relations, comments } = columnNotes(number, notes);
      whole(`xl/worksheets/_rels/sheet${number}.xml.rels`, relations);
      whole(`xl/comments${number}.xml`, comments);
      whole(`xl/drawings/vmlDrawing${number}.vml`, noteShapes(notes));
    }
    yield* ready.splice(0);
  }
  for (const [path, text] of bookParts(names, withNotes)) whole(path, text);
  whole("xl/styles.xml", stylesPart());
  zip.end();
  yield* ready.splice(0);
}

function* sheetTexts(
  { name, columns, rows }: SheetOf,
  guard: boolean,
  hasNotes: boolean,
): Generator<string> {
  yield sheetHead(
    columns.map(widthOf),
    columns.map((column) => column.name),
  );
  const letters = columns.map((_, index) => columnName(index));
  const stylesOf = rowStyler(columns);
  let text = "";
  let number = 1;
  for (const row of rows) {
    number += 1;
    if (number - 1 > mostSheetRows) throw new SheetTooLarge(name);
    const styleAt = stylesOf(row);
    text += `<row r="${number}">`;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      if (!column) continue;
      const place = `${letters[index]}${number}`;
      text += cellXml(place, styleAt(index), row[index] ?? null, column, guard);
    }
    text += "</row>";
    if (number % rowsAtOnce !== 0) continue;
    yield text;
    text = "";
  }
  const last = letters.at(-1);
  yield text + sheetFoot(hasNotes, last === undefined ? "" : `A1:${last}${number}`);
}

const widthOf = ({ name, type }: TypedColumn): number => {
  if (/^(?:title|text|commentary|message|description|why|evidence)$/.test(name)) return 60;
  return type === "string" ? 22 : 12;
};

function cellXml(
  place: string,
  style: number,
  value: Value,
  { type }: TypedColumn,
  guard: boolean,
): string {
  if (value === null || value === "") return "";
  const styled = style === 0 ? "" : ` s="${style}"`;
  if (type !== "string")
    return `<c r="${place}"${styled}><v>${plainDecimal(Number(value))}</v></c>`;
  const printed = String(value);
  const text = xmlText((guard ? guardFormula(printed) : printed).slice(0, longestCell));
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
