import type { Format } from "../document.ts";
import type { FileStatus } from "../file-report.ts";
import type { Problem } from "../problem.ts";
import type {
  BudgetLine,
  CouncilRecord,
  Milestone,
  Observation,
  ReportFacts,
  SourceCell,
} from "../records.ts";
import { type FactsRow, toFacts } from "./facts-row.ts";
import type { Store } from "./store.ts";

/** A report as the archive has it: the same records that normalise gave. */
export interface StoredReport {
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  readonly status: FileStatus;
  readonly facts: ReportFacts;
  /** Observations, then milestones, then budget lines; each in document order. */
  readonly records: readonly CouncilRecord[];
  readonly problems: readonly Problem[];
}

interface ReportRow extends FactsRow {
  readonly report_id: number;
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  readonly status: FileStatus;
}

/** The reports of the archive in its order, all of them or those asked for by doc or council. */
export function readReports(
  store: Store,
  where: { readonly docs?: readonly string[]; readonly councils?: readonly string[] } = {},
): StoredReport[] {
  const rows = store
    .prepare(
      `SELECT * FROM report
       WHERE (:docs IS NULL OR doc IN (SELECT value FROM json_each(:docs)))
         AND (:councils IS NULL OR lower(council) IN (SELECT lower(value) FROM json_each(:councils)))
       ORDER BY report_id`,
    )
    .all({
      docs: where.docs ? JSON.stringify(where.docs) : null,
      councils: where.councils ? JSON.stringify(where.councils) : null,
    }) as ReportRow[];
  return rows.map((row) => toReport(store, row));
}

function toReport(store: Store, row: ReportRow): StoredReport {
  const { doc, file, sha256, bytes, format, status } = row;
  const below = <Row>(table: string): Row[] =>
    store
      .prepare(
        `SELECT t.*, r.council FROM report r JOIN ${table} t USING (report_id) WHERE r.report_id = ? ORDER BY n`,
      )
      .all(row.report_id) as Row[];
  const facts = toFacts(row);
  const records = [
    ...below<ObservationRow>("observation").map(toObservation),
    ...below<MilestoneRow>("milestone").map(toMilestone),
    ...below<BudgetRow>("budget_line").map(toBudgetLine),
  ];
  const problems = below<Nullable<Problem>>("problem").map(toProblem);
  return { doc, file, sha256, bytes, format, status, facts, records, problems };
}

type Nullable<T> = { readonly [Key in keyof T]-?: Exclude<T[Key], undefined> | null };

interface RecordRow {
  readonly id: string;
  readonly row: number;
  readonly council: string;
  readonly page: number | null;
  readonly source_block: number;
  readonly source_table: number | null;
  readonly source_row: number | null;
  readonly source_column: number | null;
  readonly evidence: string;
}

type ObservationRow = RecordRow &
  Omit<Observation, "kind" | "codes" | "qualifiers" | "source" | "evidence"> & {
    readonly codes: string;
    readonly qualifier: string;
  };

interface MilestoneRow extends RecordRow {
  readonly kind: Milestone["milestoneKind"];
  readonly objective_ref: string;
  readonly objective: string;
  readonly group: string;
  readonly text: string;
  readonly due: string;
  readonly plan_year: string;
  readonly status: Milestone["status"];
  readonly responsible: string;
  readonly commentary: string;
}

interface BudgetRow extends RecordRow {
  readonly statement: string;
  readonly section: string;
  readonly line: string;
  readonly column: string;
  readonly measure: BudgetLine["measure"];
  readonly period: string;
  readonly raw: string;
  readonly amount_gbp: number | null;
  readonly is_total: number;
}

const split = (joined: string): string[] => (joined === "" ? [] : joined.split(";"));

function base(row: RecordRow) {
  const source: SourceCell = {
    block: row.source_block,
    ...(row.source_table !== null && { table: row.source_table }),
    ...(row.source_row !== null && { row: row.source_row }),
    ...(row.source_column !== null && { column: row.source_column }),
    ...(row.page !== null && { page: row.page }),
  };
  const { id, council } = row;
  return { id, row: row.row, council, source, evidence: split(row.evidence) };
}

function toObservation(row: ObservationRow): Observation {
  const { table, section, ref, title, measure, period, raw, value, unit } = row;
  const { status, direction, responsible, commentary, indicator } = row;
  return {
    kind: "observation",
    ...base(row),
    table,
    section,
    ref,
    codes: split(row.codes),
    title,
    measure,
    period,
    raw,
    value,
    unit,
    qualifiers: split(row.qualifier),
    status,
    direction,
    responsible,
    commentary,
    indicator,
  };
}

function toMilestone(row: MilestoneRow): Milestone {
  const { objective, group, text, status, responsible, commentary } = row;
  return {
    kind: "milestone",
    ...base(row),
    milestoneKind: row.kind,
    objectiveRef: row.objective_ref,
    objective,
    group,
    text,
    due: split(row.due),
    planYear: row.plan_year,
    status,
    responsible,
    commentary,
  };
}

function toBudgetLine(row: BudgetRow): BudgetLine {
  const { statement, section, line, column, measure, period, raw } = row;
  return {
    kind: "budget",
    ...base(row),
    statement,
    section,
    line,
    column,
    measure,
    period,
    raw,
    amountGbp: row.amount_gbp,
    isTotal: row.is_total === 1,
  };
}

function toProblem(row: Nullable<Problem>): Problem {
  return {
    severity: row.severity ?? "error",
    stage: row.stage ?? "extract",
    code: row.code ?? "internal",
    ...(row.page !== null && { page: row.page }),
    ...(row.table !== null && { table: row.table }),
    ...(row.row !== null && { row: row.row }),
    ...(row.column !== null && { column: row.column }),
    message: row.message ?? "",
  };
}
