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
});
