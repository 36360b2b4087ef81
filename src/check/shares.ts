import type { Finding } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";
import { asPrinted, type Grid, type GridCell, type GridRow, placeIn } from "./grid.ts";
import { recordsAt } from "./row-sums.ts";

const leastRows = 3;
const leastFitting = 0.6;
/** Shares are rounded from figures that are rounded themselves. */
const slack = 0.15;

interface Share {
  readonly row: GridRow;
  readonly cell: GridCell;
  readonly part: GridCell;
  readonly whole: GridCell;
  readonly expected: number;
}

/** Percentages that are not the share they are in the rows around them: of the column's total, or of another column. */
export function findShareMismatches(
  grids: readonly Grid[],
  records: readonly CouncilRecord[],
): Finding[] {
  return grids.flatMap((grid) => {
    const { columns, headers } = grid;
    return columns.flatMap((column) => {
      const isShare =
        /%|per ?cent|share/i.test(headers.get(column) ?? "") ||
        grid.rows.some(({ byColumn }) => byColumn.get(column)?.isPercent);
      if (!isShare) return [];
      // Of original and revised budgets that lie near one another, the one that more rows are shares of.
      const read = columns.flatMap((of) =>
        (["total", ...columns] as const).flatMap((whole) =>
          of === column || whole === of || whole === column
            ? []
            : (sharesOf(grid, column, of, whole) ?? []),
        ),
      );
      const [best] = read.sort((a, b) => b.fits - a.fits || a.misses.length - b.misses.length);
      return (best?.misses ?? []).map((miss) => toShareFinding(grid, column, miss, records));
    });
  });
}

/** Undefined where the column is no such share in most rows. */
function sharesOf(
  grid: Grid,
  column: number,
  of: number,
  whole: number | "total",
): { fits: number; misses: readonly Share[] } | undefined {
  const total = grid.rows.findLast(({ isTotal, byColumn }) => isTotal && byColumn.has(of));
  const misses: Share[] = [];
  let fits = 0;
  for (const row of grid.rows) {
    const cell = row.byColumn.get(column);
    const part = row.byColumn.get(of);
    const base = whole === "total" ? total?.byColumn.get(of) : row.byColumn.get(whole);
    if (!cell || !part || !base || base.value === 0 || base === part) continue;
    if (part.isPercent || base.isPercent || part.value === 0) continue;
    const expected = (100 * part.value) / base.value;
    const rounding =
      (100 * (part.half + Math.abs(part.value / base.value) * base.half)) / Math.abs(base.value);
    const off = Math.abs(Math.abs(expected) - Math.abs(cell.value));
    if (off <= cell.half + rounding + 1e-9) fits++;
    else if (off > cell.half + rounding + slack)
      misses.push({ row, cell, part, whole: base, expected });
  }
  if (fits < leastRows || fits < leastFitting * (fits + misses.length)) return undefined;
  return { fits, misses };
}

function toShareFinding(
  grid: Grid,
  column: number,
  { row, cell, part, whole, expected }: Share,
  records: readonly CouncilRecord[],
): Finding {
  const header = grid.headers.get(column);
  const shown = `${asPrinted(expected, { ...cell, isPercent: false })}%`;
  return toFinding({
    code: "share-mismatch",
    sure: "certain",
    records: recordsAt(records, grid.table, [cell, part, whole]),
    at: placeIn(grid, cell),
    printed: cell.raw,
    expected: shown,
    message: `In ${row.label === "" ? "this row" : `the row ${quoted(row.label)}`}, "${part.raw}" of "${whole.raw}" is ${shown}, but "${cell.raw}" is printed${
      header === undefined ? "" : ` under ${quoted(header)}`
    }.`,
  });
}
