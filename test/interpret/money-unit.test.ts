import { describe, expect, test } from "vitest";
import { type Reading, readReport } from "../builders.ts";

const parks = ["Service | Budget 2007/08 | Budget 2008/09", "Parks | 1,204 | 1,250"];
const roads = ["Service | Budget 2007/08 | Budget 2008/09", "Roads | 6,310 | 6,480"];

const crematorium = [
  "Service | Estimate 2008/09 | Forecast 2008/09",
  "Crematorium | 310,400 | 320,000",
  "Chapel | 20,100 | 19,400",
];

/** The first amount of each line: `Parks 1204000`. */
const firstAmounts = ({ records }: Reading): string[] =>
  [
    ...new Map(
      records
        .flatMap((record) => (record.kind === "budget" ? [record] : []))
        .reverse()
        .map(({ line, amountGbp }) => [line, `${line} ${amountGbp}`]),
    ).values(),
  ].reverse();
const codesOf = ({ problems }: Reading): string[] => problems.map(({ code }) => code);

describe("a unit that is stated once", () => {
  test.each([
    "All figures in this report are in £000s.",
    "Note: unless stated otherwise all amounts in this document are shown in thousands of pounds.",
    "The budget was agreed in March. Amounts are shown in £’000 throughout.",
    "Values in the statements of this booklet are given in £k.",
  ])("holds for every table of the report: %s", (sentence) => {
    const reading = readReport(
      "## Introduction",
      sentence,
      "## Leisure budget",
      parks,
      "## Highways budget",
      roads,
    );
    expect(firstAmounts(reading)).toEqual(["Parks 1204000", "Roads 6310000"]);
  });

  test("holds for what stands before it as well where it speaks of the report", () => {
    const reading = readReport(
      "## Leisure budget",
      parks,
      "## Highways budget",
      roads,
      "All figures in this report are in £ million.",
    );
    expect(firstAmounts(reading)).toEqual(["Parks 1204000000", "Roads 6310000000"]);
  });

  test("in a heading holds for the headings under it, not for the next of its level", () => {
    const reading = readReport(
      "## Revenue budget (£000)",
      "### Leisure",
      parks,
      "### Highways",
      roads,
      "## Revenue budget of the joint committee",
      crematorium,
    );
    expect(firstAmounts(reading)).toEqual([
      "Parks 1204000",
      "Roads 6310000",
      "Crematorium 310400",
      "Chapel 20100",
    ]);
  });

  test("in an appendix holds for the appendix", () => {
    const reading = readReport(
      "# Appendix A: Budgets",
      "(All figures £000s)",
      "## Leisure",
      parks,
      "## Highways",
      roads,
      "# Appendix B: Estimates of the joint committee",
      crematorium,
    );
    expect(firstAmounts(reading)).toEqual([
      "Parks 1204000",
      "Roads 6310000",
      "Crematorium 310400",
      "Chapel 20100",
    ]);
  });

  test("yields to the unit of a table's own", () => {
    const reading = readReport(
      "All figures in this report are in £000 unless stated otherwise.",
      "## Leisure budget (£m)",
      parks,
      "## Highways budget",
      ["Service | Budget 2007/08 £ | Budget 2008/09 £", "Roads | 6,310,200 | 6,480,100"],
    );
    expect(firstAmounts(reading)).toEqual(["Parks 1204000000", "Roads 6310200"]);
  });

  test("and another below the table give no amounts", () => {
    const reading = readReport(
      "All figures in this report are in £000.",
      "## Leisure budget",
      parks,
      "Figures are in £m.",
    );
    expect(firstAmounts(reading)).toEqual([]);
    expect(codesOf(reading)).toContain("unit-contradiction");
  });

  test("below the table counts behind its caption, too", () => {
    const reading = readReport("## Leisure", parks, "Table 4: Leisure", "Note: figures in £000s.");
    expect(firstAmounts(reading)).toEqual(["Parks 1204000"]);
    const ofNext = readReport("## Leisure", parks, "Table 4: Roads", "Figures in £000s.", [
      "Service | Spend to date | Variance",
      "Bridges | 310 | (12)",
      "Lighting | 95 | 4",
    ]);
    expect(firstAmounts(ofNext)).toEqual(["Parks 1204", "Bridges 310000", "Lighting 95000"]);
  });
});

describe("a table without a unit whose like has one", () => {
  test("gives no amounts, and a problem", () => {
    const reading = readReport("## Leisure (£000)", parks, "## Highways", roads);
    expect(firstAmounts(reading)).toEqual(["Parks 1204000"]);
    expect(codesOf(reading)).toContain("unit-unknown");
  });

  test("is as printed where its figures are of another size, have pounds or other heads", () => {
    const large = readReport("## Leisure (£000)", parks, "## Highways", [
      "Service | Budget 2007/08 | Budget 2008/09",
      "Roads | 6,310,200 | 6,480,150",
    ]);
    expect(firstAmounts(large)).toEqual(["Parks 1204000", "Roads 6310200"]);
    const pounds = readReport("## Leisure (£000)", parks, "## Highways", [
      "Service | Budget 2007/08 | Budget 2008/09",
      "Signs | £6,310 | £6,480",
    ]);
    expect(firstAmounts(pounds)).toEqual(["Parks 1204000", "Signs 6310"]);
    const other = readReport("## Leisure (£000)", parks, "## Highways", [
      "Service | Spend to date | Variance",
      "Signs | 6,310 | 6,480",
    ]);
    expect(firstAmounts(other)).toEqual(["Parks 1204000", "Signs 6310"]);
  });
});
