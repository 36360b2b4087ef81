import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { fillComparison } from "../../src/archive/comparison.ts";
import {
  groupsByNumber,
  groupsByReference,
  readCopies,
  readGroups,
  readTwins,
} from "../../src/store/comparison.ts";
import { staleCorrections, toldCorrections } from "../../src/store/corrections.ts";
import { countFollowed, readFollowedMilestones, readParts } from "../../src/store/council-parts.ts";
import { fillDerived } from "../../src/store/derived.ts";
import { countDoubtful, listDoubtful } from "../../src/store/explore/doubtful.ts";
import { countFindings, findingCodes, listFindings } from "../../src/store/explore/findings.ts";
import { readCouncilNames, readOverview } from "../../src/store/explore/home.ts";
import * as indicators from "../../src/store/explore/indicators.ts";
import * as onPage from "../../src/store/explore/page-records.ts";
import * as ofRecord from "../../src/store/explore/record.ts";
import * as parts from "../../src/store/explore/report-parts.ts";
import * as ofReports from "../../src/store/explore/reports.ts";
import { findEntries } from "../../src/store/explore/search-hits.ts";
import { openStore } from "../../src/store/open.ts";
import { isPartitioned, partitionedRows } from "../../src/store/partitions.ts";
import * as query from "../../src/store/query.ts";
import { readReports } from "../../src/store/read.ts";
import { readCompared, readHeads } from "../../src/store/read-compared.ts";
import {
  readFiguresOfGroups,
  readFollowedFigures,
  readGroupFigures,
} from "../../src/store/read-figures.ts";
import { listReadings, readStoredRows } from "../../src/store/read-readings.ts";
import * as record from "../../src/store/record.ts";
import { findBrokenPages, findDamage } from "../../src/store/seal.ts";
import { searchText } from "../../src/store/search.ts";
import { toSearchQuery } from "../../src/store/search-query.ts";
import { listFiles, listReports } from "../../src/store/stage.ts";
import type { Store } from "../../src/store/store.ts";
import { reportWriter } from "../../src/store/write.ts";
import { changedLines } from "../golden-file.ts";
import { reportOf } from "../report-builders.ts";
import { givenCorrection } from "./given-correction.ts";
import { madeArchive, madeReports } from "./made-archive.ts";

const seed = 7;
const file = (name: string) => new URL(`../../fixtures/made/store/${name}`, import.meta.url);

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 10);

/** Short answers as they are, of long ones the beginning, how long they are and what they come to. */
function lineOf(asked: string, answer: unknown): string {
  const text =
    JSON.stringify(answer, (_, value) =>
      value instanceof Map ? [...value] : typeof value === "bigint" ? String(value) : value,
    ) ?? "nothing";
  const count = Array.isArray(answer) ? ` (${answer.length})` : "";
  return text.length <= 240
    ? `${asked}${count}: ${text}`
    : `${asked}${count}: ${text.slice(0, 200)}… ${text.length} ${digest(text)}`;
}

let store: Store;
beforeAll(async () => {
  store = await madeArchive(seed);
});
const all = (sql: string) => store.prepare(sql).all() as Record<string, unknown>[];
const ids = (table: string) =>
  store.prepare(`SELECT id FROM ${table} ORDER BY report_id, n`).pluck().all() as string[];

describe("an archive of made councils", () => {
  it("gives back what was written to it", () => {
    const written = madeReports(seed);
    const read = readReports(store);
    expect(read.map(({ facts }) => facts)).toEqual(written.map(({ facts }) => facts));
    // What an importer notes of copies comes to it.
    for (const [at, { records, problems }] of read.entries()) {
      expect(records).toEqual(written[at]?.records);
      expect(problems.length).toBeGreaterThanOrEqual(written[at]?.problems.length ?? 0);
    }
  });

  it("has the rows it had, view by view: MUNIMENT_GOLDEN=rewrite takes new ones", () => {
    const lines = query.describedViews(store).flatMap((view) => {
      const rows = all(`SELECT * FROM ${view}`);
      const [first] = rows;
      return [
        lineOf(view, rows),
        ...(first && "doc" in first
          ? [...new Set(rows.map(({ doc }) => String(doc)))].map(
              (doc) => `  ${doc} ${digest(JSON.stringify(rows.filter((row) => row.doc === doc)))}`,
            )
          : []),
      ];
    });
    expect(changedLines(file("views.txt"), lines).slice(0, 5)).toEqual([]);
  });

  it("answers as it did: MUNIMENT_GOLDEN=rewrite takes new answers", () => {
    const lines: string[] = [];
    const ask = (asked: string, answer: unknown) => lines.push(lineOf(asked, answer));
    const councils = ["Nowhere", "Wigan"];
    ask("heads", readHeads(store));
    for (const kind of [
      "observations",
      "rows",
      "figures",
      "milestones",
      "budget",
      "prose",
    ] as const)
      ask(`compared ${kind}`, readCompared(store, [kind]));
    ask(
      "compared of one",
      readCompared(store, ["figures"], ({ format }) => format === "docx"),
    );
    ask("reports by doc", readReports(store, { docs: ["copy-0"] }).length);
    ask("reports by council", readReports(store, { councils: ["HALTON"] }).length);
    ask("groups", readGroups(store));
    ask("groups by number", groupsByNumber(store));
    for (const ref of ["li1", "LI 1", "NI 64", "none"])
      ask(`groups by ${ref}`, groupsByReference(store, ref));
    ask("twins", readTwins(store));
    ask("copies", readCopies(store));
    ask("figures of groups", readGroupFigures(store, [1, 3]));
    ask("figures of groups in councils", readFiguresOfGroups(store, [1, 2], councils));
    for (const council of councils) {
      ask(`${council} followed`, countFollowed(store, council));
      ask(`${council}'s 1 to 2`, readFollowedFigures(store, council, { first: 1, last: 2 }));
      ask(`${council}'s 3`, readFollowedFigures(store, council, { first: 3, last: 3 }));
      ask(`${council}'s promises`, readFollowedMilestones(store, council, 3));
      ask(
        `${council}'s parts`,
        readParts(store, council, { name: "told", column: "told", toPart: JSON.parse }),
      );
      ask(
        `${council}'s figures`,
        readParts(store, council, { name: "figures", column: "figures", toPart: JSON.parse }),
      );
    }
    for (const filter of [{}, { council: "Wigan" }, { doc: "copy-0" }, { kind: "budget" }]) {
      const of = JSON.stringify(filter);
      ask(`doubtful ${of}`, [countDoubtful(store, filter), listDoubtful(store, filter, 5, 1)]);
    }
    for (const filter of [
      {},
      { council: "Wigan" },
      { doc: "copy-0" },
      { code: "total-mismatch" },
    ]) {
      const of = JSON.stringify(filter);
      ask(`findings ${of}`, [countFindings(store, filter), listFindings(store, filter, 4, 1)]);
    }
    ask("codes of findings", findingCodes(store));
    ask("overview", readOverview(store));
    ask("names", readCouncilNames(store));
    ask("indicators", indicators.readIndicators(store));
    for (const code of ["NI64", "NI157", "none"]) {
      ask(`facts ${code}`, indicators.findIndicatorFacts(store, code) ?? null);
      ask(`groups ${code}`, indicators.readIndicatorGroups(store, code));
      ask(`councils ${code}`, indicators.readIndicatorCouncils(store, code));
      ask(`figures ${code}`, indicators.readIndicatorFigures(store, code, councils, 9));
    }
    for (const page of [1, 2, 3, 4, 5]) {
      ask(`records on ${page}`, onPage.readPageRecords(store, 1, page));
      ask(`tables on ${page}`, onPage.readPageTables(store, 1, page));
      ask(`cells on ${page}`, onPage.readPageCells(store, 1, page));
    }
    for (const table of [1, 2, 3]) {
      ask(`records of ${table}`, onPage.readTableRecords(store, 1, table));
      ask(`row 2 of ${table}`, onPage.readTableRecords(store, 1, table, { first: 2, last: 2 }));
      for (const stretch of [
        { first: 0, last: 9 },
        { first: 0, last: 1 },
        { first: 2, last: 3 },
        { first: 3, last: 4 },
      ])
        ask(
          `table ${table}, rows ${stretch.first} to ${stretch.last}`,
          ofRecord.readPrintedTable(store, 1, table, stretch),
        );
    }
    ask("no table", ofRecord.readPrintedTable(store, 1, 9, { first: 0, last: 1 }) ?? null);
    for (const id of [ids("observation")[0], ids("milestone")[1], ids("budget_line")[2], "none"]) {
      const found = record.findRecord(store, id ?? "");
      ask(`record ${id}`, found ?? null);
      if (!found) continue;
      ask(`  its table`, record.tableAround(store, found));
      ask(`  findings about it`, record.findingsAbout(store, found));
      ask(`  others`, record.otherObservations(store, found));
      ask(`  other figures`, ofRecord.otherFigures(store, found.record, 3));
      ask(`  findings naming it`, ofRecord.findingsNaming(store, 1, found.record));
      ask(`  its row`, ofRecord.readRowMates(store, 1, found.record));
      ask(`  corrections`, ofRecord.correctionsOf(store, String(found.record.id)));
    }
    ask("report tables", parts.readReportTables(store, 1, 2, 1));
    ask("page counts", parts.readPageCounts(store, 1));
    for (const part of parts.reportParts)
      ask(`part ${part}`, parts.readReportPart(store, 1, part, 2, 1));
    for (const filter of [
      {},
      { council: "Wigan" },
      { year: "2008-09" },
      { status: "partly-read" },
      { format: "pdf" },
      { type: "none" },
    ]) {
      const of = JSON.stringify(filter);
      ask(`reports ${of}`, [
        ofReports.countReports(store, filter),
        ofReports.listReports(store, filter, 3, 1).map(({ doc }) => doc),
      ]);
    }
    ask("facets", ofReports.reportFacets(store));
    for (const { source } of madeReports(seed).slice(-3)) {
      ask(`report ${source.doc}`, ofReports.findReport(store, source.doc));
      ask(`bytes ${source.doc}`, ofReports.findBytes(store, source.sha256));
    }
    ask("no report", ofReports.findReport(store, "none") ?? null);
    for (const typed of [
      "recruitment",
      "housing OR children*",
      '"exit interviews"',
      "NI 64",
      "1,000",
      "zzz",
      "",
    ]) {
      const asked = toSearchQuery(typed);
      ask(`search ${typed}`, searchText(store, asked, { limit: 4 }));
      ask(
        `search ${typed} in one`,
        searchText(store, asked, {
          limit: 9,
          councils: ["wigan"],
          years: ["2008-09"],
          kinds: ["milestone"],
        }),
      );
      ask(
        `search ${typed} in copies`,
        searchText(store, asked, { limit: 50, copies: true }).length,
      );
      if (asked.match === "") continue;
      ask(`entries ${typed}`, findEntries(store, asked, {}));
      ask(
        `entries ${typed} of one`,
        findEntries(store, asked, { council: "WIGAN", year: "2008-09", kind: "milestone" }),
      );
    }
    for (const [view, name] of query.exportedViews) {
      for (const filter of [
        {},
        { councils: ["Wigan"] },
        { years: ["2008-09", "2009-10"] },
        { councils, years: ["2007-08"] },
      ]) {
        const { columns, rows } = query.exportedRows(store, { view, name, filter });
        ask(`export ${name} ${JSON.stringify(filter)}`, [columns.length, [...rows].length]);
      }
      ask(`with copies ${view}`, query.viewWithCopies(view));
      if (!isPartitioned(view)) continue;
      for (const keys of [["council"], ["year"], ["council", "year"]] as const) {
        const exported = { view: query.viewWithCopies(view), name, filter: {} };
        const { partitions } = partitionedRows(store, exported, keys);
        const told = [...partitions].map(
          ({ values, rows }) => `${values.join(" ")} ${[...rows].length}`,
        );
        ask(`${name} by ${keys}`, told);
      }
    }
    const docs = "SELECT doc FROM report WHERE council = :council ORDER BY doc";
    ask("query", [...query.runQuery(store, docs, { council: "Wigan" }).rows]);
    ask("query without parameters", [...query.runQuery(store, "SELECT 1 AS one, 2").rows]);
    for (const sql of [docs, "DELETE FROM report", "SELECT nothing", "PRAGMA user_version = 1"]) {
      let said: unknown = "nothing";
      try {
        said = [...query.runQuery(store, sql).rows];
      } catch (error) {
        said = (error as Error).message;
      }
      ask(sql, said);
    }
    ask("councils", query.councilsIn(store));
    ask("a view", query.describedView(store, "v_report"));
    ask("no view", query.describedView(store, "none"));
    ask("columns", query.describedColumns(store, "v_budget"));
    ask("readings", listReadings(store));
    ask("stored rows", readStoredRows(store, 2));
    ask("listed", listReports(store));
    ask("files", listFiles(store));
    ask("damage", findDamage(store));
    ask("broken pages", findBrokenPages(store));
    expect(changedLines(file("answers.txt"), lines).slice(0, 5)).toEqual([]);
  });

  it("lists as its views do, whatever is skipped", () => {
    const findings = all("SELECT doc, code, message FROM v_finding");
    const listed = listFindings(store, {}, 999, 0);
    expect(listed.map(({ doc, code, message }) => ({ doc, code, message }))).toEqual(findings);
    const doubtful = all("SELECT doc, id, field, doubts FROM v_doubtful");
    expect(
      listDoubtful(store, {}, 9999, 0).map(({ doc, id, field, doubts }) => ({
        doc,
        id,
        field,
        doubts,
      })),
    ).toEqual(doubtful);
    const apart = partitionedRows(
      store,
      { view: "v_observation", name: "observations", filter: {} },
      ["council", "year"],
    );
    const rows = [...apart.partitions].flatMap((one) => [...one.rows]);
    expect(rows).toHaveLength(all("SELECT * FROM v_observation").length);
  });
});

it("finds hits beyond those that are counted, under a filter without the others", async () => {
  const large = await openStore(":memory:", { create: true });
  const write = reportWriter(large);
  const councils = ["Halton", "Wigan", "Durham", "Wigan"];
  for (const [at, council] of councils.entries()) {
    const plain = reportOf(`r${at}.txt`, { records: [], asides: [] });
    const paragraphs = Array.from({ length: 700 }, (_, n) => ({
      kind: "paragraph" as const,
      text: n % 7 === 0 ? "common and rare" : "common",
    }));
    const document = { ...plain.document, blocks: paragraphs } as typeof plain.document;
    const facts = { ...plain.facts, council, financialYears: [`200${at}-0${at + 1}`] };
    write(at + 1, { ...plain, facts, ...(document && { document }) }, "1");
  }
  fillDerived(large, () => undefined);
  fillComparison(large);
  const found = (typed: string, filter = {}) => {
    const { entries, more, facets } = findEntries(large, toSearchQuery(typed), filter);
    const by = new Map<string, number>();
    for (const { doc } of entries) by.set(doc, (by.get(doc) ?? 0) + 1);
    const [first] = entries;
    return [entries.length, more, facets.counted, facets.more, [...by].join(" "), first?.n];
  };
  expect({
    common: found("common"),
    "in one": found("common", { council: "halton" }),
    "in two that are apart": found("common", { council: "Wigan" }),
    "in a year": found("common", { year: "2002-03" }),
    "of no kind": found("common", { kind: "budget" }),
    rare: found("rare"),
    "rare in one": found("rare", { council: "Durham" }),
  }).toEqual({
    common: [1000, true, 2000, true, "r0,700 r1,300", 0],
    "in one": [700, false, 2000, true, "r0,700", 1],
    "in two that are apart": [1000, true, 2000, true, "r1,700 r3,300", 0],
    "in a year": [700, false, 2000, true, "r2,700", 1],
    "of no kind": [0, false, 2000, true, "", undefined],
    rare: [400, false, 400, false, "r0,100 r1,100 r2,100 r3,100", 0],
    "rare in one": [100, false, 400, false, "r2,100", 0],
  });
  large.close();
});

describe("corrections", () => {
  const given = givenCorrection;

  it("do to an archive what they did: MUNIMENT_GOLDEN=rewrite takes new outcomes", async () => {
    const [first = "", second = "", third = ""] = ids("observation");
    const [promise = ""] = ids("milestone");
    const [amount = "", other = ""] = ids("budget_line");
    const doc = madeReports(seed)[0]?.source.doc ?? "";
    const sha256 = madeReports(seed)[1]?.source.sha256 ?? "";
    const list = [
      given({ record: first }),
      given({ record: first }),
      given({ record: first, field: "unit", correct: "percent" }),
      given({ record: first, field: "unit", correct: "furlongs" }),
      given({ record: second, correct: "none" }),
      given({ record: third, correct: "1.5.2" }),
      given({ record: third, reads: "-99" }),
      given({ record: third, field: "title", reads: "none", correct: "Another" }),
      given({ record: third, field: "period", correct: "2008-09 Q4" }),
      given({ record: second, field: "period", correct: "2008" }),
      given({ record: third, field: "raw", correct: "3" }),
      given({ record: third, field: "indicator", correct: "NI60" }),
      given({ record: promise, field: "due", correct: "2009-03;FY 2010-11" }),
      given({ record: promise, field: "status", correct: "blue" }),
      given({ record: promise, field: "plan_year", correct: "none" }),
      given({ record: amount, field: "amount_gbp", correct: "-2500" }),
      given({ record: other, field: "amount_gbp", correct: "2.5" }),
      given({ record: other, field: "is_total", correct: "1" }),
      given({ record: other, field: "is_total", correct: "2" }),
      given({ record: "gone" }),
      given({ doc: "gone", table: 1, row: 1, column: 0 }),
      given({ doc, table: 1, row: 2, column: 1 }),
      given({ doc, table: 1, row: 99, column: 1 }),
      given({
        doc: sha256.toUpperCase(),
        table: 1,
        row: 1,
        column: 1,
        field: "measure",
        correct: "benchmark",
      }),
      given({ doc, table: 2, row: 1, column: 0, field: "text", correct: "x".repeat(90) }),
      given({ doc, table: 2, row: 1, column: 0, field: "kind", correct: "y".repeat(90) }),
    ].map((one, at) => ({ ...one, line: at + 2 }));
    const corrected = await madeArchive(seed, list);
    const lines = corrected
      .prepare(
        "SELECT line, state, target, field, was, correct, reads, message FROM correction ORDER BY line",
      )
      .raw()
      .all()
      .map((row) => (row as unknown[]).join(" | "));
    const { applied, staleCount } = toldCorrections(corrected, 2);
    lines.push(
      `${applied} applied, ${staleCount} stale, ${staleCorrections(corrected).length} told`,
    );
    for (const id of [first, second, promise, amount]) {
      const found = record.findRecord(corrected, id);
      lines.push(lineOf(id, found?.record));
      lines.push(lineOf("  corrections", ofRecord.correctionsOf(corrected, id)));
    }
    lines.push(lineOf("as read", readStoredRows(corrected, 1)));
    lines.push(lineOf("compared", readCompared(corrected, ["figures"])));
    lines.push(
      lineOf(
        "problems",
        corrected.prepare("SELECT * FROM v_problem WHERE code = 'correction-stale'").all(),
      ),
    );
    // What corrected records read before is what an archive without corrections reads.
    expect(readStoredRows(corrected, 1)).toEqual(readStoredRows(store, 1));
    expect(changedLines(file("corrections.txt"), lines).slice(0, 5)).toEqual([]);
  });
});
