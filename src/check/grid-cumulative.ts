import type { Document } from "../document.ts";
import type { Finding } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";
import { type Grid, placeIn } from "./grid.ts";
import { recordsAt } from "./row-sums.ts";

const cumulative =
  /\b(?:cumulative(?:ly)?|running total|year[- ]to[- ]date|to date from 1 April)\b/i;
const period =
  /^(?:q[1-4]|quarter \d|(?:to |end |as at )?(?:\d{1,2} )?(?:apr|may|jun|jul|aug|sep|oct|nov|dec|jan|feb|mar)[a-z]*\.?(?: \d{2,4})?|month \d+|p\d+)/i;
const leastColumns = 3;

/** Rows of a table that its caption or the sentence above calls cumulative, and that fall from one period to the next. */
export function findFallingGrids(
  document: Document | undefined,
  grids: readonly Grid[],
  records: readonly CouncilRecord[],
): Finding[] {
  return grids.flatMap((grid) => {
    const above = document?.blocks[grid.block - 1];
    const said = above && above.kind !== "table" ? above.text : "";
    if (!cumulative.test(said)) return [];
    const columns = grid.columns.filter((column) => period.test(grid.headers.get(column) ?? ""));
    if (columns.length < leastColumns) return [];
    return grid.rows.flatMap(({ label, byColumn }) => {
      const cells = columns.flatMap((column) => byColumn.get(column) ?? []);
      if (cells.some(({ isPercent }) => isPercent)) return [];
      const at = cells.findIndex((cell, index) => {
        const before = cells[index - 1];
        return before !== undefined && cell.value >= 0 && cell.value < before.value;
      });
      const [before, after] = [cells[at - 1], cells[at]];
      if (!before || !after) return [];
      return [
        toFinding({
          code: "cumulative-falls",
          sure: "likely",
          records: recordsAt(records, grid.table, [after, before]),
          at: placeIn(grid, after),
          printed: `${before.raw} → ${after.raw}`,
          expected: `at least ${before.raw}`,
          message: `${label === "" ? "The row" : quoted(label)} is called cumulative (${quoted(said, 80)}), but goes from "${before.raw}" to "${after.raw}".`,
        }),
      ];
    });
  });
}
