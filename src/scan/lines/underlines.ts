import type { Grey } from "../picture/raster.ts";
import { inkBelow, type Rule } from "./rule.ts";

/** Letters stand so near above a line drawn under them; above a table's rule there is white (pixels). */
const [nearest, farthest] = [3, 9];
/** This part of an underline has letters' feet over it. */
const footPart = 0.22;
/** A side of a cell runs into the rules across it at both ends, no farther from them than this (pixels). */
const meeting = 14;

/**
 * Lines drawn under words. They are no sides of cells, and letters stand so close on them that what takes out a rule
 * takes their feet with it.
 */
export function isUnderline(rule: Rule, rules: readonly Rule[], grey: Grey): boolean {
  if (rule.direction !== "horizontal") return false;
  const meets = (end: number): boolean =>
    rules.some(
      ({ direction, at, from, to }) =>
        direction === "vertical" &&
        Math.abs(at - end) <= meeting &&
        rule.at >= from - meeting &&
        rule.at <= to + meeting,
    );
  // Words that fill their cell have a line that ends at its side; it begins where they do.
  if (meets(rule.from) && meets(rule.to)) return false;
  const { width, data } = grey;
  const upper = Math.round(rule.at - rule.thickness / 2);
  let feet = 0;
  for (let x = Math.max(0, rule.from); x < Math.min(width, rule.to); x += 1) {
    for (let y = upper - farthest; y <= upper - nearest; y += 1) {
      if (y < 0 || (data[y * width + x] as number) >= inkBelow) continue;
      feet += 1;
      break;
    }
  }
  return feet >= footPart * (rule.to - rule.from);
}
