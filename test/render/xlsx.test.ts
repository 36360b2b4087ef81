import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { mostSheetRows, type SheetOf, SheetTooLarge, xlsxPieces } from "../../src/render/xlsx.ts";
import { columnName } from "../../src/render/xlsx-parts.ts";

type Sheet = (string | number)[][];

const columns = [
  { name: "title", type: "string" as const, note: "As printed; <b> & all." },
  { name: "value", type: "number" as const },
];
const sheetOf = (rows: SheetOf["rows"]): SheetOf => ({ name: "figures", columns, rows });
const bytesOf = (sheets: readonly SheetOf[], guard = true): Uint8Array =>
  Buffer.concat([...xlsxPieces(sheets, guard)]);

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const plain = (text: string): string =>
  text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "?").replaceAll("_x005F_", "_");

/** The cells as any reader of the format sees them: a number where there is a `v`, text where it is inline. */
function readSheet(xml: string): Sheet {
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [
      ...row.matchAll(
        /<c r="[A-Z]+\d+"[^>]*>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>/gs,
      ),
    ].map(([, number, text = ""]) => (number === undefined ? plain(text) : Number(number))),
  );
}

describe("a workbook", () => {
  const rows = [
    ["=SUM(A1)", 86.5],
    ["a & b <c>\nnext _x0041_", -11],
    ["-11%", null],
  ];

  it("has every value typed as the view has it, formulas guarded", () => {
    const members = unzipSync(bytesOf([sheetOf(rows)]));
    const sheet = strFromU8(members["xl/worksheets/sheet1.xml"] as Uint8Array);
    expect(readSheet(sheet)).toEqual([
      ["title", "value"],
      ["'=SUM(A1)", 86.5],
      ["a & b <c>\nnext _x0041_", -11],
      ["-11%"],
    ]);
    expect(sheet).toContain('state="frozen"');
    const bare = unzipSync(bytesOf([sheetOf(rows)], false));
    expect(readSheet(strFromU8(bare["xl/worksheets/sheet1.xml"] as Uint8Array))[1]?.[0]).toBe(
      "=SUM(A1)",
    );
  });

  it("has a note on each described column, and names every part", () => {
    const members = unzipSync(bytesOf([sheetOf(rows), { ...sheetOf([]), columns: [] }]));
    const notes = strFromU8(members["xl/comments1.xml"] as Uint8Array);
    expect(plain(notes)).toContain("As printed; <b> & all.");
    expect(members["xl/comments2.xml"]).toBeUndefined();
    const types = strFromU8(members["[Content_Types].xml"] as Uint8Array);
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path);
    for (const path of named) expect(Object.keys(members)).toContain(path);
  });

  it("is the same bytes for the same rows, however they come", () => {
    function* each() {
      yield* rows;
    }
    expect(bytesOf([sheetOf(each())])).toEqual(bytesOf([sheetOf(rows)]));
  });

  it("refuses more rows than a sheet holds", () => {
    function* many() {
      for (let row = 0; row <= mostSheetRows; row += 1) yield [];
    }
    const pieces = () => {
      for (const _ of xlsxPieces([{ ...sheetOf(many()), columns: [] }], true));
    };
    expect(pieces).toThrow(SheetTooLarge);
  });
});

it.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("names column %d %s", (index, name) => {
  expect(columnName(index)).toBe(name);
});
