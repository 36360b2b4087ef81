import { describe, expect, it } from "vitest";
import { findCouncilsNamed } from "../../../src/catalogue/index.ts";
import type { Document } from "../../../src/document.ts";
import { readFacts } from "../../../src/interpret/report/facts.ts";
import { otherThanCouncil } from "../../../src/interpret/report/mention.ts";
import { unlistedCouncil } from "../../../src/interpret/report/tally.ts";
import { documentOf } from "../../builders.ts";

describe("what a place's name stands for", () => {
  it.each([
    ["Councillor Rochford reported", "a person's name"],
    ["Cllr P Stafford", "a person's name"],
    ["Mrs Anne Preston thanked the officers", "a person's name"],
    ["Peter Kent, Head of Finance", "a person's name"],
    ["the Coventry Building Society", "another body"],
    ["Leeds Building Society", "another body"],
    ["Bolton Wanderers Football Club", "another body"],
    ["Lincoln City were promoted", "another body"],
    ["the Royal Bolton Hospital", "another body"],
    ["University of Kent", "another body"],
    ["Preston Road, Chorley", "another body"],
    ["Kent Police", "another body"],
    ["HMP Stafford", "another body"],
    ["Councillor Bartholomew Featherstonehaugh Rochford spoke", "a person's name"],
    ["Leeds and Wakefield District General Hospital", "another body"],
    ["Leeds and Wakefield pupils", undefined],
    ["PRESTON ROAD", "another body"],
    ["Present: Stafford, Jones and Smith", "a person's name"],
    ["Present: all schools in Stafford", undefined],
    ["Halton Council for Voluntary Service", "another body"],
    ["Dr J. A. Kent", "a person's name"],
    ["A Kent school", undefined],
    ["Warrington Council for Voluntary Service", "another body"],
    ["12 High Street, Rugby CV21 3BZ", "an address"],
    ["pupils in Halton", undefined],
    ["Halton’s schools", undefined],
    ["Preston City Council", undefined],
  ])("%s", (text, other) => {
    const mention = findCouncilsNamed(text)[0];
    expect(mention && otherThanCouncil(text, mention)).toBe(other);
  });
});

it.each([
  ["Elmbury Parish Council", "Elmbury Parish Council"],
  ["ELMBURY AND LEE TOWN COUNCIL", "ELMBURY AND LEE TOWN COUNCIL"],
  ["Report to Elmbury District Council", "Elmbury District Council"],
  ["Report to the Borough Council", undefined],
  ["MEETING OF THE COUNTY COUNCIL", undefined],
  ["Full Council", undefined],
  ["other district councils", undefined],
])("%s names %s", (text, name) => {
  expect(unlistedCouncil(text)).toBe(name);
});

const councilOf = (over: Partial<Document>, ...blocks: (string | string[])[]) =>
  readFacts({ ...documentOf(...blocks), ...over });

describe("who issues a report", () => {
  it.each<[string, string, Partial<Document>, (string | string[])[]]>([
    [
      "its running head",
      "Bexley",
      { running: [{ kind: "header", text: "LB Bexley" }] },
      ["# Plan"],
    ],
    ["its company", "Wigan", { properties: { company: "Wigan MBC" } }, ["# Service Plan 2008/09"]],
    ["its title", "Durham City", {}, ["# Durham City Council Business Plan 2007/08"]],
    ["its address", "Halton", {}, ["# Service Plan", "Web: www.halton.gov.uk"]],
    ["its label", "Wigan", {}, ["# Service Plan", "Authority: Wigan"]],
    ["its label in two words", "Wigan", {}, ["# Service Plan", "Local authority: Wigan"]],
    ["its copyright", "Derby", {}, ["# Service Plan", "© Derby City Council 2008"]],
    ["its opening", "Bury", {}, ["# Plan", "This report shows how Bury Council is performing."]],
    [
      "its own place, named again and again",
      "Halton",
      {},
      [
        "# Quarterly Monitoring Report",
        "Halton’s schools improved.",
        "More homes were built in Halton.",
        "Residents across Halton took part.",
        "The Halton plan was agreed.",
      ],
    ],
    ["one mention in prose", "", {}, ["# Plan", "The work of Tameside Council was praised there."]],
    [
      "one heading over a neighbour's name",
      "",
      {},
      ["# Plan", ...Array<string>(45).fill("Text."), "## Warrington Borough Council"],
    ],
    ["a surname as the file's author", "", { properties: { author: "P Rochford" } }, ["# Plan"]],
    ["two councils on one cover", "", {}, ["Bolton Council", "Bury Council", "# Joint Plan"]],
    [
      "a neighbour that is compared with",
      "",
      {},
      ["# Plan", "We compare well with Leeds City Council.", "Leeds Council is our benchmark."],
    ],
    ["a parish, none of the catalogue's", "", {}, ["# Elmbury Parish Council", "Kent is near."]],
    [
      "its abbreviation, where the full name is printed too",
      "Rotherham",
      {},
      [
        "# Service Plan 2009/10",
        "The plan of Rotherham Metropolitan Borough Council was agreed.",
        "RMBC leads the work.",
        "All RMBC services take part.",
        "RMBC staff were trained.",
      ],
    ],
  ])("%s", (_, council, over, blocks) => {
    expect(councilOf(over, ...blocks).council).toBe(council);
  });

  it("says what spoke for it, and for the next", () => {
    const { why } = councilOf({}, "# Wigan Council", "# Service Plan 2009/10", "Bolton was seen.");
    expect(why?.slice(0, 2)).toEqual([
      "council: Wigan: is a line of the cover (10.0)",
      "council: next Bolton: is named in the text (1.0)",
    ]);
  });
});
