import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, readingOf, readReport, recordLines } from "../../builders.ts";
import { lostFigures, lostRows } from "../laws.ts";

const rolesOf = (rows: readonly string[]): string[] =>
  readReport(rows).interpretation.verdicts[0]?.columns.map(({ role }) => role) ?? [];

describe("columns by evidence", () => {
  test("codes under Measure are references where another column names what is measured", () => {
    expect(
      recordLines(
        readReport([
          "Measure | Description of measure | 2008/09 Actual",
          "NI 60 | Percentage of core assessments in time | 81%",
          "NI 62 | Percentage of children with three moves | 12%",
        ]),
      ),
    ).toEqual([
      "NI60 | Percentage of core assessments in time | actual 2008-09 = 81 percent",
      "NI62 | Percentage of children with three moves | actual 2008-09 = 12 percent",
    ]);
  });

  test("bare numbers under a header that says reference are references", () => {
    expect(
      recordLines(
        readReport([
          "BVPI No. | Description | 2005/06 Actual | 2006/07 Target",
          "8 | Percentage of invoices paid in time | 90% | 94%",
          "12 | Days lost to sickness | 9.1 | 8.8",
          "38 | Percentage of pupils with five passes | 51% | 55%",
        ]),
      ).map((line) => line.split(" | ")[0]),
    ).toEqual(["BVPI8", "BVPI8", "BVPI12", "BVPI12", "BVPI38", "BVPI38"]);
  });

  test("dates under Finish are dues", () => {
    expect(
      recordLines(
        readReport([
          "Action | Lead | Finish",
          "Agree a lettings plan with partners | Jane Doe | March 2010",
          "Publish a guide for tenants | Tom Roe | June 2010",
        ]),
      ),
    ).toEqual([
      "- | Agree a lettings plan with partners | due 2010-03",
      "- | Publish a guide for tenants | due 2010-06",
    ]);
  });

  test("sentences under Target, beside a date, are what is to be done", () => {
    expect(
      recordLines(
        readReport([
          "Target | Lead officer | By when",
          "Introduce a new booking system for all halls | Jane Doe | March 2010",
          "Publish a guide for tenants of the council | Tom Roe | June 2010",
        ]),
      ),
    ).toEqual([
      "- | Introduce a new booking system for all halls | due 2010-03",
      "- | Publish a guide for tenants of the council | due 2010-06",
    ]);
  });

  test("a header that nobody listed over unmistakable cells is read", () => {
    expect(
      rolesOf([
        "Zorb | Indicator | 2008/09 Actual | Glimmer",
        "NI 60 | Percentage of core assessments in time | 81% | Green",
        "NI 62 | Percentage of children with three moves | 12% | Red",
      ]),
    ).toEqual(["reference", "title", "actual", "status"]);
  });

  test("the same words over senseless cells are not", () => {
    const reading = readReport([
      "Zorb | Plonk | Glimmer",
      "ab cd | quite so | perhaps",
      "ef gh | not so | seldom",
    ]);
    expect(reading.records).toEqual([]);
  });

  test("what is predicted is no result", () => {
    expect(
      recordLines(
        readReport([
          "Ref | Indicator | Q3 2008/09 Actual | Predicted full year result",
          "LI 4 | Number of visits | 231 | 980",
          "LI 5 | Number of loans | 41 | 60",
        ]),
      ),
    ).toEqual([
      "LI4 | Number of visits | actual 2008-09 Q3 = 231 count",
      "LI5 | Number of loans | actual 2008-09 Q3 = 41 count",
    ]);
  });
});

describe("columns that say nothing", () => {
  const tables: Record<string, readonly (readonly string[])[]> = {
    indicators: [
      ["Ref", "Indicator", "Actual 2007/08", "Target 2008/09", "RAG"],
      ["NI 60", "Percentage of core assessments in time", "81%", "86%", "Green"],
      ["NI 62", "Percentage of children with three moves", "12%", "11%", "Red"],
    ],
    commitments: [
      ["Ref", "Action", "Lead officer", "By when"],
      ["1.1", "Agree a lettings plan with partners", "Jane Doe", "March 2010"],
      ["1.2", "Publish a guide for tenants", "Tom Roe", "June 2010"],
    ],
    budget: [
      ["Service", "Budget 2008/09 £000", "Outturn 2008/09 £000"],
      ["Parks and open spaces", "1,204", "1,190"],
      ["Markets", "310", "322"],
    ],
  };
  const linesOf = (rows: readonly (readonly string[])[]) =>
    recordLines(readReport(rows.map((row) => row.join(" | ")))).sort();

  test.each(Object.entries(tables))("an empty one among %s changes no record", (_, rows) => {
    const expected = linesOf(rows);
    expect(expected.length).toBeGreaterThanOrEqual(2);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rows[0]?.length ?? 0 }), (at) => {
        expect(linesOf(rows.map((row) => [...row.slice(0, at), "", ...row.slice(at)]))).toEqual(
          expected,
        );
      }),
    );
  });

  test.each(Object.entries(tables))("in any order among %s give the same records", (_, rows) => {
    const expected = linesOf(rows);
    // the first two name the row
    const said = Array.from({ length: (rows[0]?.length ?? 0) - 2 }, (_, index) => index + 2);
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (order) => {
        const columns = [0, 1, ...order];
        expect(linesOf(rows.map((row) => columns.map((column) => row[column] ?? "")))).toEqual(
          expected,
        );
      }),
    );
  });
});

test.each([
  ["turned", [" | NI 60 | NI 62", "Target 2008/09 | 86% | 11%", "Actual 2008/09 | 81% | 12%"]],
  [
    "printed in two halves",
    [
      "Ref | Indicator | Actual 2008/09 | Ref | Indicator | Actual 2008/09",
      "LI 1 | Number of visits | 310 | LI 3 | Number of loans | 41",
      "LI 2 | Number of halls | 12 | LI 4 | Number of tours | 7",
    ],
  ],
])("every row and figure of a table %s is accounted for", (_, rows) => {
  const document = documentOf("# Halton Borough Council", "# Service Plan 2008-09", rows);
  const reading = readingOf(document);
  expect(reading.records).toHaveLength(4);
  expect(lostRows(document, reading)).toEqual([]);
  expect(lostFigures(document, reading)).toEqual([]);
});
