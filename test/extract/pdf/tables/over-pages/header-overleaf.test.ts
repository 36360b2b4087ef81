import { describe, expect, it } from "vitest";
import type { Cell } from "../../../../../src/document.ts";
import { withHeaderOverleaf } from "../../../../../src/extract/pdf/tables/over-pages/header-overleaf.ts";

interface Part {
  readonly rows: number;
  readonly cells: readonly Cell[];
}
const part = (heads: number, ...rows: readonly (readonly string[])[]): Part => ({
  rows: rows.length,
  cells: rows.flatMap((row, at) =>
    row.map((text, column) => ({
      text,
      row: at,
      column,
      rowSpan: 1,
      columnSpan: 1,
      marks: [],
      ...(at < heads ? { bold: true } : {}),
    })),
  ),
});
const heads = ["Action", "Who", "When"];
const body = part(0, ["Agree a plan", "Head of Service", "Q1"]);
const next = part(1, heads, ["for all", "", ""], ["Begin", "Director", "Q2"]);
const textsOf = ([first]: readonly Part[]): string[] | undefined =>
  first?.cells.map(({ row, text }) => `${row} ${text}`);

describe("a header that stands overleaf for the first time", () => {
  const whole = ["0 Action", "0 Who", "0 When", "1 Agree a plan", "1 Head of Service", "1 Q1"];
  it("is the table's where a row goes on under it", () => {
    expect(textsOf(withHeaderOverleaf([body, next], () => true))).toEqual(whole);
  });
  it("is the table's where the page after repeats it", () => {
    const third = part(1, heads, ["Report", "Director", "Q3"]);
    expect(textsOf(withHeaderOverleaf([body, next, third], () => false))).toEqual(whole);
    const other = part(1, ["Action", "Who", "Cost"], ["Report", "Director", "£3"]);
    expect(withHeaderOverleaf([body, next, other], () => false)[0]).toBe(body);
  });
  it("is another's where nothing shows that the table goes on", () => {
    expect(withHeaderOverleaf([body, next], () => false)[0]).toBe(body);
  });
  it("is none where the table has its own, or where it names too little", () => {
    const headed = part(1, ["Task", "By", "Date"], ["Agree a plan", "Head", "Q1"]);
    expect(withHeaderOverleaf([headed, next], () => true)[0]).toBe(headed);
    const title = part(1, ["Priority 2", "", ""], ["Begin", "Director", "Q2"]);
    expect(withHeaderOverleaf([body, title], () => true)[0]).toBe(body);
  });
});
