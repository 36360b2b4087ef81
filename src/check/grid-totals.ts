import { append } from "../long-lists.ts";
import type { Finding } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";
import {
  asPrinted,
  type Grid,
  type GridCell,
  type GridRow,
  placeIn,
  tablesOfMoney,
} from "./grid.ts";
import { recordsAt } from "./row-sums.ts";

/** Fewer rows than this make no sum to speak of. */
const leastRows = 3;
/** Where no other column confirms it, a total is doubted only where it comes this near to its rows. */
const nearEnough = 0.1;
/** A row that is part of the row above it, or no part of the total. */
const isPart = /^(?:of which|includ|less\b|memo|average|mean|median|target|england|national)/i;
const isNoSum = /average|mean|rate|ratio|rank|per |target|year|%|score|index/i;

interface Sum {
  readonly column: number;
  readonly total: GridCell;
  readonly parts: readonly GridCell[];
  readonly sum: number;
  readonly fits: boolean;
}

/**
 * Totals under columns of plain numbers in tables that are no statement of money: staff, complaints, cases. Statements are
 * judged by their own lines, which know what their scale and sections are. `along` is what the rows already speak against.
 */
export function findGridTotalMismatches(
  grids: readonly Grid[],
  records: readonly CouncilRecord[],
  along: readonly Finding[] = [],
): Finding[] {
  const money = tablesOfMoney(records);
  return grids.flatMap((grid) => {
    if (money.has(grid.table)) return [];
    // A figure that its own row speaks against makes its column wrong as well, and is told once.
    const slips = along.filter(({ table }) => table === grid.table);
    return checkGrid(grid, records).filter(
      (finding) => !slips.some(({ column }) => column === finding.column),
    );
  });
}

function checkGrid(grid: Grid, records: readonly CouncilRecord[]): Finding[] {
  let open: GridRow[] = [];
  const findings: Finding[] = [];
  for (const row of grid.rows) {
    if (!row.isTotal) {
      if (row.byColumn.size > 0) open.push(row);
      continue;
    }
    append(findings, checkTotal(grid, row, open, records));
    open = [];
  }
  return findings;
}

function checkTotal(
  grid: Grid,
  total: GridRow,
  rows: readonly GridRow[],
  records: readonly CouncilRecord[],
): Finding[] {
  if (rows.length < leastRows || rows.some(({ label }) => isPart.test(label))) return [];
  const sums = grid.columns.flatMap((column) => addUp(grid, column, total, rows) ?? []);
  const confirmed = sums.filter(({ fits }) => fits).length;
  const misses = sums.filter(({ fits }) => !fits);
  if (confirmed < misses.length && !isPlain(grid, sums, misses)) return [];
  return misses.map(({ column, total: cell, parts, sum }) => {
    const header = grid.headers.get(column);
    const expected = asPrinted(sum, cell);
    return toFinding({
      code: "total-mismatch",
      sure: confirmed > misses.length ? "certain" : "likely",
      records: recordsAt(records, grid.table, [cell, ...parts]),
      at: placeIn(grid, cell),
      printed: cell.raw,
      expected,
      message: `The ${parts.length} rows${header === undefined ? "" : ` under ${quoted(header)}`} add up to ${expected}, but ${quoted(total.label || "the total")} is printed as "${cell.raw}".`,
    });
  });
}

function addUp(
  grid: Grid,
  column: number,
  total: GridRow,
  rows: readonly GridRow[],
): Sum | undefined {
  const cell = total.byColumn.get(column);
  const parts = rows.flatMap((row) => row.byColumn.get(column) ?? []);
  // A row without a figure may stand for anything.
  if (!cell || parts.length < rows.length) return undefined;
  if (cell.isPercent || isNoSum.test(grid.headers.get(column) ?? "")) return undefined;
  if (parts.every(({ value }) => value === 0)) return undefined;
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const allowed = parts.reduce((all, { half }) => all + half, cell.half);
  // Whole numbers are counts, and counts are not rounded.
  const isWhole = [cell, ...parts].every(({ half }) => half === 0.5);
  const fits = Math.abs(sum - cell.value) <= (isWhole ? 0 : allowed);
  return { column, total: cell, parts, sum, fits };
}

/** One column of counts and its total: nothing else can be meant. */
const isPlain = (grid: Grid, sums: readonly Sum[], misses: readonly Sum[]): boolean => {
  const [miss] = misses;
  return (
    miss !== undefined &&
    sums.length === 1 &&
    grid.columns.length === 1 &&
    Math.abs(miss.sum - miss.total.value) <= nearEnough * Math.abs(miss.total.value)
  );
};
