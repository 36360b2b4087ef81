import type { Report } from "../report.ts";
import { type Content, cellParagraphs } from "./content.ts";
import type { CellDraft, RowDraft } from "./table-draft.ts";

export interface CellDefinition {
  readonly continuesLeft?: boolean;
  readonly continuesAbove?: boolean;
  /** Deleted under tracked changes: nothing of it is printed. */
  readonly deleted?: boolean;
  readonly fill?: string;
}

/** A table row as its end mark describes it. */
export interface RowDefinition {
  /** Left edge of each cell and right edge of the last, in twips. */
  readonly edges: readonly number[];
  readonly cells: readonly CellDefinition[];
  readonly header: boolean;
  /** The first of its table, where another one ends right above it. */
  readonly startsTable?: boolean;
}

/** A row of cells, and where its edges lie. */
export interface RowWithEdges {
  readonly cells: readonly { readonly content: readonly Content[] }[];
  readonly definition: RowDefinition | undefined;
}

/**
 * Edges nearer than this are one: rows drawn by hand miss each other by a few twips (1/1440 inch), and by the gap
 * between cells (108) where one of them is set in by it.
 */
const snap = 120;
/** Width given to a cell that no definition describes. */
const unknownWidth = 1000;

/**
 * Word 97 has no grid: every row brings its own edges. All rows' edges together are the grid, and
 * a cell reaches over as many columns as there are edges between its own two.
 */
export function rowsToDrafts(rows: readonly RowWithEdges[], report: Report): RowDraft[] {
  const edgesOf = rows.map((row) => rowEdges(row));
  const odd = rows.findIndex(
    (row) => row.definition === undefined || row.definition.cells.length !== row.cells.length,
  );
  if (odd >= 0) {
    report({
      severity: "warning",
      code: "part-unreadable",
      row: odd,
      message: `A table row holds ${rows[odd]?.cells.length} cells but describes ${rows[odd]?.definition?.cells.length ?? 0}; its text was kept cell by cell, its columns may be off.`,
    });
  }
  const columnOf = columnFinder(edgesOf);
  return rows.map((row, index) => {
    const edges = edgesOf[index] ?? [];
    const cells: CellDraft[] = [];
    row.cells.forEach((cell, position) => {
      const defined = row.definition?.cells[position];
      const column = columnOf(edges[position] ?? 0);
      const end = columnOf(edges[position + 1] ?? 0);
      const columnSpan = Math.max(1, end - column);
      if (defined?.deleted) return;
      const before = cells.at(-1);
      if (defined?.continuesLeft && before !== undefined) {
        // Where a damaged row's edges run beyond it, the cell before may end to the right of this one's end.
        const reach = Math.max(before.columnSpan, end - before.column);
        cells[cells.length - 1] = { ...before, columnSpan: reach };
        return;
      }
      cells.push({
        column: before === undefined ? column : Math.max(column, before.column + before.columnSpan),
        columnSpan,
        continues: defined?.continuesAbove === true,
        paragraphs: cellParagraphs(cell.content),
        ...(defined?.fill ? { fill: defined.fill } : {}),
      });
    });
    return { header: row.definition?.header === true, cells };
  });
}

/** A row's edges from left to right, as many as its cells need. */
function rowEdges(row: RowWithEdges): number[] {
  const edges: number[] = [];
  for (const edge of row.definition?.edges ?? [0]) {
    if (edges.length > row.cells.length) break;
    edges.push(Math.max(edge, edges.at(-1) ?? edge));
  }
  if (edges.length === 0) edges.push(0);
  while (edges.length <= row.cells.length) edges.push((edges.at(-1) ?? 0) + unknownWidth);
  return edges;
}

/** Numbers the distinct edges from left to right; near ones share a number unless a row has both. */
function columnFinder(rows: readonly (readonly number[])[]): (edge: number) => number {
  let narrowest = Number.POSITIVE_INFINITY;
  const distinct = new Set<number>();
  for (const edges of rows) {
    for (const [index, edge] of edges.entries()) {
      distinct.add(edge);
      const width = edge - (edges[index - 1] ?? edge);
      if (width > 0 && width < narrowest) narrowest = width;
    }
  }
  const tolerance = Math.min(snap, narrowest / 2);
  const columns = new Map<number, number>();
  let first = Number.NEGATIVE_INFINITY;
  let column = -1;
  for (const edge of [...distinct].sort((a, b) => a - b)) {
    if (edge - first > tolerance) {
      first = edge;
      column += 1;
    }
    columns.set(edge, column);
  }
  return (edge) => columns.get(edge) ?? 0;
}
