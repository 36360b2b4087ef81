import { describe, expect, test } from "vitest";
import { type Reading, readReport } from "../builders.ts";

/** What is stored: `Parks: annual_budget 2008-09 1204000`. */
const amountsOf = ({ records }: Reading): string[] =>
  records.flatMap((record) =>
    record.kind === "budget"
      ? [`${record.line}: ${record.measure} ${record.period} ${record.amountGbp}`]
      : [],
  );
const codesOf = ({ problems }: Reading): string[] => problems.map(({ code }) => code);

describe("tables of money whose lines are no services", () => {
  test.each(["Partner", "Grant", "Source", "Funding stream", "Parish", "Zorb"])("%s", (name) => {
    expect(
      amountsOf(
        readReport("## Finance", [
          `${name} | Budgeted contribution 2008/09 (£000) | Paid to 31 December 2008 (£000)`,
          "Taunton Deane | 2,515 | 1,886",
          "Mendip | 2,492 | 1,869",
        ]),
      ),
    ).toEqual([
      "Taunton Deane: annual_budget 2008-09 2515000",
      "Taunton Deane: actual_to_date 2008-09 1886000",
      "Mendip: annual_budget 2008-09 2492000",
      "Mendip: actual_to_date 2008-09 1869000",
    ]);
  });

  test("an allocation, what was received of it and what is expected", () => {
    expect(
      amountsOf(
        readReport("## Specific grants", [
          "Grant | Allocation 2008/09 £000 | Received to 30 September £000 | Forecast £000",
          "Sure Start | 6,204 | 2,910 | 6,150",
        ]),
      ),
    ).toEqual([
      "Sure Start: annual_budget 2008-09 6204000",
      "Sure Start: actual_to_date 2008-09 2910000",
      "Sure Start: projection 2008-09 6150000",
    ]);
  });

  test("how capital is financed, year by year, whether a heading or a caption says so", () => {
    for (const title of ["## Capital resources", "Table 2 – Capital funding"])
      expect(
        amountsOf(
          readReport("## Programme", title, [
            "Source | 2009/10 £000 | 2010/11 £000",
            "Supported borrowing | 4,110 | 4,900",
            "Grants | 3,315 | 7,320",
          ]),
        ),
      ).toEqual([
        "Supported borrowing: capital 2009-10 4110000",
        "Supported borrowing: capital 2010-11 4900000",
        "Grants: capital 2009-10 3315000",
        "Grants: capital 2010-11 7320000",
      ]);
  });
});

describe("columns of money that are neither budget nor spending", () => {
  test("a capital scheme's whole cost and its later years are of no year", () => {
    for (const whole of ["Total scheme cost", "Estimated cost", "Scheme cost"])
      expect(
        amountsOf(
          readReport("## Capital programme £000", [
            `Scheme | ${whole} | Spend to 31.3.08 | 2008/09 | 2009/10 | Later years`,
            "Market hall | 6,200 | 1,150 | 3,050 | 1,500 | 500",
            "Leisure pool | 4,400 | 210 | 2,190 | 1,800 | 200",
          ]),
        ).slice(0, 5),
      ).toEqual([
        "Market hall: capital  6200000",
        "Market hall: actual_to_date 2007-08 1150000",
        "Market hall: capital 2008-09 3050000",
        "Market hall: capital 2009-10 1500000",
        "Market hall: capital  500000",
      ]);
  });

  test.each([
    "Budget Changes",
    "Additions to budget",
    "Virements",
    "Budget movement (£000)",
    "Additional Schemes",
    "New schemes £000",
    "Additions 2008/09",
    "Reductions",
    "Increase/(decrease)",
  ])("%s are a capital programme's changes, and unknown in a revenue budget", (header) => {
    const rows = [
      `Scheme | Approved Budget 2008/09 | ${header} | Latest Budget 2008/09`,
      "Market hall | 2,400 | 150 | 2,550",
      "Leisure pool | 310 | (32) | 278",
    ];
    expect(amountsOf(readReport("## Capital monitoring (£000)", rows))[1]).toBe(
      "Market hall: capital 2008-09 150000",
    );
    const revenue = readReport("## Revenue monitoring (£000)", rows);
    expect(amountsOf(revenue)[1]).toBe("Market hall:  2008-09 150000");
    expect(codesOf(revenue)).toContain("column-unrecognised");
  });

  test.each([
    ["Variations", "Revised programme 2008/09", "capital"],
    ["Approved variations 2008/09", "Revised programme 2008/09", "capital"],
    ["Variation", "Actual to 30 September 2008", "variance"],
    ["Variation to budget", "Latest budget 2008/09", "variance"],
  ])("%s beside %s in a capital programme: %s", (header, beside, measure) => {
    const [, amount] = amountsOf(
      readReport("## Capital programme (£000)", [
        `Scheme | Approved programme 2008/09 | ${header} | ${beside}`,
        "Market hall | 2,400 | 150 | 2,550",
        "Leisure pool | 310 | (32) | 278",
      ]),
    );
    expect(amount).toBe(`Market hall: ${measure} 2008-09 150000`);
  });

  test("a budget after virements is a budget", () => {
    expect(
      amountsOf(
        readReport("## Revenue monitoring (£000)", [
          "Service | Original budget | Budget after virements",
          "Parks | 1,204 | 1,250",
          "Markets | 310 | 322",
        ]),
      ).slice(0, 2),
    ).toEqual(["Parks: annual_budget 2008-09 1204000", "Parks: annual_budget 2008-09 1250000"]);
  });

  test("what goes into a reserve between two balances is no income", () => {
    const reading = readReport("## Reserves £000", [
      "Reserve | Balance 1.4.08 | Contributions | Used in year | Balance 31.3.09",
      "Insurance | 2,110 | 400 | (350) | 2,160",
      "Repairs | 950 | 100 | (220) | 830",
    ]);
    expect(amountsOf(reading).slice(0, 4)).toEqual([
      "Insurance: balance 2008-09 2110000",
      "Insurance:  2008-09 400000",
      "Insurance:  2008-09 -350000",
      "Insurance: balance 2008-09 2160000",
    ]);
  });

  test("bare years over balances are of no known financial year", () => {
    expect(
      amountsOf(
        readReport("## Balances", [
          "£000 | 2006 | 2007 | 2008",
          "General Fund | 5,010 | 5,240 | 5,600",
          "Housing | 2,210 | 2,140 | 2,020",
        ]),
      ).slice(0, 3),
    ).toEqual([
      "General Fund: balance  5010000",
      "General Fund: balance  5240000",
      "General Fund: balance  5600000",
    ]);
  });
});
