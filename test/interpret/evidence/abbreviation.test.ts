import { expect, test } from "vitest";
import { moneySpelledOut, spelledOut } from "../../../src/interpret/evidence/abbreviation.ts";

test.each([
  ["tgt", "target"],
  ["perf", "performance"],
  ["eng avg", "england average"],
  ["tgtx", "tgtx"],
  ["parks", "parks"],
])("%s is %s", (short, full) => {
  expect(spelledOut(short)).toBe(full);
});

test.each([
  ["Rev. Bud.", "revised budget"],
  ["Proj. o/turn", "projected outturn"],
  ["F'cast", "forecast"],
  ["Act. exp.", "actual expenditure"],
  ["Bude", "Bude"],
  ["Actors", "Actors"],
])("%s speaks of money as %s", (header, full) => {
  expect(moneySpelledOut(header)).toBe(full);
});
