import { describe, expect, it } from "vitest";
import { place, readText, tablesOf } from "./read.ts";

const namespaces =
  'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"';

/** A cell as LibreOffice's style sheet writes it: `3:` before a text is how many columns it reaches over. */
function cell(written: string): string {
  const [, span, text] = /^(?:(\d):)?(.*)$/.exec(written) ?? [];
  const properties = span === undefined ? "" : `<w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>`;
  return `<w:tc>${properties}<w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
}

const read = (columns: number, rows: string[][], root = namespaces) =>
  readText(
    `<?xml version="1.0"?><w:wordDocument ${root}><w:body><w:tbl><w:tblGrid>${"<w:gridCol/>".repeat(columns)}</w:tblGrid>` +
      `${rows.map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`).join("")}</w:tbl></w:body></w:wordDocument>`,
  );

const placesOf = async (columns: number, rows: string[][]) =>
  tablesOf((await read(columns, rows)).value)[0]?.cells.map(place);

describe("rows whose hidden cells LibreOffice left out", () => {
  it("stand beside the group that is merged over them", async () => {
    expect(
      await placesOf(3, [
        ["Objective", "Milestone", "Due"],
        ["Save", "Move the staff of four offices into one", "June 2009"],
        ["Sell the old town hall to a developer", "July 2009"],
      ]),
    ).toEqual([
      "0,0 Objective",
      "0,1 Milestone",
      "0,2 Due",
      "1,0 2x1 Save",
      "1,1 Move the staff of four offices into one",
      "1,2 June 2009",
      "2,1 Sell the old town hall to a developer",
      "2,2 July 2009",
    ]);
  });

  it("stand under the heads that they divide", async () => {
    expect(
      await placesOf(5, [
        ["Ref", "2:2008/09", "2:2009/10"],
        ["Target", "Actual", "Target", "Actual"],
        ["NI 1", "60%", "61%", "62%", "63%"],
      ]),
    ).toEqual([
      "0,0 2x1 Ref",
      "0,1 1x2 2008/09",
      "0,3 1x2 2009/10",
      "1,1 Target",
      "1,2 Actual",
      "1,3 Target",
      "1,4 Actual",
      "2,0 NI 1",
      "2,1 60%",
      "2,2 61%",
      "2,3 62%",
      "2,4 63%",
    ]);
  });

  it("keep their columns where a merged cell stands behind or between them", async () => {
    const full = [
      ["Ref", "Officer", "Measure", "Target"],
      ["NI 1", "A Smith", "Share of the people who get on well with their neighbours", "60%"],
      ["NI 2", "B Jones", "Share of the people who feel that they belong to their area", "61%"],
    ];
    expect(
      (
        await placesOf(4, [...full, ["NI 3", "C Brown", "Share of the people who volunteer a lot"]])
      )?.slice(-4),
    ).toEqual([
      "2,3 2x1 61%",
      "3,0 NI 3",
      "3,1 C Brown",
      "3,2 Share of the people who volunteer a lot",
    ]);
    expect(
      (await placesOf(4, [...full, ["NI 3", "Share of the people who volunteer a lot", "62%"]]))
        ?.slice(-5)
        .map((text) => text.slice(0, 9)),
    ).toEqual(["2,2 Share", "2,3 61%", "3,0 NI 3", "3,2 Share", "3,3 62%"]);
  });

  it("are named, as they were laid out by likeness", async () => {
    const { problems } = await read(2, [["a", "b"], ["c"]]);
    expect(problems).toMatchObject([{ severity: "warning", code: "part-unreadable" }]);
    expect(problems[0]?.message).toContain("1 row(s)");
  });

  it("are left alone where another program wrote the file", async () => {
    const { value, problems } = await read(
      2,
      [["a", "b"], ["c"]],
      namespaces.split(" xmlns:number")[0],
    );
    expect(tablesOf(value)[0]?.cells.map(place)).toEqual(["0,0 a", "0,1 b", "1,0 c"]);
    expect(problems).toEqual([]);
  });
});
