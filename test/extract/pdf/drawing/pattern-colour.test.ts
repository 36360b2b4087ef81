import { expect, it } from "vitest";
import { strongestOf } from "../../../../src/extract/pdf/drawing/pattern-colour.ts";

it.each([
  ["a light that shines", ["#ffffff", "#7fe0a8", "#00a651"], "#00a651"],
  ["red, over the end of the circle of hues", ["#d8232a", "#f28a9e"], "#d8232a"],
  ["a scale from red to green", ["#d8232a", "#00a651"], undefined],
  ["greys", ["#ffffff", "#808080"], undefined],
  ["nothing known of it", [], undefined],
])("%s", (_, stops, colour) => {
  expect(strongestOf(stops)).toBe(colour);
});
