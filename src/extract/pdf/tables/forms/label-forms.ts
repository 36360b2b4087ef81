import { append } from "../../../../long-lists.ts";
import { boxWidth, unionBoxes } from "../../drawing/geometry.ts";
import { lineStepOf, plainStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";
import { isFigure, lineToPieces, type Piece } from "../../text/pieces.ts";
import type { PageTable } from "../grid/grid.ts";
import { type FormRow, formToTable, hasSeveral } from "./form-table.ts";

/** Labels start at one place and texts at another, give or take this (points). */
const samePlace = 2;
/** A label ends so far before the texts at least (parts of the font size). */
const labelGap = 0.5;
/** Labels take up no more than this part of the width. */
const labelPart = 0.45;
/** White space that ends a form, in parts of the text size. */
const largestGap = 1.25;
/** Lines of a page that tell its line step. */
const sampled = 30;
/** A form has so many labelled rows at least, so many of them with a list. */
const fewestRows = 3;
const fewestLists = 2;
/** Of a form cut by the page's end so many, one with a list. */
const fewestRowsCut = 2;
/** Labels have no more words than this on the average. */
const labelWords = 5;

const listItem = /^(?:[•▪◦‣●○■□➢❖✓·]|[-–]\s)/;

/** A form as a table, and the lines that it is made of. */
export interface LabelForm {
  readonly table: PageTable;
  readonly lines: readonly Line[];
}

/**
 * A form of which nothing is drawn: labels at the left, each beginning a row after white space, and beside them texts
 * that all begin at one place, several of them lists. A row may have further labels and texts beside its first.
 * `next` are ways to take the next page's lines, in which a form may go on whose header stands alone at the foot.
 */
export function findLabelForms(
  lines: readonly Line[],
  next: readonly (readonly Line[])[],
  page: number,
): LabelForm[] {
  const forms: LabelForm[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const place = formPlace(lines[start] as Line);
    if (place === undefined) continue;
    const rows = readRows(lines.slice(start), place);
    const taken = rows.flatMap((row) => row.lines);
    const isLast = taken.length > 0 && start + taken.length === lines.length;
    const goesOn = (): boolean => next.some((rest) => isBegun(rows, readRows(rest, place)));
    if (!isForm(rows) && !(isLast && (isBegun(rows, []) || goesOn()))) continue;
    forms.push({ table: formToTable(rows, place.begin, page), lines: taken });
    start += taken.length - 1;
  }
  return forms;
}

/** The first lines of a page, where a form of the page before goes on in them. */
export function restOfForm(
  lines: readonly Line[],
  place: Place,
  page: number,
): PageTable | undefined {
  const rows = readRows(lines, place);
  if (rows.length === 0 || startsAnew(rows)) return undefined;
  return formToTable(rows, place.begin, page);
}

/** Where labels stand, and where texts begin. */
interface Place {
  readonly left: number;
  readonly begin: number;
}

function formPlace(line: Line): Place | undefined {
  const [label, text] = lineToPieces(line);
  if (label === undefined || text === undefined || !/\p{L}{2}/u.test(label.text)) return undefined;
  return { left: label.box[0], begin: text.box[0] };
}

/** The first lines that are labels and texts at their places, by row. */
function readRows(lines: readonly Line[], { left, begin }: Place): FormRow[] {
  const isAt = ({ box }: Piece, x: number): boolean => Math.abs(box[0] - x) <= samePlace;
  const size = lines[0]?.size ?? 0;
  const steps = lines
    .slice(1, sampled)
    .map((line, index) => ({ step: line.baseline - (lines[index] as Line).baseline, size }));
  const lineStep = lineStepOf(steps) ?? plainStep(size);
  const rows: { label: Piece[]; texts: Piece[]; lines: Line[]; beside: number }[] = [];
  let above: Line | undefined;
  for (const line of lines) {
    if (above !== undefined && line.box[1] - above.box[3] > largestGap * line.size) break;
    const pieces = lineToPieces(line, [begin - 1]);
    const [first] = pieces;
    // A line of leaders alone has none.
    if (first === undefined) break;
    const isLabelled = isAt(first, left) && first.box[2] < begin - labelGap * line.size;
    const texts = isLabelled ? pieces.slice(1) : pieces;
    const [text] = texts;
    if (text !== undefined && text.box[0] < begin - samePlace) break;
    const isRow =
      above === undefined ||
      (isLabelled && lineStep.says(line.baseline - above.baseline) === "next row");
    if (isRow) {
      if (text === undefined || !isAt(text, begin)) break;
      // A bold row begins the next form.
      if (line.bold && rows.some((row) => row.lines[0]?.bold === false)) break;
      rows.push({ label: [], texts: [], lines: [], beside: 0 });
    }
    const row = rows.at(-1);
    if (row === undefined) break;
    if (isLabelled) row.label.push(first);
    append(row.texts, texts);
    row.lines.push(line);
    row.beside = Math.max(row.beside, texts.length);
    above = line;
  }
  return rows;
}

function isForm(rows: readonly FormRow[]): boolean {
  const enough = countLists(rows) >= fewestLists || startsAnew(rows);
  return rows.length >= fewestRows && enough && areLabelled(rows);
}

/** Whether rows at a page's foot begin a form: a bold one over a list, or over the rows of the next page. */
function isBegun(rows: readonly FormRow[], next: readonly FormRow[]): boolean {
  if (!startsAnew(rows) || !areLabelled(rows)) return false;
  if (rows.length >= fewestRowsCut) return countLists(rows) > 0;
  return next.length >= fewestRowsCut && !startsAnew(next) && countLists(next) > 0;
}

const countLists = (rows: readonly FormRow[]): number =>
  rows.filter(({ texts }) => texts.filter(({ text }) => listItem.test(text)).length >= 2).length;

/** A bold row with no other below it is a form's header. */
function startsAnew([header, ...body]: readonly FormRow[]): boolean {
  const isBold = ({ lines }: FormRow): boolean => lines.every((line) => line.bold);
  return header !== undefined && isBold(header) && !body.some(isBold);
}

/** Short labels, each with a text that is no figure, and nothing in a third column. */
function areLabelled(rows: readonly FormRow[]): boolean {
  const width = boxWidth(unionBoxes(rows.flatMap((row) => row.lines.map(({ box }) => box))));
  const labels = rows.flatMap(({ label }) => label);
  const words = labels.flatMap(({ spans }) => spans).length;
  const figures = rows.filter(({ texts }) => texts.every(({ text }) => isFigure(text))).length;
  const several = rows.filter(hasSeveral).length;
  return (
    labels.length > 0 &&
    boxWidth(unionBoxes(labels.map(({ box }) => box))) <= labelPart * width &&
    words <= labelWords * rows.length &&
    figures <= 0.5 * rows.length &&
    several <= 0.5 * rows.length &&
    rows.every((row, at) => row.beside <= 1 || (at > 0 && hasSeveral(row)))
  );
}
