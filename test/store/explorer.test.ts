import { beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { countDoubtful, listDoubtful } from "../../src/store/explore/doubtful.ts";
import { countFindings, listFindings } from "../../src/store/explore/findings.ts";
import { readPageCells, readPageRecords } from "../../src/store/explore/page-records.ts";
import { otherFigures, readPrintedTable } from "../../src/store/explore/record.ts";
import { findEntries, readHits } from "../../src/store/explore/search-hits.ts";
import { openStore } from "../../src/store/open.ts";
import { toSearchQuery } from "../../src/store/search-query.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf, tableOf } from "../report-builders.ts";

const evidences = [
  ["column: Target 2008-09"],
  ["joined over a page break", "column: Actual"],
  ["column: without a header"],
  ["moved back one column", "reference taken from above"],
];
const sures = ["worth a look", "certain", "likely"] as const;

/** Thirty reports of three councils; two of them are copies of one another. */
async function manyReports(): Promise<Store> {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  for (let at = 0; at < 30; at += 1) {
    const sha = at.toString(16).padStart(2, "0").repeat(32);
    const council = ["Halton", "Wigan", "Cumbria"][at % 3] ?? "";
    const of = (n: number) =>
      observationOf(sha, {
        id: `r${at}-${n}`,
        council,
        row: n,
        source: { block: 1, table: 1, row: n, column: 2, page: n === 1 ? 2 : 3 },
        raw: `${at % 28}${n}%`,
        value: n === 4 ? null : (at % 28) * 10 + n,
        evidence: evidences[(at + n) % evidences.length] ?? [],
        commentary: at === 7 ? "A word that stands here alone: quango." : "",
      });
    const [first = [], second = []] = [
      ["Ref", "Title", "Target"],
      ["NI 60", "Core assessments", "86%"],
    ];
    const rows = [first, second, second, second, second];
    const table = tableOf(rows);
    const cells = table.cells.map((cell) => ({
      ...cell,
      page: cell.row < 2 ? 2 : 3,
      box: [1, 2, 3, 4] as const,
    }));
    const plain = reportOf(`report-${at}.txt`);
    const report = reportOf(`report-${at}.txt`, {
      document: {
        ...plain.document,
        blocks: [plain.document?.blocks[0], { ...table, cells }],
      } as never,
      records: [1, 2, 3, 4].map(of),
      problems: [0, 1].map((n) => ({
        severity: "warning",
        stage: "check",
        code: n === 0 ? "figure-differs" : "count-mismatch",
        table: 1,
        row: n,
        message: `Printed twice, ${n}.`,
        finding: {
          sure: sures[(at + n) % 3] ?? "certain",
          printed: `${at % 28}; ${n}`,
          expected: "one figure",
          records: [`r${at}-${n + 1}`],
        },
      })),
    });
    const year = `${2000 + (at % 28)}`;
    const facts = { ...report.facts, council, periodStart: `${year}-04-01` };
    write(at + 1, { ...report, facts }, "1");
  }
  fillDerived(store, () => undefined);
  fillComparison(store);
  return store;
}

describe("what is worked out for the explorer", () => {
  let store: Store;
  beforeAll(async () => {
    store = await manyReports();
  });
  const all = (sql: string) => store.prepare(sql).all() as Record<string, unknown>[];

  it("counts what v_report counts, and the records", () => {
    expect(all("SELECT tables, problems FROM report_count ORDER BY report_id")).toEqual(
      all("SELECT tables, problems FROM v_report"),
    );
    expect(all("SELECT total(observations) AS n FROM report_count")).toEqual([{ n: 120 }]);
    expect(all("SELECT total(records) AS n FROM page_records")).toEqual([{ n: 120 }]);
  });

  it("lists the findings of v_finding in its order, page by page", () => {
    const told = all("SELECT doc, code, sure, message FROM v_finding");
    expect(told.length).toBeGreaterThan(40);
    expect(countFindings(store, {})).toBe(told.length);
    const pages = [0, 1, 2, 3, 4].flatMap((page) => listFindings(store, {}, 13, page * 13));
    expect(pages.map(({ doc, code, sure, message }) => ({ doc, code, sure, message }))).toEqual(
      told,
    );
    const own = listFindings(store, { council: "Wigan", sure: "likely" }, 100, 0);
    expect(own.length).toBe(countFindings(store, { council: "Wigan", sure: "likely" }));
    expect(new Set(own.map(({ council, sure }) => `${council} ${sure}`))).toEqual(
      new Set(["Wigan likely"]),
    );
  });

  it("lists the records of v_doubtful in its order, to the last", () => {
    const told = all("SELECT doc, id, doubts, sure, reads, raw FROM v_doubtful");
    expect(told.length).toBeGreaterThan(60);
    expect(countDoubtful(store, {})).toBe(told.length);
    const listed = [0, 1, 2].flatMap((page) => listDoubtful(store, {}, 40, page * 40));
    expect(
      listed.map(({ doc, id, doubts, sure, reads, raw }) => ({
        doc,
        id,
        doubts,
        sure,
        reads,
        raw,
      })),
    ).toEqual(told);
    const some = listDoubtful(store, { doc: "report-5", sure: "worth a look" }, 9, 0);
    expect(some.map(({ doc }) => doc)).toEqual(some.map(() => "report-5"));
  });

  it("finds the records and cells of a page without the report's others", () => {
    expect(readPageRecords(store, 1, 2).map(({ id }) => id)).toEqual(["r0-1"]);
    expect(readPageRecords(store, 1, 3).map(({ id }) => id)).toEqual(["r0-2", "r0-3", "r0-4"]);
    expect(readPageCells(store, 1, 2).map(({ text }) => text)).toEqual([
      "Ref",
      "Title",
      "Target",
      "NI 60",
      "Core assessments",
      "86%",
    ]);
    expect(readPageCells(store, 1, 9)).toEqual([]);
  });

  it("gives each value of a record, a cell and another figure its own name", () => {
    expect(readPageRecords(store, 1, 3)).toEqual(
      all(`SELECT 'observation' AS kind, id, trim(ref || ' ' || title) AS title, measure || ' ' || period AS what, raw,
        status, source_table AS "table", source_row AS "row", source_column AS "column", page
        FROM observation WHERE report_id = 1 AND page = 3 ORDER BY n`),
    );
    expect(readPageCells(store, 1, 2).map(({ box, ...one }) => one)).toEqual(
      all(`SELECT "table", "row", "column", row_span AS rowSpan, column_span AS columnSpan, text
        FROM cell WHERE report_id = 1 AND "table" = 1 AND page = 2 ORDER BY "row", "column"`),
    );
    expect(readPrintedTable(store, 1, 1, { first: 0, last: 99 })?.cells).toEqual(
      all(`SELECT "row", "column", row_span, column_span, page, text, box, marks
        FROM cell WHERE report_id = 1 AND "table" = 1 ORDER BY "row", "column"`),
    );
    const [own] = all("SELECT * FROM v_observation WHERE indicator <> ''") as [
      Record<string, string>,
    ];
    const others = otherFigures(store, own, 9);
    expect(others.length).toBeGreaterThan(1);
    for (const one of others) {
      expect([one]).toEqual(
        all(`SELECT id, council, doc, measure, period, raw, value, unit, qualifier
          FROM v_all_observation WHERE id = '${one.id}'`),
      );
    }
  });

  it("finds the same hits under a filter as without one", () => {
    const query = toSearchQuery("wigan");
    const { entries, facets, more } = findEntries(store, query, { council: "wigan" });
    expect(more).toBe(false);
    expect(new Set(entries.map(({ council }) => council))).toEqual(new Set(["Wigan"]));
    expect(facets.councils).toEqual([["Wigan", facets.counted]]);
    const [hit] = readHits(store, toSearchQuery("quango"), [
      ...findEntries(store, toSearchQuery("quango"), {}).entries,
    ]);
    expect(hit?.doc).toBe("report-7");
    expect(hit?.snippet).toContain("[quango]");
    expect(findEntries(store, query, { council: "Halton" }).entries).toEqual([]);
  });
});
