import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetPage, ruledInManyWays, unruledBudget } from "../../../scripts/pdf/budget-pages.mjs";
import { gridOf, textAt } from "../../../scripts/pdf/make-pdf.mjs";
import type { Table } from "../../../src/document.ts";
import { readMade, rowsOf, tablesOf } from "./read.ts";

const runs = { numRuns: 25 };

/** What a table says, wherever it stands. */
const meaningOf = (tables: readonly Table[]) =>
  tables.map((table) => ({
    rows: rowsOf(table),
    spans: table.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan]),
  }));

const pages = [
  ["ruled", budgetPage(ruledInManyWays.strokes as string).operators],
  ["filled", budgetPage(ruledInManyWays["fills side by side"] as string).operators],
  ["unruled", unruledBudget.operators],
] as const;

describe.each(pages)("a %s table", (_, operators) => {
  const read = async (drawn: string) => meaningOf(tablesOf(await readMade([{ operators: drawn }])));

  it("stays what it is when the page is moved or scaled", async () => {
    const before = await read(operators);
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -40, max: 100, noNaN: true }),
        fc.double({ min: -400, max: 30, noNaN: true }),
        fc.double({ min: 0.7, max: 1.15, noNaN: true }),
        async (x, y, scale) => {
          const moved = `q ${scale.toFixed(4)} 0 0 ${scale.toFixed(4)} ${x.toFixed(3)} ${y.toFixed(3)} cm\n${operators}\nQ`;
          expect(await read(moved)).toEqual(before);
        },
      ),
      runs,
    );
  });

  it("stays what it is when it is drawn in another order", async () => {
    const before = await read(operators);
    // Fills under text have to be drawn before it, and colours before what they colour.
    const lines = operators.split("\n");
    const isFree = (line: string): boolean => line.startsWith("BT") || line.endsWith(" S");
    const fixed = lines.filter((line) => !isFree(line));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines.filter(isFree), { minLength: lines.filter(isFree).length }),
        async (shuffled) => {
          expect(await read([...fixed, ...shuffled].join("\n"))).toEqual(before);
        },
      ),
      runs,
    );
  });

  it("stays what it is when its texts are drawn letter by letter", async () => {
    const before = await read(operators);
    const split = operators.replace(/\((\S+?(?: \S+?)*)\) Tj/g, (_whole, text: string) =>
      text
        .split(/(?<!\\)(?=.)/)
        .map((letter) => `(${letter}) Tj`)
        .join(" "),
    );
    expect(await read(split)).toEqual(before);
  });
});

describe("cells of a ruled table", () => {
  it("tile it, whichever lines are left out", async () => {
    const places = fc
      .uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 3, maxLength: 6 })
      .map((list) => list.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(
        places,
        places,
        fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.boolean()), { maxLength: 6 }),
        async (columns, rows, left) => {
          const xs = columns.map((at) => 40 + at * 42);
          const ys = rows.map((at) => 60 + at * 60);
          const pieces = gridPieces(xs, ys, left);
          const texts = xs
            .slice(1)
            .flatMap((_x, column) =>
              ys
                .slice(1)
                .map((_y, row) =>
                  textAt((xs[column] ?? 0) + 4, (ys[row] ?? 0) + 20, `${column}${row}`, 6),
                ),
            );
          const outer = gridOf([xs[0] ?? 0, xs.at(-1) ?? 0], [ys[0] ?? 0, ys.at(-1) ?? 0]);
          const operators = [outer, ...pieces, ...texts].join("\n");
          for (const table of tablesOf(await readMade([{ operators }]))) expectTiled(table);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** A grid's inner lines, edge by edge, some of them missing. */
function gridPieces(
  xs: readonly number[],
  ys: readonly number[],
  left: readonly (readonly [number, number, boolean])[],
): string[] {
  const isLeft = (column: number, row: number, level: boolean): boolean =>
    left.some(([x, y, isLevel]) => x === column && y === row && isLevel === level);
  return xs.slice(0, -1).flatMap((x, column) =>
    ys.slice(0, -1).flatMap((y, row) => {
      const [right, top] = [xs[column + 1] ?? 0, ys[row + 1] ?? 0];
      return [
        ...(isLeft(column, row, true) ? [] : [`${x} ${top} m ${right} ${top} l S`]),
        ...(isLeft(column, row, false) ? [] : [`${right} ${y} m ${right} ${top} l S`]),
      ];
    }),
  );
}

function expectTiled(table: Table): void {
  const taken = new Set<string>();
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        expect(taken.has(`${row},${column}`)).toBe(false);
        taken.add(`${row},${column}`);
      }
    }
  }
  expect(taken.size).toBe(table.rows * table.columns);
}
