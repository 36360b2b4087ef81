import { createHash } from "node:crypto";
import type { Cell, Table } from "../src/document.ts";
import type { FileReport } from "../src/file-report.ts";
import type { BudgetLine, Milestone, Observation } from "../src/records.ts";

/** A file report as the pipeline gives it, from as little as a test cares for. */
export function reportOf(file: string, over: Partial<FileReport> = {}): FileReport {
  const sha256 = createHash("sha256").update(file).digest("hex");
  const source = { file, doc: file.replace(/\.\w+$/, ""), sha256, bytes: 100 };
  const table = tableOf([
    ["Ref", "Title", "Target"],
    ["NI 60", "Core assessments", "86%"],
  ]);
  return {
    source,
    format: "text",
    status: "read",
    document: {
      source,
      format: "text",
      blocks: [{ kind: "heading", level: 1, text: "Quarterly report" }, table],
      running: [],
    },
    facts: {
      council: "Halton",
      directorate: "Children",
      service: "",
      docType: "quarterly-monitoring",
      title: "Quarterly report",
      periodLabel: "Quarter 4",
      periodStart: "2009-01-01",
      periodEnd: "2009-03-31",
      financialYears: ["2008-09"],
    },
    verdicts: [{ table: 1, kind: "indicator", why: ["headers"], columns: [], headerRows: [0] }],
    asides: [
      {
        kind: "aside",
        of: "row",
        reason: "header",
        text: "Ref | Title | Target",
        why: "the header",
        table: 1,
        row: 0,
        block: 1,
      },
    ],
    records: [observationOf(sha256), milestoneOf(sha256), budgetLineOf(sha256)],
    problems: [],
    ...over,
  };
}

export function tableOf(rows: readonly (readonly string[])[]): Table {
  const cells = rows.flatMap((row, at) =>
    row.map(
      (text, column): Cell => ({ row: at, column, rowSpan: 1, columnSpan: 1, text, marks: [] }),
    ),
  );
  return {
    kind: "table",
    method: "text",
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    cells,
  };
}

export function observationOf(sha256: string, over: Partial<Observation> = {}): Observation {
  return {
    kind: "observation",
    id: `o-${sha256.slice(0, 12)}`,
    row: 1,
    council: "Halton",
    source: { block: 1, table: 1, row: 1, column: 2 },
    evidence: ["header: Target"],
    table: 1,
    section: "Corporate Health",
    ref: "NI 60",
    codes: ["NI60"],
    title: "Core assessments",
    measure: "target",
    period: "2008-09",
    raw: "86%",
    value: 86,
    unit: "percent",
    qualifiers: ["provisional"],
    status: "green",
    direction: "",
    responsible: "",
    commentary: "",
    indicator: "NI60",
    ...over,
  };
}

export function milestoneOf(sha256: string, over: Partial<Milestone> = {}): Milestone {
  return {
    kind: "milestone",
    id: `m-${sha256.slice(0, 12)}`,
    row: 1,
    council: "Halton",
    source: { block: 0 },
    evidence: [],
    milestoneKind: "milestone",
    objectiveRef: "BSC 1",
    objective: "Transform",
    group: "",
    text: "Agree the strategy by March 2009",
    due: ["2009-03"],
    planYear: "2008-09",
    status: "",
    responsible: "",
    commentary: "",
    ...over,
  };
}

export function budgetLineOf(sha256: string, over: Partial<BudgetLine> = {}): BudgetLine {
  return {
    kind: "budget",
    id: `b-${sha256.slice(0, 12)}`,
    row: 1,
    council: "Halton",
    source: { block: 1, table: 1, row: 1, column: 2, page: 3 },
    evidence: [],
    statement: "Revenue",
    section: "",
    line: "Employees",
    column: "Annual budget £000",
    measure: "annual_budget",
    period: "2008-09",
    raw: "7,152",
    amountGbp: 7152000,
    isTotal: false,
    ...over,
  };
}
