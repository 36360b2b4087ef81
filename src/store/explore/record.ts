import { prepared } from "../prepared.ts";
import type { Value } from "../query.ts";
import type { Store } from "../store.ts";

type Fields = Readonly<Record<string, Value>>;

/** What was corrected of a record. */
export interface AppliedCorrection {
  readonly field: string;
  readonly was: string;
  readonly correct: string;
  readonly reason: string;
  readonly state: string;
  readonly message: string;
  readonly line: number;
}

export interface NamedFinding {
  readonly code: string;
  readonly sure: string;
  readonly severity: string;
  readonly message: string;
  readonly printed: string;
  readonly expected: string;
}

export interface PrintedCell {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly page: number | null;
  readonly text: string;
  readonly box: string | null;
  readonly marks: string | null;
}

export interface PrintedTable {
  readonly n: number;
  readonly kind: string;
  readonly why: string;
  readonly method: string;
  readonly rows: number;
  readonly columns: number;
  readonly roles: readonly {
    readonly column: number;
    readonly header: string;
    readonly role: string;
    readonly why?: readonly string[];
  }[];
  readonly cells: readonly PrintedCell[];
  /** The heading above it. */
  readonly heading: string;
  /** True where the rows shown are only those around the record's. */
  readonly cut: boolean;
}

/** The corrections that were given for a record. */
export const correctionsOf = (store: Store, id: string): AppliedCorrection[] =>
  prepared(
    store,
    `SELECT field, coalesce(CASE typeof(was) WHEN 'real' THEN printf('%.12g', was) ELSE CAST(was AS TEXT) END, '') AS was,
         correct, reason, state, message, line
       FROM correction WHERE (target = :id AND target <> '') OR (state = 'stale' AND record = :id)
       ORDER BY line LIMIT 100`,
  ).all({ id }) as AppliedCorrection[];

/** Findings of its report that name the record, or are about its row of its table. */
export const findingsNaming = (
  store: Store,
  reportId: number,
  { id, source_table, source_row }: Fields,
): NamedFinding[] =>
  prepared(
    store,
    `SELECT p.code, coalesce(f.sure, 'certain') AS sure, p.severity, p.message, coalesce(f.printed, '') AS printed,
         coalesce(f.expected, '') AS expected
       FROM problem p LEFT JOIN finding f USING (report_id, n)
       WHERE p.report_id = :report
         AND (instr(';' || f.records || ';', ';' || :id || ';') > 0
           OR (p."table" = :table AND p."row" = :row))
       ORDER BY p.n LIMIT 50`,
  ).all({ report: reportId, id, table: source_table, row: source_row }) as NamedFinding[];

/** The rows of a table that are wanted, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A printed table, or the header and some rows of one. */
export function readPrintedTable(
  store: Store,
  reportId: number,
  number: number,
  wanted: Stretch,
): PrintedTable | undefined {
  const table = prepared(
    store,
    `SELECT t.n, t.kind, t.why, t.method, t.row_count AS rows, t.column_count AS columns, t.columns AS roles,
         coalesce((SELECT b.text FROM block b WHERE b.report_id = t.report_id AND b.kind = 'heading' AND b.n < t.block
           ORDER BY b.n DESC LIMIT 1), '') AS heading
       FROM printed_table t WHERE t.report_id = ? AND t.n = ?`,
  ).get(reportId, number) as
    | (Omit<PrintedTable, "roles" | "cells" | "cut"> & { readonly roles: string })
    | undefined;
  if (!table) return undefined;
  const { first: from, last: to } = wanted;
  const rows = prepared(
    store,
    `SELECT "row", "column", row_span, column_span, page, text, box, marks FROM cell
     WHERE report_id = :report AND "table" = :table AND "row" BETWEEN :from AND :to
     ORDER BY "row", "column" LIMIT 6000`,
    "raw",
  );
  const between = (first: number, last: number) =>
    rows.all({ report: reportId, table: number, from: first, to: last }).map(cellOf);
  // The first rows hold the header, wherever the record is.
  const cells = from <= 2 ? between(0, to) : [...between(0, 1), ...between(from, to)];
  const cut = from > 0 || to < table.rows - 1;
  return { ...table, roles: JSON.parse(table.roles) as PrintedTable["roles"], cells, cut };
}

type CellRow = [
  number,
  number,
  number,
  number,
  number | null,
  string,
  string | null,
  string | null,
];

/** To be handed rows as lists and name their values here takes half the time where they are many. */
const cellOf = (values: unknown): PrintedCell => {
  const [row, column, row_span, column_span, page, text, box, marks] = values as CellRow;
  return { row, column, row_span, column_span, page, text, box, marks };
};

export interface OtherFigure {
  readonly id: string;
  readonly council: string;
  readonly doc: string;
  readonly measure: string;
  readonly period: string;
  readonly raw: string;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: string;
}

/** Other figures of the indicator: those of the same council first, then the others'. */
export function otherFigures(
  store: Store,
  { indicator, id, council }: Fields,
  limit: number,
): OtherFigure[] {
  if (typeof indicator !== "string" || indicator === "") return [];
  // By the index alone: an indicator may have a hundred thousand figures, and rows are long.
  const figures = (reports: string, measures: string, order: string) =>
    prepared(
      store,
      `SELECT o.id, r.council, r.doc, o.measure, o.period, o.raw, o.value, o.unit, o.qualifier FROM ${reports}
       CROSS JOIN observation o ON o.report_id = r.report_id AND o.indicator = :indicator AND o.indicator <> ''
       WHERE o.measure IN (${measures}) AND o.id <> :id ${order} LIMIT :limit`,
      "raw",
    )
      .all({ indicator, id, council, limit })
      .map(otherOf);
  return [
    ...figures(
      "(SELECT * FROM report WHERE council = :council) r",
      "'actual', 'target', 'benchmark'",
      "ORDER BY o.measure, o.period, r.doc, o.n",
    ),
    ...figures("(SELECT * FROM report WHERE council <> :council) r", "'actual', 'target'", ""),
  ];
}

type OtherRow = [string, string, string, string, string, string, number | null, string, string];

const otherOf = (values: unknown): OtherFigure => {
  const [id, council, doc, measure, period, raw, value, unit, qualifier] = values as OtherRow;
  return { id, council, doc, measure, period, raw, value, unit, qualifier };
};

/** The records read from the same printed row. */
export const readRowMates = (
  store: Store,
  reportId: number,
  { id, source_table, source_row }: Fields,
): {
  readonly id: string;
  readonly measure: string;
  readonly period: string;
  readonly raw: string;
}[] =>
  prepared(
    store,
    `SELECT id, measure, period, raw FROM observation
       WHERE report_id = :report AND source_table = :table AND source_row = :row AND id <> :id ORDER BY n LIMIT 40`,
  ).all({ report: reportId, table: source_table, row: source_row, id }) as ReturnType<
    typeof readRowMates
  >;
