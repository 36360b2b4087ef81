import { expect, test } from "vitest";
import {
  bareHeader,
  readHeader,
  readLabel,
  saysDifference,
  saysRate,
  withoutRate,
} from "../../../src/interpret/evidence/header-word.ts";

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
  ["Level required of us", "target"],
  ["Performance figure", "actual"],
  ["Starting level", "baseline"],
  ["Family group", "benchmark"],
  ["Top decile", "quartile"],
  ["Likely course", "forecast"],
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

test.each([
  ["Target 2008/09 ¹", "target"],
  ["Quarter III 2008‑09", ""],
  ["The Ref. 1", "ref"],
  ["Budget £'000", "budget"],
])("%s is %j without its years, notes and units", (header, bare) => {
  expect(bareHeader(header)).toBe(bare);
});

test.each([
  ["+/- target", true],
  ["± plan", true],
  ["Gap to goal", true],
  ["Over/under plan", true],
  ["Target gap year", false],
  ["Target", false],
])("%s says how far values lie from another: %s", (header, is) => {
  expect(saysDifference(header)).toBe(is);
});

test.each([
  ["2007/08 (per 1,000)", true, "2007/08"],
  ["Rate per 100,000 population 2008", true, "2008"],
  ["(per 10 000 households)", true, ""],
  ["£ per 1,000", false, "£"],
  ["per cent", false, "per cent"],
  ["per 100%", false, "per 100%"],
])("%s gives the base of a rate: %s", (header, is, rest) => {
  expect(saysRate(header)).toBe(is);
  expect(withoutRate(header)).toBe(rest);
});
