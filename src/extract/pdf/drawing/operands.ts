import type { BoundingBox } from "../../../document.ts";
import type { Matrix } from "./geometry.ts";

/** What pdf.js hands over with an operator: of no certain type, as files are. */
export type Arguments = readonly unknown[];

export const asNumber = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;

export const asMatrix = (value: unknown): Matrix | undefined => {
  const list = value as ArrayLike<number> | null | undefined;
  if (list === null || list === undefined || list.length < 6) return undefined;
  const at = (index: number): number => asNumber(list[index]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
};

export const asBox = (value: unknown): BoundingBox | undefined => {
  const list = value as ArrayLike<number> | null | undefined;
  if (list === null || list === undefined || list.length < 4) return undefined;
  return [asNumber(list[0]), asNumber(list[1]), asNumber(list[2]), asNumber(list[3])];
};

/** Where something is drawn again and again: one scale and skew, and pairs of x and y. */
export function repeatedPlaces(
  [a, b, c, d]: readonly [unknown, unknown, unknown, unknown],
  places: unknown,
): Matrix[] {
  const list = places as ArrayLike<number>;
  const matrices: Matrix[] = [];
  for (let index = 0; index + 1 < list.length; index += 2) {
    const [x, y] = [asNumber(list[index]), asNumber(list[index + 1])];
    matrices.push([asNumber(a), asNumber(b), asNumber(c), asNumber(d), x, y]);
  }
  return matrices;
}

/** Where each of several things is drawn; what has no place is left out. */
export const placesOf = (things: unknown): Matrix[] =>
  (things as readonly { readonly transform: unknown }[])
    .map(({ transform }) => asMatrix(transform))
    .filter((matrix) => matrix !== undefined);
