import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { whiteStrips } from "../../drawing/geometry.ts";
import { type Line, toLine } from "../../text/lines.ts";
import { isFigure, isYear, type Piece } from "../../text/pieces.ts";
import { pageLevels } from "../edges/level-edges.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** The white strip between two tables is wider than any in them by this factor. */
const widerThanColumns = 1.25;
/** And never narrower than this (parts of the font size). */
const narrowestStrip = 2;
/** A table has at least so many rows that say something of it. */
const fewestRows = 3;
/** Its labels are words in this part of its rows, and another column holds figures in as many. */
const usualPart = 0.6;
/** Rows of two tables stand on one baseline no more often than this part, where they are told apart by that. */
const sharedRows = 0.2;
/** A table's rules stand no further over and under its text than this (points). */
const ruleReach = 14;
/** Text that begins together begins within this (points). */
const sameStart = 3;
/** Text that stands on one baseline stands on it exactly (points). */
const sameBaseline = 0.5;

const numbered = /^(?:table|figure|chart)\s\d/i;

/** The lines of two tables beside each other, and the question that told them apart. */
interface Beside {
  readonly lines: readonly [Line[], Line[]];
  readonly begunBy: string;
}

/**
 * The lines left and right of the white strip between two tables that stand beside each other, where labels and
 * figures come twice and something says that they are no one table: titles of their own, the same header twice,
 * or rows of their own.
 */
export function splitBeside(
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Beside | undefined {
  const rows = region.lines.filter(({ pieces }) => pieces.length >= 2);
  const strips = whiteStrips(rows.flatMap(({ pieces }) => pieces.map(({ box }) => box)));
  const ruled = strips.find((strip) => haveOwnRules(strip, region, rulings, fills));
  if (ruled !== undefined) {
    const sides = partedAt((ruled[0] + ruled[1]) / 2, region, rows);
    if (sides !== undefined)
      return { lines: sides, begunBy: "rules of its own beside another table" };
  }
  const widest = strips.reduce((a, b) => (width(b) > width(a) ? b : a), strips[0] ?? [0, 0]);
  const size = largest(rows.map(({ line }) => line.size));
  const others = strips.filter((strip) => strip !== widest).map(width);
  const isWidest = width(widest) >= widerThanColumns * largest([0, ...others]);
  for (const strip of strips.filter((one) => width(one) >= narrowestStrip * size)) {
    const x = (strip[0] + strip[1]) / 2;
    if (isCrossed(x, region, rulings, fills)) continue;
    const parted = rows.map((row) => splitPieces(row, x));
    const left: Side = parted.map(([side]) => side);
    const right: Side = parted.map(([, side]) => side);
    if (!isTableLike(left) || !isTableLike(right)) continue;
    // Without such a sign the strip has to stand out.
    const standsOut = isWidest && strip === widest;
    const begunBy = haveNumbers(rows, x)
      ? "a numbered title beside another"
      : haveOneHeader(left, right)
        ? "the header again beside itself"
        : standsOut && haveTitles(rows, x)
          ? "a title beside another"
          : standsOut && haveOwnRows(left, right)
            ? "rows of its own beside others"
            : undefined;
    if (begunBy === undefined) continue;
    const all = [...region.lead, ...region.lines, ...region.tail];
    return {
      lines: [cutLines(all, (from) => from < x), cutLines(all, (from) => from >= x)],
      begunBy,
    };
  }
  return undefined;
}

/** Sides have so many rules each, at the same heights. */
const fewestRules = 2;
/** A side's rules reach as far as its text does, give or take this (points). */
const ruleSlack = 6;

/** The same rules are drawn over all of one side and again over all of the other, and none over the strip. */
function haveOwnRules(
  strip: Strip,
  region: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean {
  const x = (strip[0] + strip[1]) / 2;
  const { box } = region;
  if (isCrossed(x, region, rulings, fills)) return false;
  const levels = pageLevels(rulings, fills).filter(
    ({ at }) => at >= box[1] - ruleReach && at <= box[3] + ruleReach,
  );
  const over = (from: number, to: number): number[] =>
    levels
      .filter((level) => level.from <= from + ruleSlack && level.to >= to - ruleSlack)
      .map(({ at }) => at);
  const right = over(strip[1], box[2]);
  const both = over(box[0], strip[0]).filter((at) => right.some((y) => Math.abs(y - at) <= 1));
  return both.length >= fewestRules;
}

/** The lines on either side, where labels and figures stand on both. */
function partedAt(
  x: number,
  region: Region,
  rows: readonly CutLine[],
): readonly [Line[], Line[]] | undefined {
  const parted = rows.map((row) => splitPieces(row, x));
  const years = ([first]: readonly Piece[]): boolean => first !== undefined && isYear(first.text);
  if (
    !isTableLike(
      parted.map(([side]) => side),
      years,
    )
  )
    return undefined;
  if (
    !isTableLike(
      parted.map(([, side]) => side),
      years,
    )
  )
    return undefined;
  const all = [...region.lead, ...region.lines, ...region.tail];
  return [cutLines(all, (from) => from < x), cutLines(all, (from) => from >= x)];
}

type Strip = readonly [from: number, to: number];
const width = ([from, to]: Strip): number => to - from;

/** Whether a rule or a fill reaches over the strip. */
function isCrossed(
  x: number,
  { box }: Region,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean {
  return pageLevels(rulings, fills).some(
    ({ at, from, to }) => at >= box[1] - 3 && at <= box[3] + 3 && from < x && to > x,
  );
}

/** The rows of one side, with their pieces there. */
type Side = readonly (readonly Piece[])[];

/** Labels and figures, row by row. */
function isTableLike(
  side: Side,
  isLabelled: (row: readonly Piece[]) => boolean = () => false,
): boolean {
  const rows = side.filter((pieces) => pieces.length >= 2);
  if (rows.length < fewestRows) return false;
  const labelled = rows.filter(
    (row) => row[0] !== undefined && (!isFigure(row[0].text) || isLabelled(row)),
  ).length;
  const figured = rows.filter(([, ...rest]) => rest.some(({ text }) => isFigure(text))).length;
  const start = smallest(rows.map(([first]) => first?.box[0] ?? Infinity));
  const aligned = rows.filter(([first]) => (first?.box[0] ?? 0) <= start + sameStart).length;
  return [labelled, figured, aligned].every((count) => count >= usualPart * rows.length);
}

/**
 * One line over all rows names what stands on either side, and is no header over several columns: the rows of one
 * side end before those of the other.
 */
function haveTitles(rows: readonly CutLine[], x: number): boolean {
  const [first, second, last] = [rows[0], rows[1], rows.at(-1)];
  if (first === undefined || second === undefined || first.pieces.length !== 2) return false;
  const [left, right] = splitPieces(second, x);
  const [overLeft, overRight] = first.pieces as [Piece, Piece];
  const isOver = (title: Piece, here: readonly Piece[]): boolean =>
    here.length >= 2 &&
    Math.abs((here[0] as Piece).box[0] - title.box[0]) <= sameStart &&
    !isFigure(title.text);
  if (!isOver(overLeft, left) || !isOver(overRight, right)) return false;
  return last !== undefined && splitPieces(last, x).some((side) => side.length === 0);
}

/** The first line over both sides has a numbered title for each. */
function haveNumbers(rows: readonly CutLine[], x: number): boolean {
  const sides = rows[0] === undefined ? [] : splitPieces(rows[0], x);
  return sides.length === 2 && sides.every(([title]) => numbered.test(title?.text ?? ""));
}

const splitPieces = ({ pieces }: CutLine, x: number): readonly [Piece[], Piece[]] => [
  pieces.filter(({ box }) => box[2] <= x),
  pieces.filter(({ box }) => box[0] >= x),
];

/** A table folded in two repeats its header. */
function haveOneHeader(left: Side, right: Side): boolean {
  const header = (side: Side): string =>
    (side.find((pieces) => pieces.length >= 2) ?? []).map(({ text }) => text).join("\t");
  return header(left) === header(right);
}

/** Hardly a row of one stands on the baseline of a row of the other. */
function haveOwnRows(left: Side, right: Side): boolean {
  const full = (side: Side): number => side.filter((pieces) => pieces.length >= 2).length;
  const baseline = (pieces: readonly Piece[] | undefined): number =>
    pieces?.[0]?.spans[0]?.baseline ?? Number.NaN;
  const shared = left.filter(
    (pieces, index) => Math.abs(baseline(pieces) - baseline(right[index])) <= sameBaseline,
  );
  return shared.length <= sharedRows * Math.min(full(left), full(right));
}

const cutLines = (lines: readonly CutLine[], isHere: (from: number) => boolean): Line[] =>
  lines.flatMap(({ line }) => {
    const spans = line.spans.filter(({ box }) => isHere(box[0]));
    return spans.length === 0 ? [] : [toLine(spans)];
  });
