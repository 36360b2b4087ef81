import { describe, expect, it } from "vitest";
import { lineBetween, rowsAt, textAround } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const xs = [50, 180, 310, 440];
const size = 8;

interface Item {
  readonly label: readonly string[];
  readonly texts: readonly (readonly string[])[];
}

const items: readonly Item[] = [
  {
    label: ["Priority 1: Offer sport and", "culture"],
    texts: [["Transfer the centres to a", "trust"], ["Re-roof the hall"], []],
  },
  {
    label: ["Priority 2: Widen the choice", "of learning"],
    texts: [
      ["Recruit governors for the", "special schools"],
      [],
      ["Build a block at Manor", "school"],
    ],
  },
  {
    label: ["Priority 3: Guide", "development rightly"],
    texts: [["Hold a jobs fair with the", "college"], ["Submit the plan"], []],
  },
  {
    label: ["Priority 4: Improve the", "health of our residents"],
    texts: [["Close the two oldest", "homes"], [], ["Relocate the team to the", "hospital"]],
  },
  {
    label: ["Priority 5: Encourage travel", "by bus and on foot"],
    texts: [
      ["Award the highways term", "contract"],
      [],
      ["Introduce collections in the", "rural wards"],
    ],
  },
  {
    label: ["Priority 6: Provide value to", "the taxpayer"],
    texts: [[], ["Install the payroll", "system"], ["Move to paperless", "agendas"]],
  },
];

const column = (x: number, top: number, step: number, lines: readonly string[]): string =>
  rowsAt(
    [x],
    top,
    step,
    lines.map((line) => [line]),
    size,
  );

/** Words under quarters, below one name over these; rows stand little farther apart than lines. */
const draw = (step: number, apart: number, name: string, list = items): string => {
  const head = [
    rowsAt([50], 700, 12, [["Corporate priority"]], size, "F2"),
    textAround(375, 700, name, size, "F2"),
    rowsAt(xs, 700 - apart, 12, [["", "Quarter 1", "Quarter 2", "Quarter 3"]], size, "F2"),
    lineBetween(46, 698 - apart, 560, 698 - apart),
  ];
  let top = 700 - 2 * apart;
  const drawn = list.map(({ label, texts }) => {
    const parts = [
      column(50, top, step, label),
      ...texts.map((lines, at) => column(xs[at + 1] as number, top, step, lines)),
    ];
    const lines = Math.max(label.length, ...texts.map((text) => text.length));
    top -= (lines - 1) * step + apart;
    return parts.join("\n");
  });
  return [...head, ...drawn].join("\n");
};

const read = async (operators: string): Promise<string[][]> =>
  rowsOf(tablesOf(await readMade([{ operators, height: 842 }]))[0]).map((cells) =>
    cells.map((text) => text.replaceAll("\n", " ")),
  );
const told = (list = items): string[][] =>
  list.map(({ label, texts }) => [label, ...texts].map((lines) => lines.join(" ")));

describe("rows of words under a header of two levels", () => {
  it.each([
    ["clearly farther apart than lines", 9.5, 11.5, "Milestones 2010-11"],
    ["about as far apart as lines may stand", 9, 10.8, "Milestones 2007 to 2008"],
    ["far apart", 9, 14, "Actions"],
  ])("are one each, %s", async (_, step, apart, name) => {
    const rows = await read(draw(step, apart, name));
    expect(rows.slice(-items.length)).toEqual(told());
  });

  it("stay one where lines of a label begin with a capital, and nothing tells them from rows", async () => {
    const capitals = items.map((item) => ({
      ...item,
      label: item.label.map((line) => line.replace(/^./, (letter) => letter.toUpperCase())),
    }));
    const rows = await read(draw(9, 10.8, "Milestones 2007 to 2008", capitals));
    expect(rows.slice(-items.length)).not.toEqual(told(capitals));
  });
});

it("parts the title of a group from the label that wraps close over it", async () => {
  const columns = [50, 220, 280, 340];
  const lines: [number, string[], string][] = [
    [700, ["Age of tenant", "Homes", "No.", "(%)"], "F2"],
    [683, ["Under 25", "907", "74", "(8.2)"], "F1"],
    [671.5, ["25 to 44", "4,316", "289", "(6.7)"], "F1"],
    [660, ["45 to 64", "3,661", "218", "(6.0)"], "F1"],
    [648.5, ["65 and over, or living with", "2,184", "111", "(5.1)"], "F1"],
    [639, ["a person of that age", "", "", ""], "F1"],
    [629.5, ["Landlord", "", "", ""], "F2"],
    [618, ["Council", "7,812", "501", "(6.4)"], "F1"],
    [606.5, ["Housing association", "3,256", "191", "(5.9)"], "F1"],
    [595, ["Total", "11,068", "692", "(6.3)"], "F1"],
  ];
  const drawn = lines.map(([y, texts, font]) => rowsAt(columns, y, 12, [texts], size, font));
  const rows = await read([...drawn, lineBetween(46, 694, 400, 694)].join("\n"));
  expect(rows.map(([label]) => label)).toContain("Landlord");
});

describe("a label beside several rows", () => {
  const columns = [50, 150, 320, 400];
  const labels = [
    ["CO1 Increase the", "supply of homes", "that people can", "afford"],
    ["CO2 Offer sport", "and culture for", "everyone"],
  ];
  const tasks = ["Complete the compact of", "Carry out the study of", "Convert Bridge House for"];

  it("has all its lines, also one beside the last line of a row", async () => {
    let top = 680;
    const drawn = [
      rowsAt(columns, 700, 12, [["Objective", "Action", "Officer", "When"]], size, "F2"),
      lineBetween(46, 694, 460, 694),
    ];
    for (const label of labels) {
      drawn.push(column(50, top, 9.3, label));
      for (const task of tasks) {
        drawn.push(rowsAt(columns, top, 12, [["", task, "Ms Fenwick", "Nov 2009"]], size));
        drawn.push(column(150, top - 9.3, 9.3, ["all tenants"]));
        top -= 18.6 + 2.4;
      }
    }
    const rows = await read(drawn.join("\n"));
    expect(rows.slice(1).map(([label, task]) => [label, task])).toEqual(
      labels.flatMap((label) =>
        tasks.map((task, at) => [at === 0 ? label.join(" ") : "", `${task} all tenants`]),
      ),
    );
  });
});
