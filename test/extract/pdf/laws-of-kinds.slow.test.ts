import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixturePages } from "../../../scripts/make-pdf-fixtures.mjs";
import type { Table } from "../../../src/document.ts";
import { readMade, rowsOf, tablesOf } from "./read.ts";

const runs = { numRuns: 4, seed: 16 };

/** What a table says, wherever it stands. */
const meaningOf = (tables: readonly Table[]) =>
  tables.map((table) => ({
    rows: rowsOf(table),
    spans: table.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan]),
  }));

/** What is drawn over other things says something by its place in the order. */
const ordered = /painted-over|shadow/;
/** Slanted words are put together from runs of letters, not yet from letters that each stand alone. */
const slanted = /slanted/;
const kinds = fixturePages.filter(
  ({ name, pages }) =>
    /^(?:kind|stats|body|aligned|ruled)-/.test(name) && pages.length === 1 && !ordered.test(name),
);

describe.each(kinds)("$name", ({ name, pages: [page] }) => {
  const { operators, ...rest } = page as (typeof kinds)[number]["pages"][number];
  const read = async (drawn: string) =>
    meaningOf(tablesOf(await readMade([{ ...rest, operators: drawn }])));

  it("says the same when the page is moved or scaled", async () => {
    const before = await read(operators);
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -15, max: 30, noNaN: true }),
        fc.double({ min: -60, max: 15, noNaN: true }),
        // Below, the 4 pt gap of one page becomes one that text steps over: a length of print, not of the page.
        fc.double({ min: 0.92, max: 1, noNaN: true }),
        async (x, y, scale) => {
          const moved = `q ${scale.toFixed(4)} 0 0 ${scale.toFixed(4)} ${x.toFixed(3)} ${y.toFixed(3)} cm\n${operators}\nQ`;
          expect(await read(moved)).toEqual(before);
        },
      ),
      runs,
    );
  });

  it("says the same when its texts and rules are drawn in another order", async () => {
    const before = await read(operators);
    const lines = operators.split("\n");
    const isFree = (line: string): boolean => /^BT.*ET$/.test(line) || / l S$/.test(line);
    const free = lines.filter(isFree);
    const fixed = lines.filter((line) => !isFree(line));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(free, { minLength: free.length }), async (shuffled) => {
        expect(await read([...fixed, ...shuffled].join("\n"))).toEqual(before);
      }),
      runs,
    );
  });

  it.skipIf(slanted.test(name))("says the same when drawn letter by letter", async () => {
    const split = operators.replace(/\(((?:[^()\\]|\\.)+)\) Tj/g, (_whole, text: string) =>
      (text.match(/\\.|[^\\]/g) ?? []).map((letter) => `(${letter}) Tj`).join(" "),
    );
    expect(await read(split)).toEqual(await read(operators));
  });
});
