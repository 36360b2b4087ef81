import { describe, expect, it, test } from "vitest";
import { findSentenceAsides } from "../../../src/interpret/lists/sentences.ts";
import { documentOf, observationLine, readReport } from "../../builders.ts";

const lines = (...blocks: string[]): string[] =>
  readReport("## Headline results", ...blocks).records.flatMap((record) =>
    record.kind === "observation" ? [observationLine(record)] : [],
  );

describe("a sentence that names one code", () => {
  test.each([
    [
      "NI 59: 62.1% against a target of 75%",
      "NI59 |  | actual 2008-09 = 62.1 percent",
      "NI59 |  | target 2008-09 = 75 percent",
    ],
    [
      "BVPI 109a Percentage of applications determined within 13 weeks: 88.1% in Quarter 2 2007/08 against a target of 60% for 2007/08.",
      "BVPI109a | Percentage of applications determined within 13 weeks | actual 2007-08 Q2 = 88.1 percent",
      "BVPI109a | Percentage of applications determined within 13 weeks | target 2007-08 = 60 percent",
    ],
    [
      "NI 60 Core assessments was 82.5% at the end of Quarter 2 2007/08 (target for 2007/08: 78%)",
      "NI60 | Core assessments | actual 2007-08 Q2 = 82.5 percent",
      "NI60 | Core assessments | target 2007-08 = 78 percent",
    ],
    [
      "Performance on NI 192 improved to 41.3%, exceeding the 40% target",
      "NI192 |  | actual 2008-09 = 41.3 percent",
      "NI192 |  | target 2008-09 = 40 percent",
    ],
    [
      "NI 195 (litter) – 7% (target 8%)",
      "NI195 | litter | actual 2008-09 = 7 percent",
      "NI195 | litter | target 2008-09 = 8 percent",
    ],
    [
      "The percentage of waste recycled (NI 192) was 41.3% in Q2 2008-09, above the target of 40%.",
      "NI192 | percentage of waste recycled | actual 2008-09 Q2 = 41.3 percent",
      "NI192 | percentage of waste recycled | target 2008-09 = 40 percent",
    ],
    [
      "NI 181 improved from 24.5 days to 18.2 days against a target of 20 days.",
      "NI181 |  | actual 2008-09 = 18.2",
      "NI181 |  | target 2008-09 = 20",
    ],
    [
      "NI 117 did not meet its target of 7.9% (outturn 8.4%).",
      "NI117 |  | actual 2008-09 = 8.4 percent",
      "NI117 |  | target 2008-09 = 7.9 percent",
    ],
    [
      "NI 152. Target: 12.5%. Actual: 13.1%.",
      "NI152 |  | actual 2008-09 = 13.1 percent",
      "NI152 |  | target 2008-09 = 12.5 percent",
    ],
    [
      "NI 133 – Timeliness of care packages. 66.9% in Quarter 3 2010/11 against a target of 29% for 2010/11.",
      "NI133 | Timeliness of care packages | actual 2010-11 Q3 = 66.9 percent",
      "NI133 | Timeliness of care packages | target 2010-11 = 29 percent",
    ],
    [
      "NI 155: 120 affordable homes were completed against a target of 150.",
      "NI155 |  | actual 2008-09 = 120",
      "NI155 |  | target 2008-09 = 150",
    ],
    [
      "In Quarter 1 2009/10, NI 15 stood at 0.45 per 1,000 people (target 0.50).",
      "NI15 |  | actual 2009-10 Q1 = 0.45",
      "NI15 |  | target 2009-10 = 0.5",
    ],
    ["NI 192 Recycling, Q1 2009/10: 41.3%", "NI192 | Recycling | actual 2009-10 Q1 = 41.3 percent"],
    [
      "NI 192 Recycling was 41.3% (target 2009/10: 40%)",
      "NI192 | Recycling | actual 2008-09 = 41.3 percent",
      "NI192 | Recycling | target 2009-10 = 40 percent",
    ],
    [
      "NI 192: against a target for 2010/11 of 40%, the result for Quarter 4 2009/10 was 41.3%.",
      "NI192 |  | actual 2009-10 Q4 = 41.3 percent",
      "NI192 |  | target 2010-11 = 40 percent",
    ],
    ["In 2009/10 NI 192 was 41.3%.", "NI192 |  | actual 2009-10 = 41.3 percent"],
    [
      "NI 79: 62%; NI 80: 48.1%",
      "NI79 |  | actual 2008-09 = 62 percent",
      "NI80 |  | actual 2008-09 = 48.1 percent",
    ],
    [
      "LPI 12 Calls answered in 20 seconds: 91.5% (target 90%)",
      "LPI12 | Calls answered in 20 seconds | actual 2008-09 = 91.5 percent",
      "LPI12 | Calls answered in 20 seconds | target 2008-09 = 90 percent",
    ],
  ])("%s", (sentence, ...expected) => {
    expect(lines(sentence)).toEqual(expected);
  });

  test.each([
    [
      "NI 157a: 72.0% for 2008/09. The national average was 68%.",
      "NI157a |  | actual 2008-09 = 72 percent",
    ],
    [
      "NI 14 Avoidable contact is 27%, compared to 30% last year and 33% for other councils.",
      "NI14 | Avoidable contact | actual 2008-09 = 27 percent",
    ],
    ["NI 101: 27.3% in 2008/09 (18.2% in 2007/08)", "NI101 |  | actual 2008-09 = 27.3 percent"],
    ["NI 55 is 9.9%, 0.4% below the target.", "NI55 |  | actual 2008-09 = 9.9 percent"],
    [
      "NI 156 stood at 120 at the end of September 2008, compared with 140 in September 2007.",
      "NI156 |  | actual 2008-09 = 120",
    ],
  ])("takes no other figure: %s", (sentence, expected) => {
    expect(lines(sentence)).toEqual([expected]);
  });

  test.each([
    "We will increase NI 192 to 45% by March 2010.",
    "Increase NI 192 to 45% by March 2010",
    "NI 163: forecast to be 70% at year end",
    "NI 33 Arson incidents: Q1 12, Q2 15, target 10",
    "NI 6 and NI 7 are both at 25%.",
    "NI 185 fell by 3.2% against a target of 4%.",
    "NI 59: between 60-65%",
    "NI 59 rose by 3 percentage points",
    "NI 4: over 90%",
    "The council reports on 198 indicators, of which NI 5 is one.",
    "CS-01 is our 5% sample.",
    "Children in NI 5 areas make up 12% of the borough and 9% of the county.",
  ])("nothing: %s", (sentence) => {
    expect(lines(sentence)).toEqual([]);
  });

  it("has the heading over it as its section", () => {
    const [first] = readReport("## Areas for improvement", "NI 59: 62.1%").records;
    expect(first).toMatchObject({ section: "Areas for improvement" });
  });

  it("is set aside where its figures cannot be told apart", () => {
    const document = documentOf(
      "NI 33: Q1 12.5%, Q2 15.0%",
      "NI 6 and NI 7 are both at 25%.",
      "No code: 25%.",
    );
    expect(findSentenceAsides(document).map(({ block, why }) => `${block} ${why}`)).toEqual([
      "0 its figures cannot be told apart",
      "1 it names more than one indicator",
    ]);
  });
});
