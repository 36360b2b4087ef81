import type { Document, Table } from "../document.ts";
import { type FileReport, tablesLeft } from "../file-report.ts";
import type { Problem } from "../problem.ts";
import type { BudgetLine, CouncilRecord, Milestone, Observation } from "../records.ts";
import { type Aside, isToLookAt, type TableVerdict } from "../rows.ts";
import { cleanText } from "./clean-text.ts";
import type { Store } from "./store.ts";

type Bound = string | number | null;

/** Tables that hang below a report, children first: the order in which they can be emptied. */
export const childTables = [
  "aside",
  "cell",
  "printed_table",
  "block",
  "observation",
  "milestone",
  "budget_line",
  "finding",
  "problem",
] as const;

/** Writes a report with everything below it in one transaction; one of the same id is replaced whole. */
export type ReportWriter = (reportId: number, report: FileReport, importer: string) => void;

export function reportWriter(store: Store): ReportWriter {
  const insert = insertInto(store);
  const removals = [...childTables, "report"].map((table) =>
    store.prepare(`DELETE FROM ${table} WHERE report_id = ?`),
  );
  return store.transaction((reportId: number, report: FileReport, importer: string) => {
    for (const removal of removals) removal.run(reportId);
    insert("report", reportRow(reportId, report, importer));
    writeDocument(insert, reportId, report);
    const left = tablesLeft(report);
    for (const [n, aside] of report.asides.entries()) {
      const row = {
        report_id: reportId,
        block: aside.block,
        n,
        ...asideRow(aside, report.document),
        look: isToLookAt(aside, left) ? 1 : 0,
      };
      insert("aside", row);
    }
    const counts = { observation: 0, milestone: 0, budget: 0 };
    for (const record of report.records) {
      writeRecord(insert, reportId, counts[record.kind]++, record);
    }
    for (const [n, problem] of report.problems.entries())
      writeProblem(insert, reportId, n, problem);
  });
}

/** A row by its columns' names. */
type Row = Readonly<Record<string, Bound>>;

type Insert = (table: string, row: Row) => void;

/**
 * One prepared statement a table, of the columns its first row has; every text is cleaned on its way in. Values are
 * bound by position, which takes a third less than by name, and looked up by name, so that no order can misplace one.
 */
function insertInto(store: Store): Insert {
  const statements = new Map<string, [readonly string[], ReturnType<Store["prepare"]>]>();
  const statementFor = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const names = columns.map((column) => `"${column}"`).join(", ");
    const statement = store.prepare(
      `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`,
    );
    const made = [columns, statement] as [readonly string[], typeof statement];
    statements.set(table, made);
    return made;
  };
  return (table, row) => {
    const [columns, statement] = statements.get(table) ?? statementFor(table, row);
    const values: Bound[] = [];
    for (const column of columns) {
      const value = row[column] ?? null;
      values.push(typeof value === "string" ? cleanText(value) : value);
    }
    statement.run(...values);
  };
}

function reportRow(reportId: number, report: FileReport, importer: string): Row {
  const { source, facts } = report;
  return {
    report_id: reportId,
    doc: source.doc,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes,
    format: report.format,
    status: report.status,
    council: facts.council,
    directorate: facts.directorate,
    service: facts.service,
    doc_type: facts.docType,
    title: facts.title,
    period_label: facts.periodLabel,
    period_start: facts.periodStart,
    period_end: facts.periodEnd,
    financial_years: facts.financialYears.join(";"),
    pages: report.document?.pages ?? null,
    importer,
  };
}

/** The text of a row, a cell and a whole list item is kept where they are. */
function asideRow(aside: Aside, document: Document | undefined): Row {
  const { of, reason, why, page, table, row, column, text, block } = aside;
  const whole = document?.blocks[block];
  const isHeld =
    of === "row" ||
    of === "cell" ||
    (of === "list-item" && whole?.kind === "list-item" && whole.text.startsWith(text.slice(0, -1)));
  const place = {
    page: page ?? null,
    table: table ?? null,
    row: row ?? null,
    column: column ?? null,
  };
  return { kind: of, reason, why, ...place, text: isHeld ? null : text };
}

function writeDocument(insert: Insert, reportId: number, report: FileReport): void {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.table, verdict]));
  let tables = 0;
  for (const [n, block] of (report.document?.blocks ?? []).entries()) {
    insert("block", {
      report_id: reportId,
      n,
      kind: block.kind,
      page: block.page ?? null,
      level: block.kind === "heading" ? block.level : null,
      text: block.kind === "table" ? "" : block.text,
    });
    if (block.kind === "table") {
      tables += 1;
      writeTable(insert, reportId, tables, n, block, verdicts.get(tables));
    }
  }
}

function writeTable(
  insert: Insert,
  reportId: number,
  number: number,
  block: number,
  table: Table,
  verdict: TableVerdict | undefined,
): void {
  insert("printed_table", {
    report_id: reportId,
    n: number,
    block,
    page: table.page ?? null,
    method: table.method,
    row_count: table.rows,
    column_count: table.columns,
    kind: verdict?.kind ?? "none",
    why: verdict?.why.join(";") ?? "",
    columns: JSON.stringify(verdict?.columns ?? []),
  });
  for (const cell of table.cells) {
    if (cell.text === "" && cell.marks.length === 0) continue;
    insert("cell", {
      report_id: reportId,
      table: number,
      row: cell.row,
      column: cell.column,
      row_span: cell.rowSpan,
      column_span: cell.columnSpan,
      page: cell.page ?? null,
      text: cell.text,
      box: cell.box ? JSON.stringify(cell.box) : null,
      marks: cell.marks.length > 0 ? JSON.stringify(cell.marks) : null,
    });
  }
}

function writeRecord(insert: Insert, reportId: number, n: number, record: CouncilRecord): void {
  const [table, row] = recordRow(record);
  insert(table, { report_id: reportId, n, ...row, ...sourceRow(record) });
}

function recordRow(record: CouncilRecord): readonly [table: string, row: Row] {
  switch (record.kind) {
    case "observation":
      return ["observation", observationRow(record)];
    case "milestone":
      return ["milestone", milestoneRow(record)];
    case "budget":
      return ["budget_line", budgetRow(record)];
  }
}

function sourceRow({ source, evidence }: CouncilRecord): Row {
  return {
    page: source.page ?? null,
    source_block: source.block,
    source_table: source.table ?? null,
    source_row: source.row ?? null,
    source_column: source.column ?? null,
    evidence: evidence.map((phrase) => phrase.replaceAll(";", ",")).join(";"),
  };
}

function observationRow(record: Observation): Row {
  return {
    id: record.id,
    table: record.table,
    row: record.row,
    section: record.section,
    ref: record.ref,
    codes: record.codes.join(";"),
    title: record.title,
    measure: record.measure,
    period: record.period,
    raw: record.raw,
    value: record.value,
    unit: record.unit,
    qualifier: record.qualifiers.join(";"),
    status: record.status,
    direction: record.direction,
    responsible: record.responsible,
    commentary: record.commentary,
    indicator: record.indicator,
  };
}

function milestoneRow(record: Milestone): Row {
  return {
    id: record.id,
    row: record.row,
    kind: record.milestoneKind,
    objective_ref: record.objectiveRef,
    objective: record.objective,
    group: record.group,
    text: record.text,
    due: record.due.join(";"),
    plan_year: record.planYear,
    status: record.status,
    responsible: record.responsible,
    commentary: record.commentary,
  };
}

function budgetRow(record: BudgetLine): Row {
  return {
    id: record.id,
    row: record.row,
    statement: record.statement,
    section: record.section,
    line: record.line,
    column: record.column,
    measure: record.measure,
    period: record.period,
    raw: record.raw,
    amount_gbp: record.amountGbp,
    is_total: record.isTotal ? 1 : 0,
  };
}

function writeProblem(insert: Insert, reportId: number, n: number, problem: Problem): void {
  const { severity, stage, code, page, table, row, column, message, finding } = problem;
  insert("problem", {
    report_id: reportId,
    n,
    severity,
    stage,
    code,
    page: page ?? null,
    table: table ?? null,
    row: row ?? null,
    column: column ?? null,
    message,
  });
  if (!finding) return;
  const { sure, printed, expected, records } = finding;
  const ids = records.join(";");
  insert("finding", { report_id: reportId, n, sure, printed, expected, records: ids });
}
