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

  it("filters its header, shows amounts and percentages as such, states and corrections as fills", () => {
    const named = (name: string) => ({ name, type: "string" as const });
    const figures = {
      name: "figures",
      columns: [
        { name: "value", type: "number" as const },
        named("unit"),
        named("status"),
        named("corrected"),
        { name: "amount_gbp", type: "integer" as const },
      ],
      rows: [
        [86, "percent", "green", "", 1500],
        [12.5, "gbp", "red", "value: was 125; unit: was percent", null],
        [7, "count", "", "", null],
      ],
    };
    const members = unzipSync(bytesOf([figures]));
    const sheet = strFromU8(members["xl/worksheets/sheet1.xml"] as Uint8Array);
    expect(sheet).toContain('<autoFilter ref="A1:E4"/>');
    const part = strFromU8(members["xl/styles.xml"] as Uint8Array);
    const styles = [...part.matchAll(/<xf numFmtId="(\d+)" fontId="\d" fillId="(\d)"/g)].slice(1);
    const formats = new Map(
      [...part.matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [
        id,
        code,
      ]),
    );
    const fills = [...part.matchAll(/<patternFill[^>]*>(?:<fgColor rgb="(\w+)")?|<patternFill/g)];
    const styleOf = (place: string) => {
      const [, at = "0"] = new RegExp(`<c r="${place}" s="(\\d+)"`).exec(sheet) ?? [];
      const [, format = "", fill = "0"] = styles[Number(at)] ?? [];
      return [formats.get(format) ?? "", fills[Number(fill)]?.[1] ?? ""];
    };
    expect(styleOf("A2")).toEqual(["General&quot;%&quot;", ""]);
    expect(styleOf("A3")).toEqual(["&quot;£&quot;#,##0.00", "FFDDEBF7"]);
    expect(styleOf("A4")).toEqual(["", ""]);
    expect(styleOf("B3")).toEqual(["", "FFDDEBF7"]);
    expect(styleOf("C2")).toEqual(["", "FFC6EFCE"]);
    expect(styleOf("C3")).toEqual(["", "FFFFC7CE"]);
    expect(styleOf("D2")).toEqual(["", ""]);
    expect(styleOf("D3")).toEqual(["", "FFDDEBF7"]);
    expect(styleOf("E2")[0]).toMatch(/#,##0/);
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
