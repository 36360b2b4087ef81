import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Document } from "../src/document.ts";
import { extract } from "../src/extract/index.ts";
import { parseAmount } from "../src/normalise/money.ts";
import { parseCell } from "../src/normalise/number.ts";
import { ingestFile } from "../src/pipeline.ts";
import { findCodes } from "../src/printed/code.ts";
import {
  financialYear,
  findMonths,
  monthNames,
  parseFinancialYear,
} from "../src/printed/period.ts";
import type { CouncilRecord } from "../src/records.ts";
import type { Interpretation } from "../src/rows.ts";
import { documentOf, readingOf, sourceOf, tableOf } from "./builders.ts";
import { fixturesFolder } from "./fixtures.ts";

/** The same cases on every machine. */
const runs = { seed: 20090331, numRuns: 150 };

describe("what is printed and parsed again is unchanged", () => {
  it("an amount, in whole units or with pence, plain, bracketed or with a minus", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        const printed = value.toLocaleString("en-GB");
        expect(parseAmount(printed)?.value).toBe(value);
        expect(parseAmount(`(${printed})`)?.value).toBe(-value);
        expect(parseAmount(`-£${printed}`)?.value).toBe(-value);
        expect(parseAmount(`£${printed}.50`)?.value).toBe(value + 0.5);
      }),
      runs,
    );
  });
  it("a value, with its unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        const value = hundredths / 100;
        expect(parseCell(`${value}%`)).toEqual({ value, unit: "percent", qualifiers: [] });
        expect(parseCell(`£${value}`)).toEqual({ value, unit: "gbp", qualifiers: [] });
      }),
      runs,
    );
  });
  it("a financial year in each of its spellings", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1995, max: 2025 }), (start) => {
        const year = financialYear(start);
        const end = year.slice(5);
        for (const printed of [
          year,
          `${start}/${end}`,
          `${String(start).slice(2)}/${end}`,
          `${start}/${start + 1}`,
          `${start} - ${end}`,
        ])
          expect(parseFinancialYear(`Actual ${printed}`)).toBe(year);
      }),
      runs,
    );
  });
  it("a date", () => {
    const names = monthNames.split("|").slice(0, 12);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1998, max: 2020 }),
        (day, month, year) => {
          for (const printed of [
            `${day} ${names[month - 1]} ${year}`,
            `${names[month - 1]} ${year}`,
            `${day}/${month}/${year}`,
          ])
            expect(findMonths(printed)).toMatchObject([{ month, year }]);
        },
      ),
      runs,
    );
  });
  it("a national code, however it is spaced and padded", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 198 }), (number) => {
        for (const printed of [
          `NI ${number}`,
          `NI${number}`,
          `NI ${String(number).padStart(3, "0")}`,
          `(NI ${number})`,
        ])
          expect(findCodes(printed).map(({ code }) => code)).toEqual([`NI${number}`]);
      }),
      runs,
    );
  });
});

/** `table/row` of every grid row of a document's tables. */
const gridRows = ({ blocks }: Document): string[] =>
  blocks
    .filter((block) => block.kind === "table")
    .flatMap((table, index) =>
      Array.from({ length: table.rows }, (_, row) => `${index + 1}/${row}`),
    );

/** `table/row` of every row that was interpreted or set aside, alone or with its whole table. */
function placesOf(document: Document, { rows, asides }: Interpretation): Set<string> {
  const places = [...rows.flatMap((row) => row.places), ...asides.filter(({ of }) => of === "row")];
  const whole = asides.flatMap(({ of, table }) => (of === "table" ? [table] : []));
  return new Set([
    ...places.map(({ table, row }) => `${table}/${row}`),
    ...gridRows(document).filter((place) => whole.includes(Number(place.split("/")[0]))),
  ]);
}

const forgotten = (document: Document): string[] => {
  const known = placesOf(document, readingOf(document).interpretation);
  return gridRows(document).filter((place) => !known.has(place));
};

/** Records whose figure does not stand in the cell they name. */
function unprinted(document: Document, records: readonly CouncilRecord[]): string[] {
  const tables = document.blocks.filter((block) => block.kind === "table");
  return records.flatMap((record) => {
    if (record.kind === "milestone" || record.source.table === undefined) return [];
    const { table, row, column } = record.source;
    const cell = tables[table - 1]?.cells.find((own) => own.row === row && own.column === column);
    const squeezed = (text: string) => text.replace(/\s+/g, "");
    const printed = squeezed(cell?.text ?? "");
    const glyphs = (cell?.marks ?? []).flatMap(({ glyph }) => glyph ?? []);
    const stands = printed.includes(squeezed(record.raw)) || glyphs.includes(record.raw);
    return stands ? [] : [`${record.id} "${record.raw}" is not in "${cell?.text ?? "no cell"}"`];
  });
}

describe("rows in are rows interpreted and rows set aside; figures stand in their cells", () => {
  const layouts = readdirSync(join(fixturesFolder, "made", "layouts")).filter((name) =>
    name.endsWith(".txt"),
  );
  test.each(layouts)("%s", async (name) => {
    const bytes = new Uint8Array(readFileSync(join(fixturesFolder, "made", "layouts", name)));
    const { value } = await extract(sourceOf(basename(name, ".txt")), bytes);
    expect(forgotten(value)).toEqual([]);
    expect(unprinted(value, readingOf(value).records)).toEqual([]);
  });
  it("tables of any cells", () => {
    const cell = fc.constantFrom(
      "",
      "NI 60",
      "Core assessments",
      "86%",
      "Target",
      "Actual 2008/09",
      "Ref",
      "Indicator",
      "Milestone",
      "Key milestones",
      "Objective",
      "By when",
      "March 2009",
      "Q1 agree the plan Q2 publish it",
      "Budget £'000",
      "7,152",
      "(11)",
      "Total",
      "Green",
      "✓",
      "Action",
      "Responsible Officer",
      "Risk control measures",
      "2008/09",
      "Q1",
    );
    const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), (tables) => {
        const document: Document = { ...documentOf(), blocks: tables.map(tableOf) };
        expect(forgotten(document)).toEqual([]);
        expect(unprinted(document, readingOf(document).records)).toEqual([]);
      }),
      { ...runs, numRuns: 600 },
    );
  });
});

describe("columns that say nothing of a record change nothing of it", () => {
  const columns = [
    ["Ref", "NI 60", "LI 13"],
    ["Indicator", "Core assessments completed in 35 days", "Number of visits"],
    ["Target 2008/09", "86%", "12"],
    ["Actual 2008/09", "84.5%", "N/A"],
    ["Polarity", "Higher", "Lower"],
    ["Data source", "Return", "Register"],
  ];
  const rowsOfColumns = (order: readonly (readonly string[])[]): string[][] =>
    [0, 1, 2].map((row) => order.map((column) => column[row] ?? ""));
  /** What is said, without where. */
  const said = (order: readonly (readonly string[])[]): string[] => {
    const document = {
      ...documentOf("# Halton Borough Council", "# Service Plan 2008-09"),
    };
    const { records } = readingOf({
      ...document,
      blocks: [...document.blocks, tableOf(rowsOfColumns(order))],
    });
    return records
      .map(({ id: _id, source: { column: _column, ...source }, ...record }) =>
        JSON.stringify({ ...record, source }),
      )
      .sort();
  };
  it("wherever they stand, and an empty column too", () => {
    const plain = said(columns);
    expect(plain).toHaveLength(4);
    const [ref = [], title = [], target = [], actual = [], ...others] = columns;
    fc.assert(
      fc.property(fc.shuffledSubarray([...others, ["", "", ""]], { minLength: 0 }), (extra) => {
        expect(said([ref, title, target, actual, ...extra])).toEqual(plain);
        expect(said([ref, title, ...extra, target, actual])).toEqual(plain);
      }),
      { ...runs, numRuns: 40 },
    );
  });
});

it("any bytes give one report and no error", async () => {
  const starts = ["", "%PDF-1.4\n", "PK\u0003\u0004", "{\\rtf1 ", "<html><table>", "Ref\tTarget\n"];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 300 }),
      async (start, rest) => {
        const bytes = new Uint8Array([...new TextEncoder().encode(start), ...rest]);
        const report = await ingestFile(sourceOf("any"), bytes);
        expect(["read", "partly-read", "unread"]).toContain(report.status);
        expect(report.problems.filter(({ code }) => code === "internal")).toEqual([]);
      },
    ),
    { ...runs, numRuns: 60 },
  );
});
