import type { BoundingBox } from "../../../document.ts";
import type { Span } from "../drawing/drawing.ts";
import { unionBoxes } from "../drawing/geometry.ts";
import { isLeader } from "./leaders.ts";
import { type Line, spansToText } from "./lines.ts";

/** Words of one line that read on: what one cell holds of it. */
export interface Piece {
  readonly spans: readonly Span[];
  readonly box: BoundingBox;
  readonly text: string;
}

/** A gap wider than this, in parts of the font size, may divide columns. */
const columnGap = 1.05;
/** Justified lines have wide gaps everywhere: one that divides is this much wider than the usual. */
const overUsualGap = 2.1;
/** No justified line has wider blanks than this. */
const widestBlank = 1.6;

/** Ticks stand in narrow columns; a smaller gap than this before one is a blank. */
const tickGap = 0.5;
export const tick = /^[✓✔✗✘]$/;

export const toPiece = (spans: readonly Span[]): Piece => ({
  spans,
  box: unionBoxes(spans.map((span) => span.box)),
  text: spansToText(spans),
});

/** A piece in parts: one begins at each word of which that is said. */
export function cutBefore(
  piece: Piece,
  begins: (span: Span, before: Span) => boolean,
): readonly Piece[] {
  const parts: Span[][] = [];
  for (const [index, span] of piece.spans.entries()) {
    const before = piece.spans[index - 1];
    const part = parts.at(-1);
    if (part === undefined || before === undefined || begins(span, before)) parts.push([span]);
    else part.push(span);
  }
  return parts.length === 1 ? [piece] : parts.map(toPiece);
}

/** A line cut at its wide gaps, at edges that are drawn between its words and at its leaders, which are left out. */
export function lineToPieces(line: Line, edges: readonly number[] = noEdges): readonly Piece[] {
  if (edges.length > 0) return cutToPieces(line, edges);
  const known = knownPieces.get(line);
  if (known !== undefined) return known;
  const pieces = cutToPieces(line, edges);
  knownPieces.set(line, pieces);
  return pieces;
}

const noEdges: readonly number[] = [];

/** Each step that looks for tables asks for the pieces of the same lines. */
const knownPieces = new WeakMap<Line, readonly Piece[]>();

function cutToPieces(line: Line, edges: readonly number[]): readonly Piece[] {
  const limit = widestGap(line);
  const heads = monthsInOrder(line);
  const pieces: Piece[] = [];
  let spans: Span[] = [];
  for (const [index, span] of line.spans.entries()) {
    const last = spans.at(-1);
    if (isLeader(span) && line.spans.length > 1) {
      if (last !== undefined) pieces.push(toPiece(spans));
      spans = [];
      continue;
    }
    if (last !== undefined) {
      const [from, to] = [last.box[2], span.box[0]];
      const divided = edges.some((edge) => edge >= from - 1 && edge <= to + 1 && to > from - 0.5);
      const ticked = to - from > tickGap * line.size && tick.test(span.text);
      if (
        to - from > limit ||
        divided ||
        ticked ||
        (heads.has(span) && to - from > ordinaryBlank(last)) ||
        beginsAmount(last, span, line.spans[index + 1])
      ) {
        pieces.push(toPiece(spans));
        spans = [];
      }
    }
    spans.push(span);
  }
  if (spans.length > 0) pieces.push(toPiece(spans));
  return joinCurrencies(joinBullets(pieces), edges);
}

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );

/** A month's name, or its first three letters (`Sept`): which of the year's; -1 for any other text. */
const monthOf = (text: string): number => {
  const lower = text.toLowerCase().replace(/^sept$/, "sep");
  return months.findIndex((name) => lower === name || lower === name.slice(0, 3));
};

export const isMonth = (text: string): boolean => monthOf(text) >= 0;

/** So many months one after the other, and no comma between them, are heads of columns. */
const fewestMonths = 3;

/** The months of a line that follow the one before: `Apr May Jun` in columns as narrow as they are. */
function monthsInOrder({ spans }: Line): ReadonlySet<Span> {
  const following = new Set<Span>();
  let run: Span[] = [];
  let before = -1;
  for (const span of spans) {
    const month = span.text.length > longestMonth ? -1 : monthOf(span.text);
    if (month >= 0 && before >= 0 && month === (before + 1) % months.length) run.push(span);
    else run = [];
    if (run.length + 1 >= fewestMonths) for (const one of run) following.add(one);
    before = month;
  }
  return following;
}

const longestMonth = "september".length;

const currency = /^[£$€]$/;

/** In accounting formats a currency's sign stands at its cell's left and the figure at its right. */
function joinCurrencies(pieces: readonly Piece[], edges: readonly number[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isSign = last !== undefined && currency.test(last.text) && isFigure(piece.text);
    const isParted =
      last !== undefined && edges.some((x) => x >= last.box[2] - 1 && x <= piece.box[0] + 1);
    if (isSign && !isParted) joined[joined.length - 1] = toPiece([...last.spans, ...piece.spans]);
    else joined.push(piece);
  }
  return joined;
}

/** A sign that is set apart from its figure begins a cell, however close the figure before it comes. */
const beginsAmount = (before: Span, sign: Span, figure: Span | undefined): boolean =>
  currency.test(sign.text) &&
  figure !== undefined &&
  isFigure(before.text) &&
  isFigure(figure.text);

/** What belongs to the word after it, however far that is. */
export const leadsOn = (text: string, next: string): boolean =>
  currency.test(text) || (bulletText.test(text) && !isFigure(next));

/** A gap that is wider divides a line. */
function widestGap({ spans, size }: Line): number {
  if (spans.length < 6) return columnGap * size;
  const gaps = spans
    .slice(1)
    .map((span, index) => span.box[0] - (spans[index] as Span).box[2])
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(columnGap * size, Math.min(overUsualGap * usual, widestBlank * size));
}

/** An ordinary blank is narrower than this part of the font size; a typewriter's is as wide as its letters. */
const widestWordBlank = 0.36;
const widestTypedBlank = 0.68;
const typewriter = /cour|mono|typewriter|consol|lettergothic/i;

/** How wide a blank after a word may be without parting columns, in a line that is not justified. */
export const ordinaryBlank = (span: Span): number =>
  (isTyped(span) ? widestTypedBlank : widestWordBlank) * span.size;

export const isTyped = ({ face }: Span): boolean => typewriter.test(face.name);

const bulletText = /^(?:[•▪◦‣●○■□➢❖✓·–-]|[oü]|\(?[a-z0-9ivx]{1,3}[.)])$/;

/** Further from words than this (parts of the font size) a dash in the middle of a line stands for nothing, and is no bullet. */
const dashReach = 3;
const dash = /^[-–]$/;

/** A bullet and what it introduces are one piece, however far apart they stand. */
function joinBullets(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.spans.length === 1 &&
      bulletText.test(last.text) &&
      !bulletText.test(piece.text) &&
      !(joined.length > 1 && dash.test(last.text) && isFarFrom(last, piece)) &&
      !/^[-–—\d.,%£()]+$/.test(piece.text) &&
      !(tick.test(last.text) && isFigure(piece.text))
    ) {
      joined[joined.length - 1] = toPiece([...last.spans, ...piece.spans]);
    } else joined.push(piece);
  }
  return joined;
}

const isFarFrom = (before: Piece, { box, spans }: Piece): boolean =>
  box[0] - before.box[2] > dashReach * (spans[0]?.size ?? 0);

const nothing = /^(?:n\s?\.?\s?\/?\s?a\.?|[-–—−.:*‡†]+|tbc|[x✓✔✗✘•●○▲▼])$/i;

/** A letter beyond ASCII. */
const letter = /^\p{L}$/u;
/** What `nothing` means has no more letters than "tbc". */
const mostLetters = 3;

/** Whether a text is a figure, a dash, a tick or the like: what stands in the body of a table. */
export function isFigure(text: string): boolean {
  const plain = text.trim();
  let [digits, letters] = [0, 0];
  // Asked of every word several times over: by code, and no further than a word's first letters.
  for (let at = 0; at < plain.length && letters <= mostLetters; at += 1) {
    const code = plain.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code < 0x80) {
      const small = code | 0x20;
      if (small >= 0x61 && small <= 0x7a) letters += 1;
    } else {
      const one = String.fromCodePoint(plain.codePointAt(at) as number);
      if (letter.test(one)) letters += 1;
      at += one.length - 1;
    }
  }
  if (letters > mostLetters) return false;
  if (digits === 0) return nothing.test(plain);
  return (letters <= 2 && letters < digits) || nothing.test(plain);
}

/** A year or span of years heads a column as often as it stands in one. */
export const isYear = (text: string): boolean =>
  /^(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?$/.test(text.trim());

/** Heads may number months or quarters: no more digits than these. */
export const ordinal = /^\d{1,2}$/;

/** One span of years after the other, however short: `2007/08 08/09`. */
export const isPeriod = (text: string): boolean =>
  /^\d{2,4}[/-]\d{1,4}(?:\s\d{2,4}[/-]\d{1,4})*$/.test(text.trim());

/** The columns that a line's figures stand in: one that comes twice is no column of the line. */
export const figureColumns = (pieces: readonly Piece[], edges: readonly number[]): number[] =>
  pieces
    .filter(({ text }) => isFigure(text) && !isYear(text))
    .map(({ box }) => edges.findLastIndex((x) => x <= (box[0] + box[2]) / 2));

export const comesTwice = (columns: readonly number[]): boolean =>
  new Set(columns).size < columns.length;

const moneyUnit = /^\(?£['‘’]?(?:000s?|m|k)\)?$/i;

/** What the amounts of a column are given in, which is a head and no figure: `£'000`, `£m`. */
export const isMoneyUnit = (text: string): boolean => moneyUnit.test(text);

/** Letters and a number and nothing else: `NI 56`, `LA 5.1`, `BV 82a(i)`, `LI/12`. */
export const code = /^\p{Lu}[\p{L}/]{1,5}[ /-]?\d[\d.]{0,5}\p{Ll}?(?:\([ivx]{1,3}\))?$/u;

/** A figure with its unit: `27.9 days`. */
export const amount = /^[£(<>≤≥+-]{0,2}\d/;
