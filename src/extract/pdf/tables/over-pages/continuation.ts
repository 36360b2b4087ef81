import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { centreY, overlap, unionBoxes } from "../../drawing/geometry.ts";
import { mergeRulings } from "../../drawing/rulings.ts";
import type { Line } from "../../text/lines.ts";
import { lineToPieces } from "../../text/pieces.ts";
import { regionToTable } from "../aligned/aligned-table.ts";
import { cellFills } from "../edges/evidence.ts";
import { restOfForm } from "../forms/label-forms.ts";
import { restOfCard } from "../forms/repeated-cards.ts";
import type { PageTable } from "../grid/grid.ts";
import { conformingLines, piecesInColumns } from "../region/conforming.ts";
import { findAnotherCard, firstLabel } from "./another-card.ts";
import { findNotes } from "./notes-under-rows.ts";
import type { TablePart } from "./stitch.ts";
import { findTitles } from "./titles-of-rows.ts";
import { widerColumns } from "./wider-columns.ts";

/** Ends of text may reach this far over a column edge (points). */
const overhang = 1.5;
/** Fills may end so far from the column edge they belong to (points). */
const fillSlack = 6;

/** Whether a line's text may reach over columns. */
type IsWhole = (line: Line, above: Line | undefined, below: Line | undefined) => boolean;

/** The lines at a page's top that go on in the columns of the table at the foot of the page before. */
export function findContinuation(
  lines: readonly Line[],
  open: Pick<TablePart, "cells" | "columnEdges" | "banded" | "lineStep" | "textsAt" | "cardLabels">,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
): PageTable | undefined {
  const { columnEdges, textsAt } = open;
  if (textsAt !== undefined) {
    const label = firstLabel(open);
    if (label !== undefined && lines[0]?.text.startsWith(label) === true) return undefined;
    const card = restOfCard(lines, page, open);
    if (card !== undefined) return card;
    return restOfForm(lines, { left: columnEdges[0] as number, begin: textsAt }, page);
  }
  const [isUnder, isTitle] = [findNotes(open), findTitles(open)];
  const isNote: IsWhole = (line, above, below) => isUnder(line, above) || isTitle(line, below);
  const { taken: found, edges } = linesInColumns(lines, columnEdges, rulings, fills, isNote);
  const inner = edges.slice(1, -1);
  const conforming = found.map((line, at) => ({
    line,
    pieces: isNote(line, found[at - 1], found[at + 1])
      ? lineToPieces(line)
      : piecesInColumns(line, inner),
    framed: true,
  }));
  const another = findAnotherHeader(found, columnEdges, fills);
  const own = conforming.slice(0, findAnotherCard(conforming, open));
  if (another > 0) own.splice(another);
  const taken = own.map(({ line }) => line);
  const region = {
    lines: own,
    box: unionBoxes(taken.map((line) => line.box)),
    framed: true,
    lead: [],
    tail: [],
  };
  const usesColumns = taken.some((line) => line.box[2] > (columnEdges[1] as number) + overhang);
  if (taken.length === 0 || !usesColumns) return undefined;
  if (standsOverBox(taken[0] as Line, columnEdges, rulings)) return undefined;
  if (isFilledOtherwise(taken[0] as Line, columnEdges, fills)) return undefined;
  const before = { ...open, isOneRow: hasOneRow(open.cells) };
  const table = regionToTable(region, rulings, fills, page, edges, before);
  return table && { ...table, columnEdges };
}

/** Whether no more than one row stands under the bold ones. */
function hasOneRow(cells: TablePart["cells"]): boolean {
  const rows = new Set(cells.filter(({ text }) => text !== "").map(({ row }) => row));
  const plain = new Set(
    cells.filter(({ text, bold }) => text !== "" && bold !== true).map(({ row }) => row),
  );
  return plain.size <= 1 && plain.size < rows.size;
}

/** The lines that stand in a table's columns, and the edges of these where this page has longer texts in them. */
function linesInColumns(
  lines: readonly Line[],
  columnEdges: readonly number[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  isNote: IsWhole,
): { readonly taken: readonly Line[]; readonly edges: readonly number[] } {
  let edges = columnEdges;
  let taken = conformingLines(lines, edges, rulings, fills, [], isNote);
  for (;;) {
    const wider = widerColumns(lines, taken.length, edges, rulings);
    const more = wider && conformingLines(lines, wider, rulings, fills, [], isNote);
    if (wider === undefined || more === undefined || more.length <= taken.length) {
      return { taken, edges };
    }
    edges = wider;
    taken = more;
  }
}

/** A box reaches over this part of a table's width; its sides meet its top within so much (points). */
const boxedPart = 0.75;
const meeting = 3;

/** Close below a line begins the box of a table, its sides with its top: the line is that one's heading, and no row. */
function standsOverBox(
  line: Line,
  columnEdges: readonly number[],
  rulings: readonly Ruling[],
): boolean {
  const [left, right] = [columnEdges[0] as number, columnEdges.at(-1) as number];
  const merged = mergeRulings(rulings);
  const upright = merged.filter(({ direction }) => direction === "vertical");
  if (upright.some(({ from, to }) => from < line.baseline && to > line.box[1])) return false;
  return merged.some(
    (top) =>
      top.direction === "horizontal" &&
      top.at > line.baseline &&
      top.at < line.box[3] + 2 * line.size &&
      overlap(top.from, top.to, left, right) >= boxedPart * (right - left) &&
      [top.from, top.to].every((x) =>
        upright.some(
          ({ at, from, to }) =>
            Math.abs(at - x) <= meeting &&
            Math.abs(from - top.at) <= meeting &&
            to > top.at + line.size,
        ),
      ),
  );
}

/** A header has so many heads side by side. */
const fewestHeads = 3;

/** Under the header that is printed again, and rows of it, cells filled as those are, which end elsewhere: another header. */
function findAnotherHeader(
  lines: readonly Line[],
  columnEdges: readonly number[],
  fills: readonly Fill[],
): number {
  const [first] = lines;
  if (first === undefined || !first.bold || fills.length === 0) return -1;
  const headsOn = ({ box }: Line): Fill[] =>
    cellFills(fills).filter((fill) => fill.box[1] < centreY(box) && fill.box[3] > centreY(box));
  const own = headsOn(first);
  const colour = own[0]?.colour;
  if (own.length < fewestHeads) return -1;
  return lines.findIndex((line, at) => {
    if (at === 0 || !line.bold || !isFilledOtherwise(line, columnEdges, fills)) return false;
    const heads = headsOn(line);
    return heads.length >= fewestHeads && heads.every((fill) => fill.colour === colour);
  });
}

/** Cells are filled whose sides stand where no column of the table ends: another table's header. */
function isFilledOtherwise(
  line: Line,
  columnEdges: readonly number[],
  fills: readonly Fill[],
): boolean {
  const y = centreY(line.box);
  const sides = cellFills(fills)
    .filter(({ box }) => box[1] < y && box[3] > y)
    .flatMap(({ box }) => [box[0], box[2]]);
  const odd = sides.filter((x) => !columnEdges.some((edge) => Math.abs(edge - x) <= fillSlack));
  return odd.length >= 2;
}
