import { type Content, cellParagraphs } from "./content.ts";
import type { CellDraft, RowDraft } from "./table-draft.ts";

/** A cell as the markup gives it, before it has a column. */
export interface SpanningCell {
  readonly columnSpan: string | undefined;
  readonly rowSpan: string | undefined;
  readonly header: boolean;
  readonly fill: string | undefined;
  readonly content: readonly Content[];
}

interface RowOfSpans {
  readonly cells: readonly SpanningCell[];
  /** In a `thead`. */
  readonly header: boolean;
  /** Rows of one `thead`, `tbody` or `tfoot`: no cell reaches over its end. */
  readonly group: number;
}

/** No printed table has more columns; a wider claim is an error or an attack. */
export const mostColumns = 512;

/**
 * Lays cells out on the grid by HTML's own algorithm, a row at a time. A span that reaches below
 * the last row is cut there; `onClamp` is told when one claims far more than the table has. A column's own fill
 * shows where a cell has none.
 */
export function* layOutRows(
  rows: readonly RowOfSpans[],
  onClamp: () => void,
  columnFills: readonly (string | undefined)[] = [],
): Generator<RowDraft> {
  const lasts = lastsOfGroups(rows);
  /** Per column: the row before which it is taken, and where the cell that takes it starts. */
  let taken: ({ until: number; start: number; span: number } | undefined)[] = [];
  let group = -1;
  for (const [index, row] of rows.entries()) {
    if (row.group !== group) {
      group = row.group;
      taken = [];
    }
    const cells: CellDraft[] = [];
    const last = lasts[index] ?? index;
    let column = 0;
    const skipTaken = (): void => {
      for (
        let over = taken[column];
        over !== undefined && over.until > index;
        over = taken[column]
      ) {
        cells.push(continuation(over.start, over.span));
        column = over.start + over.span;
      }
    };
    for (const cell of row.cells) {
      skipTaken();
      const claim = parseSpan(cell.columnSpan);
      let columnSpan = Math.max(1, claim);
      if (column + columnSpan > mostColumns) {
        onClamp();
        columnSpan = 1;
      }
      // A cell that would reach into one from above stops before it.
      for (let reach = 1; reach < columnSpan; reach += 1) {
        const over = taken[column + reach];
        if (over !== undefined && over.until > index) columnSpan = reach;
      }
      const wanted = parseSpan(cell.rowSpan);
      if (wanted > rows.length - index + 1000) onClamp();
      const until = wanted === 0 ? last + 1 : Math.min(last + 1, index + wanted);
      for (let reach = 0; reach < columnSpan; reach += 1) {
        taken[column + reach] = { until, start: column, span: columnSpan };
      }
      cells.push({
        column,
        columnSpan,
        continues: false,
        paragraphs: cellParagraphs(cell.content),
        ...fillOf(cell.fill ?? columnFills[column]),
        ...(cell.header ? { header: true } : {}),
      });
      column += columnSpan;
    }
    while (column < taken.length) {
      skipTaken();
      column += 1;
    }
    yield { header: row.header, cells };
  }
}

const fillOf = (fill: string | undefined): { fill?: string } => (fill ? { fill } : {});

const continuation = (column: number, columnSpan: number): CellDraft => ({
  column,
  columnSpan,
  continues: true,
  paragraphs: [],
});

/** For each row, the last row of its group. */
function lastsOfGroups(rows: readonly RowOfSpans[]): number[] {
  const lasts: number[] = [];
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const goesOn = rows[index + 1]?.group === rows[index]?.group;
    lasts[index] = goesOn ? (lasts[index + 1] ?? index) : index;
  }
  return lasts;
}

/** `colspan="3"`; nothing, or what is no number, is 1. */
function parseSpan(text: string | undefined): number {
  const span = Number.parseInt(text ?? "1", 10);
  return Number.isNaN(span) || span < 0 ? 1 : span;
}
