import type { Cell } from "../../../../document.ts";
import { append, largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { isLight } from "../../text/drawn-lights.ts";
import type { Line } from "../../text/lines.ts";
import { lineToPieces, type Piece, toPiece } from "../../text/pieces.ts";
import { endsInside } from "../../text/wrapping.ts";
import type { PageTable } from "../grid/grid.ts";
import { type FormRow, formToTable } from "./form-table.ts";
import type { LabelForm } from "./label-forms.ts";
import { joinLabelHalves, labelOf, type CardRow as Row } from "./label-halves.ts";

/** Labels start at one place, give or take this (points). */
const samePlace = 1.5;
/** A card has so many labels at least, and so many of them a text. */
const fewestLabels = 3;
const fewestTexts = 2;
/** White space that parts two cards, in parts of the text size. */
const whiteBetween = 0.8;
/** A mark beside a label, where its text would stand, may be higher than a line. */
const whiteAtMark = 2;
/** A label is no longer (parts of the width of its card). */
const labelPart = 0.5;

/**
 * Cards of which no cell is drawn: bold labels at the left, each with what it says beside it, wherever in its column that
 * stands. What tells them is that they come again: several on a page have the same labels, word for word.
 */
export function findRepeatedCards(
  lines: readonly Line[],
  page: number,
  open?: OpenCard,
): LabelForm[] {
  const before = open?.cardLabels ?? [];
  const isBegunBefore = ({ text }: Piece): boolean => before[0]?.split("\n")[0] === text;
  const labels = lines.map(boldStart);
  const seen = new Map<string, number>();
  for (const label of labels) {
    if (label !== undefined) seen.set(label.text, (seen.get(label.text) ?? 0) + 1);
  }
  const cards: Row[][] = [];
  let last = 0;
  for (let start = 0; start < lines.length; start += 1) {
    const label = labels[start];
    if (label === undefined || ((seen.get(label.text) ?? 0) < 2 && !isBegunBefore(label))) continue;
    const card = readCard(lines, labels, start, label);
    const end = start + card.flatMap((row) => row.lines).length;
    const [begun, ended] = [lines[end], labels[end]];
    const isWhole =
      (start === last || isApart(lines[start - 1], lines[start])) &&
      (isApart(lines[end - 1], begun) || ended?.text === label.text);
    if (!isWhole || !isCard(card)) continue;
    cards.push(card);
    last = end;
    start = end - 1;
  }
  const printed = cards.map(labelsOf);
  const met = new Set<string>();
  const again = new Set(printed.filter((labels) => met.size === met.add(labels).size));
  const known = plainLabels(before.join("|"));
  const told = cards.filter((_, at) => {
    const labels = printed[at] as string;
    return again.has(labels) || plainLabels(labels) === known;
  });
  const place = placeOf(told, open);
  if (place === undefined) return [];
  const top = restAtTop(lines, labels, told, place, open);
  const foot = beginAtFoot(lines, labels, told, place);
  const all = [...(top ? [top] : []), ...told, ...(foot ? [foot] : [])];
  const wholes = told.map(labelsOf);
  return joinLabelHalves(all, before).map((card, at, joined) => {
    const like = wholes.findIndex((one) => one.startsWith(labelsOf(all[at] as Row[])));
    const isTop = top !== undefined && at === 0;
    const table = formToTable(card.map(toFormRow), isTop ? place.begin : beginOf(card), page);
    const lines = card.flatMap((row) => row.lines);
    const [rows, whole] = [told[like], joined[like + (top ? 1 : 0)]];
    if (isTop || rows === undefined || whole === undefined) return { table, lines };
    return { table: { ...table, cardLabels: whole.map((row) => halvesOf(row, rows)) }, lines };
  });
}

/** A label as it is printed in a cell, each of its halves on a line. */
const halvesOf = (row: Row, printed: readonly Row[]): string =>
  printed
    .filter(({ lines: [first] }) => first !== undefined && row.lines.includes(first))
    .map(labelOf)
    .join("\n");

/** What ends the page before, perhaps a card. */
export interface OpenCard {
  readonly cells: readonly Cell[];
  readonly columnEdges: readonly number[];
  readonly textsAt?: number;
  readonly cardLabels?: readonly string[];
}

const plainLabels = (labels: string): string => labels.replaceAll(/[|\n]/g, " ");

/** Where labels and texts begin. */
interface Place {
  readonly left: number;
  readonly begin: number;
}

function placeOf(told: readonly (readonly Row[])[], open: OpenCard | undefined): Place | undefined {
  const rows = told.flat();
  if (rows.length > 0) return { left: leftOf(rows), begin: beginOf(rows) };
  const [left] = open?.columnEdges ?? [];
  if (open?.cardLabels === undefined || left === undefined) return undefined;
  return open.textsAt === undefined ? undefined : { left, begin: open.textsAt };
}

const leftOf = (rows: readonly Row[]): number =>
  smallest(rows.flatMap(({ label }) => label.map(({ box }) => box[0])));

/** The card that a page's first line is one of, where others of its labels stand below. */
export const restOfCard = (
  lines: readonly Line[],
  page: number,
  open: OpenCard,
): PageTable | undefined =>
  findRepeatedCards(lines, page, open).find((card) => card.lines[0] === lines[0])?.table;

/** The last rows of a card that began on the page before: its labels are the last of the others. */
function restAtTop(
  lines: readonly Line[],
  labels: readonly (Piece | undefined)[],
  told: readonly (readonly Row[])[],
  place: Place,
  open: OpenCard | undefined,
): Row[] | undefined {
  const [first, label] = [lines[0], labels[0]];
  if (first === undefined || label === undefined || isIn(told, first)) return undefined;
  const card = readCard(lines, labels, 0, label);
  const printed = labelsOf(card);
  const isRest =
    told.some((whole) => labelsOf(whole).endsWith(`|${printed}`)) || isRestOf(open, printed);
  return isRest && isAlike(card, place) ? card : undefined;
}

/** The labels that a card at the foot of the page before lacks, all of them. */
function isRestOf(open: OpenCard | undefined, printed: string): boolean {
  if (open?.cardLabels === undefined) return false;
  const begun = open.cells.filter(({ column }) => column === 0).map(({ text }) => text);
  const plain = plainLabels([...begun, printed].join("|"));
  return plain === plainLabels(open.cardLabels.join("|"));
}

/** The first rows of a card that goes on overleaf: its labels are the first of the others. */
function beginAtFoot(
  lines: readonly Line[],
  labels: readonly (Piece | undefined)[],
  told: readonly (readonly Row[])[],
  place: Place,
): Row[] | undefined {
  const names = new Set(told.map(([row]) => row?.label[0]?.text));
  const start = labels.findLastIndex((label) => label !== undefined && names.has(label.text));
  const [first, label] = [lines[start], labels[start]];
  if (first === undefined || label === undefined || isIn(told, first)) return undefined;
  const card = readCard(lines, labels, start, label);
  const printed = labelsOf(card);
  const isBegin = told.some((whole) => labelsOf(whole).startsWith(`${printed}|`));
  const isLast = card.at(-1)?.lines.at(-1) === lines.at(-1);
  return isBegin && isLast && isAlike(card, place) ? card : undefined;
}

const isIn = (cards: readonly (readonly Row[])[], line: Line): boolean =>
  cards.some((card) => card.some((row) => row.lines.includes(line)));

/** Labels and texts stand where those of the whole cards do. */
function isAlike(card: readonly Row[], { left, begin }: Place): boolean {
  return (
    leftOf(card) >= left - samePlace &&
    card.every(({ label }) => label.every(({ box }) => box[2] < begin)) &&
    card.every(({ texts }) => texts.every(({ box }) => box[0] >= begin - samePlace)) &&
    card.some(({ texts }) => texts.length > 0)
  );
}

/** More white stands between two lines than inside a card, or they are of other sizes. */
function isApart(above: Line | undefined, below: Line | undefined, most = whiteBetween): boolean {
  if (above === undefined || below === undefined) return true;
  const white = below.box[1] - above.box[3];
  return white > most * below.size || Math.abs(above.size - below.size) > 1;
}

const words = /\p{L}{2}|^Q[1-4]\b/u;
/** A year is a label, too. */
const years = /^(?:19|20)?\d{2}(?:\s?[-–—/]\s?(?:(?:19|20)?\d)?\d)?$/;

/** The bold words that a line of several begins with. */
function boldStart(line: Line): Piece | undefined {
  const label = boldPiece(line);
  if (label === undefined) return undefined;
  return words.test(label.text) || years.test(label.text) ? label : undefined;
}

function boldPiece(line: Line): Piece | undefined {
  const end = line.bold ? -1 : line.spans.findIndex(({ face }) => !face.bold);
  // A line of leaders alone has no pieces.
  const own = end < 0 ? lineToPieces(line)[0]?.spans : line.spans.slice(0, end);
  if (own === undefined || own.length === 0) return undefined;
  return toPiece(own);
}

/** The rest of a label that stands on a line of its own: `(2007/08)`, `- 2010` after `Actual outturn 2009`. */
const goesOn = /^(?:[\p{Ll}(]|[-–—/]\s?\d)/u;

/** What ends in `2008 to` goes on in a year. */
const isRestOfLabel = ({ label }: Row, { text }: Piece): boolean =>
  goesOn.test(text) || (years.test(text) && endsInside(label.at(-1)?.text ?? ""));

function restOfLabel(line: Line): Piece | undefined {
  const piece = boldPiece(line);
  return piece !== undefined && goesOn.test(piece.text) ? piece : undefined;
}

const isMark = ({ spans }: Piece): boolean => spans.every(isLight);

const isBold = ({ face }: Span): boolean => face.bold;

/** The rows of the card that starts with a line: a row a label, up to where a label comes again or a line is neither a label nor beside one. */
function readCard(
  lines: readonly Line[],
  labels: readonly (Piece | undefined)[],
  start: number,
  { box: [left] }: Piece,
): Row[] {
  const rows: Row[] = [];
  // One with a text beside it may stand in the middle of its column.
  const isAt = ({ box, spans }: Piece, line: Line): boolean =>
    Math.abs(box[0] - left) <= samePlace || (box[0] > left && spans.length < line.spans.length);
  const known = new Set<string>();
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    const row = rows.at(-1);
    const white = row?.texts.every(isMark) ? whiteAtMark : whiteBetween;
    if (at > start && isApart(lines[at - 1], line, white)) break;
    const label = labels[at] ?? (row && restOfLabel(line));
    // A card's name, beside its first label, may be as bold as that.
    const isNamed = rows.length <= 1 && (at === start || row?.texts[0]?.spans.every(isBold));
    if (label !== undefined && isAt(label, line)) {
      if (known.has(label.text) && words.test(label.text)) break;
      known.add(label.text);
      const text = line.spans.slice(label.spans.length);
      const texts = text.length === 0 ? [] : lineToPieces({ ...line, spans: text });
      if (texts.length > 1 || (text.some(isBold) && at > start)) break;
      if (row !== undefined && isRestOfLabel(row, label)) {
        row.label.push(label);
        append(row.texts, texts);
        row.lines.push(line);
      } else rows.push({ label: [label], texts: [...texts], lines: [line] });
      continue;
    }
    const isBeside = row !== undefined && row.texts.length > 0 && line.box[0] > left + samePlace;
    if (!isBeside || (label !== undefined && !isNamed) || lineToPieces(line).length > 1) break;
    append(row.texts, lineToPieces(line));
    row.lines.push(line);
  }
  return rows;
}

/** Whether all labels end before all texts begin, and there are enough of both. */
function isCard(rows: readonly Row[]): boolean {
  const labels = rows.flatMap(({ label }) => label);
  const texts = rows.flatMap((row) => row.texts);
  if (rows.length < fewestLabels) return false;
  if (rows.filter((row) => row.texts.length > 0).length < fewestTexts) return false;
  const left = smallest(labels.map(({ box }) => box[0]));
  const ends = largest(labels.map(({ box }) => box[2]));
  const begins = beginOf(rows);
  const right = largest(texts.map(({ box }) => box[2]));
  return ends < begins && ends - left <= labelPart * (right - left);
}

const beginOf = (rows: readonly Row[]): number =>
  smallest(rows.flatMap(({ texts }) => texts.map(({ box }) => box[0])));

const toFormRow = (row: Row): FormRow => ({ ...row, beside: row.texts.length > 0 ? 1 : 0 });

const labelsOf = (rows: readonly Row[]): string => rows.map(labelOf).join("|");
