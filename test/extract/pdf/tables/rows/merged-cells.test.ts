import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 120, 330, 400];
const pale = "0.96 g";
const fill = (left: number, bottom: number, width: number, height: number): string =>
  `q ${pale} ${left} ${bottom} ${width} ${height} re f Q`;

/** Rows of one height, every other one filled in all columns but the first. */
const stripes = (tops: readonly number[]): string =>
  tops
    .filter((_, at) => at % 2 === 0)
    .map((top) => fill(115, top - 16, 430, 26))
    .join("\n");

const tops = [680, 654, 628, 602, 576, 550];
const milestones = tops
  .map((top, at) =>
    rowsAt(xs, top, 12, [["", `Agree the strategy number ${at + 1}`, "Yes", "Has been agreed"]]),
  )
  .join("\n");
const header = `${rowsAt(xs, 704, 12, [["Ref", "Milestone", "Progress", "Commentary"]], 10, "F2")}
0.5 w 45 696 m 545 696 l S`;

describe("cells over several rows", () => {
  it("are cut where greys nearly white end", async () => {
    const labels = rowsAt(xs, 680, 78, [["L1"], ["L2"]]);
    const tall = fill(45, 612, 70, 78);
    const operators = [stripes(tops), tall, header, milestones, labels].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).length).toBe(7);
    const refs = table?.cells.filter((cell) => cell.column === 0 && cell.text !== "");
    expect(refs?.map(({ text, row, rowSpan }) => [text, row, rowSpan])).toEqual([
      ["Ref", 0, 1],
      ["L1", 1, 3],
      ["L2", 4, 3],
    ]);
  });

  it("are told by the edge over them where their text stands at the bottom", async () => {
    const labels = rowsAt(xs, 628, 78, [["L1"], ["L2"]]);
    const tall = fill(45, 612, 70, 78);
    const operators = [stripes(tops), tall, header, milestones, labels].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    const refs = table?.cells.filter((cell) => cell.column === 0 && cell.text !== "");
    expect(refs?.map(({ text, row, rowSpan }) => [text, row, rowSpan])).toEqual([
      ["Ref", 0, 1],
      ["L1", 1, 3],
      ["L2", 4, 3],
    ]);
  });
});
