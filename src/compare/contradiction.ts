import { exact } from "./standing.ts";

/** What two figures of one thing are told apart by. */
export interface Printed {
  readonly value: number | null;
  readonly raw: string;
}

/** Whether two printed figures may be one: equal, or the one is the other to fewer decimals. */
export function agree(left: Printed, right: Printed): boolean {
  if (left.value === null || right.value === null) return true;
  if (left.value === right.value) return true;
  const places = Math.min(decimalsOf(left), decimalsOf(right));
  return rounded(left.value, places) === rounded(right.value, places);
}

function decimalsOf({ value, raw }: Printed): number {
  const text = String(value);
  if (raw === text || raw === `${text}%`) return placesIn(text);
  const token = numbersIn(raw).find((one) => Math.abs(Number(plain(one))) === Math.abs(value ?? 0));
  return placesIn(token ?? text);
}

const placesIn = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

function rounded(value: number, places: number): number {
  return exact(Math.round(exact(value * 10 ** places)) / 10 ** places);
}

const numbersIn = (raw: string): readonly string[] => raw.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
const plain = (token: string): string => token.replaceAll(",", "");

interface Placed extends Printed {
  readonly id: string;
}

/** The ids of the figures among `points` that contradict each, by its id: they are of one thing. */
export function contradictions(points: readonly Placed[]): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  const [first] = points;
  // Where many reports print one figure, most print it alike.
  if (!first || points.every(({ value }) => value === null || value === first.value)) return others;
  const told = points.map((point) => ({
    id: point.id,
    value: point.value,
    decimals: decimalsOf(point),
    at: [] as number[],
  }));
  const roundedTo = (point: (typeof told)[number], places: number): number => {
    point.at[places] ??= rounded(point.value ?? 0, places);
    return point.at[places];
  };
  for (const left of told) {
    const own: string[] = [];
    for (const right of told) {
      if (left.value === null || right.value === null || left.value === right.value) continue;
      // Printed to as many decimals, they are what they say.
      const places = Math.min(left.decimals, right.decimals);
      const differ =
        left.decimals === right.decimals || roundedTo(left, places) !== roundedTo(right, places);
      if (differ) own.push(right.id);
    }
    if (own.length > 0) others.set(left.id, own);
  }
  return others;
}
