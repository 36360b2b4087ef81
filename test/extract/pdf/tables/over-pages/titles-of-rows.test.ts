import { describe, expect, it } from "vitest";
import { rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 220, 300, 380, 460];

/** How a table is drawn: heads, of two lines perhaps, in a fill or none; what stands in the first column of its rows. */
interface Look {
  readonly heads: readonly (readonly string[])[];
  readonly isFilled: boolean;
  readonly remark: string;
  readonly running: string;
}

const looks: [string, Look][] = [
  [
    "years with apostrophes, filled",
    {
      heads: [
        ["Narrative", "Actual", "Actual", "Target", "Target"],
        ["", "'05/'06", "'06/'07", "'07/'08", "'08/'09"],
      ],
      isFilled: true,
      remark: "Collected elsewhere.",
      running: "Three Year Service Plan",
    },
  ],
  [
    "one line of heads, unfilled",
    {
      heads: [["Monitored", "Result 2008", "Result 2009", "Aim 2010", "Aim 2011"]],
      isFilled: false,
      remark: "Quarterly",
      running: "",
    },
  ],
  [
    "no remarks",
    {
      heads: [["Measure", "2007/08", "2008/09", "Target", "Met"]],
      isFilled: true,
      remark: "",
      running: "Best Value Plan",
    },
  ],
];

const header = (top: number, { heads, isFilled }: Look): string =>
  [
    isFilled
      ? `0.9 0.8 0.8 rg 46 ${top - 2 - 12 * (heads.length - 1)} 494 ${12 * heads.length} re f 0 g`
      : "",
    rowsAt(xs, top, 12, heads, 9, "F2"),
  ].join("\n");

const titleOf = (at: number): string =>
  `LI ${at} Percentage of all the measures of the service that were met in the year ${at}`;
const figures = (at: number): string[] => [`${at}1.5%`, `${at}2.5%`, `${at}3%`, `${at}4%`];
const title = (top: number, at: number): string => textAt(50, top, titleOf(at), 9, "F2");
const row = (top: number, at: number, { remark }: Look): string =>
  rowsAt(xs, top, 12, [[remark, ...figures(at)]], 9);
const items = (top: number, first: number, count: number, look: Look): string =>
  Array.from({ length: count }, (_, at) =>
    [title(top - 24 * at, first + at), row(top - 24 * at - 12, first + at, look)].join("\n"),
  ).join("\n");
const running = (page: number, { running: text }: Look): string =>
  text === ""
    ? ""
    : [textAt(50, 810, text, 8), textAt(50, 20, `${text} – page ${page}`, 8)].join("\n");

const read = async (pages: readonly string[]): Promise<string[][][]> =>
  tablesOf(await readMade(pages.map((operators) => ({ operators, height: 842 })))).map(rowsOf);

describe.each(looks)("a table with a title over each row: %s", (_, look) => {
  const all = (count: number): string[][] =>
    Array.from({ length: count }, (_, at) => [titleOf(at + 1), ...figures(at + 1)]);
  /** Every title with the figures below it. */
  const told = (rows: readonly (readonly string[])[]): string[][] =>
    rows.flatMap((cells, at) => {
      const name = cells.find((text) => text.startsWith("LI "));
      return name === undefined ? [] : [[name, ...(rows[at + 1] ?? []).slice(1)]];
    });

  it("is cut under a header and the first title, and prints its header again", async () => {
    const foot = 100;
    const above = [
      textAt(50, foot + 30, "Environment", 12, "F2"),
      header(foot, look),
      title(foot - 12 * look.heads.length - 2, 1),
    ];
    const below = [
      header(780, look),
      row(780 - 12 * look.heads.length - 2, 1, look),
      items(780 - 12 * look.heads.length - 14, 2, 3, look),
    ];
    const pages = [above, below].map((parts, at) => [running(at + 1, look), ...parts].join("\n"));
    const tables = await read(pages);
    expect(tables).toHaveLength(1);
    expect(told(tables[0] ?? [])).toEqual(all(4));
  });
});

it("leaves a header at a page's foot where another is printed overleaf", async () => {
  const [[, look]] = looks as [[string, Look]];
  const other = { ...look, heads: [["Risk", "Owner", "Likelihood", "Impact", "Score"]] };
  const tables = await read([
    [header(100, look), title(74, 1)].join("\n"),
    [header(780, other), row(766, 1, look), items(754, 2, 5, look)].join("\n"),
  ]);
  expect(tables.flat().filter((cells) => cells.includes("Risk"))).toHaveLength(1);
  expect(tables.flat().filter((cells) => cells.includes("Narrative"))).toHaveLength(0);
});

it("ends a table before a heading over other rows, where its rows have no titles", async () => {
  const [[, look]] = looks as [[string, Look]];
  const plain = (top: number, first: number, count: number): string =>
    Array.from({ length: count }, (_, at) =>
      rowsAt(xs, top - 12 * at, 12, [[`Measure ${first + at}`, ...figures(first + at)]], 9),
    ).join("\n");
  const tables = await read([
    [header(700, look), plain(674, 1, 50)].join("\n"),
    [header(780, look), plain(754, 51, 3), title(718, 9), plain(706, 60, 3)].join("\n"),
  ]);
  expect(tables[0]?.some((cells) => cells.includes(titleOf(9)))).toBe(false);
});
