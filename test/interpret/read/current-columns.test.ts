import { expect, it } from "vitest";
import { currentColumns } from "../../../src/interpret/read/current-columns.ts";

it.each([
  ["Status last quarter | Status this quarter", "Status this quarter"],
  ["Status | Previous RAG", "Status"],
  ["Status at last report | Status now", "Status now"],
  ["Last quarter's rating", "Last quarter's rating"],
  ["Status since last quarter | RAG", "Status since last quarter | RAG"],
  ["Compared with the previous year | RAG", "Compared with the previous year | RAG"],
  ["Q3 status | Q4 status", "Q3 status | Q4 status"],
])("%s: %s", (printed, current) => {
  const columns = printed.split(" | ").map((header) => ({ header }));
  expect(
    currentColumns(columns)
      .map(({ header }) => header)
      .join(" | "),
  ).toBe(current);
});
