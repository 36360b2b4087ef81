import { expect, test } from "vitest";
import {
  drawnInRow,
  framedPage,
  tablePage,
  tableTextAround,
} from "../../src/render/printed-table.ts";
import { citation, headEntries, type RecordHead } from "../../src/render/record-head.ts";

const head: RecordHead = {
  id: "r1",
  council: "Wigan",
  report: "Performance <Plan>",
  file: "plan.pdf",
  page: 7,
  table: 6,
  row: 2,
  rowHeader: "NI 63 Stability of placements",
  columnHeader: "Actual 2008-09",
  what: "actual 2008-09",
  unit: "percent",
  printed: "65.8%",
  corrected: "",
  drawn: [],
};
const cell = (row: number, column: number, text: string, marks: object[] = []) => ({
  row,
  column,
  row_span: 1,
  column_span: 1,
  text,
  marks: marks.length === 0 ? null : JSON.stringify(marks),
});
const light = { kind: "shape", shape: "circle", colour: "#00a651" };
const table = {
  rows: 2,
  columns: 3,
  headers: ["", "Actual 2008-09", "Progress"],
  cells: [
    cell(0, 1, "Actual 2008-09"),
    cell(1, 0, "NI 63"),
    cell(1, 1, "65.8%"),
    cell(1, 2, "", [light, { kind: "fill", colour: "#ffc000" }]),
  ],
};
const place = { row: 1, column: 1 };

test("a record is cited by council, report, page, table and row, as printed", () => {
  expect(citation(head)).toBe(
    "Wigan, “Performance <Plan>” (plan.pdf), page 7, table 6, row 2: NI 63 Stability of placements, actual 2008-09: “65.8%” as printed [r1]",
  );
  expect(citation({ ...head, corrected: "value: was 65.8" })).toContain(
    "“65.8%” as printed, corrected by hand (value: was 65.8) [r1]",
  );
  const { page: _page, ...paged } = head;
  expect(citation({ ...paged, council: "", rowHeader: "" })).toBe(
    "“Performance <Plan>” (plan.pdf), table 6, row 2: actual 2008-09: “65.8%” as printed [r1]",
  );
});

test("what is not printed is no entry", () => {
  expect(headEntries({ ...head, unit: "", columnHeader: "" }).map(([label]) => label)).toEqual([
    "council",
    "report",
    "place",
    "row",
    "read as",
  ]);
});

test("the lights of a row are told and drawn; what fills the whole row is none", () => {
  expect(drawnInRow(table, place)).toEqual(["Progress: ● #00a651", "Progress: filled #ffc000"]);
  const filled = { ...table, cells: table.cells.map((one) => ({ ...one, marks: null })) };
  const grey = JSON.stringify([{ kind: "fill", colour: "#eeeeee" }]);
  const shaded = { ...filled, cells: filled.cells.map((one) => ({ ...one, marks: grey })) };
  expect(drawnInRow(shaded, place)).toEqual([]);
  expect(tableTextAround(table, place, 200)).toContain("● #00a651");
  const page = tablePage("plan", table, place, head);
  expect(page).toContain('style="color: #00a651"');
  expect(page).toContain("background: #ffc000");
});

test("over a framed cell stand council, headers, year and unit, and how the picture came about", () => {
  const page = tablePage("plan", table, place, head);
  for (const text of [
    "Wigan",
    "Actual 2008-09",
    "actual 2008-09, percent",
    "redrawn from the cells",
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("<Plan>");
  const svg = framedPage('<svg viewBox="0 0 600 800">\n</svg>\n', [1, 2, 3, 4], head);
  // Seven lines of twelve points, and eight.
  expect(svg).toContain('viewBox="0 -92 600 892"');
  expect(svg).toContain("Performance &lt;Plan&gt; (plan.pdf)");
  expect(svg).toContain("it is not the page itself");
  expect(svg.indexOf('id="record"')).toBeLessThan(svg.indexOf('id="about"'));
});
