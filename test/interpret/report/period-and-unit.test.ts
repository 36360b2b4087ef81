import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/document.ts";
import { coverLines } from "../../../src/interpret/report/cover.ts";
import { periodOf } from "../../../src/interpret/report/period.ts";
import { titleOf } from "../../../src/interpret/report/title.ts";
import { unitOf } from "../../../src/interpret/report/unit.ts";
import { documentOf } from "../../builders.ts";

type Blocks = readonly (string | readonly string[])[];

const labelOf = (blocks: Blocks, over: Partial<Document> = {}): string => {
  const document = { ...documentOf(...blocks), ...over };
  const cover = coverLines(document.blocks);
  return periodOf(document, cover, titleOf(document, cover)).label;
};

const lines = (count: number): string[] => Array.from({ length: count }, () => "Parks and gardens");
const table = ["Indicator | Target | Actual", "NI 192 Recycling | 40% | 41%"];

describe("the words for a report's period", () => {
  it.each<[string, string, Blocks]>([
    [
      "stand behind their label",
      "April to June 2009",
      ["# Plan", "Reporting period: April to June 2009"],
    ],
    ["or behind two", "Quarter 2 2009/10", ["# Report", "Quarter: 2", "Year: 2009/10"]],
    ["that say quarter once", "Q3 2008/09", ["# Report", "Quarter: Q3", "Financial year: 2008/09"]],
    [
      "are not those over one table of several",
      "Quarter 2 2009/10",
      [
        "# Quarterly Monitoring Report Quarter 2 2009/10",
        "Period: 2007/08",
        table,
        "Period: 2008/09",
        table,
      ],
    ],
    ["are the month of its title", "August 2007", ["# Performance Digest August 2007"]],
    ["but in spring, when the year has just ended", "", ["# Performance Digest May 2007"]],
    ["unless it is written every month", "May 2007", ["# Monthly Performance Digest May 2007"]],
    ["never of a plan", "", ["# Service Plan August 2007"]],
    ["nor of a strategy", "", ["# Waste Strategy August 2007"]],
    ["stand in the title", "2009/10", ["# Service Plan 2009/10", "Quarter 3 2008/09"]],
    ["or under it", "2009/10", ["# Service Plan", "2009/10", "2010/11"]],
    ["or over it", "2009/10", ["2009/10", "# Service Plan"]],
    [
      "and not in the date of a meeting",
      "",
      ["# Quarterly Monitoring Report", "Cabinet 3 March, Quarter 3 2008/09"],
    ],
    [
      "nor in a sentence of what will be",
      "",
      ["# Service Plan", "The parks will inform the programme for 2009-10."],
    ],
    [
      "but in one of how things stood",
      "quarter ended 31 December 2009",
      ["# Performance Report", "The position as at the quarter ended 31 December 2009."],
    ],
    ["stand among the first lines", "2008/09", ["# Leisure", ...lines(12), "Year of 2008/09"]],
    ["and no further down", "", ["# Leisure", ...lines(14), "Year of 2008/09"]],
    [
      "stand in the sentence that opens a report",
      "the second quarter of 2008/09",
      ["# Quarterly Monitoring Report", "This report covers the second quarter of 2008/09."],
    ],
    [
      "take their year from other words",
      "Quarter 2 2008/09",
      ["# Quarterly Monitoring Report Quarter 2", "Leisure", "2008/09"],
    ],
    [
      "with the bracket that closes them",
      "Quarter 2 (July to September 2009)",
      ["# Quarterly Monitoring Report Quarter 2 (July to September 2009)"],
    ],
  ])("%s: %s", (_, label, blocks) => {
    expect(labelOf(blocks)).toBe(label);
  });

  it.each<[string, string, Partial<Document>]>([
    [
      "the file's title",
      "Quarter 2 2009/10",
      { properties: { title: "Digest Quarter 2 2009/10" } },
    ],
    [
      "the running head, before the date of its copy",
      "Quarter 2 2009/10",
      { running: [{ kind: "header", text: "Quarter 2 2009/10 draft of 1 May 2010" }] },
    ],
    [
      "no running head that is a text",
      "",
      { running: [{ kind: "header", text: `${"Parks ".repeat(20)}Quarter 2 2009/10` }] },
    ],
  ])("may stand in %s", (_, label, over) => {
    expect(labelOf(["# Quarterly Monitoring Report"], over)).toBe(label);
  });
});

describe("whose report it is", () => {
  it.each<[string, { directorate: string; service: string }, string[]]>([
    [
      "is said by labels",
      { directorate: "Adult Care", service: "Libraries" },
      ["# Service Plan 2009/10", "Directorate: Adult Care", "Service: Libraries"],
    ],
    [
      "is in the title",
      { directorate: "", service: "Libraries" },
      ["# Service plan for Libraries 2009/10"],
    ],
    [
      "is a whole department",
      { directorate: "Children's Services", service: "" },
      ["# CHILDREN'S SERVICES SERVICE PLAN"],
    ],
    [
      "is a department of which one service is named",
      { directorate: "", service: "Libraries" },
      ["# Adult Services SERVICE PLAN", "Service: Libraries"],
    ],
    [
      "stands on a line of its own",
      { directorate: "Community and Leisure", service: "" },
      ["# Performance Report 2008/09", "Community and Leisure Directorate"],
    ],
    [
      "is no line about a directorate",
      { directorate: "", service: "" },
      ["# Performance Report 2008/09", "Summary for the Leisure Directorate"],
    ],
    [
      "is the director's",
      { directorate: "Adult Care and Health", service: "" },
      [
        "# Performance Report 2008/09",
        "Report of the strategic director of Adult Care and Health.",
      ],
    ],
    ["is no name of three letters", { directorate: "", service: "" }, ["# ICT Service Plan"]],
    ["is of four", { directorate: "", service: "Arts" }, ["# Arts Service Plan"]],
    [
      "is no committee",
      { directorate: "", service: "" },
      ["Leisure Scrutiny Panel", "# Performance Report 2008/09"],
    ],
  ])("%s", (_, unit, blocks) => {
    const document = documentOf(...blocks);
    const cover = coverLines(document.blocks);
    expect(unitOf(document.blocks, cover, titleOf(document, cover))).toEqual(unit);
  });
});
