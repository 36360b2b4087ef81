import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRules } from "../../src/scan/lines/rules.ts";
import { findPaper, flatten } from "../../src/scan/picture/flatten.ts";
import { findSkew } from "../../src/scan/picture/skew.ts";
import { leanPoint, straighten } from "../../src/scan/picture/straighten.ts";
import { findCells } from "../../src/scan/regions/cells.ts";
import { blank, fill, tablePage, turned } from "./pictures.ts";

const page = tablePage();

function cellsAt(degrees: number) {
  const picture = turned(page, degrees);
  const found = findSkew(picture.grey, picture.pixelsPerPoint);
  const lean = { degrees: found, middle: [150, 100] as const };
  const { grey } = straighten(picture, lean);
  const flat = flatten(grey, findPaper(grey));
  return { found, cells: findCells(findRules(flat), flat.width, flat.height) };
}

describe("a page that lies askew", () => {
  it("gives the same cells as one that lies straight, whatever the angle up to three degrees", () => {
    const straight = cellsAt(0).cells;
    expect(straight).toHaveLength(12);
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (degrees) => {
        const { found, cells } = cellsAt(degrees);
        expect(Math.abs(found - degrees)).toBeLessThan(0.12);
        expect(cells).toHaveLength(straight.length);
        for (const [index, cell] of cells.entries()) {
          for (const [side, place] of cell.entries()) {
            expect(Math.abs(place - (straight[index]?.[side] ?? 0))).toBeLessThanOrEqual(8);
          }
        }
      }),
      { numRuns: 6, seed: 21 },
    );
  });

  it("has its places turned back on to the paper", () => {
    const [x, y] = leanPoint({ degrees: 90, middle: [100, 100] }, 110, 100);
    expect([Math.round(x), Math.round(y)]).toEqual([100, 110]);
  });

  it("has no angle where it shows nothing", () => {
    expect(findSkew(blank(500, 500), 300 / 72)).toBe(0);
  });
});

describe("rules", () => {
  it("are told from the feet of figures that stand in a row", () => {
    const grey = blank(600, 200);
    // Five letters with feet that nearly touch, as "22222" has.
    for (let letter = 0; letter < 5; letter += 1) {
      const left = 100 + letter * 30;
      fill(grey, [left, 96, left + 26, 100]);
      fill(grey, [left + 8, 70, left + 14, 96]);
    }
    expect(findRules(grey)).toEqual([]);
    fill(grey, [50, 150, 550, 153]);
    expect(findRules(grey)).toMatchObject([{ direction: "horizontal" }]);
  });

  it("go on through a light that lies over them", () => {
    const grey = blank(800, 200);
    fill(grey, [50, 100, 750, 103]);
    fill(grey, [360, 80, 440, 160], 90);
    expect(findRules(grey).filter(({ direction }) => direction === "horizontal")).toHaveLength(1);
  });

  it("close a header's short cells", () => {
    const grey = blank(700, 300);
    for (const y of [100, 160]) fill(grey, [50, y, 650, y + 3]);
    for (const x of [50, 350, 647]) fill(grey, [x, 100, x + 3, 163]);
    expect(findCells(findRules(grey), grey.width, grey.height)).toHaveLength(2);
  });
});
