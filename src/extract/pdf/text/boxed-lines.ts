import type { Ruling } from "../drawing/drawing.ts";
import { mergeRulings } from "../drawing/rulings.ts";
import type { Line } from "./lines.ts";

/** A box's rules meet, and have the same ends, within this (points). */
const meeting = 3;
/** Its first line stands no lower under its top, and its sides go on so far below that, in parts of the line's size. */
const underTop = 3;
const sidesBelow = 6;
/** So many rules part its rows: the border of a page has none. */
const fewestRules = 3;

/** The lines that stand at the top of a box with rows below: what a table begins with, also where it does so on every page. */
export function toBoxed(rulings: readonly Ruling[]): (line: Line) => boolean {
  let merged: readonly Ruling[] | undefined;
  return ({ box, baseline, size }) => {
    merged ??= mergeRulings(rulings);
    const rules = merged;
    const isSide = (x: number, top: number): boolean =>
      rules.some(
        ({ direction, at, from, to }) =>
          direction === "vertical" &&
          Math.abs(at - x) <= meeting &&
          Math.abs(from - top) <= meeting &&
          to > baseline + sidesBelow * size,
      );
    const level = rules.filter(({ direction }) => direction === "horizontal");
    return level.some((top) => {
      const isTop = top.at < baseline && top.at > box[1] - underTop * size;
      if (!isTop || top.from > box[0] || top.to < box[2]) return false;
      const rows = level.filter(
        (other) =>
          other.at > baseline &&
          Math.abs(other.from - top.from) <= meeting &&
          Math.abs(other.to - top.to) <= meeting,
      );
      return rows.length >= fewestRules && isSide(top.from, top.at) && isSide(top.to, top.at);
    });
  };
}
