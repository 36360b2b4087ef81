import type { BudgetLine, Milestone, Observation, SourceCell } from "../records.ts";

/*
 * Records as comparisons read them: rows as arrays, for an archive may hold a million of them.
 */

export type LeanObservation = Omit<
  Observation,
  "kind" | "evidence" | "table" | "direction" | "responsible" | "commentary" | "status"
> & {
  /** Its reference stands in a row above. */
  readonly refFromAbove: boolean;
  /** Its column is headed as cumulative. */
  readonly cumulative: boolean;
  /** It was read off a scan, and its two readings differ. */
  readonly doubtful: boolean;
  readonly corrected: readonly Corrected[];
};

/** What a correction changed, and what was read there. */
export interface Corrected {
  readonly field: string;
  readonly read: string;
}

export const observationColumns = `o.id, o."row", :council, o.section, o.ref, o.codes, o.title, o.measure, o.period,
  o.raw, o.value, o.unit, o.qualifier, o.indicator, o.page, o.source_block, o.source_table, o.source_row,
  o.source_column, instr(o.evidence, 'reference taken from above') > 0,
  instr(lower(o.evidence), 'cumulative') > 0, instr(';' || o.evidence, ';ocr: ') > 0`;

/**
 * Of a row's first observation what the row is found again by in another report. The rest is read with the figures of
 * the few rows that are told of, or by nobody.
 */
export const firstColumns = `o.n, o.id, o."row", o.section, o.ref, o.codes, o.title, o.indicator, o.page,
  o.source_block, o.source_table, o.source_row, instr(o.evidence, 'reference taken from above') > 0`;

export type FirstRow = readonly [
  n: number,
  id: string,
  row: number,
  section: string,
  ref: string,
  codes: string,
  title: string,
  indicator: string,
  page: number | null,
  block: number,
  table: number | null,
  sourceRow: number | null,
  refFromAbove: number,
];

export function toFirst(columns: FirstRow, council: string): LeanObservation {
  const [, id, row, section, ref, codes, title, indicator, page, block, table, sourceRow] = columns;
  return {
    id,
    row,
    council,
    source: toSource([page, block, table, sourceRow, null]),
    section,
    ref,
    codes: split(codes),
    title,
    measure: "actual",
    period: "",
    raw: "",
    value: null,
    unit: "",
    qualifiers: nothing,
    indicator,
    refFromAbove: columns[12] === 1,
    cumulative: false,
    doubtful: false,
    corrected: uncorrected,
  };
}

export type NumberRow = readonly [
  row: number,
  id: string,
  measure: Observation["measure"],
  period: string,
  raw: string,
  value: number | null,
];

type SourceRow = readonly [
  page: number | null,
  block: number,
  table: number | null,
  row: number | null,
  column: number | null,
];

function toSource([page, block, table, row, column]: SourceRow): SourceCell {
  const source: { -readonly [Key in keyof SourceCell]: SourceCell[Key] } = { block };
  if (table !== null) source.table = table;
  if (row !== null) source.row = row;
  if (column !== null) source.column = column;
  if (page !== null) source.page = page;
  return source;
}

export type ObservationRow = readonly [
  id: string,
  row: number,
  council: string,
  section: string,
  ref: string,
  codes: string,
  title: string,
  measure: Observation["measure"],
  period: string,
  raw: string,
  value: number | null,
  unit: Observation["unit"],
  qualifier: string,
  indicator: string,
  ...source: SourceRow,
  refFromAbove: number,
  cumulative: number,
  doubtful: number,
];

export const toObservation = (columns: ObservationRow): LeanObservation =>
  observationOf(columns, columns[2], columns[10]);

/** An observation whose council and value are known from elsewhere. */
export function observationOf(
  columns: ObservationRow,
  council: string,
  value: number | null,
): LeanObservation {
  const [id, row, , section, ref, codes, title, measure, period, raw] = columns;
  const source: SourceRow = [columns[14], columns[15], columns[16], columns[17], columns[18]];
  return {
    id,
    row,
    council,
    source: toSource(source),
    section,
    ref,
    codes: split(codes),
    title,
    measure,
    period,
    raw,
    value,
    unit: columns[11],
    qualifiers: split(columns[12]),
    indicator: columns[13],
    refFromAbove: columns[19] === 1,
    cumulative: columns[20] === 1,
    doubtful: columns[21] === 1,
    corrected: uncorrected,
  };
}

export const uncorrected: readonly Corrected[] = [];

export type MilestoneRow = readonly [
  id: string,
  row: number,
  council: string,
  kind: Milestone["milestoneKind"],
  objectiveRef: string,
  objective: string,
  group: string,
  text: string,
  due: string,
  planYear: string,
  status: Milestone["status"],
  responsible: string,
  commentary: string,
  ...source: SourceRow,
];

export function toMilestone(columns: MilestoneRow): Milestone {
  const [id, row, council, milestoneKind, objectiveRef, objective, group, text, ...rest] = columns;
  const [due, planYear, status, responsible, commentary, ...source] = rest;
  return {
    kind: "milestone",
    id,
    row,
    council,
    source: toSource(source),
    evidence: [],
    milestoneKind,
    objectiveRef,
    objective,
    group,
    text,
    due: split(due),
    planYear,
    status,
    responsible,
    commentary,
  };
}

export type BudgetRow = readonly [
  id: string,
  row: number,
  council: string,
  statement: string,
  section: string,
  line: string,
  column: string,
  measure: BudgetLine["measure"],
  period: string,
  raw: string,
  amountGbp: number | null,
  isTotal: number,
  ...source: SourceRow,
];

export function toBudgetLine(columns: BudgetRow): BudgetLine {
  const [id, row, council, statement, section, line, column, ...rest] = columns;
  const [measure, period, raw, amountGbp, isTotal, ...source] = rest;
  return {
    kind: "budget",
    id,
    row,
    council,
    source: toSource(source),
    evidence: [],
    statement,
    section,
    line,
    column,
    measure,
    period,
    raw,
    amountGbp,
    isTotal: isTotal === 1,
  };
}

const nothing: readonly string[] = [];
const lists = new Map<string, readonly string[]>();

/** The same few lists of codes and qualifiers come back in every row: one of each is enough. */
function split(joined: string): readonly string[] {
  if (joined === "") return nothing;
  let list = lists.get(joined);
  if (!list) {
    list = joined.split(";");
    lists.set(joined, list);
  }
  return list;
}
