import type { ComparedReport, ReportRecords } from "../../src/compare/report.ts";
import type { BudgetLine, Milestone, Observation, ReportFacts } from "../../src/records.ts";
import { budgetLineOf, milestoneOf, observationOf } from "../report-builders.ts";

/** One figure: `["target 2011-12", "92%"]`. */
type Figure = readonly [what: string, raw: string];

/** A report of one council with indicator rows: ref, title, figures. */
export function reportWith(
  council: string,
  rows: readonly (readonly [ref: string, title: string, ...figures: Figure[]])[],
  over: Partial<ReportRecords> & {
    readonly facts?: Partial<ReportFacts>;
    readonly doc?: string;
  } = {},
): ReportRecords {
  const doc = over.doc ?? `${council.toLowerCase()}-report`;
  return {
    report: { ...reportFacts(council, doc), ...over.report, facts: factsOf(council, over.facts) },
    observations: rows.flatMap(([ref, title, ...figures], at) =>
      figures.map(([what, raw], column) =>
        figureOf(doc, council, at + 1, ref, title, what, raw, column),
      ),
    ),
    milestones: over.milestones ?? [],
    budget: over.budget ?? [],
    ...(over.prose && { prose: over.prose }),
  };
}

function reportFacts(council: string, doc: string): ComparedReport {
  return {
    doc,
    file: `${doc}.pdf`,
    sha256: doc,
    format: "pdf",
    status: "read",
    problems: 0,
    facts: factsOf(council),
  };
}

function factsOf(council: string, over: Partial<ReportFacts> = {}): ReportFacts {
  return {
    council,
    directorate: "",
    service: "",
    docType: "performance-plan",
    title: "Performance plan",
    periodLabel: "",
    periodStart: "2009-04-01",
    periodEnd: "2010-03-31",
    financialYears: ["2009-10"],
    ...over,
  };
}

const codeIn = /\b(NI|BVPI|BV|PAF|LI) ?0*(\w+)|\b(\d{4}SC)\b/g;

function figureOf(
  doc: string,
  council: string,
  row: number,
  ref: string,
  title: string,
  what: string,
  raw: string,
  column: number,
): Observation {
  const [measure = "actual", ...period] = what.split(" ");
  const number = /-?\d+(?:\.\d+)?/.exec(raw.replaceAll(",", ""));
  const codes = [...`${ref} ${title}`.matchAll(codeIn)].map(
    ([, family, rest, apa]) => apa ?? (family === "PAF" ? `PAF-${rest}` : `${family}${rest}`),
  );
  return observationOf(doc, {
    id: `${doc}-${row}-${column}`,
    row,
    council,
    ref,
    title,
    codes,
    measure: measure as Observation["measure"],
    period: period.join(" "),
    raw,
    value: number ? Number(number[0]) : null,
    unit: raw.includes("%") ? "percent" : "",
    qualifiers: raw === "N/A" ? ["not_available"] : raw === "TBC" ? ["tbc"] : [],
    indicator: "",
    section: "",
    source: { block: 1, table: 1, row, column, page: 3 },
  });
}

/** Milestones from `[text, due, objective]`; numbered in order. */
export function milestonesOf(
  doc: string,
  rows: readonly (readonly [text: string, due?: string, objective?: string, ref?: string])[],
): readonly Milestone[] {
  return rows.map(([text, due = "", objective = "Improve services", ref = "SP1"], at) =>
    milestoneOf(doc, {
      id: `${doc}-m${at + 1}`,
      row: at + 1,
      text,
      due: due === "" ? [] : due.split(";"),
      objective,
      objectiveRef: ref,
      planYear: "",
    }),
  );
}

/** Budget lines from `[section, line, amount]`, all annual budgets of one year. */
export function budgetOf(
  doc: string,
  period: string,
  rows: readonly (readonly [section: string, line: string, amount: number, isTotal?: boolean])[],
): readonly BudgetLine[] {
  return rows.map(([section, line, amountGbp, isTotal = false], at) =>
    budgetLineOf(doc, {
      id: `${doc}-b${at + 1}`,
      row: at + 1,
      section,
      line,
      amountGbp,
      raw: String(amountGbp),
      period,
      isTotal,
    }),
  );
}
