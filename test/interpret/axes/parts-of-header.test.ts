import { expect, test } from "vitest";
import { findHeader } from "../../../src/interpret/axes/header.ts";
import { repeatsHeader } from "../../../src/interpret/axes/repeated-header.ts";
import { tableToGrid } from "../../../src/interpret/table/grid.ts";
import { rowsOf, tableOf } from "../../builders.ts";

const header = "Measure | Owner | 2008-09 | Actual result 2nd Quarter | Target";
const data = "Swimming visits | Mr Nuttall | 97.6 | 78.9 | 89.5";

const gridOf = (line: string, bold: boolean) => {
  const table = tableOf(rowsOf([header, data, line]));
  const cells = table.cells.map((cell) => ({ ...cell, bold: cell.row !== 1 && bold }));
  return tableToGrid({ ...table, cells }, 1, 0);
};

test.each<[string, boolean, string, boolean]>([
  ["the header", true, header, false],
  ["parts of it over their columns", true, "Measure | Owner | | Actual result | Target", true],
  ["its lower rows", true, " | | 2008-09 | 2nd Quarter | Target", true],
  ["parts of it that are not bold", false, " | | 2008-09 | 2nd Quarter | Target", false],
  ["parts of it over other columns", false, " | | 2nd Quarter | Target | 2008-09", true],
  ["two parts and another text", false, "Measure | Mr Nuttall | | Actual result | Target", true],
  ["a title", false, "Measure | | | | ", true],
])("%s: prints a header again: %s", (_, is, line, bold) => {
  const grid = gridOf(line, bold);
  const found = findHeader(grid);
  expect(found).toBeDefined();
  expect(found && repeatsHeader(grid[2] as never, found)).toBe(is);
});
