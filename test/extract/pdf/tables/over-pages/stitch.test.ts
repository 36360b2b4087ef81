import { describe, expect, it } from "vitest";
import {
  isContinued,
  type TablePart,
} from "../../../../../src/extract/pdf/tables/over-pages/stitch.ts";

/** A block of two rows, the first a bold title over both columns. */
const part = (page: number, title: string, tagged?: TablePart["tagged"]): TablePart => ({
  kind: "part",
  page,
  method: "aligned",
  box: [50, 50, 250, 90],
  columnEdges: [50, 150, 250],
  rows: 2,
  cells: [
    [title, 0, 0, 2],
    ["Progress", 1, 0, 1],
    ["Target met", 1, 1, 1],
  ].map(([text, row, column, columnSpan]) => ({
    page,
    row: row as number,
    column: column as number,
    rowSpan: 1,
    columnSpan: columnSpan as number,
    text: text as string,
    marks: [],
    ...(row === 0 ? { bold: true } : {}),
  })),
  scanned: false,
  weak: false,
  banded: false,
  ...(tagged === undefined ? {} : { tagged }),
  first: true,
  last: true,
});

const whole = { begins: true, ends: true };

describe("a table at the top of a page, in the columns of the one above", () => {
  const goesOn = (tagged?: TablePart["tagged"]): boolean => {
    const [above, below] = [part(1, "LI 7 Contracts", tagged), part(2, "LI 8 Letters", tagged)];
    return isContinued(above, above, below);
  };

  it("goes on with it, whatever bold row it begins with", () => {
    expect(goesOn()).toBe(true);
  });

  it("is another where structure tags end the one and begin the other", () => {
    expect(goesOn(whole)).toBe(false);
  });

  it("goes on with it where tags tell of one table", () => {
    expect(goesOn({ begins: false, ends: false })).toBe(true);
  });

  it("goes on with it where a row that is not bold begins it: many a table is tagged page by page", () => {
    const [above, below] = [part(1, "LI 7 Contracts", whole), part(2, "LI 8 Letters", whole)];
    const cells = below.cells.map(({ bold: _, ...cell }) => cell);
    expect(isContinued(above, above, { ...below, cells })).toBe(true);
  });
});
