import { describe, expect, it } from "vitest";
import {
  spanMiddles,
  spanRights,
  spanRounds,
} from "../../../../../src/extract/pdf/tables/edges/heads-over.ts";
import type { GridCell } from "../../../../../src/extract/pdf/tables/grid/grid.ts";

/** A cell of one word with its middle at an x, or an empty one. */
const cell = (row: number, column: number, text: string, middle = 0): GridCell => {
  const half = 2.5 * text.length;
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    box: [0, 0, 0, 0],
    spans:
      text === ""
        ? []
        : [
            {
              text,
              box: [middle - half, 10 * row, middle + half, 10 * row + 8],
              baseline: 10 * row + 7,
              size: 8,
              face: { name: "Helvetica-Bold", bold: true, italic: false, symbol: false },
              colour: "#000000",
              turn: 0,
              tag: -1,
            },
          ],
  };
};

const reachOf = (cells: readonly GridCell[] | undefined): unknown[] | undefined =>
  cells
    ?.filter(({ row, spans }) => row === 0 && spans.length > 0)
    .map(({ column, columnSpan, spans }) => [spans[0]?.text, column, columnSpan]);

const heads = ["2009", "2010", "2011", "2012"].map((text, at) =>
  cell(1, at + 1, text, 100 + 60 * at),
);
const empty = (...columns: number[]): GridCell[] => columns.map((column) => cell(0, column, ""));

describe("heads in the middle of the heads below them", () => {
  it("reach over these, one over one and one over three", () => {
    const names = [cell(0, 1, "Actual", 100), cell(0, 3, "Targets", 220)];
    expect(reachOf(spanMiddles([...names, ...empty(0, 2, 4), ...heads], 0))).toEqual([
      ["Actual", 1, 1],
      ["Targets", 2, 3],
    ]);
  });

  it("are none where one stands out of the middle, or each over one alone", () => {
    const beside = [cell(0, 1, "Actual", 100), cell(0, 3, "Targets", 210)];
    expect(spanMiddles([...beside, ...empty(0, 2, 4), ...heads], 0)).toBeUndefined();
    const single = [cell(0, 1, "Actual", 100), cell(0, 2, "Target", 160)];
    expect(spanMiddles([...single, ...empty(0, 3, 4), ...heads], 0)).toBeUndefined();
  });

  it("reach over a round of heads that come again", () => {
    const rounds = ["1", "2", "1", "2"].map((text, at) => cell(1, at + 1, text, 100 + 20 * at));
    const years = [cell(0, 1, "07/08", 110), cell(0, 3, "08/09", 150)];
    expect(reachOf(spanRounds([...years, ...empty(0, 2, 4), ...rounds], 0))).toEqual([
      ["07/08", 1, 2],
      ["08/09", 3, 2],
    ]);
  });
});

describe("heads at the right of the heads below them", () => {
  const years = ["2009-10", "2010-11", "2011-12"].map((text, at) =>
    cell(1, at + 1, text, 100 + 60 * at),
  );
  /** A text that ends where the year of a column does. */
  const endingOver = (column: number, text: string): GridCell =>
    cell(0, column, text, 40 + 60 * column + 2.5 * (7 - text.length));

  it("reach to the left over years, up to the head before", () => {
    const names = [endingOver(1, "Actual"), endingOver(3, "Plan")];
    expect(reachOf(spanRights([...names, ...empty(0, 2), ...years], 0))).toEqual([
      ["Actual", 1, 1],
      ["Plan", 2, 2],
    ]);
  });

  it("are none where they stand at the left, or end over no year", () => {
    const atLeft = [cell(0, 1, "Results", 100), cell(0, 2, "Targets", 160)];
    expect(spanRights([...atLeft, ...empty(0, 3), ...years], 0)).toBeUndefined();
    const between = [endingOver(1, "Actual"), cell(0, 3, "Plan", 212)];
    expect(spanRights([...between, ...empty(0, 2), ...years], 0)).toBeUndefined();
  });

  it("reach over a round of heads that come again", () => {
    const rounds = ["1", "2", "1", "2"].map((text, at) => cell(1, at + 1, text, 100 + 20 * at));
    const over = [cell(0, 2, "07/08", 110), cell(0, 4, "08/09", 150)];
    expect(reachOf(spanRounds([...over, ...empty(0, 1, 3), ...rounds], 0))).toEqual([
      ["07/08", 1, 2],
      ["08/09", 3, 2],
    ]);
  });
});
