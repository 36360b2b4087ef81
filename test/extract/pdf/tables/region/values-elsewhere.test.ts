import { describe, expect, it } from "vitest";
import { lineBetween, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { CutLine } from "../../../../../src/extract/pdf/tables/grid/region.ts";
import { partAtLines } from "../../../../../src/extract/pdf/tables/region/another-table.ts";
import {
  endsCells,
  standsOverHeader,
} from "../../../../../src/extract/pdf/tables/region/values-elsewhere.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

type Row = readonly [label: string, value: string, target: string];

const first: readonly Row[] = [
  ["Corporate priority:", "Corporate effectiveness", "12"],
  ["Area of focus:", "Human resources", "14"],
  ["Milestones (08/09)", "Agree the target by March 2009", "7"],
  ["Milestones (09/10)", "Reduce absence by March 2010", "9"],
];
const second: readonly Row[] = [
  ["Corporate priority:", "Business efficiency", "31"],
  ["Area of focus:", "Information technology", "25"],
  ["Milestones (08/09)", "Populate the database by June 2008", "8"],
  ["Milestones (09/10)", "Publish the register by May 2009", "6"],
];

const form = (rows: readonly Row[], y: number, valuesAt: number): string =>
  rows
    .map(
      ([label, value, target], at) =>
        `${textAt(56, y - 18 * at, label)}\n${textAt(valuesAt, y - 18 * at, value)}\n${textAt(valuesAt + 200, y - 18 * at, target)}`,
    )
    .join("\n");

/** Every other row of a form is shaded. */
const stripes = (y: number): string =>
  [0, 36].map((down) => `0.95 g 50 ${y - 5 - down} 480 18 re f 0 g`).join("\n");

const tablesAndText = async (operators: string): Promise<[string[][][], string[]]> => {
  const outcome = await readMade([{ operators }]);
  const text = outcome.value.blocks.flatMap((block) => (block.kind === "table" ? [] : block.text));
  return [tablesOf(outcome).map(rowsOf), text];
};

describe("a text between two tables", () => {
  it("stands outside their cells where values begin elsewhere below it", async () => {
    const [tables, text] = await tablesAndText(
      [
        stripes(700),
        stripes(602),
        form(first, 700, 200),
        textAt(50, 624, "Objective 4"),
        form(second, 602, 215),
      ].join("\n"),
    );
    expect(tables).toEqual([first, second]);
    expect(text).toEqual(["Objective 4"]);
  });

  it("stands outside them where the rules between their columns end over it", async () => {
    const [tables, text] = await tablesAndText(
      [
        form(first, 700, 200),
        lineBetween(195, 712, 195, 640),
        textAt(50, 624, "Objective 4"),
        form(second, 602, 200),
        lineBetween(195, 614, 195, 542),
      ].join("\n"),
    );
    expect(tables).toEqual([first, second]);
    expect(text).toEqual(["Objective 4"]);
  });

  it("is a row where it heads rows that are set in below it, and their columns go on", async () => {
    const figures = (rows: readonly (readonly [string, string, string])[], y: number): string =>
      rows
        .map(([label, ...values], at) =>
          [
            textAt(60, y - 14 * at, label),
            ...values.map((value, column) => textAt(220 + 80 * column, y - 14 * at, value)),
          ].join("\n"),
        )
        .join("\n");
    const [tables] = await tablesAndText(
      [
        textAt(50, 700, "Schools"),
        figures(
          [
            ["Teachers", "120", "130"],
            ["Buildings", "45", "48"],
          ],
          686,
        ),
        textAt(50, 650, "Libraries"),
        figures(
          [
            ["Books", "12", "13"],
            ["Staff", "34", "36"],
          ],
          632,
        ),
      ].join("\n"),
    );
    expect(tables.flat().map(([label]) => label)).toContain("Libraries");
  });
});

describe("a table right below another", () => {
  it("begins where values begin elsewhere after white space", async () => {
    const [tables] = await tablesAndText(
      [form(first, 700, 200), form(second, 700 - 4 * 18 - 14, 260)].join("\n"),
    );
    expect(tables).toEqual([first, second]);
  });
});

const cut = (x: number, y: number, pieces: number, bold = false): CutLine =>
  ({
    line: { text: "Risks", box: [x, y - 8, x + 80, y + 2], baseline: y, size: 10, bold },
    pieces: Array.from({ length: pieces }, () => ({
      text: "Risks",
      box: [x, y - 8, x + 80, y + 2],
      spans: [],
    })),
    framed: false,
  }) as unknown as CutLine;

describe("a text under a table's last row", () => {
  const rows = [110, 130, 150].map((y) => cut(56, y, 3));
  const ends = (...under: readonly CutLine[]): boolean => endsCells([...rows, ...under], 3, 0);

  it("is none of it where it begins left of all cells and no row follows", async () => {
    expect(ends(cut(50, 170, 1))).toBe(true);
    expect(ends(cut(50, 170, 1), cut(50, 190, 1))).toBe(true);
    const under = [
      "Risk numbers: 1, 14",
      "Risks are told in the plan of the service, and in those of all of its partners in the county.",
    ];
    const texts = under.map((one, at) => textAt(50, 622 - 22 * at, one));
    const upright = [190, 390].map((x) => lineBetween(x, 712, x, 640));
    const level = [700, 560].flatMap((y) =>
      [0, 18, 36, 54].map((down) => lineBetween(50, y - 5 - down, 540, y - 5 - down)),
    );
    const pages: readonly (readonly [readonly string[], readonly (readonly Row[])[]])[] = [
      [[], [first]],
      [upright, [first]],
      // Rules of one width frame both.
      [
        [...level, form(second, 560, 200)],
        [first, second],
      ],
    ];
    for (const [drawn, read] of pages) {
      const [tables, text] = await tablesAndText(
        [form(first, 700, 200), ...drawn, ...texts].join("\n"),
      );
      expect(tables).toEqual(read);
      expect(text).toEqual(under);
    }
  });

  it("parts it from a sentence and what else the rules of another table frame with it", () => {
    const sentence = cut(50, 190, 1);
    const wide = { ...sentence, line: { ...sentence.line, box: [50, 182, 400, 192] as const } };
    const lines = [...rows, cut(50, 170, 1), wide, ...[220, 240, 260].map((y) => cut(56, y, 3))];
    const region = { lines, box: [50, 100, 400, 270] as const, framed: false, lead: [], tail: [] };
    expect(partAtLines(region, [], []).map((part) => part.lines.length)).toEqual([3, 3]);
  });

  it("may be its row where it stands in a cell, close below, over rows, or under few", () => {
    expect(ends(cut(56, 170, 1))).toBe(false);
    expect(ends(cut(50, 162, 1))).toBe(false);
    expect(ends(cut(50, 170, 1), cut(56, 190, 3))).toBe(false);
    expect(ends(cut(50, 170, 2))).toBe(false);
    expect(endsCells([...rows.slice(1), cut(50, 170, 1)], 2, 0)).toBe(false);
  });
});

describe("a text over a table's bold header", () => {
  const rows = [cut(56, 130, 3, true), cut(56, 150, 3), cut(56, 170, 3)];

  it("stands outside its cells where it begins left of them, also under a heading", () => {
    expect(standsOverHeader([cut(50, 110, 1), ...rows], 0, 0)).toBe(true);
    expect(standsOverHeader([cut(50, 90, 1, true), cut(50, 110, 1), ...rows], 1, 0)).toBe(true);
  });

  it("may be the table's where it stands in a cell, right over the header, or under rows", () => {
    expect(standsOverHeader([cut(56, 110, 1), ...rows], 0, 0)).toBe(false);
    expect(standsOverHeader([cut(50, 119, 1), ...rows], 0, 0)).toBe(false);
    expect(standsOverHeader([cut(56, 90, 3), cut(50, 110, 1), ...rows], 1, 0)).toBe(false);
  });
});
