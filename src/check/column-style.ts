import { largest, smallest } from "../long-lists.ts";
import type { Finding } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";
import { type Grid, type GridCell, placeIn, tablesOfMoney } from "./grid.ts";
import { recordsAt } from "./row-sums.ts";

/** So many other figures must agree on how the column is printed. */
const leastOthers = 4;
/** A figure in another unit is out of its column by so much, and by a thousand comes into it. */
const farOff = 50;
const thousand = 1000;

/**
 * A figure printed in another unit than its column: `1,850` among `11.4`, `8.6`, `14.2`; `1.3` among `610`, `2,480`. All
 * others have decimals and it has none, or the reverse, and a thousand times more or less puts it among them.
 */
export function findColumnSlips(
  grids: readonly Grid[],
  records: readonly CouncilRecord[],
): Finding[] {
  const money = tablesOfMoney(records);
  return grids.flatMap((grid) => {
    if (!money.has(grid.table)) return [];
    const found = grid.columns.flatMap((column) => checkColumn(grid, column, records) ?? []);
    // A whole row in another unit is told once.
    return found.filter(({ row }, at) => found.findIndex((other) => other.row === row) === at);
  });
}

function checkColumn(
  grid: Grid,
  column: number,
  records: readonly CouncilRecord[],
): Finding | undefined {
  const cells = grid.rows.flatMap(({ isTotal, byColumn }) => {
    const cell = byColumn.get(column);
    return cell && !isTotal && cell.value !== 0 && !cell.isPercent ? [cell] : [];
  });
  if (cells.length <= leastOthers) return undefined;
  const isWhole = ({ half }: GridCell) => half >= 0.5;
  const whole = cells.filter(isWhole);
  const odd =
    whole.length === 1
      ? whole[0]
      : cells.length - whole.length === 1
        ? cells.find((cell) => !isWhole(cell))
        : undefined;
  if (!odd) return undefined;
  const others = cells.filter((cell) => cell !== odd).map(({ value }) => Math.abs(value));
  const [least, most] = [smallest(others), largest(others)];
  const value = Math.abs(odd.value);
  const right = isWhole(odd) ? value / thousand : value * thousand;
  const isOut = isWhole(odd) ? value > farOff * most : value * farOff < least;
  if (!isOut || right < least / 10 || right > most * 10) return undefined;
  const header = grid.headers.get(column);
  return toFinding({
    code: "unit-changes",
    sure: "likely",
    records: recordsAt(records, grid.table, [odd]),
    at: placeIn(grid, odd),
    printed: odd.raw,
    expected: `a figure in the unit of the ${others.length} others`,
    message: `"${odd.raw}"${header === undefined ? "" : ` under ${quoted(header)}`} is ${isWhole(odd) ? "a thousand times too large" : "a thousand times too small"} for its column: it is printed in another unit than the ${others.length} other figures.`,
  });
}
