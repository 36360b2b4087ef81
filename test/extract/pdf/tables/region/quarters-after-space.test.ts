import { expect, it } from "vitest";
import { lineBetween, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const rule = (y: number, from = 48): string => lineBetween(from, y, 540, y);
const row = (
  y: number,
  cells: readonly (readonly [x: number, text: string])[],
  font = "F1",
): string => cells.map(([x, text]) => textAt(x, y, text, 8, font)).join("\n");
const quarters = [1, 2, 3, 4, 1, 2, 3, 4].map((quarter, at): [number, number] => [
  380 + 16 * at,
  quarter,
]);

/** Indicators and, right under them, activities with a tick for each quarter. */
const page = (lastHeads: readonly (readonly [number, string])[]): string =>
  [
    rule(760),
    row(
      748,
      [
        [50, "Priority"],
        [150, "Performance indicator"],
        [380, "Weight"],
        [480, "Target"],
      ],
      "F2",
    ),
    rule(740),
    row(728, [
      [50, "Early help"],
      [150, "Exclusions in chosen schools"],
      [380, "30%"],
      [480, "-2.5%"],
    ]),
    rule(720),
    row(708, [
      [50, "Working together"],
      [150, "Plans agreed in time"],
      [380, "NA"],
      [480, "94%"],
    ]),
    rule(688),
    row(
      676,
      [
        [50, "Activities"],
        [380, "Delivery (year and quarter)"],
      ],
      "F2",
    ),
    rule(668, 378),
    row(
      656,
      [
        [380, "07/08"],
        [444, "08/09"],
      ],
      "F2",
    ),
    rule(648, 378),
    row(636, lastHeads, "F2"),
    rule(628),
    row(616, [
      [50, "Review the services for families"],
      [396, "x"],
      [460, "x"],
    ]),
    rule(608),
    row(596, [
      [50, "Agree how the schools are placed"],
      [380, "x"],
      [492, "x"],
    ]),
  ].join("\n");

it("a header of quarters under years, set close, begins a table after white space", async () => {
  const heads = quarters.map(([x, quarter]): [number, string] => [x, String(quarter)]);
  const tables = tablesOf(await readMade([{ operators: page(heads) }])).map(rowsOf);
  expect(tables.map((rows) => rows[0]?.[0])).toEqual(["Priority", "Activities"]);
  expect(tables[1]?.slice(-2).map(([first]) => first)).toEqual([
    "Review the services for families",
    "Agree how the schools are placed",
  ]);
});
