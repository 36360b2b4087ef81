import type { Mark } from "../../../document.ts";
import { append } from "../../../long-lists.ts";
import { embeddedPart } from "../../markup/embedded.ts";
import type { ListPlace } from "../../markup/list-counter.ts";
import { labelPiece } from "../../markup/list-label.ts";
import { type Printer, printGlyph, printRun } from "../../markup/run.ts";
import { type RunFormat, withoutFont } from "../../markup/run-format.ts";
import { shadedMarks } from "../../markup/shading.ts";
import type { StoryParagraph } from "../../markup/story.ts";
import { printSymbolField } from "../../markup/symbol-field.ts";
import { isSymbolFont, symbolToUnicode } from "../../markup/symbol-fonts.ts";
import type { Bytes } from "./bytes.ts";
import {
  type CharacterFormat,
  type CharacterSurroundings,
  readCharacterFormat,
} from "./character-format.ts";
import { readFormField } from "./form-field.ts";
import type { FormatLookup, FormattedRange } from "./formatted-pages.ts";
import { type ParagraphFormat, readParagraphFormat } from "./paragraph-format.ts";
import type { Piece, PieceTable } from "./pieces.ts";
import type { StyleSheet } from "./style-sheet.ts";

interface DocParagraph extends StoryParagraph {
  readonly format: ParagraphFormat;
}

/** Everything that turns positions in the text into paragraphs. */
export interface DocContext extends CharacterSurroundings {
  readonly table: PieceTable;
  readonly paragraphFormat: FormatLookup;
  readonly characterFormat: FormatLookup;
  readonly styles: StyleSheet;
  readonly label: (place: ListPlace) => string | undefined;
  readonly picture: (offset: number) => readonly Mark[];
  /** The floating shape anchored at a position. */
  readonly shapeAt: (position: number) => number | undefined;
  readonly shapeMarks: (shape: number) => readonly Mark[];
  readonly onUnreadPart: (what: string) => void;
  /** What is printed for a note's reference at a position. */
  readonly noteMark: (position: number) => string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the end of a cell is a control character
const ends = /[\r\u0007\f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Word's own marks are control characters
const controls = /([\u0001-\u001f])/;

/** Paragraphs of a stretch of the text, in order. */
export function* readParagraphs(
  start: number,
  end: number,
  context: DocContext,
): Generator<DocParagraph> {
  const { text } = context.table;
  let from = start;
  while (from < end) {
    ends.lastIndex = from;
    const found = ends.exec(text)?.index ?? end;
    const last = Math.min(found, end - 1);
    yield readParagraph(from, last, context);
    from = last + 1;
  }
}

function readParagraph(start: number, last: number, context: DocContext): DocParagraph {
  const { table, styles, data } = context;
  const piece = pieceAt(table.pieces, last);
  const range = piece === undefined ? undefined : context.paragraphFormat(offsetIn(piece, last));
  const style = styles.paragraph(range?.style ?? 0);
  const lists = [...style.properties, ...(range ? [range.properties] : [])];
  if (piece?.changes !== undefined) lists.push(piece.changes);
  const format = readParagraphFormat(lists, data);

  const printer: Printer = { pieces: [], marks: [] };
  const shapes: number[] = [];
  const print = createPrinter(context, printer, shapes);
  let endFormat: CharacterFormat | undefined;
  for (const run of readRuns(start, last + 1, range?.style ?? 0, style.look, context)) {
    const text = table.text.slice(run.start, Math.min(run.end, last));
    if (run.format.deleted !== true && text !== "") print(text, run.start, run.format);
    endFormat = run.format;
  }

  const outline = format.outline ?? 9;
  const level = outline < 9 ? outline + 1 : style.headingLevel;
  const label = labelOf(format, context);
  const before = labelPiece(label, printer.pieces);
  return {
    kind: level !== undefined ? "heading" : before !== undefined ? "list-item" : "paragraph",
    ...(level === undefined ? {} : { level }),
    pieces: before === undefined ? printer.pieces : [before, ...printer.pieces],
    marks: shadedMarks(printer.marks, format.fill),
    format,
    endMark: table.text.charAt(last),
    joinsNext: endFormat?.deleted === true,
    shapes,
  };
}

/** Row marks are no paragraphs of a list, though they may carry its number. */
function labelOf(format: ParagraphFormat, context: DocContext): string | undefined {
  const { list, listLevel = 0, endsRow } = format;
  if (list === undefined || list <= 0 || endsRow) return undefined;
  return context.label({ list: String(list), level: listLevel });
}

/** Prints a paragraph's runs in turn; fields reach over runs, so their state is kept here. */
function createPrinter(context: DocContext, printer: Printer, shapes: number[]) {
  const fields: { isResult: boolean; instruction: string; printed: boolean }[] = [];
  const isPrinted = (): boolean => fields.every((field) => field.isResult);
  const print = (text: string, look: RunFormat): void => {
    for (const field of fields) field.printed = true;
    printRun(text, look, printer);
  };
  const special = (character: string, position: number, format: CharacterFormat): void => {
    const plain = withoutFont(format.look);
    switch (character) {
      case "\u0013":
        fields.push({ isResult: false, instruction: "", printed: false });
        return;
      case "\u0014": {
        const field = fields.at(-1);
        if (field) field.isResult = true;
        return;
      }
      case "\u0015": {
        const field = fields.pop();
        if (field === undefined) return;
        const object = embeddedPart(field.instruction);
        if (object !== undefined) context.onUnreadPart(object);
        if (!field.printed && isPrinted()) printSymbolField(field.instruction, plain, printer);
        return;
      }
      case "\u0001":
        if (format.isFormData) printFormField(format, plain);
        else if (isPrinted() && format.picture !== undefined && !format.look.hidden) {
          append(printer.marks, context.picture(format.picture));
        }
        return;
      case "\u0008": {
        const shape = format.look.hidden ? undefined : context.shapeAt(position);
        if (shape === undefined) return;
        shapes.push(shape);
        append(printer.marks, context.shapeMarks(shape));
        return;
      }
      case "\u0002":
        if (isPrinted()) print(context.noteMark(position), plain);
        return;
      case "\t":
        if (isPrinted()) print(" ", plain);
        return;
      case "\u000b":
      case "\u000e":
        if (isPrinted()) print("\n", plain);
        return;
      case "\u001e":
        if (isPrinted()) print("-", plain);
        return;
    }
  };
  const printFormField = (format: CharacterFormat, look: RunFormat): void => {
    const isFirst = fields.length <= 1;
    if (!isFirst || context.data === undefined || format.picture === undefined) return;
    const value = readFormField(context.data, format.picture);
    // A text's own result follows as the field's.
    if (value?.kind === "box") printGlyph(value.isTicked ? "☒" : "☐", look, printer);
    else if (value?.kind === "list") print(value.entry, look);
  };
  return (text: string, start: number, format: CharacterFormat): void => {
    const { symbol } = format;
    if (symbol !== undefined) {
      const character = String.fromCodePoint(symbol.code);
      const glyph = isSymbolFont(symbol.font) ? symbolToUnicode(symbol.font, character) : character;
      if (isPrinted()) {
        for (const field of fields) field.printed = true;
        for (const _ of text) printGlyph(glyph, format.look, printer, symbol.font);
      }
      return;
    }
    let position = start;
    for (const part of text.split(controls)) {
      if (part === "") continue;
      if (part.length === 1 && part < " ") special(part, position, format);
      else if (isPrinted()) print(part, format.look);
      else {
        const field = fields.at(-1);
        if (field) field.instruction += part;
      }
      position += part.length;
    }
  };
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly format: CharacterFormat;
}

const known = new WeakMap<FormattedRange, Map<number, CharacterFormat>>();

/** Stretches of one look between two positions. */
function* readRuns(
  start: number,
  end: number,
  styleIndex: number,
  base: RunFormat,
  context: DocContext,
): Generator<Run> {
  let at = start;
  while (at < end) {
    const piece = pieceAt(context.table.pieces, at);
    if (piece === undefined) return;
    const offset = offsetIn(piece, at);
    const range = context.characterFormat(offset);
    const inPiece = Math.min(end, piece.end);
    const length =
      range === undefined ? 1 : Math.max(1, Math.floor((range.end - offset) / piece.width));
    const next = Math.min(inPiece, at + length);
    yield {
      start: at,
      end: next,
      format: formatOf(range, piece.changes, styleIndex, base, context),
    };
    at = next;
  }
}

function formatOf(
  range: FormattedRange | undefined,
  changes: Bytes | undefined,
  styleIndex: number,
  base: RunFormat,
  context: DocContext,
): CharacterFormat {
  if (range === undefined || changes !== undefined) {
    const lists = [range?.properties, changes].filter((list) => list !== undefined);
    return readCharacterFormat(lists, base, context);
  }
  let byStyle = known.get(range);
  if (byStyle === undefined) {
    byStyle = new Map();
    known.set(range, byStyle);
  }
  let format = byStyle.get(styleIndex);
  if (format === undefined) {
    format = readCharacterFormat([range.properties], base, context);
    byStyle.set(styleIndex, format);
  }
  return format;
}

const offsetIn = (piece: Piece, position: number): number =>
  piece.offset + (position - piece.start) * piece.width;

function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined || position < piece.start) high = middle - 1;
    else if (position >= piece.end) low = middle + 1;
    else return piece;
  }
  return undefined;
}
