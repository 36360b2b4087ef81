import type { Grey } from "../picture/raster.ts";
import { inkBelow, type Rule } from "./rule.ts";

/** All in pixels at 300 dots an inch. Where two rules meet, one of them may end so far from the other. */
const meeting = 8;
/** A stem stands no farther beyond the rule that it is in line with, and is no longer. */
const longest = 90;
/** White between the rule and the stem. */
const leastWhite = 3;

/**
 * A rule that goes on beyond the last rule across it by the stem of a letter that happens to stand in its line, with white
 * between the two: cut off where they meet. `grey` is the picture in which the rule is level.
 */
export function withoutOvershoots(rule: Rule, across: readonly Rule[], grey: Grey): Rule {
  const met = across
    .filter((one) => one.from <= rule.at + meeting && one.to >= rule.at - meeting)
    .map((one) => Math.round(one.at))
    .filter((at) => at >= rule.from - meeting && at <= rule.to + meeting)
    .sort((a, b) => a - b);
  const [first, last] = [met[0], met.at(-1)];
  if (first === undefined || last === undefined || first === last) return rule;
  const isStem = (start: number, end: number): boolean =>
    end - start > meeting &&
    end - start <= longest &&
    whiteIn(rule.at, start, end, grey) >= leastWhite;
  return {
    ...rule,
    from: isStem(rule.from, first) ? first : rule.from,
    to: isStem(last, rule.to) ? last : rule.to,
  };
}

/** The longest white along a line between two places. */
function whiteIn(at: number, start: number, end: number, { width, height, data }: Grey): number {
  let [longest, run] = [0, 0];
  for (let x = Math.max(0, start); x < Math.min(width, end); x += 1) {
    const isInk = [-1, 0, 1].some((away) => {
      const y = Math.floor(at) + away;
      return y >= 0 && y < height && (data[y * width + x] as number) < inkBelow;
    });
    run = isInk ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
