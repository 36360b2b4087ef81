import { expect, test } from "vitest";
import { findNoRecords } from "../../src/check/no-records.ts";
import { tablesLeft } from "../../src/file-report.ts";
import { type Aside, isToLookAt } from "../../src/rows.ts";
import { reportOf } from "../report-builders.ts";

test("tables without a record are something to look at; with one, or without tables, they are not", () => {
  const report = reportOf("a.txt");
  expect(findNoRecords(report)).toEqual([]);
  expect(findNoRecords({ ...report, records: [] }).map(({ message }) => message)).toEqual([
    "The report has one table, but no record came of it; v_aside says what was set aside, and why.",
  ]);
  const { document, ...bare } = report;
  expect(findNoRecords({ ...bare, records: [] })).toEqual([]);
  expect(document).toBeDefined();
});

const aside = (over: Partial<Aside>): Aside => ({
  kind: "aside",
  of: "row",
  reason: "not-records",
  text: "",
  why: "",
  table: 1,
  block: 0,
  ...over,
});

test.each<[boolean, string, Partial<Aside>, number]>([
  [true, "a row no rule understood", { reason: "unrecognised", text: "✓" }, 9],
  [true, "a figure nobody claimed", { of: "cell", reason: "unclaimed", text: "12" }, 9],
  [true, "an indicator in a table of no records", { text: "NI 63 | Stability" }, 1],
  [false, "the same in a table that was read", { text: "Linked indicators | LI19" }, 9],
  [true, "a figure in a table that was warned of", { text: "Foo | 12" }, 2],
  [false, "a figure in a table of contents", { text: "Introduction | 3" }, 1],
  [false, "words in a table that was warned of", { text: "Foo | bar" }, 2],
  [false, "a header", { reason: "header", text: "NI 63 | 2008-09" }, 1],
])("%s: %s", (look, _, over, table) => {
  const left = { none: new Set([1, 2]), unread: new Set([2]) };
  expect(isToLookAt(aside({ table, ...over }), left)).toBe(look);
});

test("a table that gave nothing, and one that was warned of, are told from a report's verdicts", () => {
  const report = reportOf("a.txt", {
    verdicts: [1, 2].map((table) => ({
      table,
      kind: table === 1 ? ("indicator" as const) : ("none" as const),
      why: [],
      columns: [],
      headerRows: [],
    })),
    problems: [
      {
        severity: "warning",
        stage: "interpret",
        code: "table-unrecognised",
        table: 2,
        message: "",
      },
    ],
  });
  expect(tablesLeft(report)).toEqual({ none: new Set([2]), unread: new Set([2]) });
});
