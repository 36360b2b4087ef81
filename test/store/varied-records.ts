import { createHash } from "node:crypto";
import type { FileReport } from "../../src/file-report.ts";
import type {
  BudgetLine,
  CouncilRecord,
  Milestone,
  Observation,
  SourceCell,
} from "../../src/records.ts";
import { directions, measures, statuses, units } from "../../src/records.ts";
import { budgetLineOf, milestoneOf, observationOf, reportOf } from "../report-builders.ts";

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** With and without each of what a place may lack, the first of everything being 0. */
const sources: readonly SourceCell[] = [
  { block: 0 },
  { block: 1, page: 4 },
  { block: 1, table: 1, row: 0, column: 0, page: 1 },
  { block: 2, table: 1, row: 0 },
  { block: 2, table: 2, column: 3, page: 2 },
  { block: 3, table: 2, row: 5, column: 0 },
];
const lists = [[], ["NI60"], ["NI60", "LI13"]] as const;
const evidences = [
  [],
  ["header: Target"],
  ["header: Actual", "reference taken from above"],
  ["header: Cumulative to date"],
  ["ocr: 86% | 88%"],
  ["header: cumulative", "ocr: 1 | 7", "reference taken from above"],
  // Of a scan, but not of its two readings.
  ["header: Total ocr: all"],
];
const values = [null, 0, -0.25, 86, 1e9 + 0.5];
const texts = ["", "A title", "Two words; and a third"];

/** Records that differ in every field that a record has, two figures to a row, of which some rows stand apart. */
export function variedRecords(tag: string, council: string): CouncilRecord[] {
  const base = (kind: string, n: number) => ({
    id: `${tag}-${kind}${n}`,
    row: Math.floor(n / 2) + 1,
    council,
    source: at(sources, n),
    evidence: at(evidences, n),
  });
  const observations = Array.from({ length: 42 }, (_, n): Observation => {
    const over = {
      ...base("o", n),
      table: 1 + (n % 3),
      section: at(texts, n + 1),
      ref: at(["", "NI 60", "LI 13"], n),
      codes: at(lists, n),
      title: at(texts, n + 2),
      measure: at(measures, n),
      period: at(["", "2008-09", "2008-09 Q4"], n),
      raw: `${n}%`,
      value: at(values, n),
      unit: at(units, n),
      qualifiers: at([[], ["tbc"], ["provisional", "data_year=2008"]], n + 1),
      status: at(statuses, n),
      direction: at(directions, n),
      responsible: at(["", "A. Clark"], n),
      commentary: at(texts, n),
      indicator: at(["", "NI60"], n),
    };
    return observationOf("", over);
  });
  const kinds = ["milestone", "activity", "action", "equality_action", "risk_measure"] as const;
  const milestones = Array.from({ length: 12 }, (_, n): Milestone => {
    const over = {
      ...base("m", n),
      milestoneKind: at(kinds, n),
      objectiveRef: at(["", "SP 1"], n),
      objective: at(texts, n),
      group: at(["", "Key"], n + 1),
      text: `Promise ${n}`,
      due: at([[], ["2009-03"], ["2009-03", "FY 2010-11"]], n),
      planYear: at(["", "2008-09"], n),
      status: at(statuses, n),
      responsible: at(["", "A. Clark"], n),
      commentary: at(texts, n),
    };
    return milestoneOf("", over);
  });
  const budget = Array.from({ length: 12 }, (_, n): BudgetLine => {
    const over = {
      ...base("b", n),
      statement: at(["Revenue", "Capital"], n),
      section: at(texts, n),
      line: at(["Employees", "Premises", "Net"], n),
      column: at(["Budget £000", ""], n),
      measure: at(["annual_budget", "variance", ""] as const, n),
      period: at(["", "2008-09"], n),
      raw: `${n}`,
      amountGbp: at([null, 0, -5000, 7152000], n),
      isTotal: n % 2 === 1,
    };
    return budgetLineOf("", over);
  });
  return [...observations, ...milestones, ...budget];
}

/** Reports of such records: of a council with two, of another, and of none. */
export function variedReports(): FileReport[] {
  return ["Halton", "Wigan", "Halton", ""].map((council, n) => {
    const file = `varied-${n}.txt`;
    const plain = reportOf(file);
    const paragraphs = [
      { kind: "paragraph", text: `Printed on a page ${n}.`, page: n + 1 },
      { kind: "paragraph", text: "On none." },
      { kind: "paragraph", text: "" },
    ] as const;
    const blocks = [...(plain.document?.blocks ?? []), ...paragraphs];
    return reportOf(file, {
      facts: {
        ...plain.facts,
        council,
        financialYears: at([["2008-09", "2009-10"], [], ["2007-08"]], n),
      },
      records: variedRecords(`v${n}`, council),
      problems: at(
        [
          [],
          [
            { severity: "note", stage: "extract", code: "reader-warning", message: "Of no place." },
            {
              severity: "warning",
              stage: "normalise",
              code: "value-unreadable",
              page: 1,
              table: 1,
              row: 0,
              column: 0,
              message: "Of a cell.",
            },
            {
              severity: "error",
              stage: "check",
              code: "internal",
              table: 2,
              message: "Of a table.",
            },
            {
              severity: "error",
              stage: "extract",
              code: "page-unreadable",
              page: 3,
              message: "Of a page.",
            },
          ],
        ] as const,
        n,
      ) as FileReport["problems"],
      document: { ...plain.document, blocks } as NonNullable<FileReport["document"]>,
      source: {
        file,
        doc: `varied-${n}`,
        sha256: createHash("sha256").update(file).digest("hex"),
        bytes: 1000 + n,
      },
    });
  });
}
