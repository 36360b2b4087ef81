import { describe, expect, it } from "vitest";
import { budgetRows, unruledBudget } from "../../../../../scripts/pdf/budget-pages.mjs";
import { lineBetween, rowsAt, textAt } from "../../../../../scripts/pdf/make-pdf.mjs";
import { readMade, rowsOf, tablesOf } from "../../read.ts";

const read = async (operators: string) => tablesOf(await readMade([{ operators }]));

describe("tables told by alignment", () => {
  it("reads columns of figures without a rule", async () => {
    const [table] = tablesOf(await readMade([unruledBudget]));
    expect(table?.method).toBe("aligned");
    expect(rowsOf(table)).toEqual(budgetRows);
  });

  it("joins the lines of a wrapped label and header", async () => {
    const [table] = await read(
      [
        rowsAt([50, 250, 330], 700, 12, [
          ["", "Target", "Actual"],
          ["Indicator", "2008/09", "2008/09"],
        ]),
        rowsAt([50, 250, 330], 670, 12, [
          ["Children who are looked after", "70%", "68%"],
          ["and reach five good grades", "", ""],
          ["Half days missed", "5%", "6%"],
          ["Exclusions", "12", "9"],
        ]),
      ].join("\n"),
    );
    expect(rowsOf(table)).toEqual([
      ["Indicator", "Target 2008/09", "Actual 2008/09"],
      ["Children who are looked after and reach five good grades", "70%", "68%"],
      ["Half days missed", "5%", "6%"],
      ["Exclusions", "12", "9"],
    ]);
  });

  it("lets a header reach over the columns it stands in the middle of", async () => {
    const [table] = await read(
      [
        textAt(235, 700, "Financial year"),
        rowsAt([50, 200, 300], 680, 16, [
          ["Service", "2008/09", "2009/10"],
          ["Schools", "1,234", "1,300"],
          ["Libraries", "456", "470"],
          ["Youth", "78", "60"],
        ]),
      ].join("\n"),
    );
    expect(table?.cells.find((cell) => cell.text === "Financial year")).toMatchObject({
      row: 0,
      column: 1,
      columnSpan: 2,
    });
  });

  it("takes rows from rules that run under each of them", async () => {
    const ys = [710, 690, 650, 610];
    const [table] = await read(
      [
        ...ys.flatMap((y) => [
          lineBetween(50, y, 200, y),
          lineBetween(200, y, 400, y),
          lineBetween(400, y, 540, y),
        ]),
        rowsAt([55, 205, 405], 697, 20, [["Action", "Milestones", "Officer"]]),
        rowsAt([55, 205, 405], 677, 12, [
          ["Agree the plan", "Draft to members in June", "Head of Service"],
          ["with partners", "Final plan in September", ""],
        ]),
        rowsAt([55, 205, 405], 637, 12, [
          ["Train staff", "Two courses in the autumn", "Training Manager"],
          ["", "and one in the spring term", ""],
        ]),
      ].join("\n"),
    );
    expect(rowsOf(table).map((row) => row[0])).toEqual([
      "Action",
      "Agree the plan with partners",
      "Train staff",
    ]);
    expect(table?.columns).toBe(3);
  });

  it("leaves caption and notes outside", async () => {
    const outcome = await readMade([
      {
        operators: [
          textAt(50, 730, "Table 3: Budgets of the service"),
          unruledBudget.operators,
          textAt(50, 605, "Source: the council's ledger, which is closed at the end of May"),
        ].join("\n"),
      },
    ]);
    const [table] = tablesOf(outcome);
    expect(rowsOf(table)).toEqual(budgetRows);
    expect(outcome.value.blocks.map((block) => block.kind)).toEqual([
      "paragraph",
      "table",
      "paragraph",
    ]);
  });

  it.each([
    [
      "prose in two columns",
      rowsAt([50, 310], 700, 12, [
        ["The service works with all schools in the", "Members have asked for a report on the"],
        [
          "borough to raise standards, and it supports",
          "progress that was made in the year, and on",
        ],
        [
          "those that need it most. In the last year the",
          "what remains to be done. The report names",
        ],
        [
          "number of schools in special measures fell to",
          "each promise of the plan and says whether it",
        ],
        [
          "one, which left the category in the summer.",
          "was kept, and if not, what the reasons were.",
        ],
      ]),
    ],
    [
      "a list of contents",
      rowsAt([50, 500], 700, 14, [
        ["1 Introduction ..................................................................", "3"],
        ["2 Key developments ..........................................................", "5"],
        ["3 Progress against milestones ............................................", "8"],
        [
          "4 Budget ..........................................................................",
          "12",
        ],
      ]),
    ],
    [
      "an address block",
      rowsAt([50, 150], 700, 14, [
        ["Name:", "Jane Smith"],
        ["Department:", "Children and Young People"],
        ["Telephone:", "0151 555 0123"],
      ]),
    ],
    [
      "the axis of a chart",
      rowsAt([50, 120, 190, 260, 330], 700, 20, [
        ["100", "", "", "", ""],
        ["80", "", "", "", ""],
        ["60", "", "", "", ""],
        ["0%", "20%", "40%", "60%", "80%"],
        ["", "Q1", "Q2", "Q3", "Q4"],
      ]),
    ],
  ])("takes %s for no table", async (_, operators) => {
    expect(await read(operators)).toEqual([]);
  });
});
