import { expect, it } from "vitest";
import { textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

/** Columns so narrow that a blank of half the letters' height parts their figures. */
const xs = [50, 200, 223, 248, 259.5];
const row = (y: number, cells: readonly string[], font = "F1"): string =>
  cells
    .flatMap((text, at) => (text === "" ? [] : [textAt(xs[at] ?? 0, y, text, 10, font)]))
    .join("\n");
const rowsOfPage = async (operators: string): Promise<string[][][]> =>
  tablesOf(await readMade([{ operators }])).map(rowsOf);

const body = [
  ["Funding for under fives", "512", "-512", "0", "0"],
  ["School budgets", "277", "-277", "0", "0"],
  ["Youth grants", "67", "0", "0", "67"],
  ["School governors", "5", "0", "0", "5"],
];
const total = ["", "861", "-789", "0", "72"];

it("figures of close columns, and the bold total under them, are cut where those of many lines begin", async () => {
  const page = [...body.map((cells, at) => row(700 - 12 * at, cells)), row(652, total, "F2")];
  expect(await rowsOfPage(page.join("\n"))).toEqual([[...body, total]]);
});

it("a sign of currency at its cell's left stays with the figure at its right", async () => {
  const signs = [200, 250];
  const rights = [238, 288];
  const money = (y: number, label: string, figures: readonly string[]): string[] => [
    textAt(50, y, label, 10),
    ...figures.flatMap((text, at) => [
      textAt(signs[at] ?? 0, y, "£", 10),
      textAt((rights[at] ?? 0) - text.length * 5.2, y, text, 10),
    ]),
  ];
  const page = [
    ...money(700, "Pay", ["1,410", "702"]),
    ...money(688, "Vehicles", ["233", "129"]),
    ...money(676, "Premises", ["511", "498"]),
    ...money(664, "All spending", ["2,154", "1,329"]),
  ];
  const [table] = await rowsOfPage(page.join("\n"));
  expect(table?.map((cells) => cells.join("|").replaceAll("£ ", "£"))).toEqual([
    "Pay|£1,410|£702",
    "Vehicles|£233|£129",
    "Premises|£511|£498",
    "All spending|£2,154|£1,329",
  ]);
});

it("one figure of two that stand apart is no column where the other lines have none there", async () => {
  const wide = [50, 200, 300];
  const page = [
    ["Buses", "12", "4"],
    ["Trains", "7", "9"],
    ["Roads", "31", "8"],
    ["Paths", "5", "6"],
  ].flatMap((cells, at) =>
    cells.map((text, column) => textAt(wide[column] ?? 0, 700 - 12 * at, text, 10)),
  );
  const [table] = await rowsOfPage([...page, textAt(217, 700, "13", 10)].join("\n"));
  expect(table?.[0]).toEqual(["Buses", "12 13", "4"]);
});

it("bold heads as wide as their columns are cut where these begin, and what stands under them is in the table", async () => {
  const wide = [50, 200, 301.5, 401.5, 500.5];
  const at = (y: number, cells: readonly string[], font?: string): string =>
    cells
      .flatMap((text, column) =>
        text === "" ? [] : [textAt(wide[column] ?? 0, y, text, 10, font)],
      )
      .join("\n");
  const heads = [
    "Gross Budget £000s",
    "Grant Income £000s",
    "Other Income £000",
    "Net Budget £000s",
  ];
  const services = [
    ["Schools and learning", "315,323", "-311,663", "-36", "3,624"],
    ["Prevention", "28,863", "-21,944", "-940", "5,979"],
    ["Child and family care", "40,731", "-10,200", "-132", "30,399"],
    ["Commissioning", "33,777", "-2,452", "-7,466", "23,859"],
  ];
  const page = [
    at(724, ["", ...heads], "F2"),
    at(712, ["Summary", "", "", "", ""]),
    ...services.map((cells, row) => at(700 - 12 * row, cells)),
  ].join("\n");
  const [table] = await rowsOfPage(page);
  expect(table?.[0]).toEqual(["", ...heads]);
  expect(table?.[1]?.[0]).toBe("Summary");
  expect(table?.slice(2)).toEqual(services);
});
