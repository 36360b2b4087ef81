import { expect, test } from "vitest";
import { readFacts } from "../../../src/interpret/report/facts.ts";
import { factsOf } from "../../../src/normalise/facts.ts";
import { documentOf } from "../../builders.ts";

const periodOf = (title: string) => {
  const { periodStart, financialYears } = factsOf(
    readFacts(documentOf("# Halton Borough Council", `# ${title}`, "Figures are the latest held.")),
  );
  return `${periodStart} ${financialYears.join(";")}`.trim();
};

test.each([
  ["Performance Bulletin November 2008", "2008-11-01 2008-09"],
  ["Monthly Indicators Report, February 2010", "2010-02-01 2009-10"],
  ["Monthly Scorecard May 2009", "2009-05-01 2009-10"],
  // in spring it may be of the year that ended
  ["Performance Report May 2009", ""],
  ["Performance Report to Cabinet, 14 October 2009", ""],
  ["Housing Strategy October 2009", ""],
  ["Service Plan October 2009", ""],
])("%s", (title, expected) => {
  expect(periodOf(title)).toBe(expected);
});
