import { describe, expect, it } from "vitest";
import {
  looksLikeDrawing,
  looksLikeTable,
} from "../../../../../src/extract/pdf/tables/aligned/table-likeness.ts";

/** Cells of rows in one line each, parted by ` | `, as far as their likeness is told by them. */
const cellsOf = (rows: readonly string[]) =>
  rows.flatMap((line, row) =>
    line.split("|").map((cell, column) => {
      const text = cell.trim();
      const spans = text === "" ? [] : text.split(" ").map((word) => ({ text: word }));
      return { row, column, rowSpan: 1, columnSpan: 1, spans };
    }),
  ) as never;

const columnsOf = ([first = ""]: readonly string[]): number => first.split("|").length;

const isTable = (rows: readonly string[], { framed = false, banded = false } = {}): boolean =>
  looksLikeTable(
    cellsOf(rows),
    { lines: [], framed } as never,
    columnsOf(rows),
    rows.length,
    banded,
  );

describe("text in columns is a table", () => {
  it.each<readonly [what: string, rows: readonly string[], expected: boolean]>([
    ["of figures beside names", ["Parks | 12 | 14", "Markets | 8 | 9", "Baths | 3 | 4"], true],
    ["of two rows with enough figures", ["Parks | 12 | 14", "Markets | 8 | 9"], true],
    ["not of one row", ["Parks | 12 | 14"], false],
    ["not of one column", ["Parks", "Markets", "Baths"], false],
    [
      "of two columns with figures in a third of the cells",
      ["Parks | 12", "Markets | 9", "Baths | 4"],
      true,
    ],
    ["not of two columns and two rows", ["Parks | 12", "Markets | 9"], false],
    ["not of labels and what they say", ["Parks: | 12", "Markets: | 9", "Baths: | 4"], false],
    [
      "of labels of which only half end in a colon",
      ["Parks: | 12", "Markets: | 9", "Baths | 4", "Halls | 7"],
      true,
    ],
    // of two columns of words one may well be prose
    ["not of words in two columns", ["Parks | open", "Markets | shut", "Baths | open"], false],
    [
      "of short words in three full columns",
      ["Parks | open | now", "Markets | shut | then", "Baths | open | now"],
      true,
    ],
    [
      "not of long words in three columns",
      [
        "All of the parks | are open to everyone now | on every day of it",
        "All of the markets | are shut to everyone now | on every day of it",
        "All of the baths | are open to everyone now | on every day of it",
      ],
      false,
    ],
    ["not of two rows of words", ["Parks | open | now", "Markets | shut | then"], false],
    // hardly any figures, and holes
    ["not of words with gaps", ["Parks | open | ", "Markets | | then", "Baths | | now"], false],
    // rows in one piece are prose or headings between
    [
      "where two in five rows are in pieces",
      ["Parks | 1 | 2", "a | | ", "b | | ", "c | | ", "Baths | 3 | 4"],
      true,
    ],
    [
      "not where one in three rows is",
      ["Parks | 1 | 2", "a | | ", "b | | ", "c | | ", "d | | ", "Baths | 3 | 4"],
      false,
    ],
    ["not where only one row is in pieces", ["Parks | 1 | 2", "a | | "], false],
  ])("%s", (_, rows, expected) => {
    expect(isTable(rows)).toBe(expected);
  });

  it("where it is framed, of words as well, if most of its fields are full", () => {
    const full = ["Parks | open | now", "Markets | shut | then"];
    expect(isTable(full, { framed: true })).toBe(true);
    // five of nine fields, and four
    const holed = ["Parks | open | ", "Markets | | then", "| | now"];
    expect(isTable(holed, { framed: true })).toBe(true);
    expect(isTable(["Parks | open | ", "Markets | | then", " | | "], { framed: true })).toBe(false);
    // of two columns nearly every one
    expect(isTable(["Parks | open", "Markets | shut", "Baths | "], { framed: true })).toBe(true);
    expect(isTable(["Parks | open", "Markets | shut", "Baths | ", " | "], { framed: true })).toBe(
      false,
    );
  });

  it("where bands of colour part its rows, whatever stands in it", () => {
    expect(isTable(["Parks | open", "Markets | shut"], { banded: true })).toBe(true);
    expect(isTable(["Parks | open", "Markets | "], { banded: true })).toBe(false);
  });
});

describe("a chart is none", () => {
  it.each<readonly [what: string, rows: readonly string[], expected: boolean]>([
    ["with an axis down its side", ["60 | a | 1", "40 | b | 2", "20 | c | 3", "0 | d | 4"], false],
    [
      "with an axis of percentages",
      ["60% | a | 1", "40% | b | 2", "20% | c | 3", "0% | d | 4"],
      false,
    ],
    ["with an axis along its foot", ["a | b | c | d", "1 | 2 | 4 | 8", "0 | 20 | 40 | 60"], false],
    [
      "but numbers that count its rows are no axis",
      ["0 | 4 | 1", "1 | 5 | 2", "2 | 7 | 3", "3 | 9 | 4"],
      true,
    ],
    ["and uneven figures are none", ["60 | a | 1", "40 | b | 2", "30 | c | 3", "0 | d | 4"], true],
    [
      "nor are even ones without nought",
      ["80 | a | 1", "60 | b | 2", "40 | c | 3", "20 | d | 4"],
      true,
    ],
    ["nor three", ["40 | a | 1", "20 | b | 2", "0 | c | 3"], true],
    ["nor ones that are all alike", ["0 | a | 1", "0 | b | 2", "0 | c | 3", "0 | d | 4"], true],
  ])("%s", (_, rows, expected) => {
    expect(isTable(rows)).toBe(expected);
  });
});

describe("what lies in a grid of rules is a drawing", () => {
  const isDrawing = (rows: readonly string[]): boolean =>
    looksLikeDrawing(cellsOf(rows), columnsOf(rows), rows.length);
  it.each<readonly [what: string, rows: readonly string[], expected: boolean]>([
    ["where a few words stand in boxes", ["Head | | ", " | | ", " | Team | "], true],
    ["not where half of them are full", ["Head | of | ", "the | Team | ", "all | | "], false],
    ["not where there are figures among them", ["Head | 12 | ", " | | ", " | | "], false],
    ["where an axis runs beside it", ["60 | a", "40 | b", "20 | c", "0 | d"], true],
    ["where figures lie in a void", ["7 | | | ", "9 | | | ", "4 | | | "], true],
    ["not where there are two of them", ["7 | | ", "9 | | "], false],
  ])("%s", (_, rows, expected) => {
    expect(isDrawing(rows)).toBe(expected);
  });
});
