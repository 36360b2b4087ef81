import type { BoundingBox } from "../../document.ts";
import type { Drawing } from "./drawing.ts";
import type { PageTable } from "./grid.ts";
import { findRuledTables } from "./ruled-table.ts";
import { haveSameColumns } from "./stitch.ts";

/** Text may reach so far into the table's box without standing beyond it (points). */
const slack = 2;
/** Two columns alone are what a form's boxes have, too. */
const fewestColumns = 3;

/** A page next to the one in hand: what it draws, without its running text. */
export interface NextPage {
  readonly drawing: Drawing;
  /** Text that may be a page's header or footer does not part a table from its rest. */
  readonly isMargin: (box: BoundingBox) => boolean;
}

/**
 * A row of boxes that stands alone on its page is a table's when the page break cut it off: it is the last of its
 * page and the next begins in the same columns, or it is the first and the page before ended in them.
 */
export function isCutOff(
  row: PageTable,
  texts: readonly BoundingBox[],
  endedWith: readonly number[] | undefined,
  next: NextPage | undefined,
): boolean {
  if (row.columnEdges.length - 1 < fewestColumns) return false;
  const isFirst = texts.every((box) => box[3] > row.box[1] - slack);
  if (isFirst && endedWith !== undefined && haveSameColumns(endedWith, row.columnEdges))
    return true;
  const isLast = texts.every((box) => box[1] < row.box[3] + slack);
  return isLast && next !== undefined && beginsWith(next, row.columnEdges);
}

/** Whether nothing but running text stands over a page's first ruled table, and that has these columns. */
function beginsWith({ drawing, isMargin }: NextPage, columnEdges: readonly number[]): boolean {
  const tables = findRuledTables(drawing.rulings, drawing.spans, drawing.page);
  const [first] = tables.sort((a, b) => a.box[1] - b.box[1]);
  return (
    first !== undefined &&
    haveSameColumns(columnEdges, first.columnEdges) &&
    drawing.spans.every((span) => span.box[3] > first.box[1] - slack || isMargin(span.box))
  );
}
