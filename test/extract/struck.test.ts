import { describe, expect, it } from "vitest";
import { readText, tablesOf } from "./word/read.ts";

const page = (rows: string): string => `<html><body><table border=1>${rows}</table></body></html>`;

describe("struck text", () => {
  it("leaves a cell in which other text stands, and stays where nothing else does", async () => {
    const { value, problems } = await readText(
      page("<tr><td>NI 1<td><s>65%</s> 68%<td><s>7</s><tr><td>NI 2<td>9<td>"),
    );
    const [table] = tablesOf(value);
    expect(table?.cells.map(({ text }) => text)).toEqual(["NI 1", "68%", "7", "NI 2", "9", ""]);
    expect(table?.cells[1]?.struck).toEqual(["65%"]);
    expect(problems).toEqual([]);
  });

  it("in all of a row withdraws the row, and says so", async () => {
    const { value, problems } = await readText(
      page("<tr><td>NI 1<td>60%<tr><td><s>NI 2</s><td bgcolor=red><s>7</s><tr><td>NI 3<td>8"),
    );
    const [table] = tablesOf(value);
    expect(table?.cells.map(({ text }) => text)).toEqual(["NI 1", "60%", "", "", "NI 3", "8"]);
    expect(table?.cells[3]?.marks).toEqual([]);
    expect(problems).toMatchObject([{ severity: "note", table: 1, row: 1 }]);
    expect(problems[0]?.message).toContain("NI 2 | 7");
  });
});
