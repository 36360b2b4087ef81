import { beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import type { BudgetLine, Milestone, Observation } from "../../src/records.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { readReports } from "../../src/store/read.ts";
import {
  type ComparedRecords,
  readCompared,
  readFiguresOfRows,
  readHeads,
  readOneCompared,
} from "../../src/store/read-compared.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { variedReports } from "./varied-records.ts";

const written = variedReports();
let store: Store;
beforeAll(async () => {
  store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [n, report] of written.entries()) write(n + 1, report, "1");
  fillDerived(store, () => undefined);
  fillComparison(store);
});

const ofKind = <Kind>(report: (typeof written)[number], kind: string): Kind[] =>
  report.records.filter((one) => one.kind === kind) as Kind[];

/** An observation as comparisons read it, by what they promise of it. */
function lean(one: Observation) {
  const { kind: _, evidence, table: __, direction, responsible, commentary, status, ...rest } = one;
  return {
    ...rest,
    refFromAbove: evidence.includes("reference taken from above"),
    cumulative: evidence.some((phrase) => /cumulative/i.test(phrase)),
    doubtful: evidence.some((phrase) => phrase.startsWith("ocr: ")),
    corrected: [],
  };
}

/** The first observation of each row. */
const firstsOf = (observations: readonly Observation[]): Observation[] =>
  observations.filter((one, at) => observations.findIndex(({ row }) => row === one.row) === at);

/** What a row is found again by, without its figure. */
function first(one: Observation) {
  const { column: _, ...source } = one.source;
  const known = lean(one);
  const none = { measure: "actual", period: "", raw: "", value: null, unit: "", qualifiers: [] };
  return { ...known, ...none, source, cumulative: false, doubtful: false };
}

/** The figures of rows under what their first says. */
const rowsOf = (observations: readonly Observation[]) =>
  observations.map((one) => {
    const own = observations.find(({ row }) => row === one.row) as Observation;
    const { id, measure, period, raw, value } = one;
    return { ...first(own), id, measure, period, raw, value };
  });

describe("what was written of a report", () => {
  it("is read back in every field", () => {
    const read = readReports(store);
    expect(read.map(({ records }) => records)).toEqual(written.map(({ records }) => records));
    expect(read.map(({ problems }) => problems)).toEqual(written.map(({ problems }) => problems));
    expect(read.map(({ facts }) => facts)).toEqual(written.map(({ facts }) => facts));
    expect(read.map(({ bytes, sha256, file }) => ({ bytes, sha256, file }))).toEqual(
      written.map(({ source: { bytes, sha256, file } }) => ({ bytes, sha256, file })),
    );
  });

  it.each([
    [{}, [0, 1, 2, 3]],
    [{ docs: ["varied-1", "varied-3", "none"] }, [1, 3]],
    [{ docs: [] }, []],
    [{ councils: ["HALTON"] }, [0, 2]],
    [{ councils: ["halton", "wigan"], docs: ["varied-1"] }, [1]],
    [{ councils: [] }, []],
  ])("is found by %j", (where, expected) => {
    expect(readReports(store, where).map(({ doc }) => doc)).toEqual(
      expected.map((n) => `varied-${n}`),
    );
  });

  it("is compared in every field, kind by kind", () => {
    const all = (kind: Parameters<typeof readCompared>[1][number]) => readCompared(store, [kind]);
    const expected = <T>(of: (report: (typeof written)[number]) => T) => written.map(of);
    const observations = (report: (typeof written)[number]) =>
      ofKind<Observation>(report, "observation");
    expect(all("observations").map((one) => one.observations)).toEqual(
      expected((report) => observations(report).map(lean)),
    );
    const shown = new Set(["target", "actual", "benchmark"]);
    expect(all("figures").map((one) => one.observations)).toEqual(
      expected((report) =>
        observations(report)
          .filter(({ measure }) => shown.has(measure))
          .map(lean),
      ),
    );
    expect(all("firsts").map((one) => one.observations)).toEqual(
      expected((report) => firstsOf(observations(report)).map(first)),
    );
    expect(all("rows").map((one) => one.observations)).toEqual(
      expected((report) => rowsOf(observations(report))),
    );
    const bare = <Kind extends Milestone | BudgetLine>(one: Kind) => ({ ...one, evidence: [] });
    expect(all("milestones").map((one) => one.milestones)).toEqual(
      expected((report) => ofKind<Milestone>(report, "milestone").map(bare)),
    );
    expect(all("budget").map((one) => one.budget)).toEqual(
      expected((report) => ofKind<BudgetLine>(report, "budget").map(bare)),
    );
    expect(all("prose").map(({ prose }) => prose.slice(1))).toEqual(
      expected((_, n = written.indexOf(_)) => [
        { page: n + 1, text: `Printed on a page ${n}.` },
        { text: "On none." },
      ]),
    );
  });

  it("is compared without what was not asked for", () => {
    const empty = { observations: [], milestones: [], budget: [], prose: [] };
    for (const kind of ["milestones", "budget", "prose", "firsts"] as const) {
      const own = kind === "firsts" ? "observations" : kind;
      const [one] = readCompared(store, [kind], ({ doc }) => doc === "varied-2");
      expect(one).toMatchObject({ ...empty, [own]: expect.anything() });
      expect((one?.[own] ?? []).length).toBeGreaterThan(0);
    }
  });

  it("is headed by what went wrong in reading it, without notes and findings", () => {
    expect(readHeads(store).map(({ doc, problems }) => [doc, problems])).toEqual([
      ["varied-0", 0],
      ["varied-1", 2],
      ["varied-2", 0],
      ["varied-3", 2],
    ]);
    expect(readHeads(store).map(({ facts }) => facts)).toEqual(written.map(({ facts }) => facts));
  });
});

describe("one report of an archive", () => {
  it("is what it is among all, and nothing where there is none", () => {
    for (const kind of ["observations", "rows", "figures", "milestones", "budget"] as const) {
      const all = readCompared(store, [kind]);
      for (const one of all) expect(readOneCompared(store, one.report.doc, [kind])).toEqual(one);
    }
    expect(readOneCompared(store, "none", ["rows"])).toBeUndefined();
  });

  it("gives the figures of some rows as all its rows have them", () => {
    for (const [n] of written.entries()) {
      const doc = `varied-${n}`;
      const firsts = readOneCompared(store, doc, ["firsts"]) as ComparedRecords;
      const rows = readOneCompared(store, doc, ["rows"])?.observations ?? [];
      for (const wanted of [[], [1], [2, 7, 21], [99]]) {
        const found = readFiguresOfRows(store, firsts, new Set(wanted));
        const of = (row: number) => rows.filter((one) => one.row === row);
        expect([...found]).toEqual(
          wanted.filter((row) => of(row).length > 0).map((row) => [row, of(row)]),
        );
      }
    }
  });
});

it("an archive that is written to is read anew each time", async () => {
  const other = await openStore(":memory:", { create: true });
  const write = reportWriter(other);
  const read = () => [
    readHeads(other).length,
    readCompared(other, ["rows"]).length,
    readOneCompared(other, "varied-1", [])?.report.doc,
  ];
  const told = written.slice(0, 2).map((report, n) => {
    write(n + 1, report, "1");
    return read();
  });
  expect(told).toEqual([
    [1, 1, undefined],
    [2, 2, "varied-1"],
  ]);
  other.close();
});
