import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CouncilRecord } from "../../src/records.ts";
import { documentOf, readingOf, rowsOf, tableOf } from "../builders.ts";

/** Runs a table; the same tables every time. */
const runs = { numRuns: 10, seed: 1508 };

type Rows = readonly (readonly string[])[];

/** Everything a record says that its place on the page does not decide, with the header its cell stands under. */
function sayingsOf(record: CouncilRecord, header: readonly string[]): string {
  const { id: _id, source, evidence: _evidence, row: _row, ...said } = record;
  const cell = { row: source.row, under: header[source.column ?? -1] };
  const due = record.kind === "milestone" ? { due: [...record.due].sort() } : {};
  return JSON.stringify({ ...said, ...due, cell });
}

function recordsOf(heading: string, rows: Rows): string[] {
  const document = documentOf(
    "# Halton Borough Council",
    "# Service Plan 2008-09",
    `## ${heading}`,
  );
  const { records } = readingOf({ ...document, blocks: [...document.blocks, tableOf(rows)] });
  return records.map((record) => sayingsOf(record, rows[0] ?? [])).sort();
}

/** The same rows with their columns in another order. */
const inOrder = (rows: Rows, order: readonly number[]): string[][] =>
  rows.map((row) => order.map((column) => row[column] ?? ""));

/** The same rows with a column of nothing, under a header or none. */
const withEmpty = (rows: Rows, at: number, header: string): string[][] =>
  rows.map((row, index) => [...row.slice(0, at), index === 0 ? header : "", ...row.slice(at)]);

const tables: readonly (readonly [string, string, number, readonly string[]])[] = [
  [
    "indicators with all that is said of them",
    "Performance indicators",
    6,
    [
      "Ref | Indicator | Target 2008/09 | Actual 2008/09 | Status | Responsible officer | Comments",
      "NI 60 | Percentage of core assessments in time | 86% | 81% | Amber | Jane Doe | Two posts were vacant.",
      "NI 62 | Number of visits to museums | 4,100 | 4,212 | Green | Tom Hall | The new wing opened in May.",
      "LPI 7 | Average days to re-let a home | 27.5 | 31.2 | Red | Ann Lee | Repairs took longer.",
    ],
  ],
  [
    "a unit beside quarters",
    "Performance indicators",
    8,
    [
      "Indicator | Unit | Q1 2008/09 | Q2 2008/09 | Q3 2008/09 | Target 2008/09",
      "Invoices paid in 30 days | % | 91.2 | 92.0 | 93.4 | 95",
      "Visits to museums | Number | 1,040 | 2,110 | 3,040 | 4,100",
    ],
  ],
  [
    "words that no list has",
    "How we are doing",
    6,
    [
      "What we count | Where we want to be | Where we are | On course? | Lead",
      "Calls answered in 20 seconds | 80% | 76% | Amber | Jane Doe",
      "Complaints upheld | 12 | 14 | Red | Tom Hall",
      "Bins missed per 100,000 | 45 | 38 | Green | Ann Lee",
    ],
  ],
  [
    // bare numbers before what they number are told from counts by their place, so the codes have letters here
    "bare years beside codes",
    "Performance indicators",
    6,
    [
      "No. | Indicator | 2006/07 | 2007/08 | 2008/09 | Polarity",
      "CS 1 | Calls answered in 20 seconds | 80% | 76% | 77% | Higher",
      "CS 2 | Complaints upheld | 12 | 14 | 15 | Lower",
    ],
  ],
  [
    "years down the rows",
    "Results",
    6,
    [
      "Indicator | Target | Actual | Year",
      "NI 60 Core assessments in time | 80% | 76% | 2006/07",
      "NI 60 Core assessments in time | 82% | 81% | 2007/08",
      "NI 62 Children with three moves | 12% | 13% | 2007/08",
    ],
  ],
  [
    "themes, trends and what others reached",
    "Performance indicators",
    8,
    [
      "Theme | Ref | Indicator | Actual 2007/08 | Target 2008/09 | England average | Top quartile | Trend",
      "Safer | NI 20 | Assaults with injury per 1,000 people | 8.1 | 7.7 | 9.0 | 6.2 | ↑",
      "Greener | NI 192 | Household waste recycled | 40% | 42% | 38% | 45% | →",
    ],
  ],
  [
    "actions with dates, officers and states",
    "Service plan",
    3,
    [
      "Ref | Action | Lead officer | Due date | Status | Comments",
      "1.1 | Publish a guide for tenants | Jane Doe | March 2009 | Green | The draft is out for comment.",
      "1.2 | Open the library at Upton | Tom Hall | June 2009 | Amber | The contractor is late.",
      "1.3 | Agree the housing strategy with partners | Ann Lee | December 2008 | Completed | Agreed by Cabinet.",
    ],
  ],
  [
    "ticks under quarters",
    "Work programme 2008/09",
    3,
    [
      "Activity | Q1 | Q2 | Q3 | Q4 | Lead",
      "Review the licensing policy | ✓ | | | | Jane Doe",
      "Consult residents on parking | | ✓ | ✓ | | Tom Hall",
      "Publish the new scheme | | | | ✓ | Ann Lee",
    ],
  ],
  [
    "a budget with its reasons",
    "Revenue budget",
    8,
    [
      "Service | Original budget 2008/09 £000 | Revised budget 2008/09 £000 | Forecast outturn £000 | Variance £000 | Reason",
      "Parks | 1,204 | 1,210 | 1,190 | (20) | Vacant posts",
      "Markets | 310 | 310 | 322 | 12 | Less rent",
    ],
  ],
];

describe.each(tables)("%s", (_, heading, count, lines) => {
  const rows = rowsOf(lines);
  const columns = rows[0]?.map((_, column) => column) ?? [];
  const asPrinted = recordsOf(heading, rows);

  test("is read", () => {
    expect(asPrinted).toHaveLength(count);
  });

  test("gives the same records in any order of its columns", () => {
    const orders = fc.shuffledSubarray(columns, { minLength: columns.length });
    fc.assert(
      fc.property(orders, (order) => {
        expect(recordsOf(heading, inOrder(rows, order))).toEqual(asPrinted);
      }),
      runs,
    );
  });

  test("gives the same records with an empty column anywhere", () => {
    const places = fc.nat(columns.length);
    fc.assert(
      fc.property(places, fc.constantFrom("", "Notes", "Page"), (at, header) => {
        expect(recordsOf(heading, withEmpty(rows, at, header))).toEqual(asPrinted);
      }),
      runs,
    );
  });
});
