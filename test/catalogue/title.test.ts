import { describe, expect, test } from "vitest";
import { matchTitle } from "../../src/catalogue/index.ts";
import { exactDifferences, titleToTerms } from "../../src/catalogue/title.ts";

describe("titleToTerms", () => {
  test.each([
    ["Core assessments within 35 working days", { "time limit": ["35 days"] }],
    ["Children on CPR for two years or more (2036 SC, PAF C21)", { "time limit": ["2 years"] }],
    ["% of 16 to 18 year olds NEET", { age: ["16-18"] }],
    ["Under-18 conceptions", { age: ["under 18"] }],
    ["Level 3 qualification by the age of 19", { level: ["3"], age: ["19"] }],
    ["Achievement gap FSM KS2", { "key stage": ["2"] }],
    ["5+ GCSEs at A*-C", { grade: ["a*-c"], number: ["5"] }],
    ["three or more placements BV49", { number: ["3"] }],
    ["Admissions per 100,000 population aged 65 and over", { rate: ["per 100000"], age: ["65+"] }],
  ])("reads what %j says exactly", (title, expected) => {
    const exact = [...titleToTerms(title).exact].map(([kind, values]) => [kind, [...values]]);
    expect(Object.fromEntries(exact)).toEqual(expected);
  });

  test("abbreviations and synonyms are the same words", () => {
    expect(titleToTerms("LAC in education").stems.toSorted()).toEqual(
      titleToTerms("Children in care in education").stems.toSorted(),
    );
  });
});

test("another time limit contradicts, an unprinted one does not", () => {
  const limit = (title: string) => titleToTerms(title);
  const ten = limit("Initial assessments within 10 working days");
  expect(exactDifferences(ten, limit("Initial assessments within 7 days"))).toEqual([
    { kind: "time limit", left: ["10 days"], right: ["7 days"], how: "contradicts" },
  ]);
  expect(exactDifferences(ten, limit("Initial assessments in time"))[0]?.how).toBe("one-sided");
});

describe("matchTitle", () => {
  test.each([
    ["Achievement of a Level 3 qualification by the age of 19", "NI80"],
    ["% 16-18 year olds NEET", "NI117"],
    ["Achievement gap at Key Stage 4 between Free School meals and their peers", "NI102b"],
    ["Under 18 conception rate", "NI112"],
    ["Stability of placements of Children in Care: number of moves", "NI62"],
  ])("%j is %s", (title, code) => {
    expect(matchTitle(title)[0]?.code).toBe(code);
  });

  test("a number that contradicts rules an entry out", () => {
    const codes = matchTitle("Core assessments within 7 working days").map((match) => match.code);
    expect(codes).not.toContain("NI60");
    expect(codes).not.toContain("PAF-C64");
  });

  test("gives nothing for words of no indicator", () => {
    expect(matchTitle("Apologies for absence")).toEqual([]);
    expect(matchTitle("")).toEqual([]);
  });
});
