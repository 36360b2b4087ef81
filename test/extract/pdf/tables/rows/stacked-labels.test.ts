import { describe, expect, it } from "vitest";
import { rowsAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 100, 250, 330, 400, 470];
const header = rowsAt(xs, 700, 12, [["Ref", "Indicator", "", "2007/08", "2008/09", "Officer"]], 10);

interface Item {
  readonly ref: string;
  readonly title: readonly string[];
  readonly labels: readonly string[];
  readonly figures: readonly string[];
  readonly officer: string;
}

/** A title that wraps at the step of lines beside labels that stand farther apart, each with its figure in a column of its own. */
const drawItem = ({ ref, title, labels, figures, officer }: Item, top: number): string =>
  [
    rowsAt([xs[0] as number], top, 12, [[ref]], 9),
    rowsAt(
      [xs[1] as number],
      top,
      11,
      title.map((line) => [line]),
      9,
    ),
    ...labels.map((label, at) =>
      rowsAt(
        [xs[2], xs[3], xs[4]] as number[],
        top - 16 * at,
        12,
        [[label, ...figures.map((figure, column) => (column === at ? figure : ""))]],
        9,
      ),
    ),
    rowsAt([xs[5] as number], top, 12, [[officer]], 9),
  ].join("\n");

const titles = [
  ["Young people leaving care", "with at least one GCSE at", "A*-G or a GNVQ"],
  ["Number of trees planted"],
  ["Percentage of complainants", "satisfied with the handling", "of their complaint"],
  ["Average days to respond", "to a noise complaint"],
];

const draw = (labels: readonly string[], figures: readonly string[]): string =>
  [
    header,
    ...titles.map((title, at) =>
      drawItem(
        {
          ref: `L${at + 1}`,
          title,
          labels,
          figures: figures.map((figure) => figure.replace("#", String(at + 1))),
          officer: "P Rushton",
        },
        680 - 48 * at,
      ),
    ),
  ].join("\n");

const read = async (operators: string): Promise<readonly (readonly string[])[]> =>
  tablesOf(await readMade([{ operators, height: 842 }])).flatMap((table) => rowsOf(table));

describe("labels stacked in one column, again and again", () => {
  it("are a row each, beside a title that wraps down them all", async () => {
    const rows = await read(draw(["Out-turn", "Target"], ["#1.5%", "#2.5%"]));
    expect(rows.slice(1).map((row) => row.slice(2, 5))).toEqual(
      [1, 2, 3, 4].flatMap((at) => [
        ["Out-turn", `${at}1.5%`, ""],
        ["Target", "", `${at}2.5%`],
      ]),
    );
    expect(rows[1]?.[1]?.replace(/\s+/g, " ")).toBe(titles[0]?.join(" "));
    expect(rows[2]?.[1]).toBe("");
  });

  it("stay one row where no figures stand beside them: names below each other in a cell", async () => {
    const rows = await read(draw(["Head of Leisure", "Head of Audit"], ["#1.5%", "slowly"]));
    expect(rows.find(([ref]) => ref === "L1")?.[2]?.replace(/\s+/g, " ")).toBe(
      "Head of Leisure Head of Audit",
    );
  });

  /** Titles of lines 9.3 points apart beside labels that stand 11.3 apart, a row each. */
  const drawClose = (items: readonly (readonly string[])[], step = 9.3): string => {
    let top = 700;
    const columns = [50, 200, 280, 340, 400];
    const drawn = [rowsAt(columns, top, 12, [["Title", "", "2008-9", "Q1", "Q2"]], 8, "F2")];
    for (const [at, item] of items.entries()) {
      top -= at === 0 ? 12 : Math.max(22.6, step * 2 + 11.3);
      const figures = (from: number) => [`${from}1.5%`, `${from}2%`, `${from}3%`];
      drawn.push(
        rowsAt(
          [50],
          top,
          step,
          item.map((line) => [line]),
          8,
        ),
        rowsAt(columns, top, 12, [["", "Target", ...figures(at + 1)]], 8),
        rowsAt(columns, top - 11.3, 12, [["", "Achieved", ...figures(at + 4)]], 8),
        ...(at === 1 ? [rowsAt(columns, top - 20.6, 12, [["", "", "(128/236)", "", ""]], 8)] : []),
      );
    }
    return drawn.join("\n");
  };
  const long = [
    ["Young people leaving care", "with at least one GCSE at", "A*-G or a GNVQ"],
    ["Residual waste for all the", "households in the area", "of the county"],
    ["Percentage of complainants", "satisfied with the handling"],
    ["Average days to respond", "to a noise complaint"],
  ];

  it("are rows beside all lines of a title that stand closer to each other", async () => {
    const rows = await read(drawClose(long));
    expect(rows.slice(1).map(([title, label]) => [title, label])).toEqual(
      long.flatMap((title) => [
        [title.join(" "), "Target"],
        ["", "Achieved"],
      ]),
    );
    expect(rows[4]?.[2]).toBe("51.5%\n(128/236)");
  });

  it("keep the texts of their own rows where these stand as far apart as they do", async () => {
    const own = long.map(([first = "", second = ""]) => [first, `And ${second}`]);
    const rows = await read(drawClose(own, 11.3));
    const titles = rows.slice(1).flatMap(([title = "", label]) => (label === "" ? [] : [title]));
    expect(titles).toEqual(own.flat());
  });

  it("are none where every other row says the same by chance, beside a title of its own", async () => {
    const columns = [50, 250, 300, 360, 420];
    const names = ["Homes built", "Bins emptied", "Roads swept", "Trees planted"];
    const drawn = [
      rowsAt(columns, 700, 12, [["Title", "Good is", "2006", "2007", "2008"]], 8, "F2"),
    ];
    names.forEach((name, at) => {
      const top = 688 - 18.6 * at;
      drawn.push(
        rowsAt(
          columns,
          top,
          12,
          [[name, at % 2 === 0 ? "Lower" : "Higher", "7.2%", "6.1%", "5%"]],
          8,
        ),
        rowsAt([50], top - 9.3, 12, [["The way of counting is under review."]], 8),
      );
    });
    const rows = await read(drawn.join("\n"));
    for (const name of names) {
      expect(rows.find(([title]) => title?.startsWith(name))?.[2]).toBe("7.2%");
    }
  });

  /** Labels below each other in every row, those of the periods to come without a figure. */
  const drawPeriods = (labels: readonly string[], figures: number): string => {
    const columns = [50, 220, 340, 420];
    const head = rowsAt(columns, 700, 12, [["Measure", "Period", "Figure", "On course"]], 9, "F2");
    const items = titles.map((title, at) => {
      const top = 680 - at * 12 * labels.length - at * 3;
      const said = labels.map((label, row) => [
        label,
        row < figures ? `${at + 2}${row}.5%` : "",
        row === 0 ? "Yes" : "",
      ]);
      return [
        rowsAt(
          [50],
          top,
          9.2,
          title.map((line) => [line]),
          8,
        ),
        rowsAt([220, 340, 420], top, 12, said, 8),
      ].join("\n");
    });
    return [head, ...items].join("\n");
  };

  it.each([
    ["quarters", ["Target (08-09)", "1st Qtr 08-09", "2nd Qtr 08-09", "3rd Qtr 08-09"], 3],
    ["years", ["Target 2006/07", "Target 2007/08", "Target 2008/09", "Target 2009/10"], 2],
    ["months", ["Aim", "To June", "To September", "To December", "To March"], 3],
  ])("are rows also where the last %s have no figures yet", async (_, labels, figures) => {
    const rows = await read(drawPeriods(labels, figures));
    const told = titles.flatMap((_, at) =>
      labels.map((label, row) => [label, row < figures ? `${at + 2}${row}.5%` : ""]),
    );
    // what ends the table without a figure may be left out of it
    const last = figures - labels.length;
    expect(rows.slice(1).map(([, label, figure]) => [label, figure])).toEqual(told.slice(0, last));
  });

  it("have the rest of a label with them, though it never has a figure", async () => {
    const rows = await read(drawPeriods(["Target", "Actual", "of last year"], 2));
    expect(rows[2]?.slice(1, 3)).toEqual(["Actual of last year", "21.5%"]);
  });

  /** Labels of two lines in rows without room, of which some have no figure; a title's third line stands on the second label's first. */
  const blanks = [1, 2, 1, undefined];
  const drawWrapped = (labels: readonly (readonly string[])[], code: string): string => {
    const columns = [50, 220, 300, 380];
    let top = 700;
    const drawn = [rowsAt(columns, top, 12, [["Measure", "Period", "Figure", "Remark"]], 8, "F2")];
    top -= 11.3;
    titles.forEach((title, at) => {
      const lines = [code, ...title.slice(0, 2)];
      lines.forEach((line, below) => {
        const y = top - (below === 0 ? 0 : 11.3 + 9.3 * (below - 1));
        drawn.push(rowsAt([50], y, 12, [[line]], 8));
      });
      labels.forEach((label, row) => {
        const figure = row === blanks[at] ? "" : `${at + 2}${row}.5%`;
        const remark = row === 0 ? "As planned." : "";
        drawn.push(rowsAt([300, 380], top, 12, [[figure, remark]], 8));
        drawn.push(
          rowsAt(
            [220],
            top,
            9.3,
            label.map((line) => [line]),
            8,
          ),
        );
        top -= 11.3 + 9.3 * (label.length - 1);
      });
    });
    return drawn.join("\n");
  };

  it.each([
    [
      "years that break",
      [
        ["How we did (2004-", "2005)"],
        ["How we did (2005-", "2006)"],
        ["How we did (2006-", "2007)"],
        ["Our goal"],
      ],
    ],
    [
      "words that wrap",
      [
        ["Result of the last", "year"],
        ["Result of this", "year"],
        ["Result expected", "by March"],
        ["Target"],
      ],
    ],
  ])("are rows where lines stand about as far apart as rows do: %s", async (_, labels) => {
    const rows = await read(drawWrapped(labels, "BV 1"));
    const told = titles.flatMap((_, at) =>
      labels.map((label, row) => [
        label.join(" ").replace("- ", "-"),
        row === blanks[at] ? "" : `${at + 2}${row}.5%`,
      ]),
    );
    expect(rows.slice(1).map(([, label, figure]) => [label, figure])).toEqual(told);
    expect(rows.slice(1).filter(([title]) => title !== "")).toHaveLength(titles.length);
  });
});
