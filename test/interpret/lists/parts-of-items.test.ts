import { describe, expect, it } from "vitest";
import {
  hasDate,
  isDateAlone,
  namesDeadline,
  quarterDeadline,
} from "../../../src/interpret/lists/deadline.ts";
import { endsInName, parseItem } from "../../../src/interpret/lists/item.ts";
import { labelMeaning } from "../../../src/interpret/lists/label.ts";
import { parseMarker } from "../../../src/interpret/lists/marker.ts";
import { isInitials, officerLikeness } from "../../../src/interpret/lists/officer.ts";
import { parseState } from "../../../src/interpret/lists/state.ts";

describe("a text names a deadline", () => {
  it.each<[string, boolean]>([
    ["Open the centre by March 2010", true],
    ["Open the centre no later than the end of March 2010", true],
    ["Open the centre before 31 March 2010", true],
    ["The centre opened in March 2010", false],
    ["Open the centre, March 2010.", true],
    ["Open the centre, 31st March 2010", true],
    ["Open the centre (March 2010)", true],
    ["Open the centre (March 2010).", true],
    ["Open the centre (March 2010) to all", false],
    ["Open the centre from April 2010", true],
    ["Open the centre from April 2010 until May 2011", false],
    ["Open it from April 2009, as agreed in March 2009 at the board", false],
    ["Surveys, April to June 2009", false],
    ["Open the centre", false],
    [`${"Open the centre. ".repeat(120)}By March 2010`, false],
  ])("%s: %s", (text, is) => {
    expect(namesDeadline(text)).toBe(is);
  });

  it.each<[string, boolean]>([
    ["The centre opened in March 2010", true],
    ["The centre opens in March", false],
    ["Open the centre by March", true],
    ["Open in Quarter 3 2009/10", true],
    ["Open in Quarter 3", false],
    ["The budget of 2009/10", false],
  ])("%s: it has a date: %s", (text, is) => {
    expect(hasDate(text)).toBe(is);
  });

  it.each<[string, string | undefined]>([
    ["Report by the end of Quarter 3 2009/10", "Quarter 3 2009/10"],
    ["Report before Q2", "Q2"],
    ["Report by the third quarter of 2009/10 to Cabinet", "third quarter of 2009/10"],
    ["Report in Q2", undefined],
  ])("%s: its quarter is %s", (text, quarter) => {
    expect(quarterDeadline(text)).toBe(quarter);
  });
});

it.each<[string, boolean]>([
  ["March 2010", true],
  ["31/03/10", true],
  ["Q3 2009/10", true],
  ["By end of June", true],
  ["2009/10", true],
  ["Target date: end of March 2010", true],
  ["Q3 – revised to Q4", true],
  ["First quarter 2010", true],
  ["Ongoing", true],
  ["TBC.", true],
  ["n/a", true],
  ["", false],
  ["Spring", false],
  ["2010", false],
  ["March 2010 Cabinet", false],
  ["The end of", false],
  [`March 2010${" or April 2010".repeat(3)}`, true],
  [`March 2010${" or April 2010".repeat(4)}`, false],
])("%j is a date and nothing else: %s", (text, is) => {
  expect(isDateAlone(text)).toBe(is);
});

it.each<[string, string]>([
  ["Head of Planning", "sure"],
  ["J Smith", "sure"],
  ["J. R. Smith", "sure"],
  ["Cllr Bell", "sure"],
  ["Illingworth, E.", "sure"],
  ["Head of Property (K Eccles)", "sure"],
  ["Head of Property (on 3 March)", "no"],
  ["Head of Property (when open)", "no"],
  ["Jane Smith", "maybe"],
  ["Jane Smith / Head of Planning", "sure"],
  ["Nwosu and Vickers", "maybe"],
  ["Nwosu", "no"],
  ["JS", "maybe"],
  ["JS and the rest", "no"],
  ["The manager was told", "no"],
  ["Manager of 12", "no"],
  ["", "no"],
  ["Head of Parks Gardens Trees Woods Lakes Ponds Hills Rivers", "sure"],
  ["Head of Parks Gardens Trees Woods Lakes Ponds Streams Hills Rivers", "no"],
  [`Head of ${"P".repeat(82)}`, "sure"],
  [`Head of ${"P".repeat(83)}`, "no"],
])("%s is an officer: %s", (text, likeness) => {
  expect(officerLikeness(text)).toBe(likeness);
});

it.each<[string, boolean]>([
  ["JS", true],
  [" HoP ", true],
  ["J", false],
  ["Jane", false],
])("%s are initials: %s", (text, is) => {
  expect(isInitials(text)).toBe(is);
});

it.each<[string, [kind: string, reference: string, rest: string] | undefined]>([
  ["• Open the centre", ["bullet", "", "Open the centre"]],
  ["o Open the centre", ["bullet", "", "Open the centre"]],
  ["• 1.2 Open the centre", ["bullet", "1.2", "Open the centre"]],
  ["1.2 Open the centre", ["section", "1.2", "Open the centre"]],
  ["3b) Open the centre", ["section", "3b", "Open the centre"]],
  ["3. Open the centre", ["number", "", "Open the centre"]],
  ["(12) Open the centre", ["number", "", "Open the centre"]],
  ["(a) Open the centre", ["letter", "", "Open the centre"]],
  ["iv. Open the centre", ["letter", "", "Open the centre"]],
  ["HP4: Open the centre", ["code", "HP4", "Open the centre"]],
  ["EN 3 – Open the centre", ["code", "EN 3", "Open the centre"]],
  ["Milestone: Open the centre", ["label", "", "Open the centre"]],
  ["Key action 3 – Open the centre", ["label", "", "Open the centre"]],
  ["NI 60 Core assessments", undefined],
  ["Q3 – Open the centre", undefined],
  ["31.03.10 Open the centre", undefined],
  ["12 March 2010 Open the centre", undefined],
  ["Open the centre", undefined],
])("%s begins with %j", (line, expected) => {
  const found = parseMarker(line);
  expect(found && [found.kind, found.reference, line.slice(found.length)]).toEqual(expected);
});

it.each<[string, string]>([
  ["Next steps", "commitments"],
  ["What we will do next year", "commitments"],
  ["Consultation: next steps", "commitments"],
  ["Progress on the priorities", "commitments"],
  ["We have committed ourselves to:", "commitments"],
  ["Achievements last year", "something-else"],
  ["Last year: actions completed", "something-else"],
  ["Actions agreed at the meeting", "commitments"],
  ["Actions completed after consultation", "something-else"],
  ["Risk management actions", "commitments"],
  ["Risks and actions", "something-else"],
  ["Parks", "open"],
])("%s over a list says: %s", (label, meaning) => {
  expect(labelMeaning(label)).toBe(meaning);
});

it.each<[string, [state: string, commentary: string] | undefined]>([
  ["On track", ["On track", ""]],
  ["Status: G", ["G", ""]],
  ["A", ["A", ""]],
  ["a", undefined],
  ["Completed in March 2010", ["Completed", "in March 2010"]],
  ["Slipped to June; the work goes on", ["Slipped", "to June; the work goes on"]],
  ["Progress: delayed (staff left)", ["delayed", "(staff left)"]],
  ["80% complete", ["80% complete", ""]],
  ["Complete the review", undefined],
  ["met residents", undefined],
])("%s begins with the state %j", (text, expected) => {
  const found = parseState(text);
  expect(found && [found.state, found.commentary]).toEqual(expected);
});

describe("an item of a list", () => {
  const partsOf = (item: string, hasOfficers = false) => {
    const parts = parseItem(item, "", { hasOfficers });
    const { text, dueCell = "-", responsible, state, commentary, isTelling } = parts;
    return [text, dueCell, responsible, state, commentary, isTelling];
  };
  it.each<[string, unknown[]]>([
    ["Open the centre", ["Open the centre", "-", "", "", "", false]],
    [
      "Open the centre by March 2010 – Head of Leisure",
      ["Open the centre by March 2010", "-", "Head of Leisure", "", "", true],
    ],
    [
      "Open the centre – Head of Leisure – March 2010",
      ["Open the centre", "March 2010", "Head of Leisure", "", "", true],
    ],
    [
      "Open the centre – March 2010",
      ["Open the centre – March 2010", "March 2010", "", "", "", true],
    ],
    [
      "Open the centre (March 2010)",
      ["Open the centre (March 2010)", "March 2010", "", "", "", true],
    ],
    [
      "March 2010: Open the centre",
      ["March 2010: Open the centre", "March 2010", "", "", "", true],
    ],
    [
      "Report to Cabinet: 14 September 2009",
      ["Report to Cabinet: 14 September 2009", "14 September 2009", "", "", "", true],
    ],
    ["On track: Open the centre", ["Open the centre", "-", "", "On track", "", true]],
    ["Achieved – Open the centre", ["Open the centre", "-", "", "Achieved", "", true]],
    [
      "Open the centre by May 2009: achieved",
      ["Open the centre by May 2009", "-", "", "achieved", "", true],
    ],
    [
      "Open the centre – delayed. The roof leaks. It is mended.",
      ["Open the centre", "-", "", "delayed", "The roof leaks. It is mended.", true],
    ],
    [
      "Open the centre – Lead: Jane Smith – Status: amber – Due date: March 2010",
      ["Open the centre", "March 2010", "Jane Smith", "amber", "", true],
    ],
    [
      "Open the centre – Head of Leisure, March 2010",
      ["Open the centre", "March 2010", "Head of Leisure", "", "", true],
    ],
    ["Open the centre – Jane Smith", ["Open the centre – Jane Smith", "-", "", "", "", false]],
    ["Open – March 2010", ["Open – March 2010", "-", "", "", "", true]],
  ])("%s", (item, expected) => {
    expect(partsOf(item)).toEqual(expected);
  });

  it("closes with a name where the others do", () => {
    expect(partsOf("Open the centre – Jane Smith", true)).toEqual([
      "Open the centre",
      "-",
      "Jane Smith",
      "",
      "",
      false,
    ]);
    expect(endsInName("Open the centre – Jane Smith")).toBe(true);
    expect(endsInName("Open the centre – at last")).toBe(false);
    expect(endsInName("Open the centre – Delayed")).toBe(false);
    expect(endsInName("Jane Smith opens the centre. Jane Smith")).toBe(false);
  });
});
