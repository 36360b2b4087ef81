import { expect, it } from "vitest";
import { textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, tablesOf } from "../../read.ts";

const xs = [50, 140, 360, 430, 490];
const step = 11.5;
const padding = 3;

type Cell = readonly string[];
/** A cell over several rows: how many, and its lines. */
interface Merged {
  readonly over: number;
  readonly lines: Cell;
}

/** Rows as HTML sets them without a rule: each cell in the middle of its row, hardly more space between rows than lines. */
function page(rows: readonly (readonly (Cell | Merged | undefined)[])[]): string {
  const heads = ["Priority", "Performance indicator", "Weight", "Target", "Officer"];
  const linesOf = (cell: Cell | Merged | undefined): Cell =>
    cell === undefined || "over" in cell ? [] : cell;
  const heights = rows.map((row) => Math.max(...row.map((cell) => linesOf(cell).length)) * step);
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((a, b) => a + b + padding, 0));
  return [
    ...heads.map((text, at) => textAt(xs[at] ?? 0, 740, text, 9, "F2")),
    ...rows.flatMap((row, at) =>
      row.flatMap((cell, column) => {
        if (cell === undefined) return [];
        const [lines, over] = "over" in cell ? [cell.lines, cell.over] : [cell, 1];
        const last = at + over - 1;
        const height = (tops[last] ?? 0) + (heights[last] ?? 0) - (tops[at] ?? 0);
        const top = (tops[at] ?? 0) + (height - lines.length * step) / 2;
        return lines.map((text, line) => textAt(xs[column] ?? 0, 722 - top - line * step, text, 9));
      }),
    ),
  ].join("\n");
}

const rowsOfPage = async (operators: string) => {
  const [table, ...more] = tablesOf(await readMade([{ operators }]));
  expect(more).toEqual([]);
  return (table?.cells ?? [])
    .filter(({ text, row }) => row > 0 && text !== "")
    .map(({ row, column, rowSpan, text }) => [row, column, rowSpan, text.replaceAll("\n", " ")]);
};

const rows: readonly (readonly (Cell | Merged | undefined)[])[] = [
  [
    { over: 3, lines: ["Children in need", "of protection are", "safeguarded"] },
    ["Children on the register for", "each 10,000 of the population"],
    ["20%"],
    ["18"],
    ["C. Proctor"],
  ],
  [undefined, ["Registrations for each 10,000"], ["10%"], ["23"]],
  [
    undefined,
    ["Reviews of protection cases", "that were held when they", "should have been"],
    ["30%"],
    ["100"],
  ],
  [
    { over: 2, lines: ["Children looked", "after"] },
    ["Children with three or more", "placements during the year"],
    ["20%"],
    ["10"],
    ["F. Livesey"],
  ],
  [undefined, ["Stability of placements over", "two years or more"], ["20%"], ["TBC"]],
];

it("cells in the middle of their rows are rows, and a cell beside several reaches over those it is the middle of", async () => {
  expect(await rowsOfPage(page(rows))).toEqual([
    [1, 0, 3, "Children in need of protection are safeguarded"],
    [1, 1, 1, "Children on the register for each 10,000 of the population"],
    [1, 2, 1, "20%"],
    [1, 3, 1, "18"],
    [1, 4, 1, "C. Proctor"],
    [2, 1, 1, "Registrations for each 10,000"],
    [2, 2, 1, "10%"],
    [2, 3, 1, "23"],
    [3, 1, 1, "Reviews of protection cases that were held when they should have been"],
    [3, 2, 1, "30%"],
    [3, 3, 1, "100"],
    [4, 0, 2, "Children looked after"],
    [4, 1, 1, "Children with three or more placements during the year"],
    [4, 2, 1, "20%"],
    [4, 3, 1, "10"],
    [4, 4, 1, "F. Livesey"],
    [5, 1, 1, "Stability of placements over two years or more"],
    [5, 2, 1, "20%"],
    [5, 3, 1, "TBC"],
  ]);
});
