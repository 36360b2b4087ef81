import type { Cell, Mark, Table } from "../../document.ts";
import { type PrintedParagraph, printParagraphs } from "./printed.ts";

/** A cell as its format describes it, before the grid is laid out. */
export interface CellDraft {
  readonly column: number;
  readonly columnSpan: number;
  /** Goes on from the cell above; what it holds is not printed. */
  readonly continues: boolean;
  readonly fill?: string;
  readonly bold?: boolean;
  /** The cell itself says that it is a header. */
  readonly header?: boolean;
  readonly paragraphs: readonly PrintedParagraph[];
}

export interface RowDraft {
  readonly header: boolean;
  readonly cells: readonly CellDraft[];
}

/** Rows of drafts to one table: a vertically merged cell becomes one cell with a row span. */
export function draftsToTable(rows: Iterable<RowDraft>): Table {
  const cells: GrowingCell[] = [];
  let above = new Map<number, GrowingCell>();
  let columns = 0;
  let heading = true;
  let index = 0;
  for (const row of rows) {
    // Word repeats only header rows that stand at the table's top.
    heading &&= row.header;
    const started = new Map<number, GrowingCell>();
    for (const draft of row.cells) {
      columns = Math.max(columns, draft.column + draft.columnSpan);
      const over = draft.continues ? above.get(draft.column) : undefined;
      if (over !== undefined && over.columnSpan === draft.columnSpan) {
        over.rowSpan += 1;
        started.set(draft.column, over);
        continue;
      }
      const cell = draftToCell(draft, index, heading || draft.header === true);
      cells.push(cell);
      started.set(draft.column, cell);
    }
    above = started;
    index += 1;
  }
  return { kind: "table", method: "markup", rows: index, columns, cells };
}

/** A cell that cells below may still be joined to. */
type GrowingCell = Omit<Cell, "rowSpan"> & { rowSpan: number };

function draftToCell(draft: CellDraft, row: number, header: boolean): GrowingCell {
  const printed = printParagraphs(draft.paragraphs);
  const bold = printed.bold === undefined ? undefined : printed.bold || draft.bold === true;
  return {
    row,
    column: draft.column,
    rowSpan: 1,
    columnSpan: draft.columnSpan,
    text: printed.text,
    marks: cellMarks(draft),
    ...(header ? { header } : {}),
    ...(bold ? { bold } : {}),
    ...(printed.struck.length > 0 ? { struck: printed.struck } : {}),
  };
}

/** One for all the cells that have none. */
const noMarks: readonly Mark[] = [];

/** The cell's own fill first, then what stands in it; text on one colour marks it once. */
function cellMarks(draft: CellDraft): readonly Mark[] {
  if (draft.fill === undefined && draft.paragraphs.every(({ marks }) => marks.length === 0)) {
    return noMarks;
  }
  const marks: Mark[] = [];
  const filled = new Set<string>();
  const fill = (colour: string): void => {
    if (colour !== "#ffffff" && !filled.has(colour)) marks.push({ kind: "fill", colour });
    filled.add(colour);
  };
  if (draft.fill !== undefined) fill(draft.fill);
  for (const paragraph of draft.paragraphs) {
    for (const mark of paragraph.marks) {
      if (mark.kind === "fill" && mark.colour !== undefined) fill(mark.colour);
      else marks.push(mark);
    }
  }
  return marks;
}
