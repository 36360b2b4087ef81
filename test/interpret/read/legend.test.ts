import { describe, expect, it } from "vitest";
import type { Document, Table } from "../../../src/document.ts";
import { isKeyLine, readKeyLines } from "../../../src/interpret/read/legend.ts";
import { documentOf, rowsOf, tableOf } from "../../builders.ts";

const entriesOf = (document: Document): string[] =>
  readKeyLines(document).map(({ word, meaning, of }) => `${word} ${of}: ${meaning}`);

describe("a key in a line of text", () => {
  it.each<[string, string[]]>([
    [
      "Key: G = on target; A = just short of it; R = missed",
      ["G status: on target", "A status: just short of it", "R status: missed"],
    ],
    [
      "Key to symbols – ↑ - improving | ↓ - declining",
      ["↑ direction: improving", "↓ direction: declining"],
    ],
    ["Legend: ✓: done • x: not done.", ["✓ status: done", "x status: not done"]],
    [
      "Yes = green: done. No = red: not done.",
      ["Yes status: green: done", "No status: red: not done"],
    ],
    [
      "Symbols: G = performance is better than the target",
      ["G status: performance is better than the target"],
    ],
    ["Key: G = on target; A", []],
    ["Key: = on target; R = missed", []],
    [`Key: ${"a".repeat(30)} = on target`, [`${"a".repeat(30)} status: on target`]],
    [`Key: ${"a".repeat(31)} = on target`, []],
    ["G = on target; R = missed", []],
    ["Red = red: missed", []],
    [`Key: G = ${"on target ".repeat(59)}`, [`G status: ${"on target ".repeat(59).trim()}`]],
    [`Key: G = ${"on target ".repeat(60)}`, []],
  ])("%s", (line, entries) => {
    expect(entriesOf(documentOf(line))).toEqual(entries);
  });

  it.each<[string, boolean]>([
    ["Key: G = on target; R = missed", true],
    ["Key: G = on target", false],
    ["Key results: 12 of 14 targets were met", false],
  ])("%s: it explains two things at least: %s", (line, is) => {
    expect(isKeyLine(line)).toBe(is);
  });
});

describe("a key in a row over a table's columns", () => {
  const over = (columnSpan: number): Document => {
    const table = tableOf(rowsOf(["Key: G = on target; R = missed |  | ", "NI 192 | 40% | G"]));
    const cells = table.cells.map((cell) =>
      cell.row === 0 && cell.column === 0 ? { ...cell, columnSpan } : cell,
    );
    return { ...documentOf(), blocks: [{ ...table, cells } as Table] };
  };

  it.each<[number, string[]]>([
    [1, []],
    [2, ["G status: on target", "R status: missed"]],
    [3, ["G status: on target", "R status: missed"]],
  ])("over %s is read where it reaches further than its own", (columns, entries) => {
    expect(entriesOf(over(columns))).toEqual(entries);
  });

  it("is told apart from the report's tables by its place", () => {
    const table = over(2).blocks;
    const document = { ...documentOf("Plan"), blocks: [...documentOf("Plan").blocks, ...table] };
    expect(readKeyLines(document).map((entry) => entry.table)).toEqual([-2, -2]);
  });
});
