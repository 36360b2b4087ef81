import { describe, expect, test } from "vitest";
import type { Milestone, Observation } from "../../src/records.ts";
import { readReport } from "../builders.ts";

const observations = (...blocks: readonly (string | readonly string[])[]) =>
  readReport(...blocks).records as readonly Observation[];
const milestones = (...rows: readonly string[]) =>
  readReport("## Action plan", rows).records as readonly Milestone[];

describe("rows under an indicator that say of it", () => {
  test("who answers and why", () => {
    const read = observations("### NI 60 Core assessments in time", [
      "Q1 2008/09 | Q2 2008/09 | Target 2008/09",
      "81% | 79% | 86%",
      "Reason for variance: Two posts were vacant all summer.",
      "Responsible officer: Head of Assessment",
    ]);
    expect(read.map(({ responsible, commentary }) => [responsible, commentary])).toEqual(
      Array(3).fill(["Head of Assessment", "Two posts were vacant all summer."]),
    );
  });

  test("each of its own indicator", () => {
    const read = observations([
      "Ref | Indicator | Target | Actual",
      "NI 60 | Core assessments in time | 86% | 81%",
      "Lead officer: Jane Doe",
      "NI 61 | Adoptions in time | 75% | 70%",
      "Explanation: Courts sat late.",
    ]);
    expect(
      read.map(({ codes, responsible, commentary }) => [codes[0], responsible, commentary]),
    ).toEqual([
      ["NI60", "Jane Doe", ""],
      ["NI60", "Jane Doe", ""],
      ["NI61", "", "Courts sat late."],
      ["NI61", "", "Courts sat late."],
    ]);
  });
});

describe("officers whose title begins like something else", () => {
  test.each([
    "Planning Policy Manager",
    "Support Services Manager",
    "Lead Housing Officer",
    "Waste Strategy Team Leader",
  ])("%s", (officer) => {
    const read = milestones(
      "Action | Lead officer | Timescale",
      `Adopt the local plan | ${officer} | October 2008`,
      `Review the parking scheme | ${officer} | March 2009`,
    );
    expect(read.map(({ responsible }) => responsible)).toEqual([officer, officer]);
  });

  test("on a card, beside its label", () => {
    const read = observations([
      "NI 60 Core assessments in time | | | ",
      "Lead officer | Planning Policy Manager | Status | Green",
      "Target 2008/09 | 80% | Actual 2008/09 | 82%",
    ]);
    expect(read.map(({ measure, value, responsible }) => [measure, value, responsible])).toEqual([
      ["target", 80, "Planning Policy Manager"],
      ["actual", 82, "Planning Policy Manager"],
    ]);
  });

  test("a post to be filled is a commitment", () => {
    const read = milestones(
      "Action | Timescale",
      "Appoint Town Centre Manager | October 2008",
      "Recruit Energy Officer | March 2009",
    );
    expect(read.map(({ text }) => text)).toEqual([
      "Appoint Town Centre Manager",
      "Recruit Energy Officer",
    ]);
  });
});

describe("columns beside an action", () => {
  test("an issue orders actions and comments on none", () => {
    const [first] = milestones(
      "Issue | Action agreed | Target date | Comments",
      "Stock records are out of date | Count the stores twice a year | October 2008 | Count held in May.",
      "Passwords are shared | Train all clerks | March 2009 | Half the clerks have been trained.",
    );
    expect([first?.group, first?.commentary]).toEqual([
      "Stock records are out of date",
      "Count held in May.",
    ]);
  });

  test("an original date holds where none is revised", () => {
    const read = milestones(
      "Action | Original date | Revised date",
      "Count the stores | June 2008 | September 2008",
      "Train all clerks | November 2008 | ",
    );
    expect(read.map(({ due }) => due)).toEqual([["2008-09"], ["2008-11"]]);
  });
});

test("a numbered section of indicators stands beside the one before", () => {
  const [first] = observations("## 2. Budget", "All in hand.", "## 3. Performance indicators", [
    "Ref | Indicator | Target",
    "NI 60 | Core assessments in time | 86%",
  ]);
  expect(first?.section).toBe("3. Performance indicators");
});

test("last quarter is the quarter before the report's", () => {
  const { records } = readReport("# Performance Report Quarter 3 2008/09", [
    "Ref | Indicator | This quarter | Last quarter | Target",
    "NI 60 | Core assessments in time | 81% | 79% | 86%",
  ]);
  expect((records as readonly Observation[]).map(({ measure, value }) => [measure, value])).toEqual(
    [
      ["actual", 81],
      ["actual", 79],
      ["target", 86],
    ],
  );
});
