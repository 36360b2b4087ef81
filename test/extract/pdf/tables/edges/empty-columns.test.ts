import { describe, expect, it } from "vitest";
import { rowsAt, textAround, textAt, textBefore } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const bold = (xs: readonly number[], y: number, heads: readonly string[]): string =>
  rowsAt(xs, y, 12, [heads], 9, "F2");

const read = async (operators: readonly string[], fonts?: string): Promise<string[][][]> => {
  const page = { operators: operators.join("\n"), width: 842, height: 595 };
  return tablesOf(await readMade([fonts === undefined ? page : { ...page, fonts }])).map(rowsOf);
};

describe("columns that are headed and empty", () => {
  const names = ["Staff turnover", "Schools buying", "Days lost", "Travel plans", "Savings"];
  /** Between what was and what is aimed at three columns of quartiles, and three of targets at the end. */
  const body = names.map((name, at) =>
    rowsAt([50, 270, 520], 440 - 22 * at, 12, [[name, `${10 + at}`, `${20 + at}`]], 9),
  );
  const rows = names.map((name, at) => [name, `${10 + at}`, "", "", "", `${20 + at}`, "", "", ""]);
  const columns = [50, 270, 330, 390, 450, 520, 600, 650, 700];
  const levels = ["", "", "Top", "Middle", "Bottom", "", "08/09", "09/10", "10/11"];

  it("have an edge each where a name reaches over them", async () => {
    const [table] = await read([
      bold(columns, 480, [
        "Indicator",
        "Actual",
        "Quartiles (All",
        "",
        "",
        "Target",
        "Targets for later years",
      ]),
      bold(columns, 470, ["", "", "England)"]),
      bold(columns, 460, levels),
      ...body,
    ]);
    expect(table?.slice(-6)).toEqual([levels, ...rows]);
  });

  it("have an edge each where their heads stand at the bottom with all others", async () => {
    const heads = ["Indicator", "Actual", "Top", "Middle", "Bottom", "Target", ...levels.slice(6)];
    const [table] = await read([
      bold(columns, 484, ["", "", "Quartiles (All"]),
      bold(columns, 474, ["", "", "England)", "", "", "", "Later targets"]),
      bold(columns, 464, heads),
      ...body,
    ]);
    expect(table?.slice(-6)).toEqual([heads, ...rows]);
  });

  it("are none where heads in the middle of wide columns stand left of their figures", async () => {
    const [table] = await read([
      textAt(50, 464, "Indicator", 9, "F2"),
      textAround(330, 464, "Actual", 9, "F2"),
      textAround(530, 464, "Target", 9, "F2"),
      ...names.map((name, at) =>
        [
          textAt(50, 440 - 22 * at, name, 9),
          textBefore(420, 440 - 22 * at, `${10 + at}`, 9),
          textBefore(620, 440 - 22 * at, `${20 + at}`, 9),
        ].join("\n"),
      ),
    ]);
    expect(table).toEqual([
      ["Indicator", "Actual", "Target"],
      ...names.map((name, at) => [name, `${10 + at}`, `${20 + at}`]),
    ]);
  });
});

describe("columns with a tick here and there", () => {
  const quarters = [400, 430, 460, 490, 520, 550, 580, 610];
  const numbers = ["1", "2", "3", "4", "1", "2", "3", "4"];
  const activities: readonly (readonly [string, readonly number[]])[] = [
    ["Work more closely with partners", [0, 3]],
    ["Develop one approach to assessment within the authority", [4]],
    ["Improve access to support", [3, 5]],
  ];
  const tick = (x: number, y: number): string => textAt(x, y, "4", 9, "F3");
  const ticked = activities.map(([, at]) =>
    numbers.map((_, quarter) => (at.includes(quarter) ? "✔" : "")),
  );
  const body = activities.flatMap(([name, at], row) => [
    textAt(50, 440 - 18 * row, name, 9),
    ...at.map((quarter) => tick(quarters[quarter] as number, 440 - 18 * row)),
  ]);

  it("are as many as the header has numbers, whether the labels have a head beside these or above", async () => {
    for (const y of [458, 494]) {
      const [table] = await read([
        textAt(50, y, "Activities", 9, "F2"),
        textAt(400, 494, "Target delivery date (year and quarter)", 9, "F2"),
        bold([400, 520], 476, ["07/08", "08/09"]),
        bold(quarters, 458, numbers),
        ...body,
      ]);
      expect(table?.at(-4)?.slice(1)).toEqual(numbers);
      expect(table?.slice(-3)).toEqual(
        activities.map(([name], row) => [name, ...(ticked[row] as string[])]),
      );
    }
  });

  it("are none where two texts of a row stand under one head", async () => {
    const heads = ["Area", "2005", "2006", "2007", "2008"];
    const [table] = await read([
      bold([50, 200, 300, 400, 500], 458, heads),
      ...["North", "South", "East", "West"].map((area, at) =>
        rowsAt(
          [50, 200, 240, 300, 340, 400, 440, 500, 540],
          440 - 18 * at,
          12,
          [[area, ...Array.from({ length: 8 }, (_, column) => `${column + 3 * at + 1}`)]],
          9,
        ),
      ),
    ]);
    expect(table?.[1]).toHaveLength(9);
  });
});

describe("a typewriter's letters", () => {
  const fonts = "/F4 << /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
  const typed = (x: number, y: number, text: string): string => textAt(x, y, text, 8, "F4");
  const rows = [
    ["NI 62 Stability of placements", "10.9%", "9.0%"],
    ["NI 92 Narrowing the gap", "31.6%", "28.7%"],
    ["NI 19 Proven reoffending", "0.86", "0.81"],
    ["NI 45 Young offenders engaged", "53.6%", "85%"],
    ["NI 57 Sport", "74%", "90%"],
    ["NI 79 Level 2 at 19", "70%", "72%"],
  ];
  const page = (parts: readonly string[][], xs: readonly number[]): string[] =>
    parts.flatMap((row, at) =>
      row.map((text, column) => typed(xs[column] as number, 500 - 18 * at, text)),
    );

  it("have blanks as wide as they are, which part no number from the word before it", async () => {
    const [table] = await read(
      page([["Measure", "2008-09", "2009-10"], ...rows], [50, 300, 400]),
      fonts,
    );
    expect(table?.slice(1)).toEqual(rows);
  });

  it("part columns where two such blanks stand", async () => {
    const figures = ["NI", "62", "92"].map((_, at) => ["North", `${at + 1}1.5`, `${at + 2}2.5`]);
    const [table] = await read(page([...figures, ...figures], [50, 100, 135]), fonts);
    expect(table?.[0]).toHaveLength(3);
  });
});
