import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Document } from "../../src/document.ts";
import { accountFor } from "../../src/interpret/accounting/index.ts";
import type { SourceCell } from "../../src/records.ts";
import type { Aside, BudgetRow } from "../../src/rows.ts";
import {
  documentOf,
  type Reading,
  readingOf,
  readReport,
  rowsOf,
  sourceOf,
  tableOf,
} from "../builders.ts";
import { lostFigures, lostRows } from "./laws.ts";

describe("nothing is lost unsaid", () => {
  const cell = fc.constantFrom(
    ...["", "", "NI 60", "BV 8", "LI 4", "1.2", "7", "86%", "12.5", "(11)", "£82.19", "7,152"],
    ...["March 2009", "31/03/2010", "30 June 2009", "2008/09", "N/A", "-", "✓", "Green", "A Jones"],
    ...[
      "Ref",
      "Indicator",
      "Target",
      "Actual 2008/09",
      "Page",
      "Risk score",
      "% Complete",
      "Start",
    ],
    ...["Milestone", "Action", "By when", "Lead officer", "Budget £'000", "Total", "Service"],
    ...["Core assessments in time", "Agree the plan", "Q1 agree it Q2 do it", "Progress", "Odd"],
  );
  const table = fc
    .integer({ min: 1, max: 7 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .map(tableOf);
  /** Tables that are read, with columns nobody knows. */
  const known = fc
    .record({
      header: fc.constantFrom(
        ["Ref", "Indicator", "Target 2008/09", "Actual 2008/09"],
        ["Milestone", "Target date", "Lead officer", "Progress"],
        ["Action", "By when", "Who", "Odd"],
        ["Service", "Annual budget £'000", "Budget to date £'000", "Spend £'000"],
      ),
      more: fc.array(cell, { maxLength: 3 }),
      cells: fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), {
        minLength: 1,
        maxLength: 5,
      }),
    })
    .map(({ header, more, cells }) => {
      const head = [...header, ...more];
      return tableOf([head, ...cells.map((row) => row.slice(0, head.length))]);
    });
  const item = fc
    .constantFrom(
      "Agree the plan by March 2009",
      "Publish the strategy – 30/06/2009 – J Smith",
      "NI 60: 62.1% against a target of 75% in June 2009",
      "Listen to people",
      "Open the centre, 12 May 2009",
    )
    .map((text): Block => ({ kind: "list-item", text }));
  const heading = fc
    .constantFrom("Key milestones", "Next steps", "Background", "Revenue budget £'000")
    .map((text): Block => ({ kind: "heading", level: 2, text }));

  it("whatever the tables and lists hold", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(table, known, item, heading), { minLength: 1, maxLength: 6 }),
        (blocks) => {
          const document: Document = { ...documentOf("# Plan 2008-09"), blocks };
          const reading = readingOf(document);
          expect(lostRows(document, reading)).toEqual([]);
          expect(lostFigures(document, reading)).toEqual([]);
        },
      ),
      { seed: 20090331, numRuns: 600 },
    );
  });

  it("whatever the readers forget", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(table, known, item), { minLength: 1, maxLength: 4 }),
        fc.nat(6),
        (blocks, skipped) => {
          const document: Document = { ...documentOf("# Plan 2008-09"), blocks };
          const { interpretation } = readingOf(document);
          const kept = <T>(list: readonly T[]) => list.filter((_, at) => at % 7 !== skipped);
          const forgetful = {
            ...interpretation,
            rows: kept(interpretation.rows),
            asides: kept(interpretation.asides),
          };
          const { value, problems } = accountFor(document, forgetful, []);
          const reading = { interpretation: value, records: [], problems };
          expect(lostRows(document, reading)).toEqual([]);
          // Without records, a value's own place stands for its record.
          const records = value.rows.flatMap((row): { source: SourceCell }[] =>
            row.kind === "milestone"
              ? [row]
              : [...(row.kind === "budget" ? row.amounts : row.values)],
          );
          expect(lostFigures(document, { ...reading, records })).toEqual([]);
        },
      ),
      { seed: 20090331, numRuns: 300 },
    );
  });
});

const asideLines = (asides: readonly Aside[]): string[] =>
  asides
    .filter(({ reason }) => reason !== "header")
    .map(({ of, reason, table, row, column, text }) =>
      [of, reason, [table, row, column].map((at) => at ?? "").join("/"), text].join(" "),
    );
const warningsOf = ({ problems }: Reading): string[] =>
  problems
    .filter(({ code }) => code.endsWith("-unrecognised"))
    .map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

describe("what stands beside what was read", () => {
  it("is a column nobody knows: one warning, one aside", () => {
    const reading = readReport([
      "Ref | Indicator | Target 2008/09 | Zeta",
      "NI 60 | Core assessments | 86% | 4.7",
      "NI 62 | Stability of placements | 11% | 3.9",
    ]);
    expect(asideLines(reading.interpretation.asides)).toEqual(["column unrecognised 1//3 Zeta"]);
    expect(warningsOf(reading)).toEqual([
      'warning column-unrecognised: The column "Zeta" holds "4.7", and no reading gave it a meaning; it was set aside.',
    ]);
  });

  it("is a column known to hold what is not stored: an aside without a warning", () => {
    const reading = readReport([
      "Ref | Indicator | Target 2008/09 | Risk",
      "NI 60 | Core assessments | 86% | 12",
      "NI 62 | Stability of placements | 11% | 9",
    ]);
    expect(asideLines(reading.interpretation.asides)).toEqual(["column not-stored 1//3 Risk"]);
    expect(warningsOf(reading)).toEqual([]);
  });

  it("is a table of many columns: the first of them are warned of, and the rest counted", () => {
    const document = documentOf([Array.from({ length: 30 }, (_, at) => `4${at}.7`).join(" | ")]);
    const { interpretation } = readingOf(documentOf());
    const read: BudgetRow = {
      kind: "budget",
      places: [{ table: 1, row: 0 }],
      statement: "",
      section: "",
      line: "Roads",
      isTotal: false,
      amounts: [],
      evidence: [],
    };
    const { value, problems } = accountFor(document, { ...interpretation, rows: [read] }, []);
    expect(value.asides.map(({ of }) => of)).toEqual(Array(30).fill("column"));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe(
      '10 more columns of this table were not understood, the next: column 20, which has no header, holds "420.7", and no reading gave it a meaning; it was set aside.',
    );
  });

  it("is a lone figure among words", () => {
    const reading = readReport([
      "Action | By when | Who | Zeta",
      "Agree the plan | March 2009 | A Jones | with the board",
      "Publish it | June 2009 | B Smith | 14",
      "Review it | July 2009 | B Smith | with partners",
    ]);
    expect(asideLines(reading.interpretation.asides)).toEqual(["cell unclaimed 1/2/3 14"]);
    expect(warningsOf(reading)).toEqual([]);
  });

  it("is a date that its commitment holds: nothing", () => {
    const reading = readReport(["Action | By when | Who", "Agree the plan | March 2009 | A Jones"]);
    expect(asideLines(reading.interpretation.asides)).toEqual([]);
  });

  it("is a table of codes and figures that gave nothing", () => {
    const reading = readReport(["NI 60 | 86% | a", "NI 62 | 11% | b"]);
    expect(reading.records).toEqual([]);
    expect(warningsOf(reading)).toEqual([
      'warning table-unrecognised: A table with "NI 60" and "86%" in one row fits no kind of records; its 2 rows were set aside.',
    ]);
  });

  it("is a dated item of a list, also of one printed in paragraphs", () => {
    const document = documentOf("# Plan 2008-09", "Prose of March 2009.", "• Opened in March 2009");
    const item: Block = { kind: "list-item", text: "The hall opened in June 2009" };
    const { asides } = readingOf({
      ...document,
      blocks: [...document.blocks, item],
    }).interpretation;
    expect(asides.map(({ of, block, text }) => [of, block, text])).toEqual([
      ["list-item", 2, "Opened in March 2009"],
      ["list-item", 3, "The hall opened in June 2009"],
    ]);
  });
});

describe("what a reader forgets", () => {
  const table = tableOf(rowsOf(["Ref | Title", "NI 60 | Core assessments", "NI 62 | Placements"]));
  const document: Document = {
    source: sourceOf("a"),
    format: "text",
    blocks: [{ kind: "paragraph", text: "Before" }, table],
    running: [],
  };
  const nothing = { ...readingOf(document).interpretation, rows: [], verdicts: [], asides: [] };

  it("is the whole table", () => {
    const { value } = accountFor(document, nothing, []);
    expect(value.asides).toEqual([
      {
        kind: "aside",
        of: "table",
        reason: "unrecognised",
        text: "Ref | Title",
        why: "no reading took the table",
        table: 1,
        block: 1,
      },
    ]);
  });

  it("is a row", () => {
    const given = { kind: "aside", reason: "header", text: "Ref", why: "the header" } as const;
    const { value } = accountFor(
      document,
      { ...nothing, asides: [{ ...given, table: 1, row: 0 }] },
      [],
    );
    expect(value.asides.map(({ of, row, reason, block }) => [of, row, reason, block])).toEqual([
      ["row", 0, "header", 1],
      ["row", 1, "unrecognised", 1],
      ["row", 2, "unrecognised", 1],
    ]);
  });

  it("is kept short, whatever its length", () => {
    const long = tableOf([
      ["x".repeat(5000), "NI 60"],
      ["a", "b"],
    ]);
    const { value } = accountFor({ ...document, blocks: [long] }, nothing, []);
    expect(Math.max(...value.asides.map(({ text }) => text.length))).toBeLessThanOrEqual(200);
  });
});
