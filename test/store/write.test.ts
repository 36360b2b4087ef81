import { expect, it } from "vitest";
import { cleanText } from "../../src/store/clean-text.ts";
import { openStore } from "../../src/store/open.ts";
import { readReports } from "../../src/store/read.ts";
import { reportWriter } from "../../src/store/write.ts";
import { observationOf, reportOf } from "../report-builders.ts";

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
  write(1, reportOf("a.txt", { records: [], document: undefined as never }), "2");
  const counts = store
    .prepare(
      "SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM cell), (SELECT count(*) FROM report)",
    )
    .raw()
    .get();
  expect(counts).toEqual([1, 6, 2]);
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
