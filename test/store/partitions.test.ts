import { beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import {
  isPartitioned,
  type PartitionKey,
  partitionedRows,
  partitionKeys,
} from "../../src/store/partitions.ts";
import {
  type ExportFilter,
  exportedRows,
  exportedViews,
  runQuery,
  type ViewName,
} from "../../src/store/query.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestoneOf, observationOf, reportOf } from "../report-builders.ts";
import { variedRecords } from "./varied-records.ts";

/** Reports whose names do not stand in the order of their numbers. */
const reports = [
  ["z", "Wigan", ["2008-09"]],
  ["b", "", ["2007-08", "2009-10"]],
  ["y", "Halton", []],
  ["a", "Wigan", ["2009-10"]],
] as const;
let store: Store;
beforeAll(async () => {
  store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [at, [name, council, financialYears]] of reports.entries()) {
    const plain = reportOf(`${name}.txt`, { records: variedRecords(name, council) });
    write(at + 1, { ...plain, facts: { ...plain.facts, council, financialYears } }, "1");
  }
});

const filters: readonly ExportFilter[] = [
  {},
  { councils: ["Wigan"] },
  { councils: ["Halton", "Wigan"], years: ["2009-10"] },
  { years: ["2007-08", "2008-09"] },
  { councils: [], years: [] },
  { councils: ["None"] },
];
const views = ["v_all_observation", "v_all_milestone", "v_all_budget"] as const;
const keySets: readonly (readonly PartitionKey[])[] = [["council"], ["year"], partitionKeys];

describe("partitions of a view", () => {
  it.each(views)("are together what the whole of %s is, each row in one of them", (view) => {
    for (const filter of filters) {
      const exported = { view, name: "x", filter };
      const whole = exportedRows(store, exported);
      const rows = [...whole.rows].map((row) => JSON.stringify(row));
      const councilAt = whole.columns.indexOf("council");
      for (const keys of keySets) {
        const { columns, partitions } = partitionedRows(store, exported, keys);
        expect(columns).toEqual(whole.columns);
        const parts = [...partitions].map(({ values, rows }) => ({ values, rows: [...rows] }));
        const apart = parts.flatMap((part) =>
          part.rows.map((row) => JSON.stringify(row.slice(0, -1))),
        );
        expect(apart.toSorted()).toEqual(rows.toSorted());
        // One for each, by its values in order, and each in the order of the whole.
        const names = parts.map(({ values }) => JSON.stringify(values));
        expect(names).toEqual([...new Set(names)].sort());
        for (const { values, rows: own } of parts) {
          expect(own.length).toBeGreaterThan(0);
          const places = own.map((row) => rows.indexOf(JSON.stringify(row.slice(0, -1))));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          for (const row of own) {
            const told = { council: row[councilAt] || null, year: row.at(-1) };
            expect(keys.map((key) => told[key])).toEqual(values);
          }
        }
      }
    }
  });

  it("are of views of records alone", () => {
    const partitioned = exportedViews.map(([view]) => view).filter(isPartitioned);
    expect(partitioned).toEqual(["v_observation", "v_milestone", "v_budget"]);
    expect(views.every(isPartitioned)).toBe(true);
  });
});

describe("the year of a row", () => {
  const sha = "f".repeat(64);
  const yearOf = async (
    view: ViewName,
    record: ReturnType<typeof milestoneOf> | ReturnType<typeof observationOf>,
  ) => {
    store.exec("BEGIN");
    reportWriter(store)(9, reportOf("years.txt", { records: [record] }), "1");
    const exported = { view, name: "x", filter: { years: ["2008-09"], councils: ["Halton"] } };
    const [one] = partitionedRows(store, exported, ["year"]).partitions;
    const year = one?.values[0];
    store.exec("ROLLBACK");
    return year;
  };
  it.each([
    ["2008-09", 2008],
    ["2008-09 Q4", 2008],
    ["", null],
    ["08-09", null],
    ["3008-09", null],
  ])("of a figure of %j is %s", async (period, year) => {
    expect(await yearOf("v_all_observation", observationOf(sha, { period }))).toBe(year);
  });

  it.each([
    [["2009-03"], "2007-08", 2008],
    [["2009-04"], "2007-08", 2009],
    [["2009-12", "2007-01"], "2007-08", 2009],
    [["2010-01"], "", 2009],
    [["FY 2010-11"], "2007-08", 2010],
    [["2008-09 Q4"], "", 2008],
    [["2008-09 Q9"], "2007-08", 2007],
    [[], "2007-08", 2007],
    [[], "2007-10", 2007],
    [[], "", null],
    [["soon"], "later", null],
  ])("of a promise due %j in the plan of %j is %s", async (due, planYear, year) => {
    expect(await yearOf("v_all_milestone", milestoneOf(sha, { due, planYear }))).toBe(year);
  });
});

describe("an export's rows", () => {
  it.each(exportedViews.map(([view]) => view))("of %s are those that its filter leaves", (view) => {
    for (const filter of filters) {
      const { columns, rows } = exportedRows(store, { view, name: "x", filter });
      const { councils = [], years = [] } = filter;
      const [docAt, councilAt] = [columns.indexOf("doc"), columns.indexOf("council")];
      const all = [...runQuery(store, `SELECT * FROM ${view}`).rows];
      const own = all.filter((row) => {
        const [, council, covered] = reports.find(([name]) => name === row[docAt]) ?? [];
        const isOf =
          councils.length === 0 ||
          councils.includes(String(councilAt < 0 ? council : row[councilAt]));
        const isIn =
          years.length === 0 ||
          docAt < 0 ||
          years.some((year) => covered?.some((one) => one === year));
        return isOf && isIn;
      });
      expect([filter, [...rows]]).toEqual([filter, own]);
    }
  });
});

describe("a query of anybody's", () => {
  it.each<[string, Record<string, string | number>, unknown]>([
    [
      "SELECT doc FROM report WHERE council = :council ORDER BY doc",
      { council: "Wigan" },
      [["a"], ["z"]],
    ],
    ["SELECT 1, NULL, 'x'", {}, [[1, null, "x"]]],
    ["DELETE FROM report", {}, "2: Only queries are run: the archive is opened read-only."],
    [
      "DELETE FROM report RETURNING doc",
      {},
      "2: Only queries are run: the archive is opened read-only.",
    ],
    ["ATTACH ':memory:' AS x", {}, "2: Only queries are run: the archive is opened read-only."],
    ["SELECT gone", {}, "2: SQLite says: no such column: gone."],
    ["SELECT abs(-9223372036854775808)", {}, "2: SQLite says: integer overflow."],
  ])("%s", (sql, bound, expected) => {
    let told: unknown;
    try {
      told = [...runQuery(store, sql, bound).rows];
    } catch (error) {
      told = `${(error as { status?: number }).status}: ${(error as Error).message}`;
    }
    expect(told).toEqual(expected);
  });

  it("that lacks what it binds fails as what was asked, and other faults as they are", () => {
    expect(() => runQuery(store, "SELECT :x", { y: 1 })).toThrow(/^SQLite says: /);
    expect(() => runQuery(undefined as never, "SELECT 1")).toThrow(/^SQLite says: /);
    const odd = {
      prepare: () => {
        throw "odd";
      },
    };
    expect(() => runQuery(odd as never, "SELECT 1")).toThrow("odd");
  });
});
