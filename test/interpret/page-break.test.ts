import { expect, test } from "vitest";
import type { Document } from "../../src/document.ts";
import { documentOf, readingOf, recordLines } from "../builders.ts";

/** A report of one table, in which the last row stands on the second page. */
function brokenBefore(...rows: readonly string[]): Document {
  const document = documentOf("# Halton Borough Council", "# Service Plan 2008-09", rows);
  const onPages = document.blocks.map((block) =>
    block.kind !== "table"
      ? block
      : {
          ...block,
          page: 1,
          cells: block.cells.map((cell) => ({
            ...cell,
            page: cell.row === block.rows - 1 ? 2 : 1,
          })),
        },
  );
  return { ...document, blocks: onPages };
}

const header = "Action | Lead officer | Completion date | Outcome";

test("the rest of a row after a page break goes on with the row above", () => {
  const reading = readingOf(
    brokenBefore(
      header,
      "Agree the plan | A Murphy | September 2008 | Reviews",
      "Evaluate all | A Murphy | September 2008 | Reviews",
      "training of staff | | |",
    ),
  );
  expect(recordLines(reading)).toEqual([
    "- | Agree the plan | due 2008-09",
    "- | Evaluate all training of staff | due 2008-09",
  ]);
});

test("a row that prints what the row above printed is no rest of it, however it starts", () => {
  const reading = readingOf(
    brokenBefore(
      header,
      "Agree the plan | A Murphy | September 2008 | Reviews",
      "Evaluate all | A Murphy | September 2008 | Reviews",
      "iIP consider who will do it | DMT | September 2008 | Reviews",
    ),
  );
  expect(recordLines(reading)).toEqual([
    "- | Agree the plan | due 2008-09",
    "- | Evaluate all | due 2008-09",
    "- | iIP consider who will do it | due 2008-09",
  ]);
});
