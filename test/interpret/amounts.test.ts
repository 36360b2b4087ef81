import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/document.ts";
import { documentOf, type Reading, readingOf, readReport } from "../builders.ts";

const amountsOf = ({ records }: Reading): string[] =>
  records.flatMap((record) =>
    record.kind === "budget"
      ? [
          `${record.section} | ${record.line} | ${record.measure} ${record.period} ${record.amountGbp}`,
        ]
      : [],
  );

/** A statement whose cells may reach over others: `>2` over two columns, `v3` over three rows. */
function readCells(...lines: string[]): Reading {
  const { blocks, ...document } = documentOf(
    "# Halton Borough Council",
    "# Quarterly monitoring report 2009-10 Quarter 2",
    "## Revenue budget (£000)",
  );
  const cells: Cell[] = lines.flatMap((line, row) =>
    line.split("|").flatMap((printed, column): Cell[] => {
      const text = printed.trim();
      if (text === "=") return [];
      const [, way, reach] = /^([>v])(\d) /.exec(text) ?? [];
      return [
        {
          row,
          column,
          rowSpan: way === "v" ? Number(reach) : 1,
          columnSpan: way === ">" ? Number(reach) : 1,
          text: text.replace(/^[>v]\d /, ""),
          marks: [],
        },
      ];
    }),
  );
  const columns = Math.max(...lines.map((line) => line.split("|").length));
  return readingOf({
    ...document,
    blocks: [...blocks, { kind: "table", method: "markup", rows: lines.length, columns, cells }],
  });
}

describe("statements of money", () => {
  test("a year over heads of money, under a blank corner", () => {
    expect(
      amountsOf(
        readCells(
          " | >2 LAST YEAR 2008/09 | = | >3 CURRENT YEAR 2009/10 | = | =",
          "Service | Annual Budget | Actual to 30 September | Annual Budget | Actual to 30 September | Forecast Outturn",
          "Parks | 1,204 | 590 | 1,250 | 610 | 1,260",
          "Markets | 310 | 150 | 322 | 160 | 315",
        ),
      ).slice(0, 5),
    ).toEqual([
      " | Parks | annual_budget 2008-09 1204000",
      " | Parks | actual_to_date 2008-09 590000",
      " | Parks | annual_budget 2009-10 1250000",
      " | Parks | actual_to_date 2009-10 610000",
      " | Parks | projection 2009-10 1260000",
    ]);
  });

  test("heads of money that were not read as heads set their table aside", () => {
    const reading = readCells(
      "Service | >2 Budget 2008/09 | = | >2 Budget 2009/10 | =",
      "Environment | | | |",
      "Service and what was spent on it | Annual Budget | Actual | Annual Budget | Actual",
      "Parks | 1,204 | 590 | 1,250 | 610",
      "Markets | 310 | 150 | 322 | 160",
      "Cemeteries | 410 | 250 | 422 | 260",
    );
    expect(amountsOf(reading)).toEqual([]);
    expect(reading.problems.map(({ message }) => message).join()).toContain("prints its heads");
  });

  test("a portfolio merged over its lines is their section", () => {
    expect(
      amountsOf(
        readCells(
          "Portfolio | | Annual Budget | Actual to Date",
          "v3 Resources | Expenditure | 14,194 | 7,452",
          "= | Income | (194) | (52)",
          "= | Net | 14,000 | 7,400",
          "v3 Culture | Expenditure | 4,705 | 2,449",
          "= | Income | (105) | (49)",
          "= | Net | 4,600 | 2,400",
        ),
      ).filter((line) => /annual/.test(line)),
    ).toEqual([
      "Resources | Expenditure | annual_budget 2009-10 14194000",
      "Resources | Income | annual_budget 2009-10 -194000",
      "Resources | Net | annual_budget 2009-10 14000000",
      "Culture | Expenditure | annual_budget 2009-10 4705000",
      "Culture | Income | annual_budget 2009-10 -105000",
      "Culture | Net | annual_budget 2009-10 4600000",
    ]);
  });

  test("columns without a year are of the year of the budget before them", () => {
    expect(
      amountsOf(
        readCells(
          "Service | Budget 2010/11 | Cumulative budget | Cumulative actual",
          "Parks | 1,204 | 602 | 590",
          "Markets | 310 | 155 | 150",
        ),
      ).slice(0, 3),
    ).toEqual([
      " | Parks | annual_budget 2010-11 1204000",
      " | Parks | budget_to_date 2010-11 602000",
      " | Parks | actual_to_date 2010-11 590000",
    ]);
  });

  test.each([
    ["Profiled Estimate", "budget_to_date"],
    ["Profiled Adjusted Budget", "budget_to_date"],
    ["Profile", "budget_to_date"],
    ["Budget up to 30 June 2009", "budget_to_date"],
    ["Expected Out-turn", "projection"],
    ["What we expect to spend", "projection"],
    ["Orders not yet invoiced", "committed"],
    ["Open orders", "committed"],
  ])("%s is %s", (header, measure) => {
    const read = readReport("## Revenue budget (£m)", [
      `Service | Annual Budget | ${header}`,
      "Parks | 1.20 | 0.59",
      "Markets | 0.31 | Cr 0.15",
      "Cemeteries | 0.38 | Nil",
    ]);
    expect(
      read.records.flatMap((record) =>
        record.kind === "budget" && record.column === header
          ? [[record.measure, record.amountGbp]]
          : [],
      ),
    ).toEqual([
      [measure, 590_000],
      [measure, -150_000],
      [measure, 0],
    ]);
  });

  test("posts among amounts are none", () => {
    expect(
      amountsOf(
        readReport("## Revenue budget (£000)", [
          "Service | Annual Budget | Posts",
          "Parks | 1,204 | 44.7",
          "Markets | 310 | 6.5",
        ]),
      ).filter((line) => /44|6500|\b7\b/.test(line)),
    ).toEqual([]);
  });
});
