import type { Grey } from "../picture/raster.ts";
import type { Rule } from "./rule.ts";

/** All in pixels at 300 dots an inch. Pieces of one rule: so near one line, and so far apart at most. */
const sameLine = 3.5;
const widestGap = 90;
/** Farther apart where this part of what is between them is ink: dashes too short to be pieces. */
const widestDashed = 220;
const dashedPart = 0.3;
/** White among them; a table's side ends where another table begins below it. */
const widestWhite = 70;
const widestUpright = 16;
/** So many of them make a rule, over so long, and are so much of it. */
const fewest = 3;
const shortest = 240;
const drawnPart = 0.4;
/** Over white a dash is joined to what stands beside it: one of the two is no longer than this. */
const longestDash = 140;
/** Between its pieces there is white: over and under them, so near, so much of it. */
const [from, to] = [4, 8];
const mostBeside = 0.12;
const inkBelow = 170;

/**
 * A thin rule falls into dashes where a scan knows only black and white, or is faint. Its pieces made one; what stands in
 * a row by chance, as the feet of letters do, has ink over it.
 */
export function joinDashes(rules: readonly Rule[], grey: Grey): Rule[] {
  const sorted = [...rules].sort((a, b) => a.from - b.from || a.at - b.at);
  const chains: Rule[][] = [];
  for (const rule of sorted) {
    const chain = chains.find((one) => {
      const last = one.at(-1) as Rule;
      const gap = rule.from - last.to;
      return (
        gap > 0 &&
        gap <= widestDashed &&
        ((gap <= widestGap && isDashed(last, rule)) ||
          isDashedAlong(last, last.to, rule.from, grey)) &&
        Math.abs(last.at - rule.at) <= sameLine &&
        isWhite(last, rule, grey)
      );
    });
    if (chain === undefined) chains.push([rule]);
    else chain.push(rule);
  }
  return chains.flatMap((chain) => {
    const [first, last] = [chain[0] as Rule, chain.at(-1) as Rule];
    const length = last.to - first.from;
    const drawn = chain.reduce((sum, one) => sum + one.to - one.from, 0);
    if (chain.length < fewest || length < shortest || drawn < drawnPart * length) return chain;
    const middle = chain.reduce((sum, one) => sum + one.at * (one.to - one.from), 0) / drawn;
    const thickness =
      chain.reduce((sum, one) => sum + one.thickness * (one.to - one.from), 0) / drawn;
    return [{ ...first, at: middle, to: last.to, thickness }];
  });
}

/** Two sides of tables that stand one over another are long, and no pieces of one rule. */
const isDashed = (one: Rule, next: Rule): boolean =>
  one.direction === "horizontal" && Math.min(one.to - one.from, next.to - next.from) < longestDash;

/** Whether dashes too short to be pieces lie along a line between two places, with no long white among them. */
function isDashedAlong(rule: Rule, start: number, end: number, grey: Grey): boolean {
  const { width, height, data } = grey;
  const mostWhite = rule.direction === "horizontal" ? widestWhite : widestUpright;
  let [ink, white] = [0, 0];
  for (let x = start; x < end; x += 1) {
    const isInk = [-1, 0, 1].some((away) => {
      const y = Math.floor(rule.at) + away;
      return y >= 0 && y < height && (data[y * width + x] as number) < inkBelow;
    });
    white = isInk ? 0 : white + 1;
    if (isInk) ink += 1;
    if (white > mostWhite) return false;
  }
  return ink >= dashedPart * (end - start);
}

/** No print stands where two pieces would meet; a rule that crosses there has ink on both sides. */
function isWhite(one: Rule, next: Rule, { width, height, data }: Grey): boolean {
  const middle = Math.round(one.at);
  const hasInk = (x: number, side: number): boolean => {
    for (let away = from; away <= to; away += 1) {
      const y = middle + side * away;
      if (y >= 0 && y < height && (data[y * width + x] as number) < inkBelow) return true;
    }
    return false;
  };
  let inked = 0;
  for (let x = one.to; x < next.from; x += 1) if (hasInk(x, -1) !== hasInk(x, 1)) inked += 1;
  return inked <= mostBeside * (next.from - one.to);
}

/** A rule whose end falls into dashes before it meets the rule across it, drawn on until it does. */
export function drawnOn(rule: Rule, across: readonly Rule[], grey: Grey): Rule {
  const meet = (end: number, side: -1 | 1): number => {
    const reached = across
      .filter((one) => one.from <= rule.at && one.to >= rule.at)
      .map((one) => Math.round(one.at))
      .filter((at) => side * (at - end) > 0 && side * (at - end) <= widestDashed)
      .sort((a, b) => side * (a - b))
      .find((at) => {
        const [start, stop] = side > 0 ? [end, at] : [at, end];
        const edge = { ...rule, at: rule.at, from: stop, to: start };
        return isDashedAlong(rule, start, stop, grey) && isWhite(edge, edge, grey);
      });
    return reached ?? end;
  };
  return { ...rule, from: meet(rule.from, -1), to: meet(rule.to, 1) };
}
