import { expect, test } from "vitest";
import { adoptFindings } from "../../src/check/adopted.ts";
import type { Problem } from "../../src/problem.ts";
import { indicatorRow } from "./records.ts";

test("what a reader noticed in a cell rests on the records of that cell, in a row on those of the row", () => {
  const at = (row: number, column: number) => ({ block: 0, table: 1, row, column });
  const records = [
    ...indicatorRow({}, { id: "a", source: at(2, 3) }, { id: "b", source: at(2, 4) }),
    ...indicatorRow({}, { id: "c", source: at(3, 3) }),
    ...indicatorRow({}, { id: "d", source: { ...at(2, 3), table: 2 } }),
  ];
  const restsOn = (
    place: Pick<Problem, "table" | "row" | "column">,
    code: Problem["code"] = "number-slip",
  ) =>
    adoptFindings(
      [
        {
          severity: "warning",
          stage: "normalise",
          code,
          message: '"12.3.4" is no figure.',
          ...place,
        },
      ],
      records,
    )[0]?.finding?.records;
  expect(restsOn({ table: 1, row: 2, column: 3 })).toEqual(["a"]);
  expect(restsOn({ table: 1, row: 2 })).toEqual(["a", "b"]);
  expect(restsOn({ table: 1, row: 3 })).toEqual(["c"]);
  expect(restsOn({})).toEqual([]);
  expect(restsOn({ table: 1, row: 2 }, "file-empty")).toBeUndefined();
});
