import { readHeader } from "../evidence/header-word.ts";
import { isLabelBlock } from "../evidence/label-block.ts";
import { type GridRow, oneLine, speakingCells } from "../table/grid.ts";
import { readColumns } from "./header-columns.ts";
import { columnData, headerPart, isBand, isHeaderRow } from "./header-row.ts";
import type { Header } from "./header-stack.ts";

/** A header stands among the first rows; what stands above it is a title inside the table. */
const lastHeaderStart = 4;

/** Which rows are the header and what is printed over each column; undefined where no row reads as one. */
export function findHeader(rows: readonly GridRow[]): Header | undefined {
  if (isLabelBlock(rows)) return undefined;
  const below = columnData(rows);
  for (let start = 0; start < Math.min(lastHeaderStart, rows.length); start++) {
    const row = rows[start];
    if (!row) break;
    if (isPreamble(row, rows[start + 1])) continue;
    if (isHeaderRow(row, start, rows, below) || isBand(row, start, rows, below))
      return readColumns(rows, start, below);
    // only titles may stand above a header
    if (speakingCells(row).length > 1) break;
  }
  return undefined;
}

/** What a row over the header may say of all rows: the objective, the officer. */
const preambleRoles: ReadonlySet<string> = new Set([
  "objective",
  "priority",
  "responsible",
  "group",
  "reference",
]);

/**
 * `Responsible officer | Jane Doe` over a header of more columns: a label and what it says, the second
 * cell reaching over the rest of the table.
 */
function isPreamble(row: GridRow, next: GridRow | undefined): boolean {
  const [label, said, ...more] = speakingCells(row);
  if (!label || !said || more.length > 0 || !next || row.cells.indexOf(label) !== 0) return false;
  const width = row.cells.length;
  const reach = (said.cell?.columnSpan ?? 1) + (label.cell?.columnSpan ?? 1);
  const text = oneLine(label.text).replace(/:$/, "");
  return (
    width >= 3 &&
    (said.cell?.columnSpan ?? 1) > 1 &&
    reach >= width &&
    text.length <= 60 &&
    preambleRoles.has(readHeader(text).role ?? "") &&
    headerPart(oneLine(said.text)) === undefined &&
    speakingCells(next).length >= 2
  );
}
