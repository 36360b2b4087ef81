import type { BoundingBox, Mark } from "../../document.ts";
import type { PrintedMark } from "../../rows.ts";

/**
 * What a row of several commitments shows of one of them: where as many lights stand one below the other, each is of
 * the commitment at its place. Lights beside each other, more or fewer of them, are the whole row's.
 */
export const stackedLight =
  (place: number, count: number) =>
  (printed: PrintedMark): PrintedMark => {
    const lights = printed.marks.filter(({ kind }) => kind !== "fill");
    if (count < 2 || lights.length !== count || !lights.every(hasBox)) return printed;
    const stack = lights.toSorted((a, b) => a.box[1] - b.box[1]);
    const isStack = stack.slice(1).every(({ box }, at) => isBelow(box, stack[at]?.box ?? box));
    const own = stack[place];
    return isStack && own !== undefined ? { ...printed, marks: [own] } : printed;
  };

const hasBox = (mark: Mark): mark is Mark & { readonly box: BoundingBox } => mark.box !== undefined;

/** Wholly under it, and not at its side. */
const isBelow = (lower: BoundingBox, upper: BoundingBox): boolean =>
  lower[1] >= upper[3] && lower[0] < upper[2] && lower[2] > upper[0];
