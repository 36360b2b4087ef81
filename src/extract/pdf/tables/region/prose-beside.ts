import { append, largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling, Span } from "../../drawing/drawing.ts";
import { overlap } from "../../drawing/geometry.ts";
import { proseStep } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, lineToPieces, type Piece } from "../../text/pieces.ts";
import { type LevelEdge, pageLevels } from "../edges/level-edges.ts";

/** A column of prose has so many lines, of so many words each, that begin within this of each other (points). */
const fewestLines = 8;
/** Paragraphs that white space parts have so many each. */
const fewestTogether = 4;
const fewestWords = 4;
const sameStart = 1.5;
/** They fill it: so many of them reach over this part of its width. */
const filledPart = 0.75;
const filledLines = 0.6;
/** White space on either side of it (parts of the font size). */
const gutter = 0.5;
/** Beside it so many lines fall into so many pieces: rows. */
const fewestRows = 4;
const fewestPieces = 3;
/** Rows of a table stand on the baselines of the text in its last column; beside it, they do so by chance. */
const sharedPart = 0.5;
/** Or nearly all of them stand on those or in the middle between two. */
const middlePart = 0.85;
const sameBaseline = 0.6;
/** No column of a table begins so many lines over its header. */
const fewestHigher = 3;

/**
 * The words of columns of prose that stand beside rows of a table and are none of its columns: the rows have
 * baselines of their own, or rules that end before the prose begins.
 */
export function findProseBeside(
  spans: readonly Span[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): ReadonlySet<Span> {
  const upright = spans.filter(({ turn }) => turn === 0);
  const pieces = spansToLines(upright).flatMap((line) => lineToPieces(line));
  const found = new Set<Span>();
  for (const run of joinedRuns(toRuns(pieces.filter(isProseLike)), pieces)) {
    const column = toColumn(run);
    const beside = upright.filter(
      ({ box }) => box[3] > column.top && box[1] < column.bottom && !isIn(column, box),
    );
    const isFree = beside.every(
      ({ box }) =>
        box[2] <= column.left - gutter * column.size ||
        box[0] >= column.right + gutter * column.size,
    );
    if (!isFree || !isFilled(run, column)) continue;
    const rows = spansToLines(beside).filter((line) => lineToPieces(line).length >= fewestPieces);
    if (rows.length < fewestRows || !areApart(rows, run, column, rulings, fills)) continue;
    for (const span of upright) if (isIn(column, span.box)) found.add(span);
  }
  return found;
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

const isProseLike = ({ spans }: Piece): boolean =>
  spans.length >= fewestWords &&
  spans.filter(({ text }) => isFigure(text)).length < 0.3 * spans.length;

/** Pieces that begin at one place, one close below the other. */
function toRuns(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const size = piece.spans[0]?.size ?? 0;
    const run = runs.find((one) => {
      const last = one.at(-1) as Piece;
      // A paragraph's last line may be too short to be told.
      return (
        Math.abs(last.box[0] - piece.box[0]) <= sameStart &&
        piece.box[1] - last.box[1] <= 2 * proseStep * size
      );
    });
    if (run === undefined) runs.push([piece]);
    else run.push(piece);
  }
  return runs.filter((run) => run.length >= fewestTogether);
}

/** Runs of one column with nothing but white space between them are one. */
function joinedRuns(runs: readonly (readonly Piece[])[], pieces: readonly Piece[]): Piece[][] {
  const joined: Piece[][] = [];
  for (const run of runs) {
    const column = toColumn(run);
    const above = joined.find((one) => {
      const upper = toColumn(one);
      if (Math.abs(upper.left - column.left) > sameStart || upper.bottom > column.top) return false;
      const right = Math.max(upper.right, column.right);
      return !pieces.some(
        ({ box }) =>
          box[1] >= upper.bottom &&
          box[3] <= column.top &&
          overlap(box[0], box[2], column.left, right) > 0,
      );
    });
    if (above === undefined) joined.push([...run]);
    else append(above, run);
  }
  return joined.filter((run) => run.length >= fewestLines);
}

const toColumn = (run: readonly Piece[]): Column => ({
  left: smallest(run.map(({ box }) => box[0])),
  right: largest(run.map(({ box }) => box[2])),
  top: smallest(run.map(({ box }) => box[1])),
  bottom: largest(run.map(({ box }) => box[3])),
  size: largest(run.map(({ spans }) => spans[0]?.size ?? 0)),
});

/** Within a column, or on the line that ends its last paragraph. */
const isIn = ({ left, right, top, bottom, size }: Column, box: Span["box"]): boolean =>
  box[0] >= left - sameStart &&
  box[2] <= right + sameStart &&
  box[1] >= top - 2 * size &&
  box[3] <= bottom + 2 * size;

const isFilled = (run: readonly Piece[], { left, right }: Column): boolean =>
  run.filter(({ box }) => box[2] - box[0] >= filledPart * (right - left)).length >=
  filledLines * run.length;

/** Edges of cells that are drawn one by one meet within this (points). */
const meet = 3;
/** An edge that runs out of a column by this is no box of its own (points). */
const wayOut = 20;

/** Whether an edge over a column goes on beside it, in one piece or in several that meet. */
function runsOut(
  { at, from, to }: LevelEdge,
  levels: readonly LevelEdge[],
  left: number,
  right: number,
): boolean {
  let [start, end] = [from, to];
  const beside = levels.filter((one) => Math.abs(one.at - at) <= sameStart);
  for (let grown = true; grown; ) {
    grown = false;
    for (const one of beside) {
      if (one.from > end + meet || one.to < start - meet) continue;
      if (one.from >= start && one.to <= end) continue;
      [start, end] = [Math.min(start, one.from), Math.max(end, one.to)];
      grown = true;
    }
  }
  return start < left - wayOut || end > right + wayOut;
}

function areApart(
  rows: readonly Line[],
  run: readonly Piece[],
  { left, right, top, bottom }: Column,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): boolean {
  const levels = pageLevels(rulings, fills).filter(({ at }) => at > top - 20 && at < bottom + 20);
  const over = levels.filter(({ from, to }) => overlap(from, to, left, right) > 2);
  if (over.some((level) => runsOut(level, levels, left, right))) return false;
  const first = smallest(rows.map(({ box }) => box[1]));
  const own = levels.filter(({ from, to }) => overlap(from, to, left, right) <= 2);
  const baselines = run.map(({ spans }) => spans[0]?.baseline ?? Number.NaN).sort((a, b) => a - b);
  const share = (places: readonly number[], part: number): boolean =>
    rows.filter(({ spans }) =>
      // A sign of another font stands a little lower than the words of its row.
      spans.some(({ baseline }) =>
        places.some((other) => Math.abs(other - baseline) <= sameBaseline),
      ),
    ).length >=
    part * rows.length;
  // A text of one line may stand in the middle beside two.
  const middles = baselines.slice(1).map((below, at) => (below + (baselines[at] as number)) / 2);
  const isHigher = run.filter(({ box }) => box[3] < first).length >= fewestHigher;
  return (
    !(share(baselines, sharedPart) || share([...baselines, ...middles], middlePart)) ||
    (over.length === 0 && (own.length >= 2 || (isHigher && own.length > 0)))
  );
}
