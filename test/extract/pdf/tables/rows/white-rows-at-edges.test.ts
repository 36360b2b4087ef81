import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { TextRow } from "../../../../../src/extract/pdf/tables/rows/placed-lines.ts";
import { whiteRows } from "../../../../../src/extract/pdf/tables/rows/white-rows.ts";
import { toPiece } from "../../../../../src/extract/pdf/text/pieces.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 110, 270, 400, 450];
const heads = (top: number): string =>
  [
    rowsAt(xs, top, 12, [["Ref", "Objective", "Milestone", "Light", "Commentary"]], 10, "F2"),
    lineBetween(45, top - 6, 560, top - 6),
  ].join("\n");
const rowAt = (top: number, at: number, light = "G"): string =>
  rowsAt(xs, top, 12, [
    [`BSC ${at}`, `To improve service ${at}`, `Agree strategy ${at} for`, light, "It was agreed"],
    ["", "", "all of the schools", "", "by the board"],
  ]);
const five = [1, 2, 3, 4, 5].map((at) => rowAt(790 - 32 * at, at)).join("\n");
const read = async (above: string, below: string): Promise<string[][]> => {
  const pages = [`${heads(790)} ${above}`, `${heads(790)} ${below}`];
  const found = tablesOf(await readMade(pages.map((operators) => ({ operators, height: 842 }))));
  return found.flatMap(rowsOf);
};

describe("rows that a page's end cuts, told by white space", () => {
  it("end where rows begin half beside the rest of a merged cell", async () => {
    const cut = [
      rowsAt(xs, 598, 12, [
        ["BSC 6", "To ensure diversity in", "Assess all policies and", "R", "A programme has"],
      ]),
    ].join("\n");
    const rest = [
      rowsAt(xs, 768, 12, [
        ["", "development of new", "service areas", "", "been established."],
        ["", "services and policies"],
      ]),
      rowsAt(xs, 747, 12, [
        ["", "", "Review the equality", "G", "Completed"],
        ["", "", "plan in September"],
      ]),
      ...[7, 8, 9].map((at) => rowAt(715 - 32 * (at - 7), at)),
    ].join("\n");
    const rows = await read(`${five} ${cut}`, rest);
    expect(rows.slice(6, 8)).toEqual([
      [
        "BSC 6",
        "To ensure diversity in development of new services and policies",
        "Assess all policies and service areas",
        "R",
        "A programme has been established.",
      ],
      ["", "", "Review the equality plan in September", "G", "Completed"],
    ]);
  });
});

describe("the last word of a page, alone under white space", () => {
  const spanOf = (text: string, x: number, baseline: number, bold: boolean) => ({
    text,
    box: [x, baseline - 10, x + 18, baseline],
    baseline,
    size: 10,
    face: { bold, italic: false },
    turn: 0,
  });
  const line = (
    baseline: number,
    texts: Readonly<Record<number, string>>,
    bold = false,
  ): TextRow => ({
    baseline,
    top: baseline - 10,
    bottom: baseline,
    size: 10,
    cells: Object.entries(texts).map(([column, text]) => {
      const spans = text
        .split(" ")
        .map((word, at) => spanOf(word, 100 * +column + 20 * at, baseline, bold));
      return { column: +column, columnSpan: 1, piece: toPiece(spans as never) };
    }),
  });
  const body = (lights: readonly string[]): TextRow[] =>
    lights.flatMap((light, at) => [
      line(130 + 32 * at, {
        0: `BSC ${at}`,
        1: "Agree the strategy for",
        ...(light === "" ? {} : { 2: light }),
        3: "It was agreed",
      }),
      line(142 + 32 * at, { 1: "all of the schools", 3: "by the board" }),
    ]);
  const lightsOf = (lights: readonly string[], last: string): string[][] => {
    const head = line(100, { 0: "Ref", 1: "Milestone", 2: "Progress", 3: "Commentary" }, true);
    const lines = [head, ...body(lights), line(130 + 32 * lights.length, { 2: last })];
    const found = whiteRows(lines, 4, () => false, { banded: false });
    return (found?.groups ?? []).map((group) =>
      group
        .flatMap(({ cells }) => cells)
        .filter(({ column }) => column === 2)
        .map(({ piece }) => piece.text),
    );
  };

  it("is a row's of which the rest stands overleaf, where every row has one", () => {
    expect(lightsOf(["G", "R", "G", "G", "G"], "R").slice(-2)).toEqual([["G"], ["R"]]);
  });

  it("is its own row's that has none, and no other row's where no row above says it", () => {
    expect(lightsOf(["G", "R", "G", "G", ""], "R").slice(-2)).toEqual([["G"], ["R"]]);
    expect(lightsOf(["G", "R", "G", "G", ""], "R")).toHaveLength(6);
    expect(lightsOf(["G", "R", "G", "G", "G"], "(revised)").slice(-1)).toEqual([
      ["G", "(revised)"],
    ]);
  });
});
