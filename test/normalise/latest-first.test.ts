import { expect, it } from "vitest";
import { latestFirst } from "../../src/normalise/latest-first.ts";

it.each([
  ["Q1 status | Q2 status | Q3 status", "Q3 status | Q2 status | Q1 status"],
  ["Q4 2007/08 | Q1 2008/09", "Q1 2008/09 | Q4 2007/08"],
  ["RAG 2007/08 | RAG 2008/09", "RAG 2008/09 | RAG 2007/08"],
  ["Status | Q2 status", "Status | Q2 status"],
  ["Status | Progress", "Status | Progress"],
])("%s: %s", (printed, latest) => {
  const marks = printed.split(" | ").map((header) => ({ header }));
  expect(
    latestFirst(marks)
      .map(({ header }) => header)
      .join(" | "),
  ).toBe(latest);
});
