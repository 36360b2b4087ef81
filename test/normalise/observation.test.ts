import { describe, expect, it } from "vitest";
import { normalise } from "../../src/normalise/index.ts";
import type { Observation } from "../../src/records.ts";
import type { IndicatorRow, PrintedMark, PrintedValue } from "../../src/rows.ts";

const value = (text: string, more: Partial<PrintedValue> = {}): PrintedValue => ({
  measure: "actual",
  header: "Actual",
  text,
  struck: [],
  baseline: false,
  source: { block: 0 },
  place: 0,
  ...more,
});

const mark = (text: string, header: string): PrintedMark => ({
  text,
  header,
  marks: [],
  source: { block: 0 },
});

const row = (values: readonly PrintedValue[], more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  kind: "indicator",
  places: [],
  evidence: [],
  indicatorTable: 1,
  section: "",
  reference: "",
  referenceHeader: "",
  title: "Visits",
  unit: "",
  responsible: "",
  commentary: "",
  statuses: [],
  directions: [],
  values,
  ...more,
});

function read(rows: readonly IndicatorRow[], periodLabel = "2008-09") {
  const { value: normalised, problems } = normalise(
    {
      facts: {
        council: "Rochford",
        directorate: "",
        service: "",
        docType: "other",
        title: "",
        periodLabel,
      },
      keys: [],
      verdicts: [],
      rows,
      asides: [],
    },
    { file: "a.txt", doc: "a", sha256: "0", bytes: 1 },
  );
  const records = normalised.records.filter(
    (record): record is Observation => record.kind === "observation",
  );
  return { records, problems, leftOut: normalised.leftOut };
}

describe("cells that hold no value", () => {
  it("gives no record for a dash or nothing, and hands the dash on", () => {
    const { records, leftOut, problems } = read([row([value("-"), value(""), value("12")])]);
    expect(records.map(({ raw }) => raw)).toEqual(["12"]);
    expect(leftOut.map(({ text, why }) => [text, why])).toEqual([
      ["-", "a dash alone is an empty cell"],
    ]);
    expect(problems).toEqual([]);
  });

  it("leaves struck text out of raw and value, and says where nothing is left", () => {
    const replaced = value("65%\n68%", { struck: ["65%"] });
    const gone = value("65%", { struck: ["65%"] });
    const { records, leftOut, problems } = read([row([replaced, gone])]);
    expect(records.map((record) => [record.raw, record.value])).toEqual([["68%", 68]]);
    expect(leftOut.map(({ text }) => text)).toEqual(["65%"]);
    expect(problems.map(({ code }) => code)).toEqual(["value-unreadable"]);
  });
});

describe("what is said of a value", () => {
  it.each([
    ["<5", "is a limit, not a value; it was kept as printed."],
    ["19 (38%)", "is no single value; it was kept as printed."],
    ["approx 85%", "is an estimate or a change; its number was kept."],
    ["1667%", "may be two cells run together; it was read as printed."],
  ])("%s %s", (text, said) => {
    const { problems } = read([row([value(text)])]);
    expect(problems.map(({ message }) => message)).toEqual([`"${text}" ${said}`]);
  });
});

it.each([
  ["86%", "", "Actual", "Number of visits", "percent"],
  ["86", "%", "Actual", "Number of visits", "percent"],
  ["86", "Days", "Actual", "Number of visits", ""],
  ["86", "", "Actual (%)", "Number of visits", "percent"],
  ["86", "", "Actual £000", "Cost of visits £", "gbp_thousand"],
  ["86", "", "Actual", "Number of visits", "count"],
  ["86", "", "Actual", "Visits by more than 85% of staff", ""],
  ["Level 2", "", "Actual", "Percentage at the standard", ""],
  ["<5", "", "Actual", "Number of visits", ""],
  [">95%", "", "Actual", "Number of visits", "percent"],
  ["N/A", "", "Actual", "Number of visits", "count"],
])("the unit of %s, unit column %j, under %s, of %s is %j", (text, unit, header, title, expected) => {
  const { records } = read([row([value(text, { header })], { unit, title })]);
  expect(records[0]?.unit).toBe(expected);
});

it("takes a year printed with the value as its period, not as data_year", () => {
  const { records } = read([
    row([
      value("3.1 (2007/08)"),
      value("48% (2003)"),
      value("52% (05/06)", { baseline: true, header: "Baseline" }),
    ]),
  ]);
  expect(records.map(({ period, qualifiers }) => [period, qualifiers.join(";")])).toEqual([
    ["2007-08", ""],
    ["2008-09", "data_year=2003"],
    ["2005-06", "baseline"],
  ]);
});

describe("states", () => {
  const quarters = [
    value("1", { header: "Q1" }),
    value("2", { header: "Q2" }),
    value("3", { header: "Target 2008/09", measure: "target" }),
    value("4", { header: "Actual 2007/08" }),
  ];
  it("gives a quarter's status to its quarter and the latest to the year's target", () => {
    const statuses = [mark("Green", "Q1 status"), mark("Red", "Q2 status"), mark("", "Q3 status")];
    const { records } = read([row(quarters, { statuses })]);
    expect(records.map(({ status }) => status)).toEqual(["green", "red", "red", ""]);
  });

  it("gives a single status without a quarter to every value of the row", () => {
    const { records } = read([row(quarters, { statuses: [mark("Amber", "Status")] })]);
    expect(records.map(({ status }) => status)).toEqual(["amber", "amber", "amber", "amber"]);
  });
});

describe("codes told by the whole report", () => {
  const titled = (reference: string, title: string) =>
    row([value("1")], { reference, referenceHeader: "Ref", title });
  const codesOf = (rows: readonly IndicatorRow[]) =>
    read(rows).records.map(({ codes }) => codes.join(";"));

  it("reads N59 as NI59 where the titles are the national set's", () => {
    expect(
      codesOf([
        titled("N112", "Under 18 conception rate"),
        titled(
          "N175",
          "Access to services and facilities by public transport, walking and cycling",
        ),
        titled("N3", "A title of our own"),
      ]),
    ).toEqual(["NI112", "NI175", "NI3"]);
  });

  it("leaves N3 alone where they are not", () => {
    expect(codesOf([titled("N3", "Visits to parks"), titled("N4", "Swims")])).toEqual(["N3", "N4"]);
  });

  it("reads a bare number by its header, else by the catalogue's title, else not at all", () => {
    const bare = row([value("1")], {
      reference: "221a and 221b",
      referenceHeader: "BVPI",
      title: "Young people gaining a recorded outcome",
    });
    expect(codesOf([bare])).toEqual(["BVPI221a;BVPI221b"]);
    expect(codesOf([titled("112", "Under 18 conception rate")])).toEqual(["NI112"]);
    expect(codesOf([titled("1", "Visits to libraries")])).toEqual([""]);
  });

  it("takes a habitual code at the head of titles as their reference", () => {
    const { records } = read(
      ["HSG 01 – Rent collected", "HSG 02 – Arrears", "HSG 03 – Relet time"].map((title) =>
        row([value("1")], { title }),
      ),
    );
    expect(records.map(({ ref, title, codes }) => [ref, title, codes.join(";")])[0]).toEqual([
      "HSG 01",
      "Rent collected",
      "HSG1",
    ]);
  });
});
