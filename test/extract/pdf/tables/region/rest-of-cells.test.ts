import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 112, 400, 500];
const header = rowsAt(xs, 780, 12, [["Activity", "Action", "Lead", "By"]], 9, "F2");
const list = (y: number, items: readonly string[]): string =>
  rowsAt(
    [112],
    y,
    11,
    items.map((item) => [item]),
    9,
  );
const items = ["- for the young", "- for the old", "- for carers", "- for staff"];
const row = (y: number, name: string, action: string, by: string): string =>
  rowsAt(xs, y, 11, [[name, action, "Head of Service", by]], 9);

const textsOf = async (operators: readonly string[]): Promise<string[][][]> =>
  tablesOf(await readMade([{ operators: operators.join("\n"), height: 842 }])).map(rowsOf);

describe("lines alone in a later column", () => {
  it("are the rest of its cell, however many they are", async () => {
    const long = [...items, "- for schools", "- for parents", "- for partners"];
    const tables = await textsOf([
      header,
      row(760, "Access", "Publish what there is", "March 2009"),
      row(740, "Language", "Provide all of it in the languages", "May 2009"),
      list(729, long),
      row(640, "Places", "Check all sites", "June 2009"),
      row(620, "Posters", "Send them to all sites", "July 2009"),
    ]);
    expect(tables.map((table) => table.map(([name]) => name))).toEqual([
      ["Activity", "Access", "Language", "Places", "Posters"],
    ]);
  });

  it("are so under the first row as well, where nothing else shows its column, if they stand close", async () => {
    const figures = ["21.4%", "22.0%", "21.0%"];
    const title = [
      "Early",
      "retirement",
      "(excluding",
      "ill-health)",
      "as a",
      "percentage",
      "of all",
    ];
    const rows = (top: number, step: number): string =>
      [
        rowsAt([50, 80, 150, 250, 350], top, 11, [["1", title[0] as string, ...figures]], 9),
        rowsAt(
          [80],
          top - step,
          step,
          title.slice(1).map((one) => [one]),
          9,
        ),
        rowsAt([50, 80, 150, 250, 350], top - 8 * step, 11, [["2", "Late", ...figures]], 9),
      ].join("\n");
    const heads = rowsAt(
      [50, 92, 150, 250, 350],
      780,
      12,
      [["No", "Title", "A", "B", "C"]],
      9,
      "F2",
    );
    const [close] = await textsOf([heads, rows(766, 11)]);
    expect(close?.map((cells) => cells.slice(0, 3))).toEqual([
      ["No", "Title", "A"],
      ["1", title.join(" "), "21.4%"],
      ["2", "Late", "21.4%"],
    ]);
    const [apart] = await textsOf([heads, rows(766, 14)]);
    expect(apart?.some(([no]) => no === "2")).not.toBe(true);
  });

  it("part two tables where they stand between them with white space around", async () => {
    const tables = await textsOf([
      header,
      ...[760, 740, 720].map((y) => row(y, `Area ${y}`, "Publish it", "March 2009")),
      list(690, [...items, "- for schools", "- for parents"]),
      rowsAt(xs, 600, 12, [["Activity", "Action", "Lead", "By"]], 9, "F2"),
      ...[580, 560, 540].map((y) => row(y, `Area ${y}`, "Publish it", "March 2010")),
    ]);
    expect(tables).toHaveLength(2);
  });
});

describe("the last line of a table", () => {
  const rows = [760, 733, 706].map((y) =>
    [
      row(y, `Area ${y}`, "Development of the database and", "March 2009"),
      rowsAt(xs, y - 11, 11, [["", "of the outcomes required from it", "and team"]], 9),
    ].join("\n"),
  );

  it("is the rest of its row where each of its texts stands under one", async () => {
    const tables = await textsOf([
      header,
      ...rows,
      rowsAt(xs, 679, 11, [["Development of", "The database, key outcomes", "Director", "May"]], 9),
      rowsAt([50, 400], 668, 11, [["all data kept in the service", "of Service"]], 9),
    ]);
    expect(tables[0]?.at(-1)?.join(" ")).toContain("Director of Service");
  });

  it("is a note where they stand elsewhere", async () => {
    const tables = await textsOf([
      header,
      ...rows,
      rowsAt([50, 330], 684, 11, [["Figures are those of the service itself", "see page 12"]], 9),
    ]);
    expect(tables[0]?.flat().join(" ")).not.toContain("see page");
  });
});

describe("a text left of all cells between two tables", () => {
  const top = [
    header,
    ...[760, 740, 720].map((y) => row(y, `Area ${y}`, "Publish it", "March 2009")),
    textAt(42, 696, "1 Figure to be replaced", 9),
  ];
  const below = [650, 630, 610].map((y) => row(y, `Plan ${y}`, "Agree it", "May 2010"));

  it("parts them where a bold header stands under it", async () => {
    const tables = await textsOf([
      ...top,
      rowsAt(xs, 672, 12, [["Plan", "Action", "Lead", "By"]], 9, "F2"),
      ...below,
    ]);
    expect(tables.map((table) => table[0]?.[0])).toEqual(["Activity", "Plan"]);
  });

  it("parts none where plain rows go on", async () => {
    const tables = await textsOf([...top, row(672, "Plan 672", "Agree it", "May 2010"), ...below]);
    expect(tables).toHaveLength(1);
  });
});

describe("the rest of a later cell over a table of other columns", () => {
  const columns = [50, 120, 330, 400];
  const rows = [
    rowsAt(columns, 780, 12, [["Officer", "Indicator", "Weight", "Target"]], 9, "F2"),
    ...[760, 740, 720].map((y) =>
      rowsAt(
        columns,
        y,
        11,
        [["M Shiels", `Ensure that the majority of pupils ${y}`, "50%", "95%"]],
        9,
      ),
    ),
  ];
  const others = [50, 180, 210, 240, 270, 330, 360, 390, 420];
  const below = (y: number): readonly string[] => [
    rowsAt(others, y, 12, [["Activities", ..."12341234"]], 9, "F2"),
    ...[1, 2, 3].map((row) =>
      rowsAt(others, y - 12 * row, 12, [[`Review ${row}`, ..."71825364"]], 9),
    ),
  ];

  it("is no heading of that one", async () => {
    const [first] = await textsOf([
      ...rows,
      textAt(120, 709, "Milestones to timetable, as agreed", 9),
      textAt(120, 698, "by the Board", 9),
      ...below(674),
    ]);
    expect(first?.at(-1)?.join(" ")).toContain("as agreed by the Board");
  });

  it("is one where it stands apart", async () => {
    const [first] = await textsOf([
      ...rows,
      textAt(120, 694, "Milestones to timetable, as agreed", 9),
      ...below(674),
    ]);
    expect(first?.flat().join(" ")).not.toContain("as agreed");
  });
});
