import { describe, expect, it } from "vitest";
import { rowsAt, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import { findNotes } from "../../../../../src/extract/pdf/tables/over-pages/notes-under-rows.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 110, 300, 360, 420];
const header = (top: number): string =>
  rowsAt(xs, top, 12, [["Ref", "Indicator", "Last year", "This year", "Target"]], 9, "F2");
/** A row of figures that end on one line in each column, and the note below it. */
const item = (at: number, top: number, note: string): string =>
  [
    rowsAt(xs, top, 12, [[`LA ${at}`, "Homes repaired in time"]], 9),
    ...["1,040", "1,150", "1,320"].map((figure, column) =>
      textBefore((xs[column + 2] as number) + 36, top, figure, 9),
    ),
    textAt(50, top - 13, "Narrative", 9, "F2"),
    textAt(300, top - 13, note, 9),
  ].join("\n");
const notes = [
  "The early start on this work has paid off.",
  "New staff are in post.",
  "Industrial action closed the service.",
];
const items = (from: number, top: number, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    item(from + at, top - 26 * at, notes[at % notes.length] as string),
  ).join("\n");

describe("notes under the rows of a table", () => {
  it("are notes overleaf as well, also right under the header", async () => {
    const overleaf = [
      header(780),
      textAt(50, 767, "Narrative", 9, "F2"),
      textAt(300, 767, "Joint working has helped to do so.", 9),
      items(28, 754, 4),
    ].join("\n");
    const first = [header(780), items(1, 767, 27).replace(/\n[^\n]*\n[^\n]*$/, "")].join("\n");
    const [table, ...more] = tablesOf(
      await readMade([first, overleaf].map((operators) => ({ operators, height: 842 }))),
    );
    const rows = rowsOf(table);
    expect(more).toEqual([]);
    expect(rows).toHaveLength(1 + 31 * 2);
    expect(rows.find(([ref]) => ref === "LA 30")).toEqual([
      "LA 30",
      "Homes repaired in time",
      "1,040",
      "1,150",
      "1,320",
    ]);
    expect(rows[rows.findIndex(([ref]) => ref === "LA 28") - 1]?.slice(0, 3)).toEqual([
      "Narrative",
      "",
      "Joint working has helped to do so.",
    ]);
  });

  it("have a label that came again, and a text over several columns", () => {
    const cell = (row: number, column: number, text: string, columnSpan = 1) =>
      ({ row, column, text, rowSpan: 1, columnSpan, marks: [] }) as never;
    const columnEdges = [48, 105, 290, 350, 410, 470];
    const line = (label: string, x?: number) =>
      ({
        size: 9,
        spans: [label, ...(x === undefined ? [] : ["Joint"])].map((text, at) => ({
          text,
          size: 9,
          box: [at === 0 ? 50 : x, 100, (at === 0 ? 50 : (x as number)) + 40, 110],
          face: { name: "Arial" },
        })),
      }) as never;
    const twice = [0, 2].flatMap((row) => [
      cell(row, 0, "Exception report"),
      cell(row, 2, "Done", 3),
    ]);
    const isNote = findNotes({ cells: twice, columnEdges });
    const first = line("Exception", 292);
    expect(isNote(line("Exception report", 292), undefined)).toBe(true);
    expect(isNote(first, undefined)).toBe(true);
    expect(isNote(line("report"), first)).toBe(true);
    expect(isNote(line("report"), undefined)).toBe(false);
    expect(isNote(line("Except", 292), undefined)).toBe(false);
    expect(isNote(line("Comment", 292), undefined)).toBe(false);
    expect(isNote(line("Exception", 352), undefined)).toBe(false);
    const once = findNotes({ cells: twice.slice(0, 2), columnEdges });
    expect(once(first, undefined)).toBe(false);
  });
});
