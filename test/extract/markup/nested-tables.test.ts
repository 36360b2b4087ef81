import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/document.ts";
import {
  addContent,
  type Content,
  cellParagraphs,
  type OpenCell,
} from "../../../src/extract/markup/content.ts";
import { rowsToBlocks } from "../../../src/extract/markup/nested-tables.ts";
import { joinParagraphs, type PrintedParagraph } from "../../../src/extract/markup/printed.ts";

const paragraph = (text: string, kind: PrintedParagraph["kind"] = "paragraph") => ({
  kind,
  pieces: [{ text, bold: false, struck: false }],
  marks: [],
});

/** One row of cells, each of which holds the parts given. */
function tableOf(...cells: Content[][]): Block[] {
  return rowsToBlocks([{ cells: cells.map((content) => ({ content })) }], (rows) =>
    rows.map((row) => ({
      header: false,
      cells: row.cells.map(({ content }, column) => ({
        column,
        columnSpan: 1,
        continues: false,
        paragraphs: cellParagraphs(content),
      })),
    })),
  );
}

const shown = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === "table" ? block.cells.map(({ text }) => text) : block.text,
  );

describe("a table inside another one", () => {
  const inner = tableOf([paragraph("a")], [paragraph("b")]);

  it("follows it", () => {
    const outer = tableOf([paragraph("x"), ...inner], [paragraph("y")]);
    expect(shown(outer)).toEqual([
      ["x", "y"],
      ["a", "b"],
    ]);
  });

  it("stands for itself where the outer one is its frame", () => {
    expect(shown(tableOf([paragraph("Title"), ...inner]))).toEqual(["Title", ["a", "b"]]);
  });
});

describe("a part that was read", () => {
  it("goes into the open cell, else among the blocks where it prints anything", () => {
    const cell: OpenCell = { content: [] };
    const blocks: Block[] = [];
    expect(addContent(paragraph("in"), cell, blocks)).toBe(false);
    expect(addContent(paragraph(" "), undefined, blocks)).toBe(false);
    expect(addContent(paragraph("out"), undefined, blocks)).toBe(true);
    expect(cellParagraphs(cell.content)).toEqual([paragraph("in")]);
    expect(shown(blocks)).toEqual(["out"]);
  });

  it("is a paragraph of a cell where it is a text box's block", () => {
    expect(cellParagraphs([{ kind: "list-item", text: "boxed" }])).toEqual([paragraph("boxed")]);
  });

  it("goes on in the paragraph whose end was deleted", () => {
    const joined = joinParagraphs(paragraph("1. One ", "list-item"), paragraph("line"));
    expect(joined.kind).toBe("list-item");
    expect(joined.pieces.map(({ text }) => text)).toEqual(["1. One ", "line"]);
  });
});
