import { expect, it } from "vitest";
import { changedCases } from "../strained.ts";
import { strainedCases } from "./strained.ts";

it("reports chosen for what they put to the test have the findings they had: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  expect(changedCases(await strainedCases())).toEqual([]);
});
