import { describe, expect, it } from "vitest";
import { circleAt, lineBetween, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import type { Table } from "../../../../../src/document.ts";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const colours = { green: "0 0.65 0.32 rg", red: "0.85 0.13 0.16 rg" } as const;
type Light = keyof typeof colours;

interface Row {
  readonly milestone: readonly string[];
  readonly light?: Light;
  readonly remark: string;
}

/** Milestones that come close to the column of lights, whose header is wider than they are; nothing is ruled. */
const rows: readonly Row[] = [
  {
    milestone: ["Agree the capital strategy for all", "schools"],
    light: "green",
    remark: "Agreed in March",
  },
  {
    milestone: ["Enter the sixth wave of building", "for schools"],
    light: "green",
    remark: "Completed",
  },
  {
    milestone: ["Put the medium term plan in place"],
    light: "red",
    remark: "Work goes on until May",
  },
  {
    milestone: ["Open the new centre for families", "in the town"],
    light: "green",
    remark: "Opened in June",
  },
  { milestone: ["Review how absence is reported"], light: "red", remark: "Not begun" },
];

/** Rules under the rows that do not meet between columns. */
const cells = [
  [50, 205],
  [210, 255],
  [260, 400],
] as const;

const discOf = (radius: number, below: number) => (x: number, y: number) =>
  circleAt(x, y - below, radius);

/** A bar with round ends. */
const pillAt = (x: number, y: number): string =>
  `${x - 12} ${y - 4} m ${x + 12} ${y - 4} l ${x + 17} ${y - 4} ${x + 17} ${y + 4} ${x + 12} ${y + 4} c ${x - 12} ${y + 4} l ${x - 17} ${y + 4} ${x - 17} ${y - 4} ${x - 12} ${y - 4} c h`;

/** A square close round a letter. */
const badgeAt = (x: number, y: number): string => `${x - 7} ${y - 5} 14 11 re`;
const initials = { green: "G", red: "R" } as const;

function drawTable(
  shown: readonly Row[],
  lightAt = discOf(5, 0),
  letters: Partial<typeof initials> = {},
): string {
  const drawn = [
    "0 g",
    textAt(50, 700, "Milestone"),
    textAt(212, 700, "Progress"),
    textAt(262, 700, "Commentary"),
  ];
  const rule = (at: number) => cells.map(([from, to]) => lineBetween(from, at, to, at));
  drawn.push("0.5 w", ...rule(691));
  let y = 680;
  for (const { milestone, light, remark } of shown) {
    drawn.push(...milestone.map((text, at) => textAt(50, y - 11 * at, text)));
    drawn.push(textAt(262, y, remark));
    if (light !== undefined) {
      drawn.push(`${colours[light]} ${lightAt(230, y + 3)} f`, "1 g");
      drawn.push(textAt(226, y, letters[light] ?? ""), "0 g");
    }
    y -= 11 * milestone.length + 8;
    drawn.push(...rule(y + 11));
  }
  return drawn.join("\n");
}

/** The rows, with lights in these alone. */
const litAt = (...lit: readonly number[]): readonly Row[] =>
  rows.map((row, at) =>
    lit.includes(at) ? row : { milestone: row.milestone, remark: row.remark },
  );

const read = async (operators: string): Promise<Table | undefined> =>
  tablesOf(await readMade([{ operators }]))[0];

const lightsOf = (table: Table | undefined): string[] =>
  (table?.cells ?? []).flatMap(({ row, column, marks }) =>
    marks.filter(({ kind }) => kind !== "fill").map(({ colour }) => `${row},${column} ${colour}`),
  );

const [green, red] = ["#00a652", "#d92129"];

describe("lights that are drawn where no rule is", () => {
  it("have a column of their own", async () => {
    const table = await read(drawTable(rows));
    expect(rowsOf(table)).toEqual([
      ["Milestone", "Progress", "Commentary"],
      ...rows.map(({ milestone, remark }) => [milestone.join(" "), "", remark]),
    ]);
    expect(lightsOf(table)).toEqual([
      `1,1 ${green}`,
      `2,1 ${green}`,
      `3,1 ${red}`,
      `4,1 ${green}`,
      `5,1 ${red}`,
    ]);
  });

  it("need be no more than two where text stands on both sides", async () => {
    const table = await read(drawTable(litAt(0, 3)));
    expect(rowsOf(table)[2]).toEqual([rows[1]?.milestone.join(" "), "", rows[1]?.remark]);
    expect(lightsOf(table)).toEqual([`1,1 ${green}`, `4,1 ${green}`]);
  });

  it("may be larger than the text of their rows, and stand lower", async () => {
    const table = await read(drawTable(litAt(0, 2, 4), discOf(11, 4)));
    expect(lightsOf(table)).toEqual([`1,1 ${green}`, `3,1 ${red}`, `5,1 ${red}`]);
  });

  it("may be bars with round ends", async () => {
    const table = await read(drawTable(litAt(0, 2, 4), pillAt));
    expect(rowsOf(table)[1]).toEqual([rows[0]?.milestone.join(" "), "", rows[0]?.remark]);
    expect(lightsOf(table)).toEqual([`1,1 ${green}`, `3,1 ${red}`, `5,1 ${red}`]);
  });

  it("may be squares with a letter in each, which are no cells", async () => {
    const table = await read(drawTable(litAt(0, 1, 2, 4), badgeAt, initials));
    expect(rowsOf(table)).toEqual([
      ["Milestone", "Progress", "Commentary"],
      ...[0, 1, 2, 3, 4].map((at) => {
        const { milestone, light, remark } = litAt(0, 1, 2, 4)[at] as Row;
        return [milestone.join(" "), light === undefined ? "" : initials[light], remark];
      }),
    ]);
    expect(lightsOf(table)).toEqual([`1,1 ${green}`, `2,1 ${green}`, `3,1 ${red}`, `5,1 ${red}`]);
  });

  it("make no table of a list, nor of a chart's key", async () => {
    const list = rows.map(({ milestone: [text = ""], light = "red" }, at) =>
      [
        `${colours[light]} ${circleAt(60, 683 - 20 * at, 4)} f 0 g`,
        textAt(75, 680 - 20 * at, text),
      ].join("\n"),
    );
    expect(await read(list.join("\n"))).toBeUndefined();
  });
});
