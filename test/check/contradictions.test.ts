import { describe, expect, it } from "vitest";
import { findFindings } from "../../src/check/index.ts";
import { readOwnKey } from "../../src/check/own-key.ts";
import type { Block } from "../../src/document.ts";
import type { CouncilRecord, Observation } from "../../src/records.ts";
import { tableOf } from "../report-builders.ts";
import { checked, indicatorRow, promised } from "./records.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const documentOf = (...blocks: readonly Block[]) => ({ ...checked([]).document, blocks }) as never;
const found = (records: readonly CouncilRecord[], ...blocks: readonly Block[]) =>
  findFindings(checked(records, { document: documentOf(...blocks), verdicts: [] }));
const codes = (records: readonly CouncilRecord[], ...blocks: readonly Block[]): string[] =>
  found(records, ...blocks).map(({ code }) => code);

const year = "2009-10";
const percent = (measure: "target" | "actual", value: number, period = year) =>
  ({ measure, period, raw: `${value}%`, value, unit: "percent" }) as const;
const returns = (over: Partial<Observation>, ...values: readonly Partial<Observation>[]) =>
  indicatorRow(
    { title: "Increase the returns completed in time", codes: [], ref: "", ...over },
    ...values,
  );

describe("a status against the report's own key", () => {
  const key =
    "Green: target met. Amber: within 5% of the target. Red: more than 5% off the target.";

  it.each([
    ["amber", 60, ["status-contradicts"]],
    ["amber", 78, []],
    ["green", 78, ["status-contradicts"]],
    ["green", 80, []],
    ["red", 78, ["status-contradicts"]],
    ["red", 60, []],
  ] as const)("%s at %d of 80", (status, value, expected) => {
    // The rest of the report follows its key.
    const sound = [81, 82, 83, 84].flatMap((one) =>
      returns({ status: "green" }, percent("target", 80), percent("actual", one)),
    );
    const row = returns({ status }, percent("target", 80), percent("actual", value));
    expect(codes([...sound, ...row], paragraph(key))).toEqual(expected);
  });

  it.each([
    [[key], 5],
    [["Amber = up to 10 per cent below target. Green = on target."], 10],
    [["On or above target; within 5% of target; more than 5% below target"], 5],
    [[key, "Amber: within 10% of the target. Red: worse."], undefined],
    [["The amber traffic light at the crossing was mended within 5 days."], undefined],
  ])("reads %s", (texts, amber) => {
    expect(readOwnKey(documentOf(...texts.map(paragraph)))?.amber).toBe(amber);
  });
});

describe("a key in percentage points", () => {
  it.each([
    ["percent", ["status-contradicts"]],
    ["count", []],
  ] as const)("judges what is in %s", (unit, expected) => {
    const key =
      "Green: target met. Amber: missed by no more than 3 percentage points. Red: missed by more.";
    const row = (status: "green" | "amber", value: number) =>
      returns(
        { status },
        { ...percent("target", 80), unit },
        { ...percent("actual", value), unit, raw: unit === "percent" ? `${value}%` : `${value}` },
      );
    const sound = [81, 82, 83, 84].flatMap((value) => row("green", value));
    expect(codes([...sound, ...row("amber", 70)], paragraph(key))).toEqual(expected);
  });
});

describe("words against figures", () => {
  const moved = (commentary: string) =>
    codes(returns({ commentary }, percent("actual", 60, "2008-09"), percent("actual", 70)));

  it.each([
    ["The rate has fallen since last year.", ["words-contradict"]],
    ["Performance worsened on 2008/09.", ["words-contradict"]],
    ["The rate has risen since last year.", []],
    ["An increase on the previous year.", []],
    ["Complaints have fallen since the office moved.", []],
    ["The figure rose from 70% to 60%.", ["words-contradict"]],
    ["The figure rose from 60% to 70%.", []],
  ])("%s", (commentary, expected) => {
    expect(moved(commentary)).toEqual(expected);
  });

  it("takes a figure of one year for no slip of another's", () => {
    const row = returns(
      { codes: ["LI4"], ref: "LI4" },
      percent("actual", 35.6, "2008-09"),
      percent("actual", 40.4),
    ).map((value) => ({ ...value, source: { block: 1, table: 1, row: 1, column: 2 } }));
    const said = (text: string) => codes(row, paragraph(text));
    expect(said("In 2009/10 the result for LI4 was 36.5, we believe.")).toEqual([]);
    expect(said("In 2008/09 the result for LI4 was 36.5, we believe.")).toEqual(["figure-differs"]);
    expect(said("The result for LI4 was 36.5, we believe.")).toEqual(["figure-differs"]);
  });

  it("reads sentences as well, and no ranks", () => {
    expect(codes([], paragraph("Visits increased from 1,200 to 900 this year."))).toEqual([
      "words-contradict",
    ]);
    expect(codes([], paragraph("We rose from 5th to 3rd place."))).toEqual([]);
  });
});

describe("what sentences count and quote", () => {
  const projects = Array.from({ length: 5 }, (_, n) =>
    promised({
      id: `p${n}`,
      due: [],
      source: { block: 1, table: 1, row: n + 1, column: 0 },
    }),
  );
  const table = tableOf([
    ["Project", "State"],
    ...["Closed", "Closed", "On track", "Delayed", "On track"].map((state, n) => [`P${n}`, state]),
  ]);

  it.each([
    ["The programme has 5 projects, two closed.", []],
    ["The programme has 5 projects, three closed.", ["count-mismatch"]],
    ["Of the 5 projects, 4 will be closed.", []],
    ["There are 7 projects, of which three are closed.", []],
  ])("%s", (text, expected) => {
    expect(codes(projects, paragraph(text), table)).toEqual(expected);
  });

  it.each([
    ["£6.2m (41%) of the £15.1m budget is for care.", []],
    ["£6.2m (51%) of the £15.1m budget is for care.", ["share-mismatch"]],
    ["£6.2m (51%) more than the £15.1m of last year.", []],
    ["11 of the 20 schools (55%) took part.", []],
    ["11 of the 20 schools (65%) took part.", ["share-mismatch"]],
  ])("%s", (text, expected) => {
    expect(codes([], paragraph(text))).toEqual(expected);
  });

  const row = (commentary = "") =>
    indicatorRow(
      {
        title: "Children in care seen by a dentist",
        codes: ["LI4"],
        ref: "LI4",
        commentary,
        source: { block: 1, table: 1, row: 1, column: 2 },
      },
      percent("actual", 61),
    );

  it.each([
    ["In 2009/10 the result for LI4 was 61%.", "", []],
    ["In 2009/10 the result for LI4 was 71%.", "", ["figure-differs"]],
    ["In 2009/10 the result for LI4 was 71%.", "Restated in May.", []],
    ["In 2009/10 the national average for LI4 was 71%.", "", []],
    ["In 2008/09 the result for LI4 was 71%.", "", []],
  ])("%s %s", (text, commentary, expected) => {
    expect(codes(row(commentary), paragraph(text))).toEqual(expected);
  });
});

describe("tables that add up in their other rows", () => {
  const rows = (last: readonly string[]) =>
    tableOf([
      ["Scheme", "Original", "Changes", "Revised", "Share of revised"],
      ["Site A", "100", "20", "120", "12.0%"],
      ["Site B", "200", "(10)", "190", "19.0%"],
      ["Site C", "300", "15", "315", "31.5%"],
      ["Site D", "80", "5", "85", "8.5%"],
      ["Site E", ...last],
      ["Total", "960", "40", "1,000", "100.0%"],
    ]);

  it.each([
    [["280", "10", "290", "29.0%"], []],
    [["280", "10", "280", "28.0%"], ["total-mismatch"]],
    [["280", "10", "290", "39.0%"], ["share-mismatch"]],
  ])("%s", (last, expected) => {
    expect(codes([promised({ due: [] })], rows(last))).toEqual(expected);
  });

  it.each([
    ["100", ["total-mismatch"]],
    ["101", []],
    ["81", []],
    ["82", ["total-mismatch"]],
    ["90", []],
  ])("doubts the total %s of a column alone where it comes near its rows", (total, expected) => {
    const staff = ["A", "B", "C"].map((name) => [name, "30"]);
    const table = tableOf([["Team", "Staff"], ...staff, ["Total", total]]);
    expect(codes([promised({ due: [] })], table)).toEqual(expected);
  });

  it("adds no percentages where the other rows are counts", () => {
    const quarters = (last: readonly string[]) =>
      tableOf([
        ["Measure", "Q1", "Q2", "Total"],
        ...["A", "B", "C", "D"].map((name) => [name, "20", "30", "50"]),
        ["E", ...last],
      ]);
    const none = [promised({ due: [] })];
    expect(codes(none, quarters(["76%", "23%", "74%"]))).toEqual([]);
    expect(codes(none, quarters(["76", "23", "74"]))).toEqual(["total-mismatch"]);
  });

  it("names no column and no row that is not printed", () => {
    const [finding] = found([promised({ due: [] })], rows(["280", "10", "280", "28.0%"]));
    expect(finding?.message).toBe(
      'In the row "Site E", "280" plus "10" is 290, but "280" is printed under "Revised"; it adds up in 5 other rows of the table.',
    );
    expect(finding).toMatchObject({ table: 1, row: 5, column: 3 });
  });
});

describe("units, dates, codes and cumulative counts", () => {
  it("sees a count of things in per cent", () => {
    const row = (title: string) =>
      codes(indicatorRow({ title, codes: [] }, percent("target", 60), percent("actual", 61)));
    expect(row("Number of visits to libraries")).toEqual(["unit-changes"]);
    expect(row("Number of visits as % of the population")).toEqual([]);
  });

  it("sees a cumulative count that falls", () => {
    const row = (title: string) =>
      codes(
        [21, 40, 35].flatMap((value, at) => ({
          ...indicatorRow(
            { title, codes: [] },
            {
              measure: "actual",
              period: `${year} Q${at + 1}`,
              raw: `${value}`,
              value,
              unit: "count",
            },
          )[0],
          row: 900,
        })) as Observation[],
      );
    expect(row("Homes made safer (cumulative)")).toEqual(["cumulative-falls"]);
    expect(row("Homes made safer")).toEqual([]);
  });

  it.each([
    ["2009-06", "Completed", ["done-before-due"]],
    ["2009-06", "On track", []],
    ["2009-02", "Completed", []],
  ])("due %s in a report to March 2009: %s", (due, state, expected) => {
    const record = promised({
      due: [due],
      planYear: "",
      source: { block: 0, table: 1, row: 1, column: 0 },
    });
    expect(
      codes(
        [record],
        tableOf([
          ["Action", "State"],
          [record.text, state],
        ]),
      ),
    ).toEqual(expected);
  });

  it("sees the code of a neighbour, and takes a successor's title for none", () => {
    const row = (code: string, title: string) =>
      codes(indicatorRow({ codes: [code], ref: code, title }, percent("actual", 14)));
    expect(row("BVPI82a", "Percentage of household waste sent for composting")).toEqual([
      "code-title-mismatch",
    ]);
    expect(row("BVPI102", "Local bus passenger journeys originating in the area")).not.toContain(
      "code-title-mismatch",
    );
  });
});
