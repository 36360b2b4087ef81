import { describe, expect, it } from "vitest";
import { findingsIn, findingsOf, reportToCheck } from "./read-report.ts";

/** What the table says against itself. */
const ofTable = (...lines: readonly string[]): string[] => findingsIn("## Appendix", lines);

describe("gross, income and net", () => {
  const statement = (net: string, grant = "(20)") =>
    ofTable(
      "Service | Gross £000 | Grant income £000 | Other income £000 | Net £000",
      "Libraries | 420 | (63) | (12) | 345",
      `Museums | 100 | ${grant} | (5) | ${net}`,
      "Parks | 200 | (20) | (30) | 150",
      "Theatres | 300 | (20) | (10) | 270",
      "Markets | 410 | (90) | (70) | 250",
    );
  it.each([
    ["75", []],
    // two units of the last printed digit may be rounding, three may not
    ["77", []],
    ["73", []],
    ["78", ["net-mismatch: 75 (£000)"]],
    ["72", ["net-mismatch: 75 (£000)"]],
  ])("a net of %s", (net, expected) => {
    expect(statement(net)).toEqual(expected);
  });
  it("adds a dash as nothing, and leaves a line with an income that nobody can read", () => {
    expect(statement("95", "-")).toEqual([]);
    expect(statement("78", "12 or so")).toEqual([]);
  });
  it("reads income printed without brackets", () => {
    const lines = (net: string) =>
      ofTable(
        "Service | Gross £000 | Grant income £000 | Net £000",
        "Libraries | 420 | 63 | 357",
        `Museums | 100 | 20 | ${net}`,
        "Parks | 200 | 20 | 180",
        "Theatres | 300 | 20 | 280",
        "Markets | 410 | 90 | 320",
      );
    expect(lines("80")).toEqual([]);
    expect(lines("60")).toEqual(["net-mismatch: 80 (£000)"]);
  });
  it("doubts nothing where fewer than three lines agree", () => {
    // an income that cannot be read agrees with nothing
    expect(
      ofTable(
        "Service | Gross £000 | Grant income £000 | Net £000",
        "Libraries | 420 | (63) | 357",
        "Museums | 100 | (20) | 60",
        "Parks | 200 | (20) | 180",
        "Theatres | 300 | 20 or so | 280",
      ),
    ).toEqual([]);
    expect(
      ofTable(
        "Service | Gross £000 | Grant income £000 | Net £000",
        "Libraries | 420 | (63) | 357",
        "Museums | 100 | (20) | 60",
        "Parks | 200 | (20) | 180",
      ),
    ).toEqual([]);
  });
});

describe("columns that make another in most rows", () => {
  const revised = (last: string) =>
    ofTable(
      "Scheme | Original | Changes | Revised",
      "Road safety | 120 | 14 | 134",
      "Bridges | 340 | 25 | 365",
      "Lighting | 210 | 31 | 241",
      "Drains | 160 | 22 | 182",
      last,
    );
  it.each([
    ["Verges | 155 | 18 | 173", []],
    ["Verges | 155 | 18 | 174", []],
    // three rounded figures are a unit and a half
    ["Verges | 155 | 18 | 175", ["total-mismatch: 173"]],
    ["Verges | 155 | 18 | 171", ["total-mismatch: 173"]],
    ["Verges | 155 | 18 | 137", ["total-mismatch: 173"]],
    // in another unit
    ["Verges | 155,000 | 18 | 173", ["unit-changes: 155"]],
    // nothing to add
    ["Verges | 155 | 0 | 173", []],
    ["Verges | 155 | | 173", []],
    ["Verges | 155 | 18% | 190", []],
    // one figure is all the others together
    ["Verges | 0 | 0 | 0", []],
  ])("%s", (last, expected) => {
    expect(revised(last)).toEqual(expected);
  });

  it("asks for four rows that agree, and three quarters of all", () => {
    expect(
      ofTable(
        "Scheme | Original | Changes | Revised",
        "Road safety | 120 | 14 | 134",
        "Bridges | 340 | 25 | 365",
        "Lighting | 210 | 31 | 241",
        "Verges | 155 | 18 | 137",
      ),
    ).toEqual([]);
    expect(
      ofTable(
        "Scheme | Original | Changes | Revised",
        "Road safety | 120 | 14 | 134",
        "Bridges | 340 | 25 | 365",
        "Lighting | 210 | 31 | 241",
        "Drains | 160 | 22 | 182",
        "Verges | 155 | 18 | 137",
        "Paths | 255 | 28 | 237",
      ),
    ).toEqual([]);
  });

  it("does so for quarters and their year, and names what it adds in the order it is printed", () => {
    const rows = (last: string) =>
      ofTable(
        "Team | Q1 | Q2 | Q3 | Q4 | Year",
        "North | 12 | 15 | 11 | 19 | 57",
        "South | 22 | 25 | 21 | 29 | 97",
        "East | 32 | 15 | 41 | 19 | 107",
        "West | 14 | 16 | 13 | 17 | 60",
        last,
      );
    expect(rows("Centre | 10 | 20 | 30 | 40 | 100")).toEqual([]);
    expect(rows("Centre | 10 | 20 | 30 | 40 | 110")).toEqual(["total-mismatch: 100"]);
  });
});

describe("shares of a total", () => {
  const shares = (parks: string, ...more: readonly string[]) =>
    ofTable(
      "Waste | Tonnes | Share",
      "Paper | 400 | 20.0%",
      "Glass | 300 | 15.0%",
      "Garden | 700 | 35.0%",
      `Food | 250 | ${parks}`,
      ...more,
      "Total | 2,000 | 100.0%",
    );
  const rest = "Other | 350 | 17.5%";
  it.each([
    ["12.5%", []],
    ["12.6%", []],
    // beyond its own rounding and the figures', and beyond what is left to those who rounded twice
    ["12.8%", ["share-mismatch: 12.5%"]],
    ["12.2%", ["share-mismatch: 12.5%"]],
    ["15.2%", ["share-mismatch: 12.5%"]],
    ["-", []],
  ])("%s", (share, expected) => {
    expect(shares(share, rest)).toEqual(expected);
  });
  it("gives small figures the room of their own rounding, and no more", () => {
    const small = (food: string) =>
      ofTable(
        "Waste | Tonnes | Share",
        "Paper | 20 | 40.0%",
        "Glass | 15 | 30.0%",
        "Garden | 10 | 20.0%",
        `Food | 5 | ${food}`,
        "Total | 50 | 100.0%",
      );
    expect(small("11.0%")).toEqual([]);
    expect(small("12.0%")).toEqual(["share-mismatch: 10.0%"]);
  });
  it("leaves a line without a figure, and percentages of percentages", () => {
    expect(shares("12.5%", "Other | 350 | 17.5%", "Metal | 0 | 3.0%")).toEqual([]);
    expect(
      ofTable(
        "Waste | Recovered | Share",
        "Paper | 40% | 20.0%",
        "Glass | 30% | 15.0%",
        "Garden | 70% | 35.0%",
        "Food | 25% | 42.5%",
        "Total | 200% | 100.0%",
      ),
    ).toEqual([]);
  });
});

describe("a figure in another unit than its column", () => {
  const column = (last: string) =>
    ofTable(
      "Service | Budget £m",
      "Libraries | 1.4",
      "Museums | 8.6",
      "Parks | 14.2",
      "Theatres | 9.7",
      `Markets | ${last}`,
    );
  const slip = "unit-changes: a figure in the unit of the 4 others";
  it.each([
    ["1,850", [slip]],
    ["11,850", [slip]],
    // as far out as a large line may be
    ["710", []],
    ["711", [slip]],
    // a thousandth of it is no figure of this column either
    ["142,000", [slip]],
    ["142,100", []],
    ["610", []],
    ["12", []],
  ])("%s", (last, expected) => {
    expect(column(last)).toEqual(expected);
  });
  it("asks for four others", () => {
    expect(
      ofTable(
        "Service | Budget £m",
        "Libraries | 11.4",
        "Museums | 8.6",
        "Parks | 14.2",
        "Markets | 11,850",
      ),
    ).toEqual([]);
  });
});

describe("totals of counts", () => {
  const staff = (total: string, header = "Team | Posts") =>
    ofTable(header, "North | 120", "South | 250", "East | 330", `Total | ${total}`);
  it.each([
    ["700", []],
    ["701", ["total-mismatch: 700"]],
    ["699", ["total-mismatch: 700"]],
    ["777", ["total-mismatch: 700"]],
    // further off than a tenth, its rows may be others
    ["778", []],
    ["630", []],
    ["637", ["total-mismatch: 700"]],
  ])("%s", (total, expected) => {
    expect(staff(total)).toEqual(expected);
  });
  it.each([
    "Team | Average",
    "Team | Rate",
    "Team | 2009 year",
    "Team | Score",
  ])("of %s are none", (header) => {
    expect(staff("701", header)).toEqual([]);
  });
  it("are of three rows and more, all of which have a figure and are no part of another", () => {
    expect(ofTable("Team | Posts", "North | 120", "South | 250", "Total | 371")).toEqual([]);
    expect(ofTable("Team | Posts", "North | 120", "South | 250", "East | ", "Total | 371")).toEqual(
      [],
    );
    expect(
      ofTable(
        "Team | Posts",
        "North | 120",
        "of which part-time | 20",
        "East | 330",
        "Total | 451",
      ),
    ).toEqual([]);
  });
  it("are doubted where as many columns agree as do not", () => {
    const two = (posts: string, vacancies: string) =>
      ofTable(
        "Team | Posts | Vacancies",
        "North | 120 | 12",
        "South | 250 | 9",
        "East | 330 | 21",
        `Total | ${posts} | ${vacancies}`,
      );
    expect(two("700", "42")).toEqual([]);
    expect(two("700", "44")).toEqual(["total-mismatch: 42"]);
    expect(two("705", "44")).toEqual([]);
  });
});

describe("percentages of what adds up to a hundred", () => {
  const basket = (...weights: readonly number[]) =>
    ofTable(
      "Ref | Indicator | Weight | Target 2009/10",
      ...weights.map(
        (weight, at) =>
          `F${at < 2 ? 11 : at < 4 ? 12 : at < 6 ? 13 : 14} | Measure number ${at + 1} of the scorecard | ${weight}% | ${10 + at}`,
      ),
    );
  it.each([
    [[50, 50, 40, 60, 30, 70, 20, 80], []],
    [[50, 50, 40, 60, 30, 70, 20, 60], ["weight-sum: 100%"]],
    // each of two may be rounded by half a point
    [[50, 50, 40, 60, 30, 70, 20, 79], []],
    [[50, 50, 40, 60, 30, 70, 20, 78], ["weight-sum: 100%"]],
    [[50, 50, 40, 60, 30, 60, 20, 60], []],
  ])("%j", (weights, expected) => {
    expect(basket(...weights)).toEqual(expected);
  });
});

describe("cells of one row that are not of one thing", () => {
  const row = (title: string, ...cells: readonly string[]) =>
    ofTable(
      "Ref | Indicator | Actual 2008/09 | Target 2009/10 | Actual 2009/10",
      `LI1 | ${title} | ${cells.join(" | ")}`,
      "LI2 | Number of visits to the museum | 120 | 150 | 160",
    );
  const oneUnit = "unit-changes: one unit in the whole row";
  const oneBasis = "unit-changes: one basis in the whole row";
  it.each([
    ["Homes made decent", ["84%", "85%", "86%"], []],
    ["Homes made decent", ["84%", "£85", "86%"], [oneUnit]],
    ["Homes made decent", ["84%", "85%", "861"], [oneUnit]],
    ["Homes made decent", ["84%", "85%", "101"], [oneUnit]],
    // a hundred may be a percentage without its sign
    ["Homes made decent", ["84%", "85%", "100"], []],
    ["Burglaries", ["14.2 per 1,000", "14.0 per 1,000", "13.1 per 1,000"], []],
    ["Burglaries", ["14.2 per 1,000", "14.0 per 10,000", "13.1 per 1,000"], [oneBasis]],
    [
      "Burglaries per 1,000 households",
      ["14.2", "14.0", "13.1 per 10,000"],
      ["unit-changes: figures per 1,000"],
    ],
  ])("%s: %j", (title, cells, expected) => {
    expect(row(title, ...cells)).toEqual(expected);
  });
});

describe("a cumulative count", () => {
  const quarters = (title: string, ...cells: readonly string[]) =>
    ofTable(
      "Ref | Indicator | Q1 2009/10 Actual | Q2 2009/10 Actual | Q3 2009/10 Actual",
      `LI1 | ${title} | ${cells.join(" | ")}`,
    );
  it.each([
    ["Number of visits (cumulative)", ["120", "250", "330"], []],
    ["Number of visits (cumulative)", ["120", "250", "250"], []],
    ["Number of visits (cumulative)", ["120", "250", "249"], ["cumulative-falls: at least 250"]],
    ["Number of visits", ["120", "250", "249"], []],
    ["Percentage of visits (cumulative)", ["12%", "25%", "24%"], []],
  ])("%s: %j", (title, cells, expected) => {
    expect(quarters(title, ...cells)).toEqual(expected);
  });
});

describe("a code over the title of another", () => {
  const rows = [
    "Ref | Indicator | Target 2009/10",
    "NI 60 | Percentage of core assessments for children's social care that were carried out within 35 working days of their commencement | 80%",
    "NI 61 | Timeliness of placements of looked after children for adoption following an agency decision that the child should be placed for adoption | 70%",
  ];
  it("is told once", () => {
    expect(ofTable(...rows)).toEqual([]);
    const wrong = rows.map((line) => line.replace("NI 61", "NI 62"));
    const expected = ["code-title-mismatch: a code and a title of one indicator"];
    expect(ofTable(...wrong)).toEqual(expected);
    const report = reportToCheck("## Appendix", wrong);
    const told = { severity: "warning", stage: "normalise", table: 1, message: "" } as const;
    const at = (row: number, code: "code-title-mismatch" | "value-unreadable") => ({
      ...told,
      row,
      code,
    });
    expect(findingsOf({ ...report, problems: [at(2, "code-title-mismatch")] })).toEqual([]);
    expect(findingsOf({ ...report, problems: [at(1, "code-title-mismatch")] })).toEqual(expected);
    expect(findingsOf({ ...report, problems: [at(2, "value-unreadable")] })).toEqual(expected);
  });
});
