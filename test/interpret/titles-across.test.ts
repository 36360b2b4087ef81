import { expect, test } from "vitest";
import type { Cell } from "../../src/document.ts";
import { documentOf, readingOf, recordLines } from "../builders.ts";

type Row = readonly (string | readonly [string, number])[];

/** A report whose one table is given row by row; a text with a number reaches over so many columns. */
function readRows(rows: readonly Row[]): string[] {
  const { blocks, ...document } = documentOf(
    "# Halton Borough Council",
    "# Service Plan 2008-09",
    "## Performance indicators",
  );
  const cells = rows.flatMap((row, number): Cell[] => {
    let column = 0;
    return row.map((printed) => {
      const [text, columnSpan] = typeof printed === "string" ? [printed, 1] : printed;
      const cell = { row: number, column, rowSpan: 1, columnSpan, text, marks: [] };
      column += columnSpan;
      return cell;
    });
  });
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  return recordLines(
    readingOf({
      ...document,
      blocks: [...blocks, { kind: "table", method: "markup", rows: rows.length, columns, cells }],
    }),
  );
}

test("the name of an indicator stands across the table, its figures in the row below", () => {
  expect(
    readRows([
      ["Ref", "Responsible Officer", "Actual 2007/08", "Target 2008/09"],
      ["NI 8", ["Adult participation in sport", 3]],
      ["", "J.Doe", "44.4%", "48%"],
      ["LI 2", ["Missed bins per 10,000 collections", 3]],
      ["", "M.Moss", "52.9", "50.5"],
    ]),
  ).toEqual([
    "NI8 | Adult participation in sport | actual 2007-08 = 44.4 percent",
    "NI8 | Adult participation in sport | target 2008-09 = 48 percent",
    "LI2 | Missed bins per 10,000 collections | actual 2007-08 = 52.9 rate",
    "LI2 | Missed bins per 10,000 collections | target 2008-09 = 50.5 rate",
  ]);
});

test("the rows under a name are of one period each", () => {
  expect(
    readRows([
      ["When", "Target outcome", "Outcome"],
      [["NI 8 – Adult participation in sport", 3]],
      ["Year 2007/08", "", "44.4%"],
      ["Quarter ended 30 June 2008/09", "", "45.1%"],
      ["Year 2008/09", "48%", ""],
      [["LI 2 – Missed bins per 10,000 collections", 3]],
      ["Year 2007/08", "", "52.9"],
      ["Quarter ended 30 June 2008/09", "", "51.0"],
      ["Year 2008/09", "50.5", ""],
    ]),
  ).toEqual([
    "NI8 | Adult participation in sport | actual 2007-08 = 44.4 percent",
    "NI8 | Adult participation in sport | actual 2008-09 Q1 = 45.1 percent",
    "NI8 | Adult participation in sport | target 2008-09 = 48 percent",
    "LI2 | Missed bins per 10,000 collections | actual 2007-08 = 52.9 rate",
    "LI2 | Missed bins per 10,000 collections | actual 2008-09 Q1 = 51 rate",
    "LI2 | Missed bins per 10,000 collections | target 2008-09 = 50.5 rate",
  ]);
});

test("a group across the table over rows that name their own indicator is no name", () => {
  expect(
    readRows([
      ["Ref", "Indicator", "Actual 2007/08", "Target 2008/09"],
      [["Cleaner and greener streets", 4]],
      ["LI 2", "Missed bins", "52.9", "50.5"],
      [["Stronger families for all", 4]],
      ["NI 60", "Core assessments in time", "81%", "86%"],
    ]),
  ).toEqual([
    "LI2 | Missed bins | actual 2007-08 = 52.9",
    "LI2 | Missed bins | target 2008-09 = 50.5",
    "NI60 | Core assessments in time | actual 2007-08 = 81 percent",
    "NI60 | Core assessments in time | target 2008-09 = 86 percent",
  ]);
});

test.each([
  ["how often", "Monitored", ["Monthly", "Annually", "Quarterly"]],
  ["in what", "Measured in", ["%", "days", "%"]],
  ["which way is better", "Good is", ["High", "Low", "High"]],
])("a name may end in a first column that says %s beside the figures", (_, head, said) => {
  expect(
    readRows([
      [head, "2007-08 Out-turn", "2008-09 Target"],
      ["Leisure", "", ""],
      [["NI 8 Adult participation in sport", 2], ""],
      [said[0] as string, "44.4", "48"],
      ["LI 2 Missed bins", "", ""],
      [said[1] as string, "52.9", "50.5"],
      [["LI 3 Percentage of calls answered within twenty seconds", 3]],
      [said[2] as string, "81", "85"],
    ]).map((line) => line.replace(/ (?:percent|days|count)$/, "")),
  ).toEqual([
    "NI8 | Adult participation in sport | actual 2007-08 = 44.4",
    "NI8 | Adult participation in sport | target 2008-09 = 48",
    "LI2 | Missed bins | actual 2007-08 = 52.9",
    "LI2 | Missed bins | target 2008-09 = 50.5",
    "LI3 | Percentage of calls answered within twenty seconds | actual 2007-08 = 81",
    "LI3 | Percentage of calls answered within twenty seconds | target 2008-09 = 85",
  ]);
});

test("a group over several rows of its own is no name", () => {
  expect(
    readRows([
      ["Inspections", "2007-08 Actual", "2008-09 Target"],
      ["Food premises", "", ""],
      ["Monthly", "44", "48"],
      ["Annually", "52", "50"],
      ["Care homes", "", ""],
      ["Monthly", "14", "18"],
      ["Annually", "12", "10"],
    ]).filter((line) => line.includes("Food premises")),
  ).toEqual([]);
});

test("a row whose name is not printed gives no figures under its remark", () => {
  const named = [
    [["NI 8 Adult participation in sport", 3]],
    ["Collected by another agency.", "44.4", "48"],
    [["LI 2 Missed bins per 10,000 collections", 3]],
    ["No judgement can be made yet.", "52.9", "50.5"],
  ] as const;
  const found = readRows([
    ["Narrative", "2007-08 Out-turn", "2008-09 Target"],
    ["Collected by another agency.", "11.1", "12.2"],
    ...named,
  ]);
  expect(found).toEqual([
    "NI8 | Adult participation in sport | actual 2007-08 = 44.4",
    "NI8 | Adult participation in sport | target 2008-09 = 48",
    "LI2 | Missed bins per 10,000 collections | actual 2007-08 = 52.9 rate",
    "LI2 | Missed bins per 10,000 collections | target 2008-09 = 50.5 rate",
  ]);
});
