import { describe, expect, it, test } from "vitest";
import {
  outlineBlocks,
  outlineTables,
  parseObjectiveHeading,
} from "../../src/interpret/report/outline.ts";
import { documentOf } from "../builders.ts";

describe("an objective's heading", () => {
  test.each([
    ["Objective 1: Reduce waste", "Objective 1", "Reduce waste"],
    ["Strategic Objective 3: Safer streets", "Strategic Objective 3", "Safer streets"],
    ["Key Aim 2: Keep children safe", "Key Aim 2", "Keep children safe"],
    ["Corporate Priority 4 – A cleaner borough", "Corporate Priority 4", "A cleaner borough"],
    ["Aim 1", "Aim 1", ""],
    ["Outcome 3.2: Fewer accidents", "Outcome 3.2", "Fewer accidents"],
    ["Theme 2 – Healthy lives", "Theme 2", "Healthy lives"],
    ["Objective BPR2: Train all staff", "BPR2", "Train all staff"],
    ["Service Aim: SA 3 – Provide good homes", "SA 3", "Provide good homes"],
    ["Service Objective: MO 1 Collect income", "MO 1", "Collect income"],
    ["Priority A: Decent homes", "Priority A", "Decent homes"],
    ["Objective IV – Safer roads", "Objective IV", "Safer roads"],
    ["Aim (iii) – Value for money", "Aim iii", "Value for money"],
    [
      "Key Change Objective (Access) 2: Open one stop shops",
      "Key Change Objective 2",
      "Open one stop shops",
    ],
    ["3.1 Objective 2: Reduce crime", "Objective 2", "Reduce crime"],
    ["Strategic Objective 1 To improve access", "Strategic Objective 1", "To improve access"],
    ["To reassure the public (Priority 2)", "Priority 2", "To reassure the public"],
  ])("%s", (heading, reference, title) => {
    expect(parseObjectiveHeading(heading)).toEqual({ reference, title });
  });

  test.each([
    "3.2 Key milestones",
    "Priority 1 calls were answered in 3 days",
    "Calls answered within the hour (priority 1)",
    "Priorities 1 and 2",
    "Theme: Safer Communities",
    "Key Outcome: NI 59 Core assessments",
    "Priority areas for improvement",
    "Objective Q1 2009",
    "Priority A calls",
    "Objective 2 and 3",
  ])("none: %s", (text) => {
    expect(parseObjectiveHeading(text)).toBeUndefined();
  });
});

describe("how far an objective reaches", () => {
  const table = ["Milestone | By when", "Open the library | May 2009"];

  it("a heading of the same level that names none ends it", () => {
    const outline = outlineTables(
      documentOf("# Plan", "## Objective 1: Libraries", table, "## Staffing", table),
    );
    expect(outline.map(({ objective }) => objective?.reference)).toEqual([
      "Objective 1",
      undefined,
    ]);
  });

  it("a year or a generic heading below it does not", () => {
    const outline = outlineTables(
      documentOf("## Objective 1: Libraries", "## Milestones", table, "## 2010/11", table),
    );
    expect(outline.map(({ objective }) => objective?.reference)).toEqual([
      "Objective 1",
      "Objective 1",
    ]);
  });

  it("the next numbered section ends one printed as text", () => {
    const outline = outlineTables(
      documentOf("3. Our objectives", "Objective 1: Libraries", table, "4. Our staff", table),
    );
    expect(outline.map(({ objective }) => objective?.reference)).toEqual([
      "Objective 1",
      undefined,
    ]);
  });

  it("a numbered item under it does not, a section's title printed as text does", () => {
    const outlines = outlineBlocks(
      documentOf("3 Aim 1: Homes", "1. Complete the survey by May 2009", "Next steps", "More."),
    );
    expect(outlines.map(({ objective }) => objective?.reference)).toEqual([
      "Aim 1",
      "Aim 1",
      undefined,
      undefined,
    ]);
  });

  it("holds for the blocks under it", () => {
    const outlines = outlineBlocks(documentOf("## Objective 1: Libraries", "Text.", "# Staff"));
    expect(outlines.map(({ objective }) => objective?.title)).toEqual([
      "Libraries",
      "Libraries",
      undefined,
    ]);
  });
});

describe("captions", () => {
  test.each([
    "Table 4: Revenue budget 2009/10",
    "Table 2",
    "Figure 3 – Trend",
    "Chart 1.2 (£000)",
  ])("%s stands over a table and is no heading", (text) => {
    const [context] = outlineTables(documentOf("## Finance", text, ["A | B", "1 | 2"]));
    expect(context?.above.at(-1)).toMatchObject({ text, isCaption: true, isHeading: false });
    expect(context?.theme).toBe("Finance");
  });

  it("a heading that begins with the word is none", () => {
    const [context] = outlineTables(documentOf("## Table tennis for all", ["A | B", "1 | 2"]));
    expect(context?.above.at(-1)).toMatchObject({ isCaption: false, isHeading: true });
  });
});
