import { describe, expect, it } from "vitest";
import { documentOf, observationLine, readingOf, readReport, recordLines } from "../builders.ts";

const header = "Ref | Indicator | Target 2008/09 | Actual 2008/09";
const row = "NI 60 | Core assessments | 80% | 71%";
const plain = [
  "NI60 | Core assessments | target 2008-09 = 80 percent",
  "NI60 | Core assessments | actual 2008-09 = 71 percent",
];

describe("indicator tables with something amiss", () => {
  it("read through noise rows, which are set aside", () => {
    const { interpretation, ...reading } = readReport([
      header,
      " | | | ",
      "~~~ | | | ",
      row,
      "| | | ",
    ]);
    expect(recordLines({ interpretation, ...reading })).toEqual(plain);
    expect(interpretation.asides.map((aside) => aside.row)).toEqual(
      expect.arrayContaining([0, 1, 2, 4]),
    );
  });
  it("read through a header printed again over every row", () => {
    const { records, interpretation } = readReport([header, row, header, row, header, row]);
    expect(records).toHaveLength(6);
    expect(interpretation.asides.filter(({ reason }) => reason === "header")).toHaveLength(3);
  });
  it("keep right-to-left text and marks of direction as printed", () => {
    const title = "Visits \u202bשלום עולם\u202c and مرحبا";
    const lines = recordLines(readReport([header, `LI 5 | ${title} | 80% | 71%`]));
    expect(lines[0]).toBe(`LI5 | ${title} | target 2008-09 = 80 percent`);
  });
  it("do not make one figure of two that a control character parts", () => {
    const { records } = readReport([header, "NI 60 | Core assessments | 8\u00000% | 7\u000b1%"]);
    const values = records.map((record) => record.kind === "observation" && record.value);
    expect(values).toEqual([null, null]);
  });
  it("give a cell of 200,000 characters whole", () => {
    const long = `Reviews ${"that are long and ".repeat(11_000)}`.trim();
    const { records } = readReport([header, `NI 60 | ${long} | 80% | 71%`]);
    expect(records.map((record) => record.kind === "observation" && record.title)).toEqual([
      long,
      long,
    ]);
  });
  it("give as many records as there are cells, a hundred times as many for a hundred times the rows", () => {
    const count = (rows: number) =>
      readReport([
        header,
        ...Array.from({ length: rows }, (_, at) => `LI ${at + 1} | Visits ${at} | 80% | 71%`),
      ]).records.length;
    expect([count(10), count(1000)]).toEqual([20, 2000]);
  });
});

it("the mark of a lone glyph arrow is kept as text, not as a number", () => {
  const { records } = readReport([header, "NI 60 | Core assessments | « | 71%"]);
  expect(
    records.flatMap((record) => (record.kind === "observation" ? observationLine(record) : [])),
  ).toEqual([
    'NI60 | Core assessments | target 2008-09 = "«" [text]',
    "NI60 | Core assessments | actual 2008-09 = 71 percent",
  ]);
});

describe("what is larger than anything that is read ends with a problem", () => {
  it("a table of too many columns", () => {
    const { records, problems, interpretation } = readReport([
      `Ref | Indicator | ${Array.from({ length: 200 }, (_, at) => `Group ${at}`).join(" | ")}`,
      `LI 4 | Number of visits | ${Array(200).fill("12").join(" | ")}`,
    ]);
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ code: "table-unrecognised", table: 1 }]);
    expect(interpretation.asides.map(({ why }) => why)).toContain(
      "it has 202 columns, more than any table of records",
    );
  });
  it("a list of too many items, whose dated ones are set aside", () => {
    const { blocks, ...document } = documentOf(
      "# Halton Borough Council",
      "# Service Plan 2008-09",
      "Actions:",
    );
    const items = Array.from({ length: 5_001 }, (_, at) => ({
      kind: "list-item" as const,
      text: at % 2 === 0 ? `Publish guide ${at} by March 2010` : `Guide ${at}`,
    }));
    const { records, problems, interpretation } = readingOf({
      ...document,
      blocks: [...blocks, ...items],
    });
    expect(records).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["list-unrecognised"]);
    expect(interpretation.asides).toHaveLength(2_501);
  });
});
