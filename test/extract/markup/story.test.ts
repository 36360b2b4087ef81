import { describe, expect, it } from "vitest";
import { paragraphsToBlocks, type StoryParagraph } from "../../../src/extract/markup/story.ts";
import { outline } from "../word/read.ts";

const paragraph = (
  text: string,
  endMark: string,
  more: { endsRow?: boolean; deleted?: boolean; depth?: number } = {},
): StoryParagraph => ({
  kind: "paragraph",
  pieces: text === "" ? [] : [{ text, bold: false, struck: false }],
  marks: [],
  format: {
    depth: more.depth ?? 1,
    endsRow: more.endsRow ?? false,
    endsInnerCell: false,
    row: { edges: [0, 1000, 2000], cells: [{}, {}], header: false },
  },
  endMark,
  joinsNext: more.deleted ?? false,
  shapes: [],
});

/** What was deleted comes without its words. */
const row = (first: string, second: string, deleted: boolean): StoryParagraph[] => [
  paragraph(first, "\u0007", { deleted }),
  paragraph(second, "\u0007", { deleted }),
  paragraph("", "\u0007", { endsRow: true, deleted }),
];

const blocksOf = (...paragraphs: StoryParagraph[]): string[] =>
  outline(
    paragraphsToBlocks(paragraphs, {
      nesting: 8,
      report: () => {},
      onBlock: () => {},
      textBox: () => [],
    }),
  );

describe("a story of paragraphs", () => {
  it("leaves out a table's row whose end was deleted under tracked changes", () => {
    expect(
      blocksOf(...row("NI 1", "60%", false), ...row("", "", true), ...row("NI 3", "80%", false)),
    ).toEqual(["NI 1 | 60% | NI 3 | 80%"]);
  });

  it("leaves out the table of which all rows were deleted", () => {
    expect(blocksOf(...row("", "", true), paragraph("after", "\r", { depth: 0 }))).toEqual([
      "after",
    ]);
  });

  it("keeps a row that still prints, though its end is marked as deleted", () => {
    const end = paragraph("", "\u0007", { endsRow: true, deleted: true });
    expect(blocksOf(...row("NI 1", "60%", false).slice(0, 2), end)).toEqual(["NI 1 | 60%"]);
  });

  it("keeps a row of which only the words of a cell were deleted", () => {
    const [first, , end] = row("NI 1", "60%", false);
    const gone = paragraph("", "\u0007", { deleted: true });
    expect(first && end ? blocksOf(first, gone, end) : []).toEqual(["NI 1 | "]);
  });

  it("goes on in the same line where a paragraph's end was deleted, also inside a cell", () => {
    expect(
      blocksOf(
        paragraph("6", "\r", { deleted: true }),
        paragraph("0%", "\u0007"),
        paragraph("x", "\u0007"),
        paragraph("", "\u0007", { endsRow: true }),
      ),
    ).toEqual(["60% | x"]);
  });
});
