import { largest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { unionBoxes } from "../../drawing/geometry.ts";
import {
  cutBefore,
  isFigure,
  leadsOn,
  ordinaryBlank,
  type Piece,
  toPiece,
} from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** A blank before a figure that may divide columns, in parts of the text size: wider than any between words. */
const closeGap = 0.42;
/** Figures of one column begin, or end, at one place, give or take this (points). */
const samePlace = 0.8;
/** So do their heads, whose letters have more room beside them (points). */
const sameHead = 1.6;
/** So many lines show the place of a column, and this part of them all. */
const fewestLines = 3;
const shownPart = 0.5;

/**
 * Columns of figures so close that a line's gaps do not tell them: `861 -789 0 72`. Where figures of many lines begin or
 * end at one place, each with more than a blank before it, the lines are cut there; what follows the region and falls
 * apart so is a line of it, as its total is.
 */
export function withCloseFigures(region: Region): Region {
  const all = [...region.lines, ...region.tail];
  const cut = runsOfFigures(all).flatMap(cutCloseFigures);
  if (cut.every((line, at) => line === all[at])) return region;
  const tail = cut.slice(region.lines.length);
  const after = tail.findIndex(({ pieces }) => pieces.length < 2);
  const lines = cut.slice(0, region.lines.length + (after < 0 ? tail.length : after));
  return {
    ...region,
    lines,
    box: unionBoxes(lines.map(({ line }) => line.box)),
    tail: cut.slice(lines.length),
  };
}

/** Lines with figures below each other, and those without: a heading parts the columns over it from those below. */
function runsOfFigures(lines: readonly CutLine[]): CutLine[][] {
  const runs: CutLine[][] = [];
  let before: boolean | undefined;
  for (const line of lines) {
    const now = line.line.spans.some(({ text }) => isFigure(text));
    if (now === before) runs.at(-1)?.push(line);
    else runs.push([line]);
    before = now;
  }
  return runs;
}

function cutCloseFigures(lines: readonly CutLine[]): readonly CutLine[] {
  const places = figurePlaces(lines);
  if (places.length === 0) return lines;
  return lines.map((line) => {
    const pieces = line.pieces.flatMap((piece) => cutAt(piece, line.line.size, places));
    return pieces.length === line.pieces.length ? line : { ...line, pieces };
  });
}

interface Place {
  readonly side: 0 | 2;
  readonly x: number;
}

/** Where figures with a gap before them begin, or end, on many lines. */
function figurePlaces(lines: readonly CutLine[], isClose = false): Place[] {
  const sides: (Place & { readonly line: number })[] = [];
  let areClose = isClose;
  for (const [at, { line, pieces }] of lines.entries()) {
    for (const { spans } of pieces) {
      for (const [index, span] of spans.entries()) {
        if (!isFigure(span.text) || (index > 0 && !isApart(spans[index - 1], span, line.size)))
          continue;
        if (index > 0) areClose = true;
        sides.push({ side: 0, x: span.box[0], line: at }, { side: 2, x: span.box[2], line: at });
      }
    }
  }
  if (!areClose) return [];
  const fewest = Math.max(fewestLines, shownPart * lines.length);
  const places: Place[] = [];
  for (const side of [0, 2] as const) {
    const own = sides.filter((one) => one.side === side).sort((a, b) => a.x - b.x);
    let group: typeof own = [];
    for (const one of [...own, undefined]) {
      if (one !== undefined && (group.length === 0 || one.x - (group[0]?.x ?? 0) <= samePlace)) {
        group.push(one);
        continue;
      }
      if (new Set(group.map(({ line }) => line)).size >= fewest)
        places.push({ side, x: ((group[0]?.x ?? 0) + (group.at(-1)?.x ?? 0)) / 2 });
      group = one === undefined ? [] : [one];
    }
  }
  return places;
}

/** A currency's sign is its figure's, however far that stands. */
const isApart = (before: Span | undefined, span: Span, size: number): boolean =>
  before !== undefined &&
  span.box[0] - before.box[2] >= Math.max(closeGap * size, ordinaryBlank(before)) &&
  !leadsOn(before.text, span.text);

/** A piece cut before each figure that stands at one of the places. */
const cutAt = (piece: Piece, size: number, places: readonly Place[]): readonly Piece[] =>
  cutBefore(
    piece,
    (span, before) =>
      isApart(before, span, size) &&
      isFigure(span.text) &&
      places.some(({ side, x }) => Math.abs(span.box[side] - x) <= samePlace),
  );

/** So many heads close to each other show that they are not one text. */
const fewestHeads = 3;

/**
 * A bold line over figures whose words begin, or end, where each of their columns does: heads as wide as their columns,
 * with a blank between them. It and what stands under it are of the table.
 */
export function withCloseHeads(region: Region): Region {
  const [run] = runsOfFigures(region.lines);
  const [first] = run ?? [];
  if (run === undefined || first === undefined || run.every(({ line }) => line.bold)) return region;
  const counts = run.map(({ pieces }) => pieces.filter(({ text }) => isFigure(text)).length);
  const columns = largest(counts);
  if (columns < fewestHeads) return region;
  const places = figurePlaces(run, true);
  for (const side of [0, 2] as const) {
    const own = places.filter((place) => place.side === side);
    if (own.length !== columns) continue;
    const cut = region.lead.map((line) => headsOf(line, own));
    const at = cut.findLastIndex((line) => line !== undefined);
    const heads = cut[at];
    if (heads === undefined) continue;
    const lines = [heads, ...region.lead.slice(at + 1), ...region.lines];
    const box = unionBoxes(lines.map(({ line }) => line.box));
    return { ...region, lines, box, lead: region.lead.slice(0, at) };
  }
  return region;
}

/** A line of words cut where columns begin or end; absent where it is not their heads. */
function headsOf(cut: CutLine, places: readonly Place[]): CutLine | undefined {
  const { line, pieces } = cut;
  if (!line.bold || pieces.length >= places.length) return undefined;
  const { spans } = line;
  const isAt = (span: Span | undefined, { side, x }: Place): boolean =>
    span !== undefined && Math.abs(span.box[side] - x) <= sameHead;
  const found = places.map((place) => spans.findIndex((span) => isAt(span, place)));
  if (found.includes(-1) || new Set(found).size < found.length) return undefined;
  const begins = found.map((at, column) =>
    places[0]?.side === 0 ? at : column === 0 ? 0 : (found[column - 1] as number) + 1,
  );
  const parts = begins.map((from, column) => spans.slice(from, begins[column + 1]));
  const isAll = begins[0] === 0 && (places[0]?.side === 0 || found.at(-1) === spans.length - 1);
  const heads = parts.map(toPiece);
  if (!isAll || heads.some(({ text }) => isFigure(text))) return undefined;
  return { ...cut, pieces: heads };
}
