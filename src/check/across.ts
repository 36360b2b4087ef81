import { findIndicator } from "../catalogue/index.ts";
import { titleLikeness, titleToTerms } from "../catalogue/title.ts";
import { catalogueRarity } from "../catalogue/title-match.ts";
import type { Finding } from "../problem.ts";
import type { Observation, ReportFacts } from "../records.ts";
import { quoted, toFinding } from "./finding.ts";

/** Local codes whose titles share less than this stand for different things. */
const oneMeasure = 0.35;
/** Codes a council gives its own indicators. */
const localCode = /^(?:LI|LPI|LP|KPI|LKI)\d/;

type Figure = Pick<
  Observation,
  | "id"
  | "row"
  | "source"
  | "ref"
  | "codes"
  | "title"
  | "measure"
  | "period"
  | "raw"
  | "value"
  | "unit"
  | "qualifiers"
  | "indicator"
>;

export interface ArchivedReport {
  readonly report: { readonly doc: string; readonly facts: ReportFacts };
  readonly observations: readonly Figure[];
}

export interface ArchiveFinding {
  /** The later of the two reports. */
  readonly doc: string;
  readonly council: string;
  readonly finding: Finding;
}

interface Printed {
  readonly report: ArchivedReport["report"];
  readonly figure: Figure;
}

/**
 * What only several reports of one council show: a local code that stands for something else, and an actual
 * that is printed differently later. Copies of one report are compared elsewhere.
 */
export function findArchiveFindings(reports: readonly ArchivedReport[]): ArchiveFinding[] {
  const byCouncil = new Map<string, ArchivedReport[]>();
  for (const one of reports) {
    const { council } = one.report.facts;
    if (council === "") continue;
    const list = byCouncil.get(council);
    if (list) list.push(one);
    else byCouncil.set(council, [one]);
  }
  return [...byCouncil.values()].flatMap((list) => {
    if (list.length < 2) return [];
    const inTime = list.toSorted((a, b) => order(timeOf(a), timeOf(b)));
    return [...reusedCodes(inTime), ...restatedActuals(inTime)];
  });
}

const timeOf = ({ report: { facts, doc } }: ArchivedReport): string => `${facts.periodEnd}|${doc}`;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Copies agree on the period; two reports of one period on one service would be copies, too. */
const mayBeCopies = (a: Printed, b: Printed): boolean =>
  a.report.doc === b.report.doc ||
  (a.report.facts.periodEnd === b.report.facts.periodEnd &&
    a.report.facts.financialYears.join() === b.report.facts.financialYears.join());

function reusedCodes(reports: readonly ArchivedReport[]): ArchiveFinding[] {
  const last = new Map<string, Printed>();
  return reports.flatMap(({ report, observations }) =>
    firstOfRows(observations).flatMap((figure) =>
      figure.codes.flatMap((code) => {
        if (!localCode.test(code) || findIndicator(code)) return [];
        const now = { report, figure };
        const before = last.get(code);
        last.set(code, now);
        if (!before || mayBeCopies(before, now) || likeness(before, now) >= oneMeasure) return [];
        return [codeFinding(code, before, now)];
      }),
    ),
  );
}

const firstOfRows = (observations: readonly Figure[]): Figure[] => {
  const rows = new Map<number, Figure>();
  for (const one of observations) if (!rows.has(one.row)) rows.set(one.row, one);
  return [...rows.values()];
};

const likeness = (a: Printed, b: Printed): number =>
  titleLikeness(titleToTerms(a.figure.title), titleToTerms(b.figure.title), catalogueRarity());

function codeFinding(code: string, before: Printed, now: Printed): ArchiveFinding {
  return toArchiveFinding(now, {
    code: "code-reused",
    sure: "likely",
    records: [now.figure, before.figure],
    printed: `${before.figure.title}; ${now.figure.title}`,
    expected: "one measure under one code",
    message: `The code ${code} stands for ${quoted(now.figure.title)} here and for ${quoted(before.figure.title)} in ${before.report.doc}.`,
  });
}

function restatedActuals(reports: readonly ArchivedReport[]): ArchiveFinding[] {
  const last = new Map<string, Printed>();
  return reports.flatMap(({ report, observations }) =>
    observations.flatMap((figure) => {
      const { indicator, measure, period, value, qualifiers } = figure;
      if (indicator === "" || measure !== "actual" || period === "" || value === null) return [];
      if (qualifiers.includes("compound") || qualifiers.includes("baseline")) return [];
      const key = `${indicator}|${period}|${figure.unit}`;
      const now = { report, figure };
      const before = last.get(key);
      last.set(key, now);
      if (!before || mayBeCopies(before, now) || before.figure.value === value) return [];
      return [restatedFinding(before, now)];
    }),
  );
}

function restatedFinding(before: Printed, now: Printed): ArchiveFinding {
  const { ref, title, period, raw, indicator } = now.figure;
  return toArchiveFinding(now, {
    code: "figure-differs",
    sure: "worth a look",
    records: [now.figure, before.figure],
    printed: `${before.figure.raw}; ${raw}`,
    expected: "one figure for one year",
    message: `${ref || indicator} ${quoted(title)} has "${raw}" as its actual for ${period} here and "${before.figure.raw}" in ${before.report.doc}: one of the two was corrected, or the basis changed.`,
  });
}

const toArchiveFinding = (
  { report }: Printed,
  found: Parameters<typeof toFinding>[0],
): ArchiveFinding => ({
  doc: report.doc,
  council: report.facts.council,
  finding: toFinding(found),
});
