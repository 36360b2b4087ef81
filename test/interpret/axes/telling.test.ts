import { expect, test } from "vitest";
import { columnsOf } from "../../../src/interpret/axes/columns.ts";
import { documentToTables } from "../../../src/interpret/axes/logical-table.ts";
import { tellingOf } from "../../../src/interpret/axes/telling.ts";
import { documentOf } from "../../builders.ts";

/** What a table tells of its subject: each feature with how much of it there is. */
function tellingsOf(above: readonly string[], rows: readonly string[]): Map<string, string> {
  const [table] = documentToTables(documentOf(...above, rows));
  if (!table) throw new Error("no table");
  const columns = columnsOf(table.header?.columns ?? [], table.rows);
  return new Map(
    tellingOf(table, columns).map(({ feature, value, why }) => [
      feature,
      `${Number(value.toFixed(2))} ${why}`.trim(),
    ]),
  );
}

const indicators = [
  "Ref | Indicator | Target | Actual | RAG",
  "NI 60 | Percentage of invoices paid in time | 86% | 81% | Amber",
  "NI 62 | Number of visits to museums | 4,100 | 4,212 | Green",
];
const actions = [
  "Action | Lead officer | By when",
  "Agree a lettings plan with partners | Jane Doe | March 2010",
  "Publish a guide for all tenants | Tom Roe | June 2010",
];
const budgets = [
  "Service | Budget £000 | Spend £000",
  "Employees | 1,204 | 1,190",
  "Supplies and services | 310 | 322",
];
const chart = [
  "Activity | Q1 | Q2 | Q3 | Q4",
  "Review the licensing policy | x | | | ",
  "Consult residents on parking | | x | x | ",
];

test.each<[string, readonly string[], readonly string[], string]>([
  ["bias", [], indicators, "1"],
  ["word:title-strong", [], indicators, '1 "Indicator" names indicators'],
  ["word:title-weak", [], ["Description | Target", "Rent | 4"], '1 "Description" names indicators'],
  ["word:reference", [], indicators, '1 "Ref" is a reference'],
  ["word:target", [], indicators, '1 "Target" is a target'],
  ["word:actual", [], indicators, '1 "Actual" is a value'],
  ["word:status", [], indicators, '1 "RAG" is a status'],
  ["word:commitment", [], actions, '1 "Action" names commitments'],
  ["word:responsible", [], actions, '1 "Lead officer" says who'],
  ["word:due", [], actions, '1 "By when" says when'],
  ["word:money", [], budgets, '1 "Budget £000" speaks of money'],
  ["word:scale", [], budgets, '1 "Budget £000" gives a unit of money'],
  [
    "word:rate",
    [],
    ["Measure | 2008 (per 1,000)", "Library visits | 5,212"],
    '1 "2008 (per 1,000)" gives the base of a rate',
  ],
  [
    "word:risk",
    [],
    ["Risk | Likelihood | Impact", "Flood | 3 | 4"],
    '1 "Risk" is of a risk register',
  ],
  [
    "word:other",
    [],
    ["Ward | Population | Target", "Abbey | 4,100 | 12", "Castle | 3,900 | 14"],
    '1 "Ward" is of no table of records',
  ],
  ["cells:codes", [], indicators, "1 100 % of its rows carry a code"],
  ["cells:indicator", [], indicators, "1 its rows are worded like indicators"],
  ["cells:commitment", [], actions, "1 its rows are worded like commitments"],
  ["cells:budget", [], budgets, "1 its rows are worded like budget lines"],
  [
    "cells:tally",
    [],
    ["State | Now", "Number of indicators on target | 12", "Total | 14"],
    "0.5 its rows count indicators or actions by their state",
  ],
  ["cells:due", [], actions, "1 a column holds dates"],
  ["cells:values", [], indicators, "1 columns hold figures"],
  ["cells:percent", [], indicators, "0.5 its figures are percentages"],
  ["cells:state", [], indicators, "1 a column holds states"],
  ["cells:ticks", [], chart, "1 4 columns of periods hold ticks and nothing else"],
  [
    "cells:words-in-periods",
    [],
    ["Objective | Q1 | Q2", "Clean streets | Buy two new sweepers | Train all crews"],
    "1 words stand under periods",
  ],
  ["cells:money", [], budgets, "0.5 its figures are printed like money"],
  ["above:scale", ["# Budget", "£000"], budgets, '1 "£000" gives a unit of money'],
  ["above:money", ["# Revenue budget"], budgets, "1 what stands above speaks of money"],
  ["above:capital", ["# Capital programme"], budgets, "1 what stands above speaks of capital"],
  ["above:indicator", ["# Performance"], indicators, "1 what stands above speaks of performance"],
  ["above:commitment", ["# Next steps"], actions, "1 what stands above speaks of actions"],
  [
    "above:names-indicator",
    ["# NI 60 Core assessments in time"],
    ["Actual 2007/08 | Target 2008/09", "81% | 86%"],
    "1 the heading over it names an indicator",
  ],
])("%s", (feature, above, rows, said) => {
  expect(tellingsOf(above, rows).get(feature)).toBe(said);
});

test.each<[string, readonly string[], readonly string[]]>([
  ["word:target", [], ["Action | Target", "Open the library | March 2010"]],
  ["word:commitment", [], ["Action | Number", "12 | 4"]],
  ["word:other", [], ["Measure | 2008 (per 1,000 population)", "Library visits | 5,212"]],
  ["cells:money", [], ["Measure | 2008 (per 1,000)", "Library visits | 5,212"]],
  ["cells:ticks", [], indicators],
  ["above:names-indicator", ["# Performance"], indicators],
])("%s is not told where cells or heads say otherwise", (feature, above, rows) => {
  expect(tellingsOf(above, rows).has(feature)).toBe(false);
});
