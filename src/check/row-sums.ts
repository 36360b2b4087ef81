import type { Finding, ProblemCode } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";
import { columnRelations, type Miss, type Relation } from "./column-relations.ts";
import { quoted, toFinding } from "./finding.ts";
import { asPrinted, type Grid, placeIn } from "./grid.ts";

const kinds: readonly (readonly [ProblemCode, RegExp])[] = [
  ["variance-mismatch", /varia|difference|over|under/i],
  ["net-mismatch", /\bnet\b/i],
];

/**
 * Rows whose columns do not make one another as they do in the rest of the table: quarters and their year, original
 * and changes and revised, budget and forecast and variance, gross and income and net, in whatever table they stand.
 */
export function findRowSumMismatches(
  grids: readonly Grid[],
  records: readonly CouncilRecord[],
): Finding[] {
  return grids.flatMap((grid) =>
    columnRelations(grid).flatMap((relation) =>
      relation.misses
        .filter(({ row }) => !isWholeOfRest(row))
        .map((miss) => toMismatch(grid, relation, miss, records)),
    ),
  );
}

/** One figure of the row is all its others together: no two of them make a third. */
function isWholeOfRest({ byColumn }: Miss["row"]): boolean {
  const values = [...byColumn.values()].map(({ value }) => value);
  const sum = values.reduce((all, value) => all + value, 0);
  return values.length > 3 && values.some((value) => value !== 0 && sum - value === value);
}

function toMismatch(
  grid: Grid,
  { parts, column, fits }: Relation,
  miss: Miss,
  records: readonly CouncilRecord[],
): Finding {
  const { cell, scaled, row } = miss;
  const header = grid.headers.get(column) ?? "";
  const concerned = recordsAt(records, grid.table, [cell, ...miss.parts]);
  const called = row.label === "" ? "this row" : `the row ${quoted(row.label)}`;
  if (scaled) {
    const under = quotedHeader(grid, scaled.column);
    return toFinding({
      code: "unit-changes",
      sure: "certain",
      records: concerned,
      at: placeIn(grid, scaled),
      printed: scaled.raw,
      expected: asPrinted(scaled.value / 1000, scaled),
      message: `In ${called} stands "${scaled.raw}"${under}, a thousand times what "${cell.raw}" in the same row and the rows around it allow: it is printed in another unit.`,
    });
  }
  // What is added stands before what is taken away.
  const sum = miss.parts
    .map(({ raw }, index) => ({ raw, sign: parts[index]?.sign ?? 1 }))
    .sort((a, b) => b.sign - a.sign)
    .map(({ raw, sign }, index) => `${index === 0 ? "" : sign === 1 ? " plus " : " less "}"${raw}"`)
    .join("");
  return toFinding({
    code: kinds.find(([, pattern]) => pattern.test(header))?.[0] ?? "total-mismatch",
    sure: "certain",
    records: concerned,
    at: placeIn(grid, cell),
    printed: cell.raw,
    expected: asPrinted(miss.expected, cell),
    message: `In ${called}, ${sum} is ${asPrinted(miss.expected, cell)}, but "${cell.raw}" is printed${quotedHeader(grid, column)}; it adds up in ${fits} other rows of the table.`,
  });
}

/** ` under "Net £000"`, where that heading stands over this column alone. */
const quotedHeader = ({ headers }: Grid, column: number): string => {
  const header = headers.get(column);
  return header === undefined ? "" : ` under ${quoted(header)}`;
};

export const recordsAt = (
  records: readonly CouncilRecord[],
  table: number,
  cells: readonly { readonly row: number; readonly column: number }[],
): CouncilRecord[] =>
  cells.flatMap(({ row, column }) =>
    records.filter(
      ({ source }) => source.table === table && source.row === row && source.column === column,
    ),
  );
