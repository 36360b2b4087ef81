import { regionToTable } from "./aligned-table.ts";
import { conformingLines } from "./conforming.ts";
import type { Fill, Ruling } from "./drawing.ts";
import { unionBoxes } from "./geometry.ts";
import type { PageTable } from "./grid.ts";
import type { Line } from "./lines.ts";
import { lineToPieces } from "./pieces.ts";

/** Ends of text may reach this far over a column edge (points). */
const overhang = 1.5;

/** The lines at a page's top that go on in the columns of the table at the foot of the page before. */
export function findContinuation(
  lines: readonly Line[],
  open: Pick<PageTable, "columnEdges" | "banded">,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  page: number,
): PageTable | undefined {
  const { columnEdges, banded } = open;
  const inner = columnEdges.slice(1, -1);
  const taken = conformingLines(lines, columnEdges, rulings, fills);
  const region = {
    lines: taken.map((line) => ({ line, pieces: lineToPieces(line, inner), framed: true })),
    box: unionBoxes(taken.map((line) => line.box)),
    framed: true,
    lead: [],
    tail: [],
  };
  const usesColumns = taken.some((line) => line.box[2] > (columnEdges[1] as number) + overhang);
  if (taken.length === 0 || !usesColumns) return undefined;
  return regionToTable(region, rulings, fills, page, columnEdges, banded);
}
