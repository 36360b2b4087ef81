import { describe, expect, it } from "vitest";
import type { Content } from "../../../src/extract/markup/content.ts";
import { type CellDefinition, rowsToDrafts } from "../../../src/extract/markup/edge-grid.ts";
import { createReport } from "../../../src/extract/report.ts";

const said = (text: string): Content => ({
  kind: "paragraph",
  pieces: [{ text, bold: false, struck: false }],
  marks: [],
});

const row = (texts: string, edges: readonly number[], cells?: readonly CellDefinition[]) => ({
  cells: [...texts].map((text) => ({ content: [said(text)] })),
  definition: { edges, cells: cells ?? [...texts].map(() => ({})), header: false },
});

function layOut(...rows: ReturnType<typeof row>[]) {
  const { problems, report } = createReport();
  const drafts = rowsToDrafts(rows, report);
  const places = drafts.map(({ cells }) =>
    cells.map(({ column, columnSpan, continues }) =>
      continues ? `${column}+${columnSpan} goes on` : `${column}+${columnSpan}`,
    ),
  );
  return { places, codes: problems.map(({ code }) => code) };
}

describe("rows that bring their own edges", () => {
  it("share one grid, on which a cell reaches over the edges of others", () => {
    const { places } = layOut(row("abc", [0, 100, 200, 300]), row("de", [0, 200, 300]));
    expect(places).toEqual([
      ["0+1", "1+1", "2+1"],
      ["0+2", "2+1"],
    ]);
  });

  it("give every cell a column though their edges all fall on the last one", () => {
    const { places } = layOut(
      row("abc", [0, 9000, 9000, 9000], [{}, {}, { continuesLeft: true }]),
      row("d", [0, 9000]),
    );
    expect(places).toEqual([["0+1", "1+1"], ["0+1"]]);
  });

  it("meet where they miss each other by a hand's breadth", () => {
    const { places } = layOut(row("ab", [0, 1000, 2000]), row("cd", [8, 1012, 1995]));
    expect(places).toEqual([
      ["0+1", "1+1"],
      ["0+1", "1+1"],
    ]);
  });

  it("join cells that go on from the left, and say which go on from above", () => {
    const { places } = layOut(
      row("abc", [0, 100, 200, 300], [{}, { continuesLeft: true }, { continuesAbove: true }]),
    );
    expect(places).toEqual([["0+2", "2+1 goes on"]]);
  });

  it("keep every cell where a row describes fewer, and say so", () => {
    const { places, codes } = layOut(row("abc", [0, 100], [{}]));
    expect(places).toEqual([["0+1", "1+1", "2+1"]]);
    expect(codes).toEqual(["part-unreadable"]);
  });
});
