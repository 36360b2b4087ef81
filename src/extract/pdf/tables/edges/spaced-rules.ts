import { largest, smallest } from "../../../../long-lists.ts";
import type { Ruling } from "../../drawing/drawing.ts";

/** Pieces of one row's rule lie at one height, give or take this (points). */
const sameHeight = 0.75;
/** They stand apart by one gap, give or take this, which is no wider than this (points). */
const sameGap = 0.75;
const widestGap = 12;
/** Gaps this narrow are bridged anyway (points). */
const narrowestGap = 3.5;
/** Pieces of dashes are shorter than cells, or all as long (points). */
const shortestPiece = 8;
const unlike = 4;
/** So many rules over the whole width, of so many pieces, are those of rows. */
const fewestRows = 2;
const fewestPieces = 3;
/** A text's first and last cell are ruled to its sides at least, give or take this (points). */
const sideSlack = 4;

interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * Rules that are drawn under each cell, with the same gap after each: the pieces meet in the middle of their gaps, where
 * rules of several rows leave the same gaps over the whole width of a text.
 */
export function closeEvenGaps(
  rulings: readonly Ruling[],
  [left, right]: readonly [left: number, right: number],
): readonly Ruling[] {
  const level = rulings.filter(({ direction }) => direction === "horizontal");
  const rows = toRows(level);
  const whole = rows.filter(
    (row) =>
      row.length >= fewestPieces &&
      (row[0] as Ruling).from <= left + sideSlack &&
      (row.at(-1) as Ruling).to >= right - sideSlack &&
      isEven(row),
  );
  if (whole.length < fewestRows) return rulings;
  const gaps = whole.flatMap(gapsOf);
  const isRows = (gap: Gap): boolean =>
    gaps.filter((other) => isSame(other, gap)).length >= fewestRows;
  const closed = new Map<Ruling, Ruling>();
  for (const row of rows) {
    for (const [at, piece] of row.entries()) {
      const [before, after] = [row[at - 1], row[at + 1]];
      const reach = (gap: Gap): number | undefined =>
        isRows(gap) ? (gap.from + gap.to) / 2 : undefined;
      const from = before === undefined ? undefined : reach({ from: before.to, to: piece.from });
      const to = after === undefined ? undefined : reach({ from: piece.to, to: after.from });
      if (from === undefined && to === undefined) continue;
      closed.set(piece, { ...piece, from: from ?? piece.from, to: to ?? piece.to });
    }
  }
  return closed.size === 0 ? rulings : rulings.map((ruling) => closed.get(ruling) ?? ruling);
}

function toRows(level: readonly Ruling[]): Ruling[][] {
  const rows: Ruling[][] = [];
  for (const ruling of [...level].sort((a, b) => a.at - b.at)) {
    const row = rows.at(-1);
    if (row !== undefined && ruling.at - (row[0] as Ruling).at <= sameHeight) row.push(ruling);
    else rows.push([ruling]);
  }
  return rows.map((row) => row.sort((a, b) => a.from - b.from));
}

const gapsOf = (row: readonly Ruling[]): Gap[] =>
  row.slice(1).map(({ from }, at) => ({ from: (row[at] as Ruling).to, to: from }));

const isSame = (one: Gap, other: Gap): boolean =>
  Math.abs(one.from - other.from) <= sameGap && Math.abs(one.to - other.to) <= sameGap;

function isEven(row: readonly Ruling[]): boolean {
  const widths = gapsOf(row).map(({ from, to }) => to - from);
  const lengths = row.map(({ from, to }) => to - from);
  return (
    smallest(widths) > narrowestGap &&
    largest(widths) <= widestGap &&
    largest(widths) - smallest(widths) <= sameGap &&
    smallest(lengths) >= shortestPiece &&
    largest(lengths) - smallest(lengths) >= unlike
  );
}
