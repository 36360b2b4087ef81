import { describe, expect, it } from "vitest";
import { basisIn } from "../../src/check/basis-words.ts";
import { findFindings } from "../../src/check/index.ts";
import type { Block } from "../../src/document.ts";
import type { CouncilRecord, Observation } from "../../src/records.ts";
import type { ColumnReading } from "../../src/rows.ts";
import { tableOf } from "../report-builders.ts";
import { checked, indicatorRow, promised, statementOf } from "./records.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

interface Given {
  readonly records: readonly CouncilRecord[];
  readonly blocks?: readonly Block[];
  readonly columns?: readonly Pick<ColumnReading, "column" | "header" | "role">[];
}

const found = ({ records, blocks = [], columns = [] }: Given) =>
  findFindings(
    checked(records, {
      document: { ...checked([]).document, blocks } as never,
      verdicts: [
        {
          table: 1,
          kind: "indicator",
          why: [],
          columns: columns.map((column) => ({ ...column, how: "listed" as const })),
          headerRows: [0],
        },
      ],
    }),
  );
const codes = (given: Given): string[] => found(given).map(({ code }) => code);

const figures = (title: string, cells: readonly string[], over: Partial<Observation> = {}) =>
  indicatorRow(
    { title, codes: ["LI4"], ref: "LI4", ...over },
    ...cells.map((raw, at) => ({
      measure: at === 1 ? ("target" as const) : ("actual" as const),
      period: at === 0 ? "2008-09" : "2009-10",
      raw,
      value: Number.parseFloat(raw.replace(/[£,]/g, "")),
    })),
  );

describe("one basis in a row", () => {
  it.each([
    [["42.1 per 1,000", "40", "41 per 10,000"], ["unit-changes"]],
    [["42.1 per 1,000", "40", "41 per 1000"], []],
    [["9.1 days per head", "9", "8.7 days per capita"], []],
    [["31 days", "28 days", "64%"], ["unit-changes"]],
    [["90% in 5 days", "91% in 5 days", "92%"], []],
    [["71% (all residents)", "72%", "79% (park users)"], ["unit-changes"]],
    [["71% (girls and boys)", "72%", "79% (girls and boys)"], []],
    [["71% (males)", "72%", "79% (females)"], ["unit-changes"]],
    [["71% (males)", "72%", "79% (men)"], []],
    [["71% (KS2)", "72%", "79% (KS3)"], ["unit-changes"]],
    [["£2.31", "£2.20", "219p"], []],
  ])("%s", (cells, expected) => {
    expect(codes({ records: figures("Local result", cells) })).toEqual(expected);
  });

  it("leaves a row alone that says that its basis was changed", () => {
    const commentary = "Restated on the new definition.";
    const cells = ["42.1 per 1,000", "40", "41 per 10,000"];
    expect(codes({ records: figures("Local result", cells, { commentary }) })).toEqual([]);
  });

  it("holds a rate in the title against the figures and the code", () => {
    const title = "Crimes per 1,000 population";
    expect(codes({ records: figures(title, ["12 per 10,000", "11"]) })).toEqual(["unit-changes"]);
    const [finding] = found({
      records: figures("Young people in drug treatment per 10,000 population", ["12", "11"], {
        codes: ["NI15"],
        ref: "NI 15",
      }),
    });
    expect(finding?.finding.expected).toBe("per 1,000");
  });

  const columns = (...headers: readonly string[]) =>
    headers.map((header, column) => ({ column, header, role: "value" }));
  it.each([
    [["Actual 2008/09 (per 1,000)", "Target (per 1,000)", "Actual (per 10,000)"], 1],
    [["Actual 2008/09 (%)", "Target (%)", "Actual (number)"], 1],
    [["Actual 2008/09 (%)", "Target (%)", "Actual (%)"], 0],
  ])("%s", (headers, count) => {
    const records = [1, 2, 3].flatMap(() => figures("Local result", ["12", "11", "10"]));
    expect(found({ records, columns: columns(...headers) })).toHaveLength(count);
  });

  it("takes a number and its percentage for one period for what they are", () => {
    const records = [1, 2].flatMap(() => {
      const [first, second] = figures("Local result", ["12", "11"]);
      return [first, { ...second, measure: "actual", period: "2008-09" }] as Observation[];
    });
    expect(codes({ records, columns: columns("Actual (number)", "Actual (%)") })).toEqual([]);
  });

  it("names what it read", () => {
    expect(basisIn("12 per 10,000 aged 65+").rate).toEqual({
      key: "per 10000",
      words: "per 10,000",
    });
    expect(basisIn("girls 71%, boys 66%").people).toBeUndefined();
  });
});

describe("the unit column", () => {
  const table = (unit: string) =>
    tableOf([
      ["Indicator", "Unit", "2008/09", "2009/10"],
      ["Local result", unit, "12", "13"],
    ]);
  const given = (unit: string, ...cells: string[]): Given => ({
    records: figures("Local result", cells).map((record) => ({
      ...record,
      source: { ...record.source, row: 1 },
    })),
    blocks: [table(unit)],
    columns: [{ column: 1, header: "Unit", role: "unit" }],
  });
  it.each([
    [given("Number", "78%", "80%"), ["unit-changes"]],
    [given("Number", "78", "80"), []],
    [given("%", "78", "80"), []],
    [given("%", "78", "1,204"), ["unit-changes"]],
    [given("% change", "78", "120"), []],
    [given("Days", "78", "80 days"), []],
    [given("Days", "78%", "80%"), ["unit-changes"]],
  ])("%#", (one, expected) => {
    expect(codes(one)).toEqual(expected);
  });
});

describe("totals and shares", () => {
  const staff = (...totals: readonly string[]) =>
    tableOf([
      ["Department", "2008", "2009"],
      ["Environment", "300", "310"],
      ["Care", "520", "530"],
      ["Libraries", "1,200", "1,210"],
      ["Total", ...totals],
    ]);
  it.each([
    [staff("2,020", "2,050"), []],
    [staff("2,020", "2,150"), ["total-mismatch"]],
    // both columns out: a row may be missing
    [staff("2,120", "2,150"), []],
  ])("counts of staff %#", (table, expected) => {
    expect(codes({ records: [promised({ due: [] })], blocks: [table] })).toEqual(expected);
  });

  const statement = statementOf(
    ["annual_budget"],
    [
      ["Adult care", "6,200"],
      ["Libraries", "8,920"],
      ["Total", "15,120"],
    ],
  );
  it.each([
    ["Adult care accounts for £6.2m (41%) of spending.", []],
    ["Adult care accounts for £6.2m (61%) of spending.", ["share-mismatch"]],
    ["Adult care overspent by £6.2m (61%) of its budget.", []],
    ["Care accounts for £6.2m (61%) of spending.", []],
    ["Spending on Libraries was £9.9m.", ["figure-differs"]],
    ["Spending on Libraries was £8.9m.", []],
  ])("%s", (text, expected) => {
    expect(codes({ records: statement, blocks: [paragraph(text)] })).toEqual(expected);
  });
});

describe("counts without a total", () => {
  const statuses = ["green", "green", "green", "amber", "red", "red"] as const;
  const records = statuses.flatMap((status, at) =>
    indicatorRow(
      {
        title: `Local result ${at}`,
        codes: [`LI${at}`],
        ref: `LI${at}`,
        status,
        source: { block: 1, table: 1, row: at + 1, column: 1 },
      },
      { measure: "actual", period: "2009-10", raw: "61%", value: 61, unit: "percent" },
    ),
  );
  it.each([
    ["Three indicators are green, one amber and two red.", []],
    ["Four indicators are green, one amber and two red.", ["count-mismatch"]],
    ["None of the indicators are red.", ["count-mismatch"]],
    ["Half of the indicators are green.", []],
    ["Two thirds of the indicators are red.", ["count-mismatch"]],
    ["All indicators are green.", ["count-mismatch"]],
    ["Nine indicators will be green next year.", []],
    ["Twelve indicators of our partners are green.", []],
    ["Three schemes are red.", []],
  ])("%s", (text, expected) => {
    expect(codes({ records, blocks: [paragraph(text)] })).toEqual(expected);
  });
});

describe("predecessors", () => {
  const waste = (old: string) =>
    figures(
      `Percentage of household waste sent for reuse, recycling and composting (formerly ${old})`,
      ["40%", "42%"],
      { codes: ["NI192"], ref: "NI 192" },
    );
  it.each([
    ["BVPI 82a", []],
    ["BV 82a", []],
    ["BVPI 999", []],
    ["BVPI 8", ["code-title-mismatch"]],
  ])("%s", (old, expected) => {
    expect(codes({ records: waste(old) })).toEqual(expected);
  });
});

describe("what sentences say of the figures", () => {
  const years = (title: string, before: string, after: string, over: Partial<Observation> = {}) =>
    indicatorRow(
      {
        title,
        codes: ["LI7"],
        ref: "LI7",
        source: { block: 1, table: 1, row: 1, column: 1 },
        ...over,
      },
      { measure: "actual", period: "2008-09", raw: before, value: Number.parseFloat(before) },
      { measure: "actual", period: "2009-10", raw: after, value: Number.parseFloat(after) },
    );
  it.each([
    ["Burglaries of homes rose to 6.4 this year.", ["words-contradict"]],
    ["Burglaries of homes fell to 6.4 this year.", []],
    ["Burglaries of homes will have risen to 6.4.", []],
    ["Robberies rose to 6.4.", []],
    ["Absence has again increased, to 9.1 days from 9.4 in 2008/09.", ["words-contradict"]],
    ["Use climbed in each quarter, from 88 households to 58.", ["words-contradict"]],
    ["Use climbed in each quarter, from 58 households to 88.", []],
  ])("%s", (text, expected) => {
    const records = years("Burglaries in homes", "7.2", "6.4");
    expect(codes({ records, blocks: [paragraph(text)] })).toEqual(expected);
  });

  it.each([
    ["worse", ["words-contradict"]],
    ["better", []],
  ] as const)("a trend called %s", (direction, expected) => {
    const records = years("Increase the homes made safer", "29", "31", { direction });
    expect(codes({ records })).toEqual(expected);
  });

  it.each([
    ["A total of 331 new affordable homes were provided.", ["figure-differs"]],
    ["A total of 311 new affordable homes were provided.", []],
    ["A total of 331 new affordable homes are expected.", []],
    ["A total of 947 new affordable homes were provided.", []],
  ])("%s", (text, expected) => {
    const records = years("New affordable homes provided", "412", "311");
    expect(codes({ records, blocks: [paragraph(text)] })).toEqual(expected);
  });

  const spent = statementOf(
    ["annual_budget", "projection", "variance"],
    [
      ["Adult care", "6,200", "7,085", "885"],
      ["Libraries", "8,920", "8,810", "(110)"],
      ["Total", "15,120", "15,895", "775"],
    ],
  );
  it.each([
    ["A forecast overspend of £885,000 is reported.", []],
    ["A forecast underspend of £885,000 is reported.", ["words-contradict"]],
    ["A forecast overspend of £985,000 is reported.", ["figure-differs"]],
    ["The overall overspend is £1.6m.", ["figure-differs"]],
    ["There was an overall overspend of £1.6m.", ["figure-differs"]],
    ["Last year there was an overall overspend of £1.6m.", []],
  ])("%s", (text, expected) => {
    expect(codes({ records: spent, blocks: [paragraph(text)] })).toEqual(expected);
  });

  it.each([
    ["The centre was opened in September 2010.", ["done-before-due"]],
    ["The centre was opened in January 2010.", []],
    ["The centre will be opened in September 2010.", []],
    ["Scan the deeds held in the strong room, November 2010", []],
  ])("%s", (text, expected) => {
    const blocks = [paragraph("Cabinet, 19 March 2010"), paragraph(text)];
    expect(codes({ records: [promised({ due: [] })], blocks })).toEqual(expected);
  });

  it("tells a figure in another unit than its column once", () => {
    const table = tableOf([
      ["Reserve", "April £m", "March £m"],
      ...[
        ["Insurance", "8.6", "8.9"],
        ["Schools", "14.2", "11.2"],
        ["Repairs", "3.1", "2.8"],
        ["Roads", "2.2", "2.0"],
        ["Collection Fund", "1,850", "1,590"],
      ],
    ]);
    const records = statementOf(["balance"], [["Insurance", "8"]]);
    expect(found({ records, blocks: [table] }).map(({ finding }) => finding.printed)).toEqual([
      "1,850",
    ]);
  });

  it("sees a cumulative row that falls under a sentence that says cumulative", () => {
    const table = tableOf([
      ["Agency staff", "Q1", "Q2", "Q3"],
      ["Care", "120", "240", "390"],
      ["Place", "200", "455", "402"],
    ]);
    const given = (said: string) =>
      codes({ records: [promised({ due: [] })], blocks: [paragraph(said), table] });
    expect(given("Spending on agency workers, cumulative from 1 April.")).toEqual([
      "cumulative-falls",
    ]);
    expect(given("Spending on agency workers.")).toEqual([]);
    const long =
      "Spending on agency workers, cumulative from 1 April, as it stood in each quarter.";
    const [finding] = found({
      records: [promised({ due: [] })],
      blocks: [paragraph(long), table],
    });
    expect(finding?.message).toContain("cumulative from 1 April, as it stood in");
  });
});
