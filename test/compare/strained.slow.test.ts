import { expect, it } from "vitest";
import { changedCases } from "../strained.ts";
import { strainedCases } from "./strained.ts";

it("councils chosen for what they put to the test compare as they did: MUNIMENT_GOLDEN=rewrite takes new outcomes", () => {
  expect(changedCases(strainedCases())).toEqual([]);
});
