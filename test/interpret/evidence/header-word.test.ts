import { expect, test } from "vitest";
import { readHeader, readLabel } from "../../../src/interpret/evidence/header-word.ts";

test.each([
  ["Target 08/09", "target"],
  ["Control target", "target"],
  ["Q1 Result", "actual"],
  ["Level achieved Quarter ended 30 June 2008", "actual"],
  ["Level achieved Year 2007/08", "actual"],
  ["Level achieved Quarter III 2008‑09", "actual"],
  ["Actual 2007-08", "actual"],
  ["Outturn 2006/07", "actual"],
  ["Year end", "actual"],
  ["Baseline", "baseline"],
  ["England average", "benchmark"],
  ["Top quartile", "quartile"],
  ["Weighting", "weight"],
  ["Forecast outturn", "forecast"],
  ["Service Plan Ref.", "reference"],
  ["PI Ref", "reference"],
  ["Ref ¹", "reference"],
  ["Description", "title"],
  ["INDICATOR", "title"],
  ["Progress", "status"],
  ["Traffic Light", "status"],
  ["Q3 Status", "status"],
  ["RAG", "status"],
  ["Direction of travel", "direction"],
  ["By when", "due"],
  ["Target date", "due"],
  ["Target/Resp. Officer", "due-and-officer"],
  ["Lead officer", "responsible"],
  ["Link officer", "responsible"],
  ["Officer in charge", "responsible"],
  ["Officer’s remarks", "commentary"],
  ["Key Milestones", "milestone"],
  ["Actions", "action"],
  ["Risk Control Measures", "risk-measure"],
  ["Workstream", "group"],
  ["Strategic Priorities", "priority"],
  ["Unit", "unit"],
  ["Polarity", "other"],
  ["Pref'd Outcm", "other"],
])("%s is %s", (header, role) => {
  expect(readHeader(header)).toEqual({ role, how: "listed" });
});

test.each([
  ["Comentary", "commentary"],
  ["Milestnes", "milestone"],
  ["Descripton", "title"],
])("%s is %s misprinted", (header, role) => {
  expect(readHeader(header)).toEqual({ role, how: "alike" });
});

test.each([
  "",
  "Q1",
  "2008/09",
  "Banana",
  "We will work with all of our partners in the borough so that each of them meets it",
])("%j is no header word", (header) => {
  expect(readHeader(header).role).toBeUndefined();
});

test.each([
  ["Accompanying notes", "commentary"],
  ["Story behind the data", "commentary"],
  ["Level aimed for 2010/11", "target"],
  ["Stretch level required", "target"],
  ["Performance figure", "actual"],
  ["Starting level", "baseline"],
  ["Family group", "benchmark"],
  ["Top decile", "quartile"],
  ["Likely position", "forecast"],
  ["Where from", "other"],
  ["Our promise", "action"],
  ["Overall rating", "status"],
])("%s is %s by its parts", (header, role) => {
  expect(readHeader(header)).toEqual({ role, how: "alike" });
});

test.each([
  ["Tgt", "target"],
  ["Perf.", "actual"],
  ["Eng. avg.", "benchmark"],
  ["I.D.", "reference"],
  ["Prev. yr act.", "actual"],
  ["Resp. mgr", "responsible"],
])("%s is %s cut short", (header, role) => {
  expect(readHeader(header).role).toBe(role);
});

test.each([
  "Average days to mend a street lamp",
  "Percentage of results published",
  "Cost of each visit per 1,000 residents",
  "Just behind plan",
  "Tighten the licensing policy statement",
])("%j is no label, whatever its words are", (text) => {
  expect(readLabel(text).role).toBeUndefined();
});
