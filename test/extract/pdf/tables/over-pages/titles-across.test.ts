import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 220, 340, 460];
const walls = [215, 335, 455];
/** A row of cells with rules between them that are drawn row by row. */
const rowAt = (y: number, texts: readonly string[], font = "F1"): string =>
  [rowsAt(xs, y, 12, [texts], 9, font), ...walls.map((x) => lineBetween(x, y + 12, x, y - 8))].join(
    "\n",
  );
const header = ["Task", "Person", "Others involved", "Timescale"];
const rowsFrom = (first: number, count: number, y: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    rowAt(y - 20 * at, [`Agree plan ${first + at}`, "Ann Murphy", "Core group", "June 2007"]),
  );
const title = "Balanced scorecard indicators as above, in strategic objective 8";

const read = async (under: readonly string[]): Promise<string[][][]> => {
  const pages = [
    [rowAt(540, header, "F2"), ...rowsFrom(1, 24, 520)],
    [rowAt(540, header, "F2"), ...rowsFrom(25, 2, 520), textAt(50, 480, title, 9, "F2"), ...under],
  ];
  const drawn = pages.map((page) => ({ operators: page.join("\n"), width: 842, height: 595 }));
  return tablesOf(await readMade(drawn)).map(rowsOf);
};

describe("a title over all columns, on the page after a table's first", () => {
  it("is a row where the rules between columns go on under it", async () => {
    const tables = await read(rowsFrom(27, 3, 460));
    expect(tables).toHaveLength(1);
    expect(tables[0]?.slice(-4).map(([task]) => task)).toEqual([
      title,
      "Agree plan 27",
      "Agree plan 28",
      "Agree plan 29",
    ]);
  });

  it("heads another table where a header stands under it", async () => {
    const heads = ["Risk", "Owner", "Likelihood", "Review"];
    const tables = await read([rowAt(460, heads, "F2"), ...rowsFrom(27, 3, 440)]);
    expect(tables.map(([first]) => first)).toEqual([header, heads]);
  });
});
