import { expect, it } from "vitest";
import { textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

/** Columns as wide as their longest text: 3 points part `Complete the review` from `10%`, and `TBC` from `C Reeves`. */
const xs = [50, 152, 257, 291, 314];
const row = (y: number, cells: readonly string[], font = "F1"): string =>
  cells
    .flatMap((text, at) => (text === "" ? [] : [textAt(xs[at] ?? 0, y, text, 9, font)]))
    .join("\n");

const heads = ["Priority", "Indicator", "Weight", "Goal"];
const rows = [
  ["Cost of services", "Complete the reviews", "10%", "TBC", "C Reeves"],
  ["Joint commissioning", "Agree contracts", "20%", "TBC", "A Henderson"],
  ["Early help for families", "Places in day nurseries", "25%", "TBC", "L Smith"],
  ["Behaviour", "Attendance in schools", "30%", "94", "S Mason"],
];

it("columns begin where their bold heads do, however close they stand to the text before", async () => {
  const page = [
    row(745, ["", "", "", "", "Contact"], "F2"),
    row(739.5, heads, "F2"),
    row(734, ["", "", "", "", "officer"], "F2"),
    ...rows.map((cells, at) => row(715 - 14 * at, cells)),
  ];
  const [table] = tablesOf(await readMade([{ operators: page.join("\n") }])).map(rowsOf);
  expect(table).toEqual([[...heads, "Contact officer"], ...rows]);
});
