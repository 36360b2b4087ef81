import type { BoundingBox } from "../../../../document.ts";
import type { Ruling } from "../../drawing/drawing.ts";
import { containsBox, unionBoxes } from "../../drawing/geometry.ts";
import { mergeRulings, rulingBox, rulingsToGroups } from "../../drawing/rulings.ts";
import type { Region } from "../grid/region.ts";

/** The sides of a box meet within this (points). */
const meeting = 3;
/** Text may stand out of its box by this (points). */
const slack = 2;
/** Of a form's lines so many are labels and their boxes. */
const formPart = 0.6;

/** Boxes that touch no other line: what a form has for its answers. */
export function findLoneBoxes(rulings: readonly Ruling[]): BoundingBox[] {
  return rulingsToGroups(mergeRulings(rulings), meeting)
    .filter((group) => {
      const level = group.filter(({ direction }) => direction === "horizontal").length;
      return group.length === 4 && level === 2;
    })
    .map((group) => unionBoxes(group.map(rulingBox)));
}

/** Whether lines are a form's: labels that end in colons, each beside the box of its answer. */
export function isFormOfBoxes({ lines }: Region, boxes: readonly BoundingBox[]): boolean {
  if (boxes.length === 0) return false;
  const rows = lines.filter(({ pieces }) => {
    const boxed = pieces.map(({ box }) => boxes.some((one) => containsBox(one, box, slack)));
    return (
      boxed.includes(true) &&
      boxed.includes(false) &&
      pieces.every(({ text }, index) => boxed[index] === true || text.endsWith(":"))
    );
  });
  return rows.length >= formPart * lines.length;
}
