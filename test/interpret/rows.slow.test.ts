import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/document.ts";
import { ingestFile } from "../../src/pipeline.ts";
import { documentOf, readingOf, readReport, recordLines, sourceOf, tableOf } from "../builders.ts";
import { fixtures, readFixture } from "../fixtures.ts";
import { lostFigures } from "./laws.ts";
import { strays } from "./strays.ts";

describe("rows in = rows interpreted + rows set aside", () => {
  it.each(fixtures())("$name", async (fixture) => {
    const reading = await readFixture(fixture);
    expect(strays(reading.document, reading)).toEqual([]);
    expect(lostFigures(reading.document, reading)).toEqual([]);
  });

  const cell = fc.constantFrom(
    ...["", "", "NI 60", "Ref", "Title", "Target 08/09", "Actual", "86%", "N/A", "Milestone"],
    ...["Q1 Agree it Q2 Do it", "✓", "March 2009", "£'000", "7,152", "(11)", "Total", "Green"],
    ...[
      "Service Objective:",
      "Key Milestones",
      "Risk Control Measures",
      "Progress",
      "Action",
      "lower case goes on",
    ],
    ...[
      "Percentage of core assessments in time",
      "Responsible Officer",
      "2008-09",
      "Net Expenditure",
    ],
  );
  const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  );

  it("whatever the tables hold", () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => {
        const document: Document = { ...documentOf("# Plan 2008-09"), blocks: tables.map(tableOf) };
        expect(strays(document, readingOf(document))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("columns that say nothing", () => {
  const header = ["Ref", "Indicator", "Actual 07/08", "Target 08/09"];
  const rows = [
    ["NI 60", "Core assessments in time", "81%", "86%"],
    ["NI 62", "Stability of placements", "12.1%", "11%"],
    ["LI 4", "Number of visits", "N/A", "1,200"],
  ];
  const linesOf = (columns: readonly number[]) => {
    const table = [header, ...rows].map((row) =>
      columns.map((column) => row[column] ?? "").join(" | "),
    );
    return recordLines(readReport(table)).sort();
  };

  it("may be added anywhere", () => {
    for (let at = 0; at <= header.length; at++) {
      const columns = [0, 1, 2, 3];
      columns.splice(at, 0, 9);
      expect(linesOf(columns), `an empty column at ${at}`).toEqual(linesOf([0, 1, 2, 3]));
    }
  });

  it("and value columns may change places", () => {
    expect(linesOf([0, 1, 3, 2])).toEqual(linesOf([0, 1, 2, 3]));
  });
});

describe("bad input", () => {
  it("any bytes give a report", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const report = await ingestFile(sourceOf("noise"), bytes);
        expect(["read", "partly-read", "unread"]).toContain(report.status);
      }),
      { numRuns: 100 },
    );
  });

  const header = "Ref | Indicator | Target 08/09";
  const table = (rows: number) => [
    header,
    ...Array<string>(rows).fill("LI 4 | Number of visits | 1,200"),
  ];

  it("reads 10,000 rows and loses none", () => {
    const document = documentOf("# Service Plan 2008-09", table(10_000));
    const reading = readingOf(document);
    expect(strays(document, reading)).toEqual([]);
    expect(reading.records.length).toBe(10_000);
  });

  it.each([
    ["a cell of a megabyte", [header, `LI 4 | ${"long words of a title ".repeat(48_000)} | 1`]],
    ["a megabyte without a blank", [header, `LI 4 | ${"x".repeat(1_000_000)} | 1`]],
    ["a megabyte of digits", [header, `LI 4 | Visits | ${"1".repeat(1_000_000)}`]],
    ["right-to-left text", [header, "LI 4 | عدد الزيارات | 1,200"]],
    ["control characters", [header, "LI 4 | Num\u0000ber\u0007 of visits | 1,2\u000100"]],
    ["a header on every row", [header, header, header, "LI 4 | Visits | 5", header, header]],
  ])("%s", (_, rows) => {
    const document = documentOf("# Service Plan 2008-09", rows);
    expect(strays(document, readingOf(document))).toEqual([]);
  });
});
