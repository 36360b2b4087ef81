import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { FileReport } from "../../src/file-report.ts";
import type { Aside } from "../../src/rows.ts";
import { cleanText } from "../../src/store/clean-text.ts";
import { openStore } from "../../src/store/open.ts";
import { readReports } from "../../src/store/read.ts";
import { findRecord } from "../../src/store/record.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf, tableOf } from "../report-builders.ts";

it("gives back the records that were written", async () => {
  const store = await openStore(":memory:", { create: true });
  const report = reportOf("q4.txt", {
    problems: [
      { severity: "warning", stage: "normalise", code: "value-unreadable", table: 1, message: "x" },
    ],
  });
  reportWriter(store)(1, report, "1");
  const [stored] = readReports(store, { councils: ["halton"] });
  expect(stored?.records).toEqual(report.records);
  expect(stored?.facts).toEqual(report.facts);
  expect(stored?.problems).toEqual(report.problems);
  expect(readReports(store, { docs: ["other"] })).toEqual([]);
});

it("replaces a report whole and leaves the others", async () => {
  const store = await openStore(":memory:", { create: true });
  const write = reportWriter(store);
  write(1, reportOf("a.txt"), "1");
  write(2, reportOf("b.txt"), "1");
  write(1, reportOf("a.txt", { records: [], asides: [], document: undefined as never }), "2");
  const counts = store
    .prepare(
      "SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM cell), (SELECT count(*) FROM report)",
    )
    .raw()
    .get();
  expect(counts).toEqual([1, 6, 2]);
});

it("gives what was set aside with the text of what it is, kept once", async () => {
  const store = await openStore(":memory:", { create: true });
  const base = reportOf("a.txt");
  const cells = [
    ["Ref", "Zeta", "Target"],
    ["NI 60", "12\nmore", ""],
    ["x".repeat(150), "y".repeat(150), "-1"],
  ];
  const blocks = [
    { kind: "heading", level: 1, text: "Report" },
    tableOf(cells),
    { kind: "list-item", text: "Open it in March 2009" },
    { kind: "paragraph", text: "One. Two in June 2009. Three." },
  ] as const;
  const aside = (of: Aside["of"], block: number, over: Partial<Aside>): Aside => ({
    kind: "aside",
    of,
    reason: "unclaimed",
    why: "so",
    text: "",
    block,
    ...over,
  });
  const asides = [
    aside("table", 1, { table: 1, text: "Ref | Zeta" }),
    aside("column", 1, { table: 1, column: 1, text: "Zeta" }),
    aside("row", 1, { table: 1, row: 1 }),
    aside("row", 1, { table: 1, row: 2 }),
    aside("cell", 1, { table: 1, row: 2, column: 2 }),
    aside("list-item", 2, { text: "Open it in March 2009", page: 4 }),
    aside("sentence", 3, { text: "Two in June 2009." }),
  ];
  const document = { ...base.document, blocks } as NonNullable<FileReport["document"]>;
  reportWriter(store)(1, { ...base, document, asides }, "1");
  const rows = store
    .prepare(`SELECT kind, page, "table", "row", "column", text, council, why FROM v_aside`)
    .raw()
    .all();
  const [said, why] = ["Halton", "so"];
  expect(rows).toEqual([
    ["table", null, 1, null, null, "Ref | Zeta", said, why],
    ["column", null, 1, null, 1, "Zeta", said, why],
    ["row", null, 1, 1, null, "NI 60 | 12 more", said, why],
    ["row", null, 1, 2, null, `${"x".repeat(150)} | ${"y".repeat(46)}…`, said, why],
    ["cell", null, 1, 2, 2, "-1", said, why],
    ["list-item", 4, null, null, null, "Open it in March 2009", said, why],
    ["sentence", null, null, null, null, "Two in June 2009.", said, why],
  ]);
  expect(store.prepare("SELECT count(text) FROM aside").pluck().get()).toBe(3);
});

it("takes over what an archive of an older schema set aside", async () => {
  const folder = mkdtempSync(join(tmpdir(), "muniment-aside-"));
  const path = join(folder, "old.sqlite");
  try {
    const old = await openStore(path, { create: true });
    reportWriter(old)(1, reportOf("a.txt"), "1");
    // As the fifth schema had it.
    old.exec(`DROP VIEW v_aside; DROP TABLE aside;
      CREATE TABLE aside (report_id INTEGER NOT NULL, n INTEGER NOT NULL, reason TEXT NOT NULL,
        "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL,
        why TEXT NOT NULL, PRIMARY KEY (report_id, n)) STRICT, WITHOUT ROWID;
      INSERT INTO aside VALUES (1, 0, 'header', 1, 0, 3, 'Ref | Title', 'the header');
      PRAGMA user_version = 5`);
    old.close();
    const store = await openStore(path, { write: true });
    expect(store.prepare("SELECT * FROM v_aside").raw().all()).toEqual([
      ["a", 3, 1, 0, null, "row", "header", "Ref | Title | Target", "Halton", "the header", 0],
    ]);
    expect(store.pragma("foreign_key_check")).toEqual([]);
    store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("takes over the ids of an older schema, digits that a spreadsheet may take for a number", async () => {
  const folder = mkdtempSync(join(tmpdir(), "muniment-ids-"));
  const path = join(folder, "old.sqlite");
  const digits = "9314364019245e73";
  try {
    const old = await openStore(path, { create: true });
    const finding = {
      printed: "1",
      expected: "2",
      sure: "certain",
      records: [digits, digits],
    } as const;
    const problem = { severity: "warning", stage: "check", code: "total-mismatch" } as const;
    reportWriter(old)(
      1,
      reportOf("a.txt", {
        records: [observationOf("f".repeat(64), { id: digits })],
        problems: [{ ...problem, message: "It differs.", finding }],
      }),
      "1",
    );
    old.pragma("user_version = 6");
    old.close();
    const store = await openStore(path, { write: true });
    expect(store.prepare("SELECT id FROM v_observation").pluck().all()).toEqual([`r${digits}`]);
    expect(store.prepare("SELECT records FROM v_finding").pluck().get()).toBe(
      `r${digits};r${digits}`,
    );
    expect(findRecord(store, digits)?.record.id).toBe(`r${digits}`);
    expect(findRecord(store, `r${digits}`)?.record.id).toBe(`r${digits}`);
    store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ["plain", "A plain 12% – “quoted”, £5\tand\nnext", "A plain 12% – “quoted”, £5\tand\nnext"],
  ["line ends", "a\r\nb\rc", "a\nb\nc"],
  ["C1 and DEL", "a\u0085b\u007fc\u009fd", "abcd"],
  ["pairs that are whole", "a\ud83d\ude42b", "a\ud83d\ude42b"],
  ["halves", "\ude42a\ud83d", "\ufffda\ufffd"],
  ["the last and first of what is kept", "~\u00a0\ud7ff\ue000\uffff", "~\u00a0\ud7ff\ue000\uffff"],
])("cleans %s", (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it("never stores NUL, lone surrogates or control characters", async () => {
  const store = await openStore(":memory:", { create: true });
  const odd = observationOf("f".repeat(64), { title: "a\u0000b\ud800c\u001b[31md\r\ne" });
  reportWriter(store)(1, reportOf("a.txt", { records: [odd] }), "1");
  expect(store.prepare("SELECT title FROM observation").pluck().get()).toBe("ab\ufffdc[31md\ne");
});
