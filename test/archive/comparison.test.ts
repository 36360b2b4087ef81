import { afterEach, beforeEach, expect, test } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { compareCouncils } from "../../src/compare/across.ts";
import type { ReportRecords } from "../../src/compare/report.ts";
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

function archive(...reports: readonly ReportRecords[]): void {
  const write = reportWriter(store);
  for (const [at, { report, observations, milestones, budget }] of reports.entries()) {
    const given = reportOf(`${report.doc}.pdf`, { facts: report.facts, status: report.status });
    const records = [...observations, ...milestones, ...budget] as CouncilRecord[];
    write(at + 1, { ...given, records }, "test");
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
