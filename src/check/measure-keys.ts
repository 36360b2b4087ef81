import { findIndicator } from "../catalogue/index.ts";
import type { IndicatorRow } from "./indicator-rows.ts";

/** Codes that name one measure. `C15` or `F11` is a basket of a scorecard and stands over many. */
const namesOneMeasure = /^(?:NI|BV|PAF-|LI|LPI|LP|KPI|LKI|CPA-)\d*|^\d{4}(?:SC|OF|DE)$/;

/** The codes of a row that name one measure, catalogue codes in the catalogue's spelling. */
export function measureKeys({ codes, indicator }: IndicatorRow): string[] {
  const keys = codes.flatMap((code) => {
    const known = findIndicator(code);
    if (known) return [known.code];
    return namesOneMeasure.test(code) ? [code] : [];
  });
  return [...new Set(indicator === "" ? keys : [...keys, indicator])];
}

export function groupByKey(rows: readonly IndicatorRow[]): Map<string, IndicatorRow[]> {
  const groups = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    for (const key of measureKeys(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}
