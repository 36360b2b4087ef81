/** Interpretation: meaning known, text still as printed. */

export type TableKind =
  | "indicator"
  | "milestone"
  | "tick-chart"
  | "delivery-plan"
  | "objective-block"
  | "action-plan"
  | "equality-plan"
  | "risk-measures"
  | "budget"
  | "legend"
  | "none";

/** What a column was taken for, and how that was known. */
export interface ColumnReading {
  /** From 0. */
  readonly column: number;
  /** The header above it as printed, its rows joined by ` / `. */
  readonly header: string;
  readonly role: string;
  /** listed: in the vocabulary; alike: stems or spelling near a listed word; profile: from the cells below; none. */
  readonly how: "listed" | "alike" | "profile" | "none";
}

/** What a table was taken for, why, and what came second. */
export interface TableVerdict {
  /** Running number of the table in the document, from 1. */
  readonly table: number;
  readonly page?: number;
  readonly kind: TableKind;
  readonly why: readonly string[];
  readonly second?: { readonly kind: TableKind; readonly why: readonly string[] };
  readonly columns: readonly ColumnReading[];
  /** Rows of the grid that are its header, from 0. */
  readonly headerRows: readonly number[];
  /** The table whose header and reading it takes over, when it goes on after a page break. */
  readonly continues?: number;
}

/** A row set aside, and why. Rows in = rows interpreted + rows set aside. */
export interface AsideRow {
  readonly kind: "aside";
  readonly reason:
    | "blank"
    | "header"
    | "section"
    | "total"
    | "pointer"
    | "legend"
    | "not-records"
    | "unrecognised";
  readonly text: string;
  readonly table: number;
  /** From 0. */
  readonly row: number;
  readonly page?: number;
  /** One phrase: `the table is a contents list`. */
  readonly why: string;
}
