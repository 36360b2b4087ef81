import type { BoundingBox } from "../../../../document.ts";
import type { Span } from "../../drawing/drawing.ts";

/** A cell of one page's part of a table, before it has text. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: BoundingBox;
  readonly spans: readonly Span[];
}

/** One page's table, or its part of a table that goes on over pages. */
export interface PageTable {
  readonly page: number;
  readonly method: "ruled" | "aligned";
  readonly box: BoundingBox;
  /** x of every column edge, one more than there are columns. */
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  readonly cells: readonly GridCell[];
  /** Too little to be a table by itself: it stays one only as part of another page's table. */
  readonly weak: boolean;
  /** Rules or fills part every row from the next. */
  readonly banded: boolean;
  /** Where white space parts the rows: the step from line to line inside its cells (points). */
  readonly lineStep?: number;
  /** Of a form of labels and texts: x where the texts begin. */
  readonly textsAt?: number;
  /** Of one of several like cards: the labels of a whole one. */
  readonly cardLabels?: readonly string[];
  /** Of a table that structure tags tell of: whether they give it no rows on pages before, and none on pages after. */
  readonly tagged?: { readonly begins: boolean; readonly ends: boolean };
  /** Name of the question that said that this table is another than the one before it. */
  readonly begunBy?: string;
}
