import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareCouncils } from "../../src/compare/across.ts";
import type { WholeComparison } from "../../src/compare/comparison.ts";
import { leftOutOf } from "../../src/compare/left-out.ts";
import { compareOverTime } from "../../src/compare/over-time.ts";
import type { ReportRecords } from "../../src/compare/report.ts";
import { compareReports } from "../../src/compare/reports.ts";
import type { CouncilRecord, ReportFacts } from "../../src/records.ts";
import { type ComparisonFormat, renderComparison } from "../../src/render/comparison.ts";
import { fixturesFolder } from "../fixtures.ts";

/** `npm run golden` asks for the files to be written anew. */
const rewrite = process.env.MUNIMENT_GOLDEN === "rewrite";
const inCi = process.env.CI !== undefined && process.env.CI !== "";
const folder = join(fixturesFolder, "comparison");

/** What the five reports say of themselves; their records are the ones that are held to be right. */
const reports: readonly (readonly [doc: string, council: string, from: string, to: string])[] = [
  ["cumbria-cs-service-plan-2007-08", "Cumbria", "2007-04-01", "2008-03-31"],
  ["halton-bsc-qmr-2008-09-q4", "Halton", "2009-01-01", "2009-03-31"],
  ["halton-bsc-service-plan-2008-11", "Halton", "2008-04-01", "2011-03-31"],
  ["halton-ce-overview-2011-12-q1", "Halton", "2011-04-01", "2011-06-30"],
  ["wigan-cyps-performance-plan-2009-12", "Wigan", "2009-04-01", "2012-03-31"],
];

function readReport([
  doc,
  council,
  periodStart,
  periodEnd,
]: (typeof reports)[number]): ReportRecords {
  const text = readFileSync(
    join(fixturesFolder, "reports", doc, "expected", "records.json"),
    "utf8",
  );
  const records = JSON.parse(text) as readonly CouncilRecord[];
  const facts: ReportFacts = {
    council,
    directorate: "",
    service: "",
    docType: "other",
    title: "",
    periodLabel: "",
    periodStart,
    periodEnd,
    financialYears: yearsBetween(periodStart, periodEnd),
  };
  const report = {
    doc,
    file: `${doc}.txt`,
    sha256: doc,
    format: "text",
    status: "read",
    problems: 0,
    facts,
  } as const;
  return {
    report,
    observations: records.filter((record) => record.kind === "observation"),
    milestones: records.filter((record) => record.kind === "milestone"),
    budget: records.filter((record) => record.kind === "budget"),
  };
}

function yearsBetween(start: string, end: string): readonly string[] {
  const financial = (date: string) => Number(date.slice(0, 4)) - (date.slice(5) < "04-01" ? 1 : 0);
  const first = financial(start);
  return Array.from({ length: financial(end) - first + 1 }, (_, at) => {
    const year = first + at;
    return `${year}-${String(year + 1).slice(2)}`;
  });
}

const read = reports.map(readReport);
const report = (doc: string): ReportRecords => {
  const found = read.find((one) => one.report.doc === doc);
  if (!found) throw new Error(`no fixture ${doc}`);
  return found;
};

function comparisons(): Readonly<Record<string, WholeComparison>> {
  const councils = compareCouncils(read);
  const plan = report("halton-bsc-service-plan-2008-11");
  const quarter = report("halton-bsc-qmr-2008-09-q4");
  return {
    councils: { kind: "councils", ...councils, left_out: leftOutOf(councils, read, []), twins: [] },
    reports: {
      kind: "reports",
      ...compareReports(plan, quarter),
      heads: [plan.report, quarter.report],
    },
    "over-time": {
      kind: "over-time",
      ...compareOverTime("Wigan", [report("wigan-cyps-performance-plan-2009-12")]),
      twins: [],
    },
  };
}

const extensions: Readonly<Record<ComparisonFormat, string>> = {
  text: "txt",
  json: "json",
  csv: "csv",
  markdown: "md",
  html: "html",
};

describe.each(Object.entries(comparisons()))("golden comparison: %s", (name, comparison) => {
  test.each(Object.entries(extensions))("as %s", async (format, extension) => {
    const shown = await renderComparison(comparison, format as ComparisonFormat, { colour: false });
    const path = join(folder, `${name}.${extension}`);
    const changedPath = join(folder, `${name}-changed.${extension}`);
    if (rewrite) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, shown);
    }
    const expected = existsSync(path) ? readFileSync(path, "utf8") : "";
    const same = expected === shown;
    if (!inCi) {
      if (same) rmSync(changedPath, { force: true });
      else writeFileSync(changedPath, shown);
    }
    expect(same, `if this is meant: npm run golden -- comparison; compare ${changedPath}`).toBe(
      true,
    );
  });
});
