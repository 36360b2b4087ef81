import { expect, it } from "vitest";
import type { BoundingBox, Mark } from "../../../src/document.ts";
import { stackedLight } from "../../../src/interpret/read/stacked-lights.ts";

const light = (colour: string, box?: BoundingBox): Mark => ({
  kind: "shape",
  colour,
  ...(box === undefined ? {} : { box }),
});
const [upper, lower, beside]: BoundingBox[] = [
  [100, 10, 110, 20],
  [101, 34, 111, 44],
  [130, 10, 140, 20],
] as const;

it.each([
  ["stacked, as many as commitments", [light("red", upper), light("green", lower)], 2, "red|green"],
  ["stacked, drawn from below", [light("green", lower), light("red", upper)], 2, "red|green"],
  ["beside each other", [light("red", upper), light("green", beside)], 2, "red green|red green"],
  ["fewer than commitments", [light("red", upper)], 2, "red|red"],
  ["one commitment", [light("red", upper), light("green", lower)], 1, "red green"],
  ["without places", [light("red"), light("green")], 2, "red green|red green"],
  [
    "on the fill of their row",
    [
      light("red", upper),
      { ...light("grey", upper), kind: "fill" as const },
      light("green", lower),
    ],
    2,
    "red|green",
  ],
])("%s", (_, marks, count, shown) => {
  const printed = { text: "", marks, header: "", source: { block: 0 } };
  const colours = Array.from({ length: count }, (_each, place) =>
    stackedLight(
      place,
      count,
    )(printed)
      .marks.map(({ colour }) => colour)
      .join(" "),
  );
  expect(colours.join("|")).toBe(shown);
});
