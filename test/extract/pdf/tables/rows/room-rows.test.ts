import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { Span } from "../../../../../src/extract/pdf/drawing/drawing.ts";
import {
  withHeaderLevels,
  withWrappedHeads,
} from "../../../../../src/extract/pdf/tables/rows/header-levels.ts";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { splitAtRoom } from "../../../../../src/extract/pdf/tables/rows/room-rows.ts";
import { plainStep } from "../../../../../src/extract/pdf/text/line-step.ts";
import { toPiece } from "../../../../../src/extract/pdf/text/pieces.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 210, 330, 450];
const inner = [205, 325, 445];
const rule = (y: number): string => `0.5 w 45 ${y} m 545 ${y} l S`;
const uprights = (top: number, bottom: number): string =>
  inner.map((x) => `${x} ${bottom} m ${x} ${top} l S`).join("\n");

/** Lines of a table whose columns are parted by upright rules, a word five points wide a letter. */
const bounds = [45, 205, 325, 445];
const letter = 5;
function lineOf(y: number, ...texts: string[]): TextRow {
  const cells = texts.flatMap((text, column) => {
    if (text === "") return [];
    let x = (bounds[column] as number) + 5;
    const spans = text.split(" ").map((word) => {
      const box = [x, y - 7, x + letter * word.length, y + 2] as const;
      x = box[2] + letter;
      const face = { bold: false, italic: false };
      return { text: word, box, baseline: y, size: 9, turn: 0, face } as unknown as Span;
    });
    return [{ column, columnSpan: 1, piece: toPiece(spans) }];
  });
  return { baseline: y, top: y - 7, bottom: y + 2, size: 9, cells };
}
const textsOf = (groups: readonly (readonly TextRow[])[]): string[] =>
  groups.map((group) => group.map(({ cells }) => cells[0]?.piece.text ?? "").join(" "));

describe("rows that upright rules alone hold", () => {
  const group = [
    lineOf(100, "Move the therapy team into their", "Head of Housing", "March 2008"),
    lineOf(111, "offices"),
    lineOf(122, "Pilot telecare in two homes", "Head of Planning", "May 2007"),
    lineOf(133, "Complete all reviews", "Head of Safety", "June 2007"),
  ];
  it("are told by the room that the lines above them left", () => {
    expect(textsOf(splitAtRoom([group], bounds))).toEqual([
      "Move the therapy team into their offices",
      "Pilot telecare in two homes",
      "Complete all reviews",
    ]);
  });
  it("stay whole where most rows of the table are one", () => {
    const others = Array.from({ length: 12 }, (_, at) => [
      lineOf(200 + 11 * at, `Row ${at}`, "Head of Housing", "March 2008"),
    ]);
    expect(splitAtRoom([group, ...others], bounds)).toHaveLength(13);
  });
});

describe("heads that wrap", () => {
  it("are one row where one of them breaks off", async () => {
    const heads = [
      ["Code", "Indicator", "Qtr 4 2010-", "Traffic"],
      ["", "", "11", "light"],
    ];
    const body = ["A", "B", "C", "D"].map((name, at) => [`L${at}`, `Streets ${name}`, "80%", "G"]);
    const page = `${rowsAt(xs, 705, 11, heads, 9, "F2")}\n${rowsAt(xs, 676, 14, body, 9)}`;
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(rowsOf(table)[0]).toEqual(["Code", "Indicator", "Qtr 4 2010-11", "Traffic light"]);
  });
  it("are one row where the first does, too, in brackets", async () => {
    const heads = [
      ["Result (2006-", "Quartile (2006-", "Target (annual", "Traffic"],
      ["2007)", "2007)", "average)", ""],
    ];
    const body = ["A", "B", "C", "D"].map((name, at) => [`8${at}%`, `Best ${name}`, "80%", "G"]);
    const page = `${rowsAt(xs, 705, 11, heads, 9)}\n${rowsAt(xs, 676, 14, body, 9)}`;
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(rowsOf(table)[0]).toEqual([
      "Result (2006-\n2007)",
      "Quartile (2006-2007)",
      "Target (annual average)",
      "Traffic",
    ]);
  });
  it("are levels where none does", () => {
    const bold = (row: TextRow): TextRow => ({
      ...row,
      cells: row.cells.map((cell) => ({
        ...cell,
        piece: {
          ...cell.piece,
          spans: cell.piece.spans.map((span) => ({ ...span, face: { ...span.face, bold: true } })),
        },
      })),
    });
    const groups = (lower: string) => [
      [bold(lineOf(100, "Code", "Performance", "Target"))],
      [bold(lineOf(111, "", lower, ""))],
      [lineOf(125, "L1", "80%", "82%")],
    ];
    expect(withWrappedHeads(groups("Actual"))).toHaveLength(3);
    expect(withWrappedHeads(groups("achieved"))).toHaveLength(2);
    // One level of names or two: each period stands under a name of its own.
    expect(withWrappedHeads(groups("2009/10"))).toHaveLength(2);
  });
});

describe("a name over two heads of a header that white space parts", () => {
  const at = (
    column: number,
    y: number,
    text: string,
    columnSpan = 1,
  ): TextRow["cells"][number] => {
    const [cell] = lineOf(y, ...Array.from({ length: column }, () => ""), text).cells;
    const { column: _, piece } = cell as TextRow["cells"][number];
    const spans = piece.spans.map((span) => ({ ...span, face: { ...span.face, bold: true } }));
    return { column, columnSpan, piece: toPiece(spans) };
  };
  const line = (y: number, ...cells: TextRow["cells"]): TextRow => ({
    ...lineOf(y, ""),
    baseline: y,
    cells,
  });
  const header = [
    line(100, at(0, 100, "2008-"), at(1, 100, "2009-10", 2)),
    line(111, at(0, 111, "2009"), at(1, 111, "Qtr3"), at(2, 111, "Qtr3")),
    line(123, at(0, 123, "Value"), at(1, 123, "Target")),
  ];
  const body = [lineOf(140, "55.3", "67.2", "60.4")];
  it("is a level of its own, and what wraps beside it is not", () => {
    const said = withHeaderLevels([header, body], undefined).map((group) =>
      group.map(({ cells }) => cells.map(({ piece }) => piece.text).join(" ")).join("/"),
    );
    expect(said).toEqual(["2008- 2009-10/2009/Value", "Qtr3 Qtr3/Target", "55.3 67.2 60.4"]);
  });
});

describe("the text of a cell", () => {
  it("keep what a narrow column broke of a year", async () => {
    const heads = [
      ["Ref", "Indicator", "Target 2010/20", "Actual 2009/201"],
      ["", "", "11", "0"],
    ];
    const body = Array.from({ length: 4 }, (_, at) => [
      `L${at + 1}`,
      "Streets cleaned",
      "80%",
      "78%",
    ]);
    const made = [rule(714), rule(690), rule(630), uprights(714, 630)].join("\n");
    const page = `${made}\n${rowsAt(xs, 705, 11, heads, 9, "F2")}\n${rowsAt(xs, 680, 14, body, 9)}`;
    const [table] = tablesOf(await readMade([{ operators: page }]));
    expect(rowsOf(table)[0]?.slice(2)).toEqual(["Target 2010/2011", "Actual 2009/2010"]);
  });
});

describe("names over some of the years of a header, its labels in the middle of two lines", () => {
  const bold = (row: TextRow): TextRow => ({
    ...row,
    cells: row.cells.map(({ piece, ...cell }) => ({
      ...cell,
      piece: toPiece(piece.spans.map((span) => ({ ...span, face: { ...span.face, bold: true } }))),
    })),
  });
  const levelsOf = (...header: TextRow[]): string[] => {
    const rows = [header.map(bold), [lineOf(140, "Teachers", "12", "13", "14")]];
    return withHeaderLevels(rows, plainStep(9)).map((group) =>
      group.flatMap(({ cells }) => cells.map(({ piece }) => piece.text)).join(" "),
    );
  };

  it("are a level over them", () => {
    expect(
      levelsOf(
        lineOf(100, "", "Actual", "Targets"),
        lineOf(105, "Measure"),
        lineOf(110, "", "2008-09", "2009-10", "2010-11"),
      ),
    ).toEqual(["Actual Targets Measure", "2008-09 2009-10 2010-11", "Teachers 12 13 14"]);
  });

  it("are none where each year has one: heads of two lines", () => {
    expect(
      levelsOf(
        lineOf(100, "", "Actual", "Forecast", "Target"),
        lineOf(105, "Measure"),
        lineOf(110, "", "2008-09", "2009-10", "2010-11"),
      ),
    ).toHaveLength(2);
  });
});
