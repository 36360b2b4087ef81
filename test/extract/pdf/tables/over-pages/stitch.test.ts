import { describe, expect, it } from "vitest";
import {
  isContinued,
  partsToTable,
  type TablePart,
} from "../../../../../src/extract/pdf/tables/over-pages/stitch.ts";

/** A block of two rows, the first a bold title over both columns. */
const part = (page: number, title: string, tagged?: TablePart["tagged"]): TablePart => ({
  kind: "part",
  page,
  method: "aligned",
  box: [50, 50, 250, 90],
  columnEdges: [50, 150, 250],
  rows: 2,
  cells: [
    [title, 0, 0, 2],
    ["Progress", 1, 0, 1],
    ["Target met", 1, 1, 1],
  ].map(([text, row, column, columnSpan]) => ({
    page,
    row: row as number,
    column: column as number,
    rowSpan: 1,
    columnSpan: columnSpan as number,
    text: text as string,
    marks: [],
    ...(row === 0 ? { bold: true } : {}),
  })),
  scanned: false,
  weak: false,
  banded: false,
  ...(tagged === undefined ? {} : { tagged }),
  first: true,
  last: true,
});

const whole = { begins: true, ends: true };

describe("a table at the top of a page, in the columns of the one above", () => {
  const goesOn = (tagged?: TablePart["tagged"]): boolean => {
    const [above, below] = [part(1, "LI 7 Contracts", tagged), part(2, "LI 8 Letters", tagged)];
    return isContinued(above, above, below);
  };

  it("goes on with it, whatever bold row it begins with", () => {
    expect(goesOn()).toBe(true);
  });

  it("is another where structure tags end the one and begin the other", () => {
    expect(goesOn(whole)).toBe(false);
  });

  it("goes on with it where tags tell of one table", () => {
    expect(goesOn({ begins: false, ends: false })).toBe(true);
  });

  it("goes on with it where a row that is not bold begins it: many a table is tagged page by page", () => {
    const [above, below] = [part(1, "LI 7 Contracts", whole), part(2, "LI 8 Letters", whole)];
    const cells = below.cells.map(({ bold: _, ...cell }) => cell);
    expect(isContinued(above, above, { ...below, cells })).toBe(true);
  });
});

describe("a header of several rows that is printed again overleaf", () => {
  type Head = readonly [text: string, column: number, columnSpan: number];
  const table = (page: number, headers: readonly (readonly Head[])[], row: string): TablePart => {
    const rows = [...headers, [[row, 0, 1] as const, ["✓", 2, 1] as const]];
    return {
      ...part(page, ""),
      columnEdges: [50, 150, 170, 190, 210],
      banded: true,
      rows: rows.length,
      cells: rows.flatMap((cells, at) =>
        cells.map(([text, column, columnSpan]) => ({
          page,
          row: at,
          column,
          rowSpan: 1,
          columnSpan,
          text,
          marks: [],
          ...(at < headers.length ? { bold: true } : {}),
        })),
      ),
    };
  };
  const title: readonly Head[] = [["When", 1, 4]];
  const quarters: readonly Head[] = [
    ["Activity", 0, 1],
    ["1", 1, 1],
    ["2", 2, 1],
    ["1", 3, 1],
    ["2", 4, 1],
  ];
  const first = table(
    1,
    [
      title,
      [
        ["07/08", 1, 2],
        ["08/09", 3, 2],
      ],
      quarters,
    ],
    "Plan",
  );

  it("is left out though its first row was taken for the page's, and its names reach elsewhere", () => {
    const rest = table(
      2,
      [
        [
          ["07/08", 1, 1],
          ["08/09", 2, 3],
        ],
        quarters,
      ],
      "Build",
    );
    const texts = partsToTable([first, rest]).cells.map(({ text }) => text);
    expect(texts.filter((text) => text === "07/08" || text === "Activity")).toHaveLength(2);
    expect(texts).toContain("Build");
  });

  it("stays where it says something else", () => {
    const rest = table(2, [[["09/10", 1, 4]], quarters], "Build");
    const texts = partsToTable([first, rest]).cells.map(({ text }) => text);
    expect(texts.filter((text) => text === "Activity")).toHaveLength(2);
  });

  it("is no other header where only the first page shows how far its names reach", () => {
    const names = (column: number, columnSpan: number): readonly (readonly Head[])[] => [
      [
        ["Actual", 1, 1],
        ["Targets", column, columnSpan],
      ],
      quarters,
    ];
    const [above, below] = [table(1, names(2, 3), "Plan"), table(2, names(4, 1), "Build")];
    expect(isContinued(above, above, below)).toBe(true);
    expect(partsToTable([above, below]).rows).toBe(4);
  });

  it("is left out though its lines are rows otherwise, and a table of other heads is another", () => {
    const heads = (years: readonly string[]): readonly (readonly Head[])[] => [
      [
        ["Actual", 1, 1],
        ["Targets", 2, 1],
      ],
      [["Measure", 0, 1], ...years.map((year, at): Head => [year, at + 1, 1])],
    ];
    const years = ["2009", "2010", "2011", "2012"];
    const merged = table(
      1,
      [
        [
          ["Measure", 0, 1],
          ["Actual 2009", 1, 1],
          ["Targets 2010", 2, 1],
          ["2011", 3, 1],
          ["2012", 4, 1],
        ],
      ],
      "Plan",
    );
    const same = table(2, heads(years), "Build");
    expect(isContinued(merged, merged, same)).toBe(true);
    expect(partsToTable([merged, same]).rows).toBe(3);
    const other = table(2, heads(["2013", "2014", "2015", "2016"]), "Build");
    expect(isContinued(merged, merged, other)).toBe(false);
  });
});

describe("a row cut between the middles of its cells", () => {
  /** A page's rows under each other. */
  const page = (number: number, rows: readonly (readonly string[])[]): TablePart => ({
    ...part(number, ""),
    columnEdges: [50, 150, 250, 350],
    rows: rows.length,
    cells: rows.flatMap((row, at) =>
      row.map((text, column) => ({
        page: number,
        row: at,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text,
        marks: [],
      })),
    ),
  });
  const whole = ["1", "2", "3", "4"].map((at) => [`BSC ${at}`, "Milestone", `Done in area ${at}`]);
  const rowsOf = (above: readonly string[][], below: readonly string[][]): string[][] => {
    const { cells, rows } = partsToTable([page(1, above), page(2, below)]);
    return Array.from({ length: rows }, (_, row) =>
      cells.filter((cell) => cell.row === row).map(({ text }) => text),
    );
  };

  it("is one row of both halves", () => {
    const halves = [["BSC 5", "", "Not begun"]];
    expect(rowsOf([...whole, ...halves], [["", "Milestone", ""], ...whole])).toEqual([
      ...whole,
      ["BSC 5", "Milestone", "Not begun"],
      ...whole,
    ]);
  });

  it("may be two where rows leave such fields empty elsewhere: totals and the titles of groups", () => {
    const upper = [...whole, ["", "12", "14"]];
    expect(rowsOf(upper, [["Libraries", "", ""], ...whole])).toHaveLength(5 + 5);
    const titled = [["Libraries", "", ""], ...whole, ["Museums", "", ""], ...whole];
    expect(rowsOf(upper, titled)).toHaveLength(5 + 10);
    const open = [...whole, ["BSC 5", "", ""], ...whole, ["BSC 6", "", "Begun"]];
    expect(rowsOf(open, [["", "Milestone", ""], ...whole])).toHaveLength(10 + 5);
    expect(rowsOf([...whole, ["Milestone 5", "R", ""]], [["Milestone 6", "G", ""]])).toHaveLength(
      6,
    );
  });
});
