import type { Observation } from "../records.ts";
import { comparableUnits, type IndicatorRow } from "./indicator-rows.ts";

export interface FigurePair {
  readonly measure: string;
  readonly a: Observation;
  readonly b: Observation;
}

/** Figures of two rows for the same measure and period; a measure a row prints twice for one period is left out. */
export function sharedFigures(a: IndicatorRow, b: IndicatorRow): FigurePair[] {
  const others = single(b);
  return [...single(a)].flatMap(([measure, value]) => {
    const other = others.get(measure);
    return other && comparableUnits(value, other) ? [{ measure, a: value, b: other }] : [];
  });
}

function single({ values }: IndicatorRow): Map<string, Observation> {
  const found = new Map<string, Observation>();
  const twice = new Set<string>();
  for (const value of values) {
    if (value.value === null || value.measure === "weight" || value.qualifiers.includes("compound"))
      continue;
    const key = `${value.measure} ${value.period}`.trim();
    if (found.has(key)) twice.add(key);
    found.set(key, value);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/** The figures of a row in its own words: `60% to 75%`. */
export const figuresOf = (values: readonly Observation[]): string =>
  values.map(({ raw }) => raw).join(" to ");
