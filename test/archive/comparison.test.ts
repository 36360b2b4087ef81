import { afterEach, beforeEach, expect, test } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { compareCouncils } from "../../src/compare/across.ts";
import type { ReportRecords } from "../../src/compare/report.ts";
import type { Problem } from "../../src/problem.ts";
import type { CouncilRecord } from "../../src/records.ts";
import { readTwins } from "../../src/store/comparison.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { reportWith } from "../compare/builders.ts";
import { reportOf } from "../report-builders.ts";

const core = "Core assessments completed within 35 working days";
const halton = reportWith("Halton", [
  ["NI060", core, ["target 2011-12", "92%"], ["actual 2010-11", "N/A"]],
  ["LI4", "Days lost to sickness absence in schools", ["actual 2010-11", "5%"]],
]);
const wigan = reportWith("Wigan", [["NI 60", core, ["target 2011-12", "86%"]]]);
const cumbria = reportWith("Cumbria", [
  ["PAF C64", "Core assessments in 35 working days", ["target 2007-08", "80%"]],
]);

let store: Store;

beforeEach(async () => {
  store = await openStore(":memory:", { create: true });
});
afterEach(() => void store.close());

/** What the checks found in a report, by its doc. */
let problemsOf = (_doc: string): readonly Problem[] => [];
afterEach(() => {
  problemsOf = () => [];
});

function archive(...reports: readonly ReportRecords[]): void {
  const write = reportWriter(store);
  for (const [at, { report, observations, milestones, budget }] of reports.entries()) {
    const given = reportOf(`${report.doc}.pdf`, { facts: report.facts, status: report.status });
    const records = [...observations, ...milestones, ...budget] as CouncilRecord[];
    write(at + 1, { ...given, records, problems: problemsOf(report.doc) }, "test");
  }
  fillComparison(store);
}

test("v_comparison holds what diff shows: every figure with its verdict, in its order", () => {
  archive(halton, wigan, cumbria);
  const shown = compareCouncils([halton, wigan, cumbria]).groups.flatMap((group) =>
    group.series.map((point) => [
      group.indicator,
      group.verdict,
      point.council,
      point.period,
      point.measure,
      point.value,
      point.raw,
      point.comparability,
      point.note,
      point.id,
    ]),
  );
  const stored = store
    .prepare(
      "SELECT indicator, verdict, council, period, measure, value, raw, comparability, note, id FROM v_comparison",
    )
    .raw()
    .all();
  expect(stored).toEqual(shown);
});

test("a report archived twice is compared once, and where the copies differ is a finding", () => {
  const titles = Array.from({ length: 12 }, (_, at) => `Indicator of service area ${at}`);
  const rows = titles.map((title, at) => [`LI${at}`, title, ["target 2009-10", `${at}%`]] as const);
  const word = reportWith("Halton", rows, { doc: "word" });
  const pdf = reportWith(
    "Halton",
    [...rows.slice(1), ["LI0", titles[0] ?? "", ["target 2009-10", "7%"]]],
    { doc: "pdf" },
  );
  archive(pdf, { ...word, report: { ...word.report, status: "partly-read" } }, wigan);
  expect(readTwins(store)).toEqual([{ doc: "word", speaks: "pdf", shared: 11, differing: 2 }]);
  const findings = store.prepare("SELECT doc, code, message FROM v_finding").all();
  expect(findings).toEqual([
    {
      doc: "word",
      code: "twin-differs",
      message:
        'A copy of pdf: 11 records agree, 2 stand in one of the two only: "LI0 | Indicator of service area 0 | target | 2009-10 | 0%", "LI0 | Indicator of service area 0 | target | 2009-10 | 7%".',
    },
  ]);
  fillComparison(store);
  expect(store.prepare("SELECT count(*) FROM v_finding").pluck().get()).toBe(1);
});

const plan = (doc: string) =>
  reportWith(
    "Halton",
    Array.from(
      { length: 10 },
      (_, at) => [`LI${at}`, `Indicator ${at}`, ["target 2009-10", "9%"]] as const,
    ),
    { doc },
  );
const finding = (page: number, printed: string): Problem => ({
  severity: "warning",
  stage: "check",
  code: "total-mismatch",
  page,
  message: `On page ${page} ${printed}.`,
  finding: { printed, expected: "10", sure: "certain", records: [] },
});

test("the views count one of the copies; v_all_… has both, and v_report says whose copy it is", () => {
  archive(plan("a"), plan("b"), wigan);
  const one = (sql: string) => store.prepare(sql).pluck().all();
  expect(one("SELECT copy_of FROM v_report")).toEqual(["", "a", ""]);
  expect(one("SELECT DISTINCT doc FROM v_observation")).toEqual(["a", "wigan-report"]);
  expect(one("SELECT DISTINCT doc FROM v_all_observation")).toEqual(["a", "b", "wigan-report"]);
  expect(one("SELECT count(*) FROM v_all_observation WHERE copy_of = 'a'")).toEqual([10]);
  expect(one("SELECT why FROM v_twin")).toEqual([
    "None has pages; it has 10 records, 10 of them as the other.",
  ]);
  expect(one("SELECT sum(reports) FROM v_coverage WHERE council = 'Halton'")).toEqual([1]);
});

test("a finding is told once, with the copies it holds for", () => {
  // What is printed twice alike stays two findings; what one copy alone shows stays its own.
  problemsOf = (doc) =>
    doc === "a"
      ? [finding(1, "11"), finding(1, "11"), finding(2, "12")]
      : doc === "b"
        ? [finding(3, "11"), finding(3, "11"), finding(4, "13")]
        : [];
  archive(plan("a"), plan("b"), wigan);
  expect(store.prepare("SELECT doc, printed, copies FROM v_finding").raw().all()).toEqual([
    ["a", "11", "b"],
    ["a", "11", "b"],
    ["a", "12", ""],
    ["b", "13", ""],
  ]);
});
