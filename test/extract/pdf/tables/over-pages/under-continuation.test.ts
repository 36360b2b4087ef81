import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 300, 420, 540];
const heads = rowsAt(xs, 560, 12, [["Indicator", "Weight", "Result", "Target"]], 9, "F2");
/** Rows with a rule under each. */
const rows = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => [
    rowsAt(xs, 540 - 18 * at, 12, [[`Children of area ${from + at}`, "20%", "15%", "18%"]], 9),
    lineBetween(45, 532 - 18 * at, 700, 532 - 18 * at),
  ])
    .flat()
    .join("\n");

describe("under what goes on from the page before", () => {
  it("its last rule is no upper edge of a note, which heads no other table", async () => {
    const years = ["Activities", "07/08", "08/09", "09/10"];
    const actions = ["Work with partners", "Agree a single form", "Open two centres"];
    const second = [
      textAt(50, 490, "2 Figure of last year, to be replaced by another.", 9),
      textAt(300, 472, "Target delivery date", 9, "F2"),
      lineBetween(295, 467, 700, 467),
      rowsAt(xs, 455, 12, [years], 9, "F2"),
      lineBetween(45, 449, 700, 449),
      ...actions.map((action, at) =>
        [
          rowsAt(xs, 435 - 18 * at, 12, [[action, "x", "", "x"]], 9),
          lineBetween(45, 429 - 18 * at, 700, 429 - 18 * at),
        ].join("\n"),
      ),
      textAt(50, 382, "Objective 4: All children", 12),
      rowsAt(
        xs,
        358,
        13,
        Array.from({ length: 12 }, (_, at) => [`School ${at}`, "NA", `${60 + at}`, "R. Corton"]),
        9,
      ),
    ];
    const head = [heads, lineBetween(45, 554, 700, 554)];
    const pages = [
      [...head, rows(1, 24)],
      [...head, rows(25, 2), ...second],
    ];
    const tables = tablesOf(
      await readMade(
        pages.map((operators) => ({ operators: operators.join("\n"), width: 842, height: 595 })),
      ),
    );
    expect(tables.map((table) => table.rows)).toEqual([27, 5, 12]);
    expect(rowsOf(tables[1])).toEqual([
      ["", "Target delivery date", "", ""],
      years,
      ...actions.map((action) => [action, "x", "", "x"]),
    ]);
  });
});
