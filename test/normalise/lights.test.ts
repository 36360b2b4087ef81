import { describe, expect, it } from "vitest";
import type { Mark } from "../../src/document.ts";
import { readStatus, whyUnread } from "../../src/normalise/status.ts";

const cell = (text: string, ...marks: readonly Mark[]) => ({
  text,
  marks,
  header: "Progress",
  source: { block: 0 },
});
const disc = (colour: string): Mark => ({ kind: "shape", shape: "circle", colour });
const fill = (colour: string): Mark => ({ kind: "fill", colour });
const glyph = (sign: string, colour: string): Mark => ({ kind: "glyph", glyph: sign, colour });
const [green, amber, red] = ["#00a651", "#ffbf00", "#d8232a"] as const;

describe("a cell with several lights", () => {
  it.each([
    ["two of one colour", cell("", disc(green), disc(green)), "green"],
    ["two of different colours", cell("", disc(red), disc(green)), undefined],
    ["three lamps, all lit", cell("", disc(red), disc(amber), disc(green)), undefined],
    ["three lamps, one lit", cell("", disc("#404040"), disc("#404040"), disc(green)), "green"],
    ["a light on a tint", cell("", fill("#ffff99"), disc(green)), "green"],
    ["a printed light on a tint", cell("●", fill("#ffeecc"), glyph("●", red)), "red"],
    ["a light on a fill of another light", cell("", fill("#ff0000"), disc(green)), undefined],
    ["a light on a fill of its own colour", cell("", fill("#ff0000"), disc(red)), "red"],
    ["a tint alone", cell("", fill("#ff9999")), "red"],
    ["a light beside an arrow", cell("", disc(red), { ...disc(green), shape: "arrow-up" }), "red"],
    ["an arrow alone", cell("", { ...disc(green), shape: "arrow-up" }), "green"],
    ["a white letter's disc", cell("A", disc(amber)), "amber"],
    [
      "pictures that say two things",
      cell("", picture("red light"), picture("green light")),
      undefined,
    ],
    ["pictures that say one thing", cell("", picture("red light"), picture("red light")), "red"],
  ])("%s", (_, printed, status) => {
    expect(readStatus(printed, [])).toBe(status);
  });

  it.each([
    ["Red Green", undefined],
    ["Green/Red", undefined],
    ["Green, amber and red", undefined],
    ["Green Green", "green"],
    ["Red/Amber", "amber"],
    ["Amber - Green", "amber"],
    ["Red", "red"],
    ["Green to red", "green"],
  ])("in words: %s is %s", (text, status) => {
    expect(readStatus(cell(text), [])).toBe(status);
  });

  it("is said to have several", () => {
    expect(whyUnread(cell("", disc(red), disc(green)))).toContain("several lights, red and green");
    expect(whyUnread(cell("Red Green"))).toContain("several lights, red and green");
    expect(whyUnread(cell("«"))).toContain('what "«" in this cell means');
  });
});

function picture(alternative: string): Mark {
  return { kind: "image", alternative };
}
