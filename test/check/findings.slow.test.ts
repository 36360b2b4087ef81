import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findFindings, withFindings } from "../../src/check/index.ts";
import type { Block } from "../../src/document.ts";
import { ingestFile } from "../../src/pipeline.ts";
import type { CouncilRecord } from "../../src/records.ts";
import { fixtures } from "../fixtures.ts";
import { checked, indicatorRow, promised, statementOf } from "./records.ts";

const codes = (records: readonly CouncilRecord[], over = {}): string[] =>
  findFindings(checked(records, over)).map(({ code }) => code);

const monitoring = ["annual_budget", "budget_to_date", "actual_to_date", "variance"] as const;
const statement = (total: readonly [string, string, string, string], variance = "(11)") =>
  statementOf(monitoring, [
    ["Employees", "7,152", "1,812", "1,823", variance],
    ["Premises", "83", "68", "69", "(1)"],
    ["Supplies", "3,216", "300", "302", "(2)"],
    ["Transport", "39", "5", "3", "2"],
    ["Total Expenditure", ...total],
  ]);

describe("totals and variances", () => {
  it.each([
    ["add up", statement(["10,490", "2,185", "2,197", "(12)"]), []],
    ["are out by the rounding", statement(["10,492", "2,185", "2,197", "(12)"]), []],
    ["one total is wrong", statement(["10,940", "2,185", "2,197", "(12)"]), ["total-mismatch"]],
    [
      "one variance is wrong",
      statement(["10,490", "2,185", "2,197", "(12)"], "(21)"),
      ["variance-mismatch"],
    ],
  ])("%s", (_, records, expected) => {
    expect(codes(records)).toEqual(expected);
  });

  it("allows half a unit a line: 55 lines out by 4", () => {
    const lines = Array.from({ length: 55 }, (_, n) => [`Line ${n}`, "10", "20"] as const);
    const sound = statementOf(["gross", "capital"], [...lines, ["Total", "546", "1,100"]]);
    expect(codes(sound)).toEqual([]);
    const wrong = statementOf(["gross", "capital"], [...lines, ["Total", "500", "1,100"]]);
    expect(codes(wrong)).toEqual(["total-mismatch"]);
  });

  it("takes a net line over two totals for what it is", () => {
    const lines = (net: string) =>
      statementOf(
        ["annual_budget", "budget_to_date"],
        [
          ["Employees", "100", "50"],
          ["Premises", "40", "20"],
          ["Total Expenditure", "140", "70"],
          ["Grant", "(30)", "(10)"],
          ["Fees", "(20)", "(15)"],
          ["Total Income", "(50)", "(25)"],
          ["Net Expenditure", net, "45"],
        ],
      );
    expect(codes(lines("90"))).toEqual([]);
    expect(codes(lines("80"))).toEqual(["total-mismatch"]);
  });

  it("takes a line from another where there are two, and never two from one", () => {
    const lines = (...last: readonly (readonly [string, ...string[]])[]) =>
      codes(
        statementOf(
          ["annual_budget", "budget_to_date", "actual_to_date"],
          [["Employees", "100", "200", "300"], ["Premises", "30", "50", "60"], ...last],
        ),
      );
    expect(lines(["Total", "70", "150", "999"])).toEqual(["total-mismatch"]);
    expect(lines(["Transport", "20", "40", "40"], ["Total", "50", "110", "999"])).toEqual([]);
  });

  it("says nothing where no column of a total adds up: it may stand for other rows", () => {
    const lines = statementOf(
      ["annual_budget", "budget_to_date"],
      [
        ["Employees", "100", "50"],
        ["Premises", "40", "20"],
        ["Total Expenditure", "900", "700"],
      ],
    );
    expect(codes(lines)).toEqual([]);
  });

  it("takes several columns out by much for a line that was lost", () => {
    const lines = statementOf(
      ["gross", "grant_income", "other_income", "net"],
      [
        ["Support", "100", "(40)", "(10)", "50"],
        ["Transport", "50", "(10)", "(10)", "30"],
        ["Total", "900", "(800)", "(20)", "80"],
      ],
    );
    expect(codes(lines)).toEqual([]);
  });

  it("doubts a total in the column it stands in, with what the lines make", () => {
    const [finding] = findFindings(checked(statement(["10,940", "2,185", "2,197", "(12)"])));
    expect(finding).toMatchObject({ table: 1, row: 5, column: 1 });
    expect(finding?.finding).toMatchObject({
      printed: "10,940",
      expected: "10,490 (£000)",
      sure: "certain",
    });
  });

  it("adds gross and income to the net, one or two units of rounding allowed", () => {
    const lines = (net: string) =>
      statementOf(
        ["gross", "grant_income", "net"],
        [
          ["A", "4,222", "(3,263)", net],
          ["B", "100", "(10)", "90"],
          ["C", "200", "(20)", "180"],
          ["D", "300", "(30)", "270"],
        ],
      );
    expect(codes(lines("958"))).toEqual([]);
    expect(codes(lines("985"))).toEqual(["net-mismatch"]);
  });
});

describe("figures of indicators", () => {
  const year = { measure: "target", period: "2009-10" } as const;
  const percent = (value: number, over = {}) => ({
    ...year,
    raw: `${value}%`,
    value,
    unit: "percent" as const,
    ...over,
  });
  const next = { period: "2010-11" };
  const in2007 = { period: "2007-08" };

  it.each([
    ["% of pupils at school", percent(101), ["percent-range"]],
    ["% of pupils at school", percent(-3), ["percent-range"]],
    ["% of pupils at school", percent(100), []],
    ["Percentage change from 2009", percent(120), []],
    ["% of the budget spent", percent(103), []],
    ["Percentage change from 2009", percent(1667), ["number-slip"]],
  ])("%s: $raw", (title, value, expected) => {
    expect(codes(indicatorRow({ title, codes: [], ref: "" }, value))).toEqual(expected);
  });

  it.each([
    ["higher is better", "NI101", 27.3, 18.2, ["target-direction"]],
    ["higher is better", "NI101", 18.2, 27.3, []],
    ["lower is better", "NI64", 3, 5, ["target-direction"]],
    ["lower is better", "NI64", 5, 3, []],
    ["nobody knows", "", 5, 3, []],
  ])("targets where %s: %s %d then %d", (_, indicator, a, b, expected) => {
    const row = indicatorRow(
      { indicator, title: "Measure", codes: [] },
      percent(a),
      percent(b, next),
    );
    expect(codes(row)).toEqual(expected);
  });

  it("has a look at targets below what was reached", () => {
    const reached = percent(83, { measure: "actual", period: "2008-09" });
    const row = (value: number) =>
      indicatorRow({ indicator: "NI60", codes: [] }, reached, percent(value));
    expect(findFindings(checked(row(77)))[0]?.finding.sure).toBe("worth a look");
    expect(codes(row(82))).toEqual([]);
  });

  it.each([
    ["A further 75 took us well beyond the target for the year.", 75, ["basis-differs"]],
    ["Target for the year achieved.", 75, ["basis-differs"]],
    ["Target for the year achieved.", 180, []],
    ["On course to meet the target.", 75, []],
    ["", 75, []],
  ])("a quarter's figure called the year's: %s %d", (commentary, value, expected) => {
    const count = {
      unit: "count",
      title: "Number of assessments",
      codes: ["LI16"],
      commentary,
    } as const;
    const row = indicatorRow(
      count,
      { measure: "target", period: "2008-09", raw: "175", value: 175 },
      { measure: "actual", period: "2008-09 Q4", raw: String(value), value },
    );
    expect(codes(row)).toEqual(expected);
  });

  it.each([
    ["green", 75, ["status-contradicts"]],
    ["green", 95, []],
    ["red", 100, ["status-contradicts"]],
    ["amber", 75, []],
  ] as const)("status %s at %d of 100", (status, value, expected) => {
    const row = indicatorRow(
      { status, title: "% of returns completed", codes: [] },
      percent(100),
      percent(value, { measure: "actual" }),
    );
    expect(codes(row)).toEqual(expected);
  });

  it("sees a comment that says met over a figure that says missed", () => {
    const row = (commentary: string) =>
      indicatorRow(
        { commentary, title: "% of returns completed", codes: [] },
        percent(100),
        percent(60, { measure: "actual" }),
      );
    expect(codes(row("Target achieved."))).toEqual(["status-contradicts"]);
    expect(codes(row("Target not achieved."))).toEqual([]);
  });

  it("sees a unit that changes within a row", () => {
    const money = { ...year, ...next, raw: "£82.19", value: 82.19, unit: "gbp" } as const;
    expect(codes(indicatorRow({ title: "Spending", codes: [] }, percent(5), money))).toEqual([
      "unit-changes",
    ]);
    expect(
      codes(
        indicatorRow({ title: "Spending", codes: [] }, percent(5), {
          ...money,
          raw: "8.5",
          unit: "",
        }),
      ),
    ).toEqual([]);
  });

  it("sees one measure with two figures, and one code over two measures", () => {
    const core = (title: string, a: number) =>
      indicatorRow({ title, codes: ["PAF-C64"], ref: `ref ${a}` }, percent(a, in2007));
    expect(
      codes([...core("Core assessments in time", 75), ...core("Timing of core assessments", 80)]),
    ).toEqual(["figure-differs"]);
    expect(
      codes([...core("Core assessments in time", 75), ...core("Timing of core assessments", 75)]),
    ).toEqual([]);
    const other = core("% of teenage mothers in work or training", 6);
    expect(codes([...core("Core assessments in time", 75), ...other])).toEqual(["code-reused"]);
    const cut = core("of teenage mothers in work or training", 6);
    expect(codes([...core("Core assessments in time", 75), ...cut])).toEqual([]);
  });

  it("does not take a scorecard's basket for a code of one measure", () => {
    const row = (title: string, a: number) =>
      indicatorRow({ title, codes: ["C15"], ref: "C15" }, percent(a));
    expect(
      codes([...row("Adoptions of children in care", 8), ...row("School attendance of boys", 20)]),
    ).toEqual([]);
  });

  it("sees a description with other figures than its code", () => {
    const named = indicatorRow(
      {
        title: "School attendance of looked after children",
        codes: ["PAF-C24"],
        indicator: "PAF-C24",
      },
      percent(16, in2007),
    );
    const described = indicatorRow(
      { title: "Percentage of children looked after who missed 25 days of schooling", codes: [] },
      percent(9, in2007),
    );
    expect(codes([...named, ...described])).toEqual(["figure-differs"]);
  });

  it("adds weights up by basket", () => {
    const basket = (code: string, ...weights: number[]) =>
      weights.flatMap((value) =>
        indicatorRow(
          { title: `Row ${value}`, codes: [code], ref: code },
          { measure: "weight", period: "2007-08", raw: `${value}%`, value, unit: "percent" },
        ),
      );
    const sound = [...basket("C14", 50, 50), ...basket("C15", 100), ...basket("P32", 25, 75)];
    expect(codes(sound)).toEqual([]);
    expect(codes([...sound, ...basket("F11", 20, 20, 40)])).toEqual(["weight-sum"]);
  });

  it("says once that a set of codes had ended", () => {
    const late = { period: "2012-13" };
    const rows = ["NI60", "NI62"].flatMap((code) =>
      indicatorRow({ codes: [code], title: code }, percent(50, late)),
    );
    const facts = { ...checked([]).facts, financialYears: ["2012-13"] };
    expect(codes(rows, { facts })).toEqual(["code-out-of-years"]);
    // set in 2009, when nobody knew
    expect(codes(rows)).toEqual([]);
  });
});

describe("commitments and prose", () => {
  it.each([
    ["2010-03", "2010-11", ["due-outside-plan"]],
    ["2011-04", "2010-11", ["due-outside-plan"]],
    ["2011-03", "2010-11", []],
    ["2010-11 Q4", "2010-11", []],
    ["FY 2009-10", "2010-11", []],
    ["2010-03", "", []],
  ])("due %s under %s", (due, planYear, expected) => {
    expect(codes([promised({ due: [due], planYear })])).toEqual(expected);
  });

  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const documentOf = (...blocks: Block[]) => ({ ...checked([]).document, blocks }) as never;
  const rows = Array.from({ length: 43 }, (_, n) =>
    promised({ id: `m${n}`, status: n < 32 ? "green" : "red" }),
  );

  it.each([
    ["The majority of milestones (32) have been met this year, whilst 11 have not.", []],
    [
      "The majority of milestones (32) have been met this year, whilst 12 have not.",
      ["count-mismatch"],
    ],
    [
      "The majority of milestones (31) have been met this year, whilst 12 have not.",
      ["count-mismatch"],
    ],
    ["32 of the 43 milestones have been met.", []],
    ["32 of the 45 milestones have been met.", ["count-mismatch"]],
    ["Two milestones were met by 31 March 2009.", []],
    ["32 of the 43 milestones have been met. 5 events have been held.", []],
    ["The majority of milestones (32) have been met this year. 7 events were not met.", []],
  ])("%s", (text, expected) => {
    expect(codes(rows, { document: documentOf(paragraph(text)) })).toEqual(expected);
  });

  it("sees a section printed twice, the first copy cut", () => {
    const heading: Block = { kind: "heading", level: 2, text: "2.1 Building Schools" };
    const text =
      "The strategy was submitted in November and the authority received approval for it. ".repeat(
        4,
      );
    const twice = documentOf(heading, paragraph(text.slice(0, 250)), heading, paragraph(text));
    expect(codes([], { document: twice })).toEqual(["section-repeated"]);
    const other = documentOf(heading, paragraph(text), heading, paragraph(`Otherwise. ${text}`));
    expect(codes([], { document: other })).toEqual([]);
  });

  it.each([
    [3, 5, ", on pages 3 and 5"],
    [3, 3, "same text."],
    [undefined, 5, "same text."],
    [3, undefined, "same text."],
  ])("says the pages of a section printed on %s and %s", (first, second, expected) => {
    const heading = (page?: number): Block => ({
      kind: "heading",
      level: 2,
      text: "2.1 Building Schools",
      ...(page !== undefined && { page }),
    });
    const text = paragraph("The strategy was submitted and the authority approved it. ".repeat(4));
    const document = documentOf(heading(first), text, heading(second), text);
    const [finding] = findFindings(checked([], { document }));
    expect(finding?.message).toContain(expected);
    expect(finding?.page).toBe(second ?? first);
  });
});

/** What an auditor must find in the reports we hold: a telling word of each message. */
const mustFind: readonly (readonly [name: string, code: string, words: RegExp])[] = [
  ["cumbria-cs-service-plan-2007-08.txt", "weight-sum", /F11 .*80%/],
  ["cumbria-cs-service-plan-2007-08.txt", "weight-sum", /P31 .*80%/],
  ["cumbria-cs-service-plan-2007-08.txt", "figure-differs", /PAF-C64 .*60% to 75%.*68.9% to 80%/],
  ["cumbria-cs-service-plan-2007-08.txt", "figure-differs", /PAF-C24 .*20% to 16%.*17.5% to 9%/],
  ["cumbria-cs-service-plan-2007-08.txt", "code-reused", /5013OF/],
  ["cumbria-cs-service-plan-2007-08.txt", "tick-without-text", /2 ticks/],
  ["halton-bsc-service-plan-2008-11.txt", "due-outside-plan", /March 2010.*2010-11.*BPR10/],
  ["halton-bsc-qmr-2008-09-q4.txt", "section-repeated", /Building Schools for the Future/],
  ["halton-bsc-qmr-2008-09-q4.txt", "basis-differs", /LI16 .*"75".*"175"/],
  ["halton-bsc-qmr-2008-09-q4.txt", "basis-differs", /LI5 .*"78".*"300"/],
  ["halton-ce-overview-2011-12-q1.txt", "number-slip", /1\.435/],
];

describe("the reports we hold", () => {
  it.each(mustFind)("%s: %s %s", async (name, code, words) => {
    const found = await problemsOf(name);
    expect(found.some((one) => one.code === code && words.test(one.message))).toBe(true);
  });

  it("report no rounding as an error, and nothing beside what was looked at by hand", async () => {
    const counts: Record<string, number> = {};
    for (const { name, isText } of fixtures()) {
      if (!isText) continue;
      const found = await problemsOf(name);
      expect(
        found.filter(({ code }) => code.endsWith("-mismatch") && !code.startsWith("code")),
      ).toEqual([]);
      counts[name] = found.length;
    }
    expect(counts).toEqual({
      "cumbria-cs-service-plan-2007-08.txt": 6,
      "halton-bsc-qmr-2008-09-q4.txt": 3,
      "halton-bsc-service-plan-2008-11.txt": 1,
      "halton-ce-overview-2011-12-q1.txt": 2,
      "wigan-cyps-performance-plan-2009-12.txt": 2,
    });
  });
});

const read = new Map<string, ReturnType<typeof readProblems>>();

/** A report is read once for all that must be found in it. */
function problemsOf(name: string): ReturnType<typeof readProblems> {
  const known = read.get(name) ?? readProblems(name);
  read.set(name, known);
  return known;
}

async function readProblems(name: string) {
  const { path, doc } = fixtures().find((one) => one.name === name) ?? { path: "", doc: "" };
  const bytes = new Uint8Array(readFileSync(path));
  const source = { file: name, doc, sha256: doc, bytes: bytes.length };
  const { problems } = await ingestFile(source, bytes);
  return problems.filter(({ finding }) => finding !== undefined);
}

it("makes findings of what earlier stages noticed, and leaves their other problems alone", () => {
  const noticed = { severity: "warning", stage: "interpret", table: 1, row: 1 } as const;
  const problems = withFindings(
    checked([], {
      problems: [
        { ...noticed, code: "tick-without-text", message: "2 ticks." },
        { ...noticed, code: "value-unreadable", message: '"1/2" is none.' },
      ],
    }),
  );
  // And that none of its tables gave a record.
  expect(problems.map(({ finding }) => finding !== undefined)).toEqual([true, false, true]);
});
