import { expect, it } from "vitest";
import { changedCases } from "../strained.ts";
import { lostFigures } from "./laws.ts";
import { strainedCases } from "./strained.ts";
import { strays } from "./strays.ts";

it("documents chosen for what they put to the test read as they did, and nothing of them goes nowhere: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
  const lost: string[] = [];
  const cases = strainedCases((document, reading) => {
    lost.push(...strays(document, reading), ...lostFigures(document, reading));
  });
  expect(changedCases(cases)).toEqual([]);
  expect(lost).toEqual([]);
});
