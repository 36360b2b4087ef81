import type { Grey } from "../picture/raster.ts";
import { inkBelow, type Rule } from "./rule.ts";

/** What crosses a rule and reaches farther than this beyond it is a letter (pixels). */
const reach = 3;

/** Takes rules out of a picture, but leaves the strokes that cross them. */
export function eraseRules(grey: Grey, rules: readonly Rule[]): void {
  const { width, height, data } = grey;
  for (const { direction, at, from, to, thickness } of rules) {
    const level = direction === "horizontal";
    const [across, stride, step] = level ? [height, width, 1] : [width, 1, width];
    const half = Math.ceil(thickness / 2) + 2;
    const middle = Math.floor(at);
    const end = Math.min(level ? width : height, Math.ceil(to) + 2);
    for (let place = Math.max(0, Math.floor(from) - 2); place < end; place += 1) {
      const isInk = (one: number): boolean =>
        one >= 0 && one < across && (data[one * stride + place * step] as number) < inkBelow;
      let first = middle - half;
      let last = middle + half;
      while (first > middle - half - reach - 1 && isInk(first - 1) && isInk(first)) first -= 1;
      while (last < middle + half + reach + 1 && isInk(last + 1) && isInk(last)) last += 1;
      if (middle - half - first > reach || last - middle - half > reach) continue;
      for (let one = Math.max(0, first); one <= Math.min(across - 1, last); one += 1) {
        data[one * stride + place * step] = 255;
      }
    }
  }
}
