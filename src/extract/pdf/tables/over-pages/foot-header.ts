import type { BoundingBox } from "../../../../document.ts";
import { largest } from "../../../../long-lists.ts";
import type { Drawing, Span } from "../../drawing/drawing.ts";
import { centreX, unionBoxes } from "../../drawing/geometry.ts";
import { footStep } from "../../text/line-step.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure, isYear, lineToPieces } from "../../text/pieces.ts";
import { regionToTable } from "../aligned/aligned-table.ts";
import type { PageTable } from "../grid/grid.ts";
import { isBounded } from "../region/titles.ts";

/** A header has no more lines than this, one close under the other. */
const mostLines = 4;
/** It names so many columns, and this part of those of the table overleaf. */
const fewestColumns = 3;
const namedPart = 0.6;

/**
 * A header alone at a page's foot, whose rows stand overleaf: bold, or ruled off, and over the columns of the table
 * with which the next page begins. `next` finds that table, and is asked only where the page ends in such lines.
 */
export function findFootHeader(
  spans: readonly Span[],
  tables: readonly PageTable[],
  { rulings, fills, page }: Drawing,
  next: () => PageTable | undefined,
): PageTable | undefined {
  const lowest = largest([0, ...tables.map(({ box }) => box[3])]);
  const lines = lastLines(
    spansToLines(spans.filter(({ turn, box }) => turn === 0 && box[1] > lowest)),
  );
  if (!lines.some((line) => lineToPieces(line).length >= fewestColumns)) return undefined;
  const isHeader = lines.every(({ bold }) => bold) || isBounded(joined(lines), rulings, fills);
  if (!isHeader || lines.some(hasFigures)) return undefined;
  const below = next();
  if (below === undefined || startsBold(below)) return undefined;
  const { columnEdges } = below;
  const inner = columnEdges.slice(1, -1);
  const named = new Set<number>();
  for (const line of lines) {
    for (const { box } of lineToPieces(line, inner)) {
      if (inner.some((x) => box[0] < x - 1 && box[2] > x + 1)) return undefined;
      named.add(inner.filter((x) => x < centreX(box)).length);
    }
  }
  if (named.size < Math.max(fewestColumns, namedPart * (columnEdges.length - 1))) return undefined;
  const region = {
    lines: lines.map((line) => ({ line, pieces: lineToPieces(line, inner), framed: true })),
    box: unionBoxes(lines.map(({ box }) => box)),
    framed: true,
    lead: [],
    tail: [],
  };
  return regionToTable(region, rulings, fills, page, columnEdges, below);
}

/** The lines at the foot, one close under the other, from the first that falls into pieces: heads may wrap. */
function lastLines(lines: readonly Line[]): Line[] {
  const taken: Line[] = [];
  for (const line of [...lines].reverse()) {
    const [below] = taken;
    const isClose = below === undefined || below.baseline - line.baseline <= footStep * below.size;
    if (!isClose || taken.length >= mostLines) break;
    taken.unshift(line);
  }
  const first = taken.findIndex((line) => lineToPieces(line).length >= 2);
  return first < 0 ? [] : taken.slice(first);
}

const joined = (lines: readonly Line[]): Line => {
  const box: BoundingBox = unionBoxes(lines.map((line) => line.box));
  return { ...(lines.at(-1) as Line), box };
};

const hasFigures = (line: Line): boolean => {
  const pieces = lineToPieces(line);
  const figures = pieces.filter(({ text }) => isFigure(text) && !isYear(text) && !isPeriod(text));
  return figures.length > 0.3 * pieces.length;
};

const isPeriod = (text: string): boolean => /^\d{2,4}\s?[-/]\s?\d{2,4}$/.test(text.trim());

/** The table overleaf has a header of its own. */
const startsBold = ({ cells }: PageTable): boolean => {
  const first = cells.filter(({ row, spans }) => row === 0 && spans.length > 0);
  return first.length >= 2 && first.every(({ spans }) => spans.every(({ face }) => face.bold));
};
