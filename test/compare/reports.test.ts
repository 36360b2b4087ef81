import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareReports } from "../../src/compare/reports.ts";
import { budgetOf, milestonesOf, reportWith } from "./builders.ts";

type Rows = Parameters<typeof milestonesOf>[1];

function milestones(from: Rows, to: Rows) {
  return compareReports(
    reportWith("Halton", [], { doc: "plan", milestones: milestonesOf("plan", from) }),
    reportWith("Halton", [], { doc: "report", milestones: milestonesOf("report", to) }),
  ).milestones;
}

describe("milestones", () => {
  test.each<[string, Rows[number], Rows[number], string, number | null]>([
    [
      "the date moved within the sentence",
      ["Populate the database by January 2009 with details", "2009-01"],
      ["Populate the database with details, Jan 2009", "2009-01"],
      "same",
      null,
    ],
    [
      "brought forward",
      ["Agree the capital strategy by March 2009", "2009-03"],
      ["Agree the capital strategy, June 2008", "2008-06"],
      "date_changed",
      -9,
    ],
    [
      "a date taken out",
      ["Agree the capital strategy by March 2009", "2009-03"],
      ["Agree the capital strategy"],
      "date_changed",
      null,
    ],
    [
      "a month inside the ticked years",
      ["Evaluate accessibility of buildings", "FY 2008-09;FY 2009-10"],
      ["Evaluate accessibility of buildings", "2009-03"],
      "same",
      null,
    ],
    [
      "reworded",
      ["Agree training programme to meet requirements in Personal Action Plans", "2009-03"],
      ["Provide programme of training to meet requirements in Personal Action Plans", "2009-03"],
      "reworded",
      null,
    ],
    [
      "reworded and moved",
      ["Develop BSF Strategy for Change Part 1 and 2 by March 2010", "2010-03"],
      ["Complete BSF Strategy for Change Part 1 and 2, Nov 2008", "2008-11"],
      "reworded;date_changed",
      -16,
    ],
  ])("%s", (_, from, to, relation, moved) => {
    expect(milestones([from], [to])).toMatchObject([{ relation, months_moved: moved }]);
  });

  test("a shared subject is no pair", () => {
    const changes = milestones(
      [["Implement new process of exit interviews to inform recruitment and retention strategy"]],
      [["Review and implement Directorate Recruitment and Retention Strategy"]],
    );
    expect(changes.map(({ relation }) => relation)).toEqual(["dropped", "added"]);
  });

  test("a promise repeated year by year is paired with its own year", () => {
    const changes = milestones(
      [
        ["Reduce sickness absence by March 2009", "2009-03"],
        ["Reduce sickness absence by March 2010", "2010-03"],
      ],
      [["Reduce sickness absence by March 2010", "2010-03"]],
    );
    expect(changes.map(({ relation, from }) => [relation, from?.due])).toEqual([
      ["not_covered", "2009-03"],
      ["same", "2010-03"],
    ]);
  });

  test("an objective renumbered under the same title is not moved, another objective is", () => {
    const changes = milestones(
      [
        ["Review the equality plan", "", "Ensure equality", "SP9"],
        ["Publish the newsletter", "", "Improve communication", "SP10"],
        ["Train all new staff", "", "Ensure equality", "SP9"],
      ],
      [
        ["Review the equality plan", "", "Ensure equality", "SP8"],
        ["Publish the newsletter", "", "Improve communication", "SP9"],
        ["Train all new staff", "", "Improve communication", "SP9"],
      ],
    );
    expect(changes.map(({ relation }) => relation)).toEqual(["same", "same", "moved_objective"]);
  });

  test("the words that changed are told", () => {
    const [change] = milestones(
      [["Agree training programme to meet requirements in Personal Action Plans"]],
      [["Provide training programme to meet requirements in Personal Action Plans"]],
    );
    expect(change?.words).toEqual([
      { in: "from", text: "Agree" },
      { in: "to", text: "Provide" },
      { in: "both", text: "training programme to meet requirements in Personal Action Plans" },
    ]);
  });
});

describe("indicators", () => {
  const plan = reportWith("Halton", [
    ["BPR LI13", "Staff turnover rate", ["target 2008-09", "10%"]],
    ["BPR LI16", "% of Schools with a School Travel Plan", ["target 2008-09", "64%"]],
    [
      "BPR LI8",
      "% of Service Areas subject to Equality Impact Assessments",
      ["target 2008-09", "N/A"],
    ],
    ["BPR LI12", "% of days lost to sickness absence", ["target 2008-09", "5%"]],
    ["BPR LI7", "% of contract reviews routinely monitored", ["target 2008-09", "5%"]],
  ]);
  const report = reportWith(
    "Halton",
    [
      ["BSC LI13", "Staff turnover rate", ["target 2008-09", "8%"]],
      ["BSC LI16", "Number of CAF's completed", ["target 2008-09", "175"]],
      ["BSC LI8", "% of Equality Impact Assessments completed", ["target 2008-09", "100%"]],
      ["NI 198", "Children travelling to school", ["target 2008-09", "N/A"]],
    ],
    {
      prose: [
        { page: 9, text: "BSC LI12: % of days lost to sickness absence is not yet available." },
      ],
    },
  );
  const { indicators } = compareReports(plan, report);

  test("are paired by title, then by code where the titles are alike", () => {
    expect(indicators.map(({ relation, from, to }) => [relation, from?.ref, to?.ref])).toEqual([
      ["target_changed", "BPR LI13", "BSC LI13"],
      ["dropped;code_reused", "BPR LI16", undefined],
      ["reworded", "BPR LI8", "BSC LI8"],
      ["same", "BPR LI12", "BPR LI12"],
      ["dropped", "BPR LI7", undefined],
      ["added;code_reused", undefined, "BSC LI16"],
      ["added", undefined, "NI 198"],
    ]);
  });

  test("is named in a sentence of the other report, but not among so much else", () => {
    const named = (text: string) =>
      compareReports(
        plan,
        reportWith("Halton", [["LI1", "Something else", ["target 2008-09", "1%"]]], {
          prose: [{ page: 2, text }],
        }),
      ).indicators.map(({ relation, to }) => [relation, to?.page]);
    const words = (count: number) =>
      Array.from({ length: count }, (_, at) => `other${at}`).join(" ");
    const title = "contract reviews routinely monitored";
    expect(named(`The % of ${title} ${words(8)}.`)).toContainEqual(["same", 2]);
    expect(named(`The % of ${title} ${words(24)}.`)).not.toContainEqual(["same", 2]);
  });

  test("what is left out of a report without indicators is not covered for that reason", () => {
    const why = (rows: Parameters<typeof reportWith>[1]) =>
      compareReports(plan, reportWith("Halton", rows)).indicators.map(({ note }) => note)[0];
    expect(why([])).toBe("The later report prints no indicators.");
    expect(why([["X1", "Something else altogether", ["target 2008-09", "1%"]]])).not.toBe(
      "The later report prints no indicators.",
    );
  });

  test("a changed target has both figures", () => {
    expect(indicators[0]?.targets).toEqual([
      expect.objectContaining({
        period: "2008-09",
        from: "10%",
        to: "8%",
        from_value: 10,
        to_value: 8,
      }),
    ]);
  });
});

describe("budgets", () => {
  test("lines with their change, renamed and regrouped ones found, totals last", () => {
    const from = budgetOf("a", "2008-09", [
      ["Expenditure", "Employees", 1000],
      ["Expenditure", "Total", 1500, true],
      ["Expenditure", "Premises costs", 500],
    ]);
    const to = budgetOf("b", "2009-10", [
      ["Running costs", "Employees", 1100],
      ["Expenditure", "Premises", 500],
      ["Expenditure", "Total", 1600, true],
      ["Expenditure", "Agency", 0],
    ]);
    const { budget } = compareReports(
      reportWith("Halton", [], { budget: from }),
      reportWith("Halton", [], { budget: to }),
    );
    expect(
      budget.map((b) => [b.relation, b.from?.line, b.change_gbp, b.change_percent, b.regrouped]),
    ).toEqual([
      ["changed", "Employees", 100, 10, true],
      ["renamed", "Premises costs", 0, 0, false],
      ["added", undefined, null, null, false],
      ["changed", "Total", 100, 6.7, false],
    ]);
  });
});

const words = fc.constantFrom(
  "agree",
  "strategy",
  "review",
  "plan",
  "budget",
  "staff",
  "school",
  "children",
  "train",
);
const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
const due = fc.constantFrom("", "2009-03", "2009-06", "FY 2008-09", "2009-10 Q2");
const under = fc.constantFrom("", "Train staff", "Train all staff", "Review the budget");
const rows = fc.array(fc.tuple(text, due, under), { maxLength: 8 });

const build = (doc: string, list: readonly (readonly [string, string, string])[]) =>
  reportWith(
    "Halton",
    list.map(([title], at) => [`LI${at}`, title, ["target 2009-10", String(at)]] as const),
    {
      doc,
      milestones: milestonesOf(doc, list),
      budget: budgetOf(
        doc,
        "2009-10",
        list.map(([line, , section], at) => [section, line, at % 4]),
      ),
    },
  );

test("a report against itself shows no difference", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const report = build("a", list);
      const { milestones: m, indicators, budget, objectives } = compareReports(report, report);
      const relations = [...m, ...indicators, ...budget, ...objectives].map((x) => x.relation);
      expect(relations.every((relation) => relation === "same")).toBe(true);
    }),
  );
});

/** What one side only has was dropped, is not covered or was added: a third word, for both ways round. */
const swapped: Readonly<Record<string, string>> = {
  dropped: "one-sided",
  not_covered: "one-sided",
  added: "one-sided",
};

/** Every change as `relation from to`, as it is or with its sides swapped. */
function changesOf(
  changes: readonly {
    readonly relation: string;
    readonly from: { readonly id: string } | null;
    readonly to: { readonly id: string } | null;
  }[],
  swap: boolean,
): readonly string[] {
  return changes
    .map(({ relation, from, to }) => {
      const words = relation.split(";").map((word) => swapped[word] ?? word);
      if (!swap) return `${words.join(";")} ${from?.id} ${to?.id}`;
      return `${words.join(";")} ${to?.id} ${from?.id}`;
    })
    .sort();
}

test("swapping the sides pairs the same, and swaps dropped and added", () => {
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      const [a, b] = [build("a", left), build("b", right)];
      const one = compareReports(a, b);
      const other = compareReports(b, a);
      for (const part of ["milestones", "indicators", "budget"] as const) {
        expect(changesOf(one[part], false)).toEqual(changesOf(other[part], true));
      }
    }),
  );
});
