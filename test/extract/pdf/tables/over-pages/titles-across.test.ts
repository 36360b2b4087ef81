import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 220, 340, 460];
const walls = [215, 335, 455];
/** A row of cells with rules between them that are drawn row by row, if any are. */
const rowAt = (
  y: number,
  texts: readonly string[],
  font = "F1",
  rules = walls,
  columns = xs,
): string =>
  [
    rowsAt(columns, y, 12, [texts], 9, font),
    ...rules.map((x) => lineBetween(x, y + 12, x, y - 8)),
  ].join("\n");
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

  const plain = (first: number, count: number, y: number, columns = xs): string[] =>
    Array.from({ length: count }, (_, at) => {
      const texts = [`Agree plan ${first + at}`, "Ann Murphy", "Core group", "June 2007"];
      return rowAt(y - 20 * at, texts, "F1", [], columns);
    });
  const shorter = "Balanced scorecard indicators of the board";
  const readPlain = async (columns: readonly number[]): Promise<(string | undefined)[][]> => {
    const head = rowAt(540, header, "F2", []);
    const titles = [shorter, "Leadership"].map((one, at) =>
      textAt(50, 480 - 20 * at, one, 9, "F2"),
    );
    const pages = [
      [head, ...plain(1, 24, 520)],
      [head, ...plain(25, 2, 520), ...titles, ...plain(27, 3, 440, [...columns])],
    ];
    const drawn = pages.map((page) => ({ operators: page.join("\n"), width: 842, height: 595 }));
    const tables = tablesOf(await readMade(drawn)).map(rowsOf);
    return tables.map((table) => table.slice(-5).map(([task]) => task));
  };

  it("is a row where nothing is drawn, over rows whose texts begin where those above do", async () => {
    const rows = ["Agree plan 27", "Agree plan 28", "Agree plan 29"];
    expect(await readPlain(xs)).toEqual([[shorter, "Leadership", ...rows]]);
    const [first] = await readPlain([50, 190, 370, 500]);
    expect(first).not.toContain(shorter);
  });
});
