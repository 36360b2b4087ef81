import { beforeAll, describe, expect, it } from "vitest";
import { fillDerived } from "../../src/store/derived.ts";
import { openStore } from "../../src/store/open.ts";
import { searchText } from "../../src/store/search.ts";
import { toSearchQuery } from "../../src/store/search-query.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { milestoneOf, observationOf, reportOf } from "../report-builders.ts";

it.each([
  ["teenage pregnancy", '"teenage" AND "pregnancy"'],
  ['"teenage pregnancy" rate*', '"teenage pregnancy" AND "rate" *'],
  ["one OR two", '"one" OR "two"'],
  ["OR OR two OR", '"two"'],
  ['NEAR(a b) col:x "', '"NEAR(a" AND "b)" AND "col:x"'],
  ["- * ( )", ""],
])("takes %j for %j", (typed, query) => {
  expect(toSearchQuery(typed).match).toBe(query);
});

it.each([
  ["65.8", '"65.8"'],
  ["£7,152", '("£7,152" OR "7152" OR "7,152")'],
  ["7152", '("7152" OR "7,152")'],
  ["82.50%", '("82.50%" OR "82.5")'],
  ["(11)", '("(11)" OR "11")'],
  ["2008-09", '"2008-09"'],
])("takes the figure %s for %s", (typed, query) => {
  expect(toSearchQuery(typed).match).toBe(query);
});

it("takes a code for all its spellings, and what is quoted as it stands", () => {
  const codesIn = (text: string) =>
    [...text.matchAll(/BV ?(\d+)/g)].map((match) => ({
      code: `BVPI${match[1]}`,
      index: match.index,
      length: match[0].length,
    }));
  const bv =
    '("BVPI49" OR "BVPI 49" OR "BVPI049" OR "BVPI 049" OR "BV49" OR "BV 49" OR "BV049" OR "BV 049")';
  expect(toSearchQuery('moves BV 49 OR "BV 49"', codesIn).match).toBe(
    `"moves" AND ${bv} OR "BV 49"`,
  );
});

describe("search", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(":memory:", { create: true });
    const write = reportWriter(store);
    const a = "a".repeat(64);
    const rows = ["target", "actual"] as const;
    write(
      1,
      reportOf("halton.txt", {
        records: [
          ...rows.map((measure, at) =>
            observationOf(a, { id: `o${at}`, measure, title: "Under 18 conception rate" }),
          ),
          milestoneOf(a, { text: "Cut teenage conceptions by 2009" }),
        ],
      }),
      "1",
    );
    const other = reportOf("wigan.txt", { records: [observationOf("b".repeat(64))] });
    write(2, { ...other, facts: { ...other.facts, council: "Wigan" } }, "1");
    fillDerived(store, () => undefined);
  });

  const found = (query: string, filter = {}) =>
    searchText(store, toSearchQuery(query), { limit: 10, ...filter }).map(
      ({ kind, id, snippet }) => [kind, id, snippet],
    );

  it("finds words in any form, each printed row once", () => {
    expect(found("conception")).toEqual([
      ["milestone", "m-aaaaaaaaaaaa", "Cut teenage [conceptions] by 2009"],
      ["observation", "o0", "NI 60 Under 18 [conception] rate"],
    ]);
  });

  it("filters by council, year and kind", () => {
    expect(found("assessments", { councils: ["wigan"] })).toHaveLength(1);
    expect(found("assessments", { councils: ["Halton"] })).toEqual([]);
    expect(found("conception", { kinds: ["milestone"] })).toHaveLength(1);
    expect(found("conception", { years: ["2001-02"] })).toEqual([]);
    expect(found("conception", { years: ["2008-09"] })).toHaveLength(2);
  });

  it("has an entry for every text that v_text lists, each leading back to its own report", () => {
    const entries = store
      .prepare(
        `SELECT part.report_id, part.place, d.id - part.first AS n FROM search_docsize d
         JOIN search_part part ON part.first = (SELECT max(first) FROM search_part WHERE first <= d.id)
         ORDER BY d.id`,
      )
      .raw()
      .all();
    expect(entries).toHaveLength(
      Number(store.prepare("SELECT count(*) FROM v_text").pluck().get()),
    );
    expect(entries).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 2, 0],
      [2, 0, 0],
      [2, 1, 0],
    ]);
    expect(
      searchText(store, toSearchQuery("quarterly"), { limit: 9 }).map(({ doc }) => doc),
    ).toEqual(["halton", "wigan"]);
  });

  it("finds councils, years, codes and figures, and shows the row's figures", () => {
    expect(found("wigan assessments")).toHaveLength(1);
    expect(found("2008-09 teenage")).toHaveLength(1);
    expect(found("NI60 conception")).toHaveLength(1);
    const [hit] = searchText(store, toSearchQuery("86 conception"), { limit: 9 });
    expect(hit).toMatchObject({ doc: "halton", id: "o0", table: 1, row: 1 });
    expect(hit?.figures.map(({ measure, raw, found: is }) => [measure, raw, is])).toEqual([
      ["target", "86%", true],
      ["actual", "86%", true],
    ]);
    expect(found("85 conception")).toEqual([]);
  });

  it("finds phrases and beginnings", () => {
    expect(found('"teenage conceptions"')).toHaveLength(1);
    expect(found('"conceptions teenage"')).toEqual([]);
    expect(found("asses*")).toHaveLength(1);
  });
});
