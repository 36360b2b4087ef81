import { describe, expect, it } from "vitest";
import { lineBetween, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 150, 380, 450];
const row = (y: number, cells: readonly string[], font = "F1"): string[] =>
  cells.flatMap((text, at) => (text === "" ? [] : [textAt(xs[at] ?? 0, y, text, 8, font)]));
const rule = (y: number): string => lineBetween(48, y, 520, y);

const heads = ["Trend", "Performance measure", "1st Quarter", "Target (FY"];
const measures = [
  ["", "Rent arrears as a share of the rent roll", "78.2%", "70%"],
  ["", "Homes in the accreditation scheme", "81", "89"],
  ["", "Gas safety checks completed", "45.7%", "40%"],
];

/** A table, a key of signs that are drawn (here: not at all), and a table, each with a rule under its header alone. */
const page = (key: readonly string[], over: number): string => {
  const top = 663 - 15 * key.length - over;
  return [
    row(780, ["Division", "", "Manager", "Staff"], "F2"),
    rule(776),
    row(766, ["Transport", "", "Keith Pollard", "25"]),
    row(754, ["Revenues", "", "Linda Worth", "20"]),
    textAt(50, 714, "3 Key performance results", 14, "F2"),
    textAt(50, 698, "Results that are set locally are brought together here.", 10),
    textAt(50, 680, "Icon key", 9, "F2"),
    key.map((text, at) => textAt(100, 663 - 15 * at, text, 8)),
    row(top, heads, "F2"),
    textAt(xs[3] ?? 0, top - 10, "2008/09)", 8, "F2"),
    rule(top - 14),
    measures.map((cells, at) => row(top - 24 - 12 * at, cells)),
  ]
    .flat(2)
    .join("\n");
};
const lastTable = async (operators: string): Promise<string[][] | undefined> =>
  tablesOf(await readMade([{ operators }]))
    .map(rowsOf)
    .at(-1);

describe("a list between the rules of two tables", () => {
  it("is none of the second, whose header stands apart under it", async () => {
    const key = ["Target met or exceeded", "Just short of target", "Target missed"];
    const found = await lastTable(page(key, 24));
    expect(found?.[0]?.join(" ")).toBe("Trend Performance measure 1st Quarter Target (FY 2008/09)");
    expect(found?.flat().filter((text) => key.includes(text))).toEqual([]);
    expect(found?.at(-1)?.slice(-2)).toEqual(["45.7%", "40%"]);
  });
});
