import { describe, expect, it } from "vitest";
import { findRules } from "../../src/scan/lines/rules.ts";
import { isUnderline } from "../../src/scan/lines/underlines.ts";
import { blank, fill } from "./pictures.ts";

/** A line from side to side of a page with letters at the distance given over it. */
function lined(above: number, walls: readonly number[] = []) {
  const page = blank(900, 300);
  fill(page, [200, 150, 620, 153]);
  for (let x = 210; x < 600; x += 24) {
    fill(page, [x, 120 - above, x + 4, 150 - above]);
    fill(page, [x, 146 - above, x + 14, 150 - above]);
  }
  for (const x of walls) fill(page, [x, 60, x + 3, 250]);
  const rules = findRules(page);
  return rules.map((rule) => [rule.direction, isUnderline(rule, rules, page)]);
}

describe("lines under words", () => {
  it("are told from a table's rules by the letters that stand on them", () => {
    expect(lined(7)).toEqual([["horizontal", true]]);
    expect(lined(16)).toEqual([["horizontal", false]]);
  });

  it("may end at the side of a cell that their words fill", () => {
    expect(lined(7, [630]).filter(([, isLine]) => isLine)).toHaveLength(1);
  });

  it("are none where they run into the sides of a cell", () => {
    expect(lined(7, [200, 618]).filter(([, isLine]) => isLine)).toEqual([]);
    expect(lined(7, [200, 618]).filter(([direction]) => direction === "horizontal")).toHaveLength(
      1,
    );
  });
});
