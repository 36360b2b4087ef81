import { describe, expect, it } from "vitest";
import { coverLines } from "../../../src/interpret/report/cover.ts";
import {
  isOtherThanName,
  isTitle,
  type Title,
  titleOf,
} from "../../../src/interpret/report/title.ts";
import { documentOf } from "../../builders.ts";

const titleOver = (...blocks: readonly string[]): Title => {
  const document = documentOf(...blocks);
  return titleOf(document, coverLines(document.blocks));
};

const plain = (count: number): string[] => Array.from({ length: count }, () => "Parks and gardens");

describe("a report's title", () => {
  it.each<[string, string, string[]]>([
    [
      "is no line of a contents list",
      "Performance Report 2008/09",
      ["Quarterly Monitoring Report .......... 3", "Performance Report 2008/09"],
    ],
    [
      "is no caption",
      "Performance Report 2009/10",
      ["Table 1: Quarterly Monitoring Report 2008/09", "# Performance Report 2009/10"],
    ],
    [
      "is no numbered section",
      "Performance Report",
      ["3. Quarterly Monitoring Report", "Performance Report"],
    ],
    [
      "may begin with its year",
      "2008/09 Quarterly Monitoring Report",
      ["2008/09 Quarterly Monitoring Report", "Performance Report"],
    ],
    [
      "is no sentence",
      "Performance Report",
      ["This quarterly monitoring report was agreed", "Performance Report"],
    ],
    [
      "names the department above it",
      "Business Support & Commissioning SERVICE PLAN",
      ["Business Support & Commissioning", "SERVICE PLAN"],
    ],
    [
      "with up to three words more than its kind",
      "Leisure and Arts Service Plan for next year",
      ["Leisure and Arts", "Service Plan for next year"],
    ],
    [
      "and stands alone with four",
      "Service Plan for all next year",
      ["Leisure and Arts", "Service Plan for all next year"],
    ],
    [
      "but for a directorate, which belongs to any title",
      "Adult Care Services Service Plan for all next year",
      ["Adult Care Services", "Service Plan for all next year"],
    ],
    [
      "takes no slogan for a department",
      "SERVICE PLAN",
      ["Where everybody matters", "SERVICE PLAN"],
    ],
    [
      "takes a name of ten words",
      "Parks Gardens Trees Woods Lakes Ponds Rivers Streams and Meadows SERVICE PLAN",
      ["Parks Gardens Trees Woods Lakes Ponds Rivers Streams and Meadows", "SERVICE PLAN"],
    ],
    [
      "and none of eleven",
      "SERVICE PLAN",
      ["Parks Gardens Trees Woods Lakes Ponds Rivers Streams Fields and Meadows", "SERVICE PLAN"],
    ],
    ["takes no name far down the cover", "SERVICE PLAN", [...plain(9), "SERVICE PLAN"]],
    [
      "is what is monitored, right under the plan",
      "Quarterly Monitoring Report Quarter 2",
      ["# Service Plan 2009/10", "Leisure", "Arts", "Quarterly Monitoring Report Quarter 2"],
    ],
    [
      "and the plan's, where the monitoring stands further on",
      "Service Plan 2009/10",
      [
        "# Service Plan 2009/10",
        "Leisure",
        "Arts",
        "Parks",
        "Quarterly Monitoring Report Quarter 2",
      ],
    ],
    [
      "is the report's own, where a covering paper announces it",
      "Quarterly Monitoring Report",
      [
        "Subject: QUARTERLY MONITORING REPORT",
        "Date: 3 March 2009",
        "# Quarterly Monitoring Report",
      ],
    ],
    [
      "is what the covering paper calls it, where the report has no other",
      "Waste and Recycling in 2008/09",
      ["Subject: Waste and Recycling in 2008/09", "Date: 3 March 2009", "1. Introduction"],
    ],
    [
      "is the first line that can be one, where none says its kind",
      "Caring for Parks",
      ["Contents", "Halton Borough Council", "March 2009", "Leisure", "Caring for Parks"],
    ],
  ])("%s: %s", (_, title, blocks) => {
    expect(titleOver(...blocks).title).toBe(title);
  });

  it.each<[string, string, string[]]>([
    ["the title", "service-plan", ["Leisure Service Plan"]],
    [
      "the line below it",
      "quarterly-monitoring",
      ["# Caring for Parks 2008/09", "Quarterly Monitoring Report"],
    ],
    [
      "the report's first words",
      "quarterly-monitoring",
      ["Caring for Parks", "This quarterly monitoring report covers the year."],
    ],
    [
      "what follows",
      "service-plan",
      ["Caring for Parks", "The following five year service plan sets out the work."],
    ],
    ["nothing", "other", ["Caring for Parks", "A plan was agreed."]],
  ])("says what kind of report it is: by %s", (_, type, blocks) => {
    expect(titleOver(...blocks).type).toBe(type);
  });

  it("says what spoke for it", () => {
    const { why, at, titleLines } = titleOver("Leisure", "# Service Plan 2009/10", "March 2009");
    expect([why, at, titleLines]).toEqual([
      [
        "names a service-plan (6)",
        "is a heading (2.5)",
        "stands on the cover (3.7)",
        "names a period (1.5)",
      ],
      1,
      ["Leisure", "Service Plan 2009/10", "March 2009", ""],
    ]);
  });
});

it.each<[string, boolean]>([
  ["Waste and Recycling", true],
  ["Waste and Recycling.", false],
  ["Recycling is up", false],
  ["Recycling:", false],
  ["x".repeat(140), true],
  ["x".repeat(141), false],
])("%s can be a title: %s", (line, is) => {
  expect(isTitle(line)).toBe(is);
});

it.each<[string, boolean]>([
  ["Adult Social Care", false],
  ["Introduction", true],
  ["Key performance indicators 2008/09", true],
  ["Table 4 Waste", true],
  ["2 Waste", true],
  ["a) Waste", true],
  ["Directorate", true],
  ["3rd March 2009", true],
  ["Wigan Council", true],
  ["Overview Panel", true],
  ["Together for Wigan", true],
  ["Quarter 3 2008/09", true],
])("%s is something else than a department's name: %s", (line, is) => {
  expect(isOtherThanName(line)).toBe(is);
});
