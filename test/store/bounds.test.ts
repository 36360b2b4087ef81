import { beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { readPageCells, readPageRecords } from "../../src/store/explore/page-records.ts";
import { findEntries, type HitFilter } from "../../src/store/explore/search-hits.ts";
import { openStore } from "../../src/store/open.ts";
import { searchText } from "../../src/store/search.ts";
import { toSearchQuery } from "../../src/store/search-query.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestoneOf, observationOf, reportOf, tableOf } from "../report-builders.ts";

/** An archive of reports of nothing but paragraphs. */
async function archiveOf(
  reports: readonly {
    readonly council: string;
    readonly year?: string;
    readonly texts: readonly string[];
  }[],
): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (const [at, { council, year, texts }] of reports.entries()) {
    const plain = reportOf(`r${at}.txt`, { records: [], asides: [] });
    const blocks = texts.map((text) => ({ kind: "paragraph" as const, text }));
    const document = { ...plain.document, blocks } as typeof plain.document;
    const facts = { ...plain.facts, council, financialYears: year ? [year] : [] };
    write(at + 1, { ...plain, facts, ...(document && { document }) }, "1");
  }
  fillDerived(store, () => undefined);
  return store;
}
const many = (count: number, text: string): string[] => Array.from({ length: count }, () => text);
const docsOf = (store: Store, typed: string, filter: HitFilter = {}): string[] =>
  findEntries(store, toSearchQuery(typed), filter).entries.map(({ doc, n }) => `${doc}:${n}`);

describe("hits", () => {
  it("are counted up to two thousand, and looked through up to one", async () => {
    const store = await archiveOf([
      { council: "Halton", texts: many(1000, "common word") },
      { council: "Wigan", texts: [...many(1000, "common"), "word"] },
    ]);
    const told = (typed: string, filter: HitFilter = {}) => {
      const { entries, more, facets } = findEntries(store, toSearchQuery(typed), filter);
      return [entries.length, more, facets.counted, facets.more];
    };
    expect(told("common")).toEqual([1000, true, 2000, false]);
    expect(told("common OR word")).toEqual([1000, true, 2000, true]);
    expect(told("word")).toEqual([1000, true, 1001, false]);
    expect(told("word", { council: "Halton" })).toEqual([1000, false, 1001, false]);
    // As many as can be looked through are ranked, of more the archive's order stands.
    expect(docsOf(store, "word", { council: "HALTON" })[0]).toBe("r0:0");
    expect(told("common OR word", { council: "wigan" })).toEqual([1000, true, 2000, true]);
    expect(docsOf(store, "word")[0]).toBe("r0:0");
    store.close();
  });

  it("are ranked by how rare their words are where they are few or the index is small, else by length", async () => {
    const often = "rare rare rare rare";
    const texts = (count: number) => [
      "rare",
      ...many(count - 2, "rare and many others beside it"),
      often,
    ];
    const best = async (count: number, entries: number) => {
      const store = await archiveOf([
        { council: "Halton", texts: texts(count) },
        { council: "Wigan", texts: [] },
      ]);
      // What is counted is how far the numbers go: the last report begins behind all others.
      store.exec("DELETE FROM search_part WHERE report_id = 2");
      store.prepare("INSERT INTO search_part VALUES (?, 2, 0)").run(entries);
      const [first] = docsOf(store, "rare");
      store.close();
      return first;
    };
    expect(await best(301, 60_000)).toEqual("r0:300");
    expect(await best(301, 60_001)).toEqual("r0:0");
    expect(await best(300, 60_001)).toEqual("r0:299");
  });

  it("are asked for stretch by stretch of up to twenty-four, else looked through up to twenty thousand", async () => {
    const found = async (
      stretches: number,
      between = [{ council: "Wigan", texts: ["common"] }],
    ) => {
      const own = { council: "Halton", texts: ["common", "common"] };
      const apart = Array.from({ length: stretches }, () => [own, ...between]).flat();
      const store = await archiveOf([
        { council: "Wigan", texts: many(19_990, "common") },
        ...apart,
      ]);
      const docs = docsOf(store, "common", { council: "Halton" });
      store.close();
      return [docs.length, docs[0], docs.at(-1)];
    };
    expect(await found(24)).toEqual([48, "r1:0", "r47:1"]);
    expect(await found(25)).toEqual([7, "r1:0", "r7:0"]);
    // Reports that stand next to each other are one stretch.
    expect(await found(30, [])).toEqual([60, "r1:0", "r30:1"]);
  });

  it("under a filter are those without one of which it holds, wherever they stand", async () => {
    const councils = ["Halton", "Halton", "Wigan", "Halton", "Wigan", "Wigan", "Cumbria"];
    const years = ["2007-08", "2008-09"];
    for (const each of [2, 300]) {
      const store = await archiveOf(
        councils.map((council, at) => ({
          council,
          year: years[at % 2] ?? "",
          texts: many(each, "common"),
        })),
      );
      for (const council of [undefined, ...new Set(councils)]) {
        for (const year of [undefined, ...years]) {
          for (const kind of [undefined, "prose", "budget"]) {
            const expected = councils.flatMap((own, at) =>
              (council === undefined || own === council) &&
              (year === undefined || years[at % 2] === year) &&
              kind !== "budget"
                ? Array.from({ length: each }, (_, n) => `r${at}:${n}`)
                : [],
            );
            const docs = docsOf(store, "common", { council, year, kind });
            expect([council, year, kind, docs.toSorted()]).toEqual([
              council,
              year,
              kind,
              expected.slice(0, 1000).toSorted(),
            ]);
          }
        }
      }
      store.close();
    }
  });

  it("are of some report each: an index of which none is known is damaged", async () => {
    const store = await archiveOf([{ council: "Halton", texts: ["common"] }]);
    store.exec("DELETE FROM search_part");
    expect(() => docsOf(store, "common")).toThrow("the index has an entry of no report");
    store.close();
  });

  it("fall on councils, years and kinds by name, those of none left out", async () => {
    const store = await archiveOf([
      { council: "Wigan", year: "2008-09", texts: ["common", "common"] },
      { council: "", texts: ["common"] },
      { council: "Halton", year: "2007-08", texts: ["common"] },
      { council: "Wigan", year: "2007-08", texts: ["common"] },
      { council: "Bolton", texts: ["common"] },
    ]);
    expect(findEntries(store, toSearchQuery("common"), {}).facets).toEqual({
      councils: [
        ["Bolton", 1],
        ["Halton", 1],
        ["Wigan", 3],
      ],
      years: [
        ["2007-08", 2],
        ["2008-09", 2],
      ],
      kinds: [["prose", 6]],
      counted: 6,
      more: false,
    });
    store.close();
  });
});

describe("what is shown of a hit", () => {
  const of = async (text: string, typed: string) => {
    const store = await archiveOf([{ council: "Quango", texts: [text] }]);
    const [hit] = searchText(store, toSearchQuery(typed), { limit: 9 });
    store.close();
    return hit?.snippet;
  };
  it("is its beginning where it holds none of the words, up to 120 characters", async () => {
    const long = (length: number) => "abcdefgh ".repeat(20).slice(0, length);
    expect(await of(long(120), "quango")).toBe(long(120));
    expect(await of(long(121), "quango")).toBe(`${long(120).trimEnd()}…`);
    expect(await of("Twelve of them", "twelve quango")).toBe("[Twelve] of them");
  });
});

describe("a page", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(":memory:", { create: true });
    const plain = reportOf("a.txt");
    const sha = "a".repeat(64);
    const rows = tableOf(Array.from({ length: 2 }, () => ["x"]));
    const cells = rows.cells.map((cell) => ({ ...cell, page: 1, box: [1, 2, 3, 4] as const }));
    const blocks = [{ ...rows, cells }];
    const promises = Array.from({ length: 2001 }, (_, n) =>
      milestoneOf(sha, { id: `m${n}`, source: { block: 0, page: 1 } }),
    );
    const figures = [
      { block: 0, table: 1, row: 0, column: 0, page: 1 },
      { block: 0, table: 1, row: 1, column: 0, page: 1 },
      { block: 0, table: 1, row: 2, column: 0, page: 1 },
      { block: 0, table: 1, row: 1, column: 0, page: 2 },
      { block: 1, page: 1 },
      { block: 1, page: 2 },
    ].map((source, n) => observationOf(sha, { id: `o${n}`, row: n + 1, source }));
    const document = { ...plain.document, blocks } as typeof plain.document;
    reportWriter(store)(
      1,
      { ...plain, asides: [], records: [...figures, ...promises], ...(document && { document }) },
      "1",
    );
    fillDerived(store, () => undefined);
    fillComparison(store);
  });

  it("has two thousand records of a kind at most, and figures of its tables' rows and of prose", () => {
    const found = readPageRecords(store, 1, 1);
    expect(found.filter(({ kind }) => kind === "milestone")).toHaveLength(2000);
    expect(found.filter(({ kind }) => kind === "observation").map(({ id }) => id)).toEqual([
      "o0",
      "o1",
      "o4",
    ]);
    expect(readPageRecords(store, 1, 2).map(({ id }) => id)).toEqual(["o5"]);
    expect(readPageCells(store, 1, 1).map(({ row, box }) => [row, box])).toEqual([
      [0, [1, 2, 3, 4]],
      [1, [1, 2, 3, 4]],
    ]);
  });
});
