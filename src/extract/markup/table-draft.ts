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
  const cells: { cell: Cell; span: number }[] = [];
  const above = new Map<number, { cell: Cell; span: number }>();
  let columns = 0;
  let heading = true;
  let index = 0;
  for (const row of rows) {
    // Word repeats only header rows that stand at the table's top.
    heading &&= row.header;
    const started = new Map<number, { cell: Cell; span: number }>();
    for (const draft of row.cells) {
      columns = Math.max(columns, draft.column + draft.columnSpan);
      const over = draft.continues ? above.get(draft.column) : undefined;
      if (over !== undefined && over.cell.columnSpan === draft.columnSpan) {
        over.span += 1;
        started.set(draft.column, over);
        continue;
      }
      const entry = { cell: draftToCell(draft, index, heading || draft.header === true), span: 1 };
      cells.push(entry);
      started.set(draft.column, entry);
    }
    above.clear();
    for (const [column, entry] of started) above.set(column, entry);
    index += 1;
  }
  return {
    kind: "table",
    method: "markup",
    rows: index,
    columns,
    cells: cells.map(({ cell, span }) => (span === 1 ? cell : { ...cell, rowSpan: span })),
  };
}

function draftToCell(draft: CellDraft, row: number, header: boolean): Cell {
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

/** The cell's own fill first, then what stands in it; text on one colour marks it once. */
function cellMarks(draft: CellDraft): Mark[] {
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
