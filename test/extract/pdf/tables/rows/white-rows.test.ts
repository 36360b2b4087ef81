import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { openBandGaps } from "../../../../../src/extract/pdf/tables/edges/bands.ts";
import { lineStepOf } from "../../../../../src/extract/pdf/text/line-step.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 120, 330, 400];
/** A header's cells, each filled by itself. */
const band = (bottom: number, height: number): string =>
  [
    [45, 70],
    [115, 210],
    [325, 70],
    [395, 150],
  ]
    .map(([left, width]) => `q 0.85 0.9 0.8 rg ${left} ${bottom} ${width} ${height} re f Q`)
    .join("\n");

const header = (top: number): string =>
  `${band(top - 6, 18)} ${rowsAt(xs, top, 12, [["Ref", "Milestone", "Progress", "Commentary"]], 10, "F2")}`;

/** Rows of two lines, with white space under each. */
const rows = (top: number, from: number, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    rowsAt(xs, top - 28 * index, 12, [
      [`L${from + index}`, "Agree the strategy for all of the", "Yes", "Has been agreed"],
      ["", "schools in the borough", "", "by the board"],
    ]),
  ).join("\n");

describe("rows told by white space", () => {
  it("stay rows on the next page, where only the header is filled", async () => {
    const pages = [`${header(100)} ${rows(78, 1, 3)}`, `${header(780)} ${rows(758, 4, 4)}`];
    const tables = tablesOf(await readMade(pages.map((operators) => ({ operators, height: 842 }))));
    expect(tables.map((table) => rowsOf(table).map(([ref]) => ref))).toEqual([
      ["Ref", "L1", "L2", "L3", "L4", "L5", "L6", "L7"],
    ]);
  });

  it("are rows below the last of several filled ones, too", () => {
    const fills = [100, 118].map((top) => ({
      box: [45, top, 545, top + 18] as const,
      colour: "#d9e6cc",
      order: 0,
      opaque: true,
    }));
    const rowAt = (top: number) => ({ top, bottom: top + 10, size: 10 });
    const lines = [104, 122, 140, 152, 170, 182].map(rowAt);
    expect(openBandGaps(lines, [100, 118, 136], fills)).toEqual([166]);
  });

  it("part heads from the name over them", async () => {
    const columns = [50, 150, 330, 390, 450];
    const operators = [
      rowsAt(columns, 700, 12, [["Service", "Action", "Timetable", "", ""]], 10, "F2"),
      rowsAt(columns, 684, 12, [["", "", "2008/9", "2009/10", "2010/11"]], 10, "F2"),
      rowsAt(columns, 688, 12, [["", "(High only)", "", "", ""]], 10, "F2"),
      ...[660, 632, 604].map((y, at) =>
        rowsAt(columns, y, 12, [
          [`Planning ${at + 1}`, "Develop and implement a", "X", "X", "X"],
          ["", "programme of training", "", "", ""],
        ]),
      ),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table)[1]).toEqual(["", "", "2008/9", "2009/10", "2010/11"]);
    expect(rowsOf(table)[0]).toEqual(["Service", "Action\n(High only)", "Timetable", "", ""]);
  });

  it("are rows beside merged cells whose text goes on between them, in many of the rows", async () => {
    const columns = [50, 190, 390, 450, 510];
    const groups = [0, 1, 2].map((at) => 700 - 84 * at);
    const operators = [
      rowsAt(columns, 724, 12, [["Priority", "Indicator", "Weight", "Result", "Target"]], 10, "F2"),
      ...groups.flatMap((top, at) => [
        rowsAt(columns, top, 12, [
          ["Children in need of"],
          ["protection are well"],
          ["safeguarded"],
        ]),
        rowsAt(columns, top, 12, [
          ["", `Children of area ${at} in a population`, "20%", "15%", "18%"],
          ["", "of ten thousand"],
        ]),
        // Between the second and the third line of the label.
        rowsAt(columns, top - 30, 12, [["", `Registrations in area ${at}`, "10%", "19%", "23%"]]),
        rowsAt(columns, top - 48, 12, [
          ["", `Reviews of area ${at} that were held`, "30%", "97%", "99%"],
          ["", "by the date that was set"],
        ]),
      ]),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }])).map(rowsOf);
    expect(table?.slice(1)).toEqual(
      groups.flatMap((_, at) => [
        [
          "Children in need of protection are well safeguarded",
          `Children of area ${at} in a population of ten thousand`,
          "20%",
          "15%",
          "18%",
        ],
        ["", `Registrations in area ${at}`, "10%", "19%", "23%"],
        ["", `Reviews of area ${at} that were held by the date that was set`, "30%", "97%", "99%"],
      ]),
    );
  });

  it("are none beside a label that wraps little closer than rows stand, between groups", async () => {
    const columns = [50, 120, 330, 400, 470];
    const [title, rest] = ["Children and young people", "of the borough"];
    const labels = Array.from({ length: 18 }, (_, at) => `Percentage of measure ${at} in all`);
    const wraps = (at: number): boolean => at % 6 !== 5;
    let y = 711;
    const lines = labels.map((label, at) => {
      const begins = at % 6 === 0;
      const ruled = [8.4, -2.8].map((up) => lineBetween(45, y - 11.2 + up, 520, y - 11.2 + up));
      const heads = begins ? [textAt(50, y - 11.2, title, 8, "F2"), ...ruled].join("\n") : "";
      const top = y - (begins ? 22.4 : 11.2);
      y = wraps(at) ? top - 9.2 : top;
      const row = [`LPI ${at}`, label, `${20 + at}.5%`, `${30 + at}%`, `${40 + at}.1%`];
      return `${heads} ${rowsAt(columns, top, 9.2, [row, ["", wraps(at) ? rest : ""]], 8)}`;
    });
    const heads = ["Ref", "Measure", "2007/08", "Target", "Quarter 1"];
    const head = rowsAt(columns, 724, 11, [heads], 8, "F2");
    const [table] = tablesOf(await readMade([{ operators: [head, ...lines].join("\n") }]));
    const read = rowsOf(table).filter(([ref]) => ref?.startsWith("LPI"));
    expect(read.map(([ref, measure]) => [ref, measure])).toEqual(
      labels.map((label, at) => [`LPI ${at}`, wraps(at) ? `${label} ${rest}` : label]),
    );
  });
});

describe("the line step", () => {
  const say = (steps: readonly number[], step: number): string | undefined =>
    lineStepOf(steps.map((one) => ({ step: one, size: 7.5 })))?.says(step);

  it("lets a smaller step part rows where none lies between it and those inside cells", () => {
    expect(say([9, 9, 9, 9.75, 11, 11], 11)).toBe("next row");
    expect(say([9, 9, 9, 9.75, 10.3, 11, 11], 11)).toBe("undecided");
  });

  it("are rows where cells stand on their bottom, and one column begins alone", async () => {
    const operators = [
      rowsAt(xs, 700, 12, [["Ref", "Milestone", "Progress", "Commentary"]], 10, "F2"),
      ...[680, 640, 600, 560].map((y, at) =>
        rowsAt(xs, y, 12, [
          ["", "Agree the strategy for all of the", "", ""],
          ["", "schools in the borough and its", "", ""],
          [`L${at + 1}`, "neighbours", "Yes", "Has been agreed"],
        ]),
      ),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }]));
    expect(rowsOf(table).map(([ref, milestone]) => [ref, milestone?.slice(-10)])).toEqual([
      ["Ref", "Milestone"],
      ...[1, 2, 3, 4].map((at) => [`L${at}`, "neighbours"]),
    ]);
  });

  it("are told by the lines of each column where cells stand in the middle of their rows", async () => {
    const texts = [
      ["Improve access to all", "There is a plan for it,", "agreed by the board", "12%"],
      ["sites of the service", "a lead and a review", "in the autumn", "14%"],
      ["Publish what there is", "Nothing is published", "so far", "16%"],
    ];
    const columns = [50, 180, 310, 440];
    const operators = [
      rowsAt(columns, 724, 11, [["Action", "How", "Comment", "Done"]], 9, "F2"),
      ...texts.flatMap(([action = "", how = "", comment = "", done = ""], at) => {
        const top = 700 - 46 * at;
        return [
          rowsAt(columns, top, 11, [[action], ["by the end"], ["of the year"]], 9),
          rowsAt(
            columns,
            top - 5.5,
            11,
            [
              ["", how, comment],
              ["", "with partners", "last year"],
            ],
            9,
          ),
          rowsAt(columns, top - 11, 11, [["", "", "", done]], 9),
        ];
      }),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }])).map(rowsOf);
    expect(table?.slice(1)).toEqual(
      texts.map(([action, how, comment, done]) => [
        `${action} by the end of the year`,
        `${how} with partners`,
        `${comment} last year`,
        done,
      ]),
    );
  });

  it("stay rows of one line each where figures stand a little lower than their labels", async () => {
    const names = ["Access", "Language", "Posters", "Places", "Transport", "Meals"];
    const operators = [
      rowsAt(xs, 724, 11, [["Action", "Comment", "Target", "Done"]], 9, "F2"),
      ...names.flatMap((name, at) => {
        const y = 700 - 12.5 * at - (at >= 3 ? 14 : 0);
        return [
          rowsAt(xs, y, 11, [[name, `Agreed for ${name.toLowerCase()}`]], 9),
          rowsAt(xs, y - 3.5, 11, [["", "", `${at + 20}%`, `${at + 10}%`]], 9),
        ];
      }),
    ].join("\n");
    const [table] = tablesOf(await readMade([{ operators }])).map(rowsOf);
    const figures = table?.flat().filter((text) => /^\d+%$/.test(text));
    expect(figures).toHaveLength(12);
  });
});
