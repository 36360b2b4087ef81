import { expect, it } from "vitest";
import { textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 110, 400, 460];
const row = (y: number, cells: readonly string[], size = 8, font = "F1"): string =>
  cells.map((text, at) => textAt(xs[at] ?? 0, y, text, size, font)).join("\n");
const rows = (from: number, to: number, top: number): string[] =>
  Array.from({ length: to - from }, (_, at) =>
    row(top - 12 * at, ["GREEN", `Carry out the work number ${from + at}`, "30.04.08", "Director"]),
  );

it("a title larger than the rows, over a bold header, ends the table that goes on from the page before", async () => {
  const first = [
    row(790, ["Status", "Milestone", "Due", "Who"], 8, "F2"),
    ...rows(1, 61, 776),
  ].join("\n");
  const second = [
    ...rows(61, 65, 791),
    textAt(50, 728, "Schedule 4", 9),
    textAt(50, 710, "Legend", 10, "F2"),
    row(693, ["Status", "Meaning"], 8, "F2"),
    row(681, ["GREEN", "Done, or will be done on time"]),
    row(669, ["AMBER", "Will be late but is in hand"]),
  ].join("\n");
  const outcome = await readMade([{ operators: first }, { operators: second }]);
  const tables = tablesOf(outcome).map(rowsOf);
  expect(tables).toHaveLength(2);
  expect(tables[0]?.at(-1)?.[1]).toBe("Carry out the work number 64");
  expect(tables[1]).toEqual([
    ["Status", "Meaning"],
    ["GREEN", "Done, or will be done on time"],
    ["AMBER", "Will be late but is in hand"],
  ]);
});
