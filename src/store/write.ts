import type { Table } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import type { BudgetLine, CouncilRecord, Milestone, Observation } from "../records.ts";
import type { TableVerdict } from "../rows.ts";
import { cleanText } from "./clean-text.ts";
import type { Store } from "./store.ts";

type Bound = string | number | null;

/** Tables that hang below a report, children first: the order in which they can be emptied. */
export const childTables = [
  "cell",
  "printed_table",
  "block",
  "aside",
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
    for (const [n, aside] of report.asides.entries()) {
      const { reason, table, row, page, text, why } = aside;
      insert("aside", [reportId, n, reason, table, row, page ?? null, text, why]);
    }
    const counts = { observation: 0, milestone: 0, budget: 0 };
    for (const record of report.records) {
      writeRecord(insert, reportId, counts[record.kind]++, record);
    }
    for (const [n, problem] of report.problems.entries()) {
      const { severity, stage, code, page, table, row, column, message } = problem;
      const place = [page ?? null, table ?? null, row ?? null, column ?? null];
      insert("problem", [reportId, n, severity, stage, code, ...place, message]);
      if (problem.finding) {
        const { sure, printed, expected, records } = problem.finding;
        insert("finding", [reportId, n, sure, printed, expected, records.join(";")]);
      }
    }
  });
}

type Insert = (table: string, values: readonly Bound[]) => void;

/** One prepared statement a table; every text is cleaned on its way in. */
function insertInto(store: Store): Insert {
  const statements = new Map<string, ReturnType<Store["prepare"]>>();
  return (table, values) => {
    let statement = statements.get(table);
    if (!statement) {
      statement = store.prepare(
        `INSERT INTO ${table} VALUES (${values.map(() => "?").join(", ")})`,
      );
      statements.set(table, statement);
    }
    statement.run(values.map((value) => (typeof value === "string" ? cleanText(value) : value)));
  };
}

function reportRow(reportId: number, report: FileReport, importer: string): Bound[] {
  const { source, facts } = report;
  return [
    reportId,
    source.doc,
    source.file,
    source.sha256,
    source.bytes,
    report.format,
    report.status,
    facts.council,
    facts.directorate,
    facts.service,
    facts.docType,
    facts.title,
    facts.periodLabel,
    facts.periodStart,
    facts.periodEnd,
    facts.financialYears.join(";"),
    report.document?.pages ?? null,
    importer,
  ];
}

function writeDocument(insert: Insert, reportId: number, report: FileReport): void {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.table, verdict]));
  let tables = 0;
  for (const [n, block] of (report.document?.blocks ?? []).entries()) {
    const level = block.kind === "heading" ? block.level : null;
    const text = block.kind === "table" ? "" : block.text;
    insert("block", [reportId, n, block.kind, block.page ?? null, level, text]);
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
  insert("printed_table", [
    reportId,
    number,
    block,
    table.page ?? null,
    table.method,
    table.rows,
    table.columns,
    verdict?.kind ?? "none",
    verdict?.why.join(";") ?? "",
    JSON.stringify(verdict?.columns ?? []),
  ]);
  for (const cell of table.cells) {
    if (cell.text === "" && cell.marks.length === 0) continue;
    const place = [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.page ?? null];
    const box = cell.box ? JSON.stringify(cell.box) : null;
    const marks = cell.marks.length > 0 ? JSON.stringify(cell.marks) : null;
    insert("cell", [reportId, number, ...place, cell.text, box, marks]);
  }
}

function writeRecord(insert: Insert, reportId: number, n: number, record: CouncilRecord): void {
  const [table, values] = recordRow(record);
  insert(table, [reportId, n, ...values, ...sourceRow(record)]);
}

function recordRow(record: CouncilRecord): readonly [table: string, values: Bound[]] {
  switch (record.kind) {
    case "observation":
      return ["observation", observationRow(record)];
    case "milestone":
      return ["milestone", milestoneRow(record)];
    case "budget":
      return ["budget_line", budgetRow(record)];
  }
}

function sourceRow({ source, evidence }: CouncilRecord): Bound[] {
  const { page, block, table, row, column } = source;
  const place = [page ?? null, block, table ?? null, row ?? null, column ?? null];
  return [...place, evidence.map((phrase) => phrase.replaceAll(";", ",")).join(";")];
}

function observationRow(record: Observation): Bound[] {
  return [
    record.id,
    record.table,
    record.row,
    record.section,
    record.ref,
    record.codes.join(";"),
    record.title,
    record.measure,
    record.period,
    record.raw,
    record.value,
    record.unit,
    record.qualifiers.join(";"),
    record.status,
    record.direction,
    record.responsible,
    record.commentary,
    record.indicator,
  ];
}

function milestoneRow(record: Milestone): Bound[] {
  return [
    record.id,
    record.row,
    record.milestoneKind,
    record.objectiveRef,
    record.objective,
    record.group,
    record.text,
    record.due.join(";"),
    record.planYear,
    record.status,
    record.responsible,
    record.commentary,
  ];
}

function budgetRow(record: BudgetLine): Bound[] {
  return [
    record.id,
    record.row,
    record.statement,
    record.section,
    record.line,
    record.column,
    record.measure,
    record.period,
    record.raw,
    record.amountGbp,
    record.isTotal ? 1 : 0,
  ];
}
