import type { CatalogueIndicator } from "../catalogue/index.ts";
import { type Basis, unitName, unitsAgree } from "./basis.ts";
import { type ReasonedVerdict, strictness } from "./pairing.ts";
import { listed, sentence } from "./printed-title.ts";
import { inOrder, type Verdict } from "./report.ts";
import type { SeriesPoint } from "./series.ts";

/* The one paragraph that says why a group's councils may be compared, or not. */

/** Every period and measure in which at least two councils print figures that compare, and which councils. */
export function comparedIn(series: readonly SeriesPoint[]): ReadonlyMap<string, readonly string[]> {
  const councils = new Map<string, Set<string>>();
  for (const { council, period, measure, value, comparability, suppressed } of series) {
    if (value === null || suppressed || period === "" || comparability === "not_comparable")
      continue;
    if (measure !== "target" && measure !== "actual") continue;
    const key = `${period} ${measure}`;
    const own = councils.get(key);
    if (own) own.add(council);
    else councils.set(key, new Set([council]));
  }
  return new Map(
    [...councils]
      .filter(([, own]) => own.size > 1)
      .sort(([a], [b]) => inOrder(a, b))
      .map(([key, own]) => [key, [...own].sort(inOrder)]),
  );
}

/** Said where two councils print the measure alike, and no period of it twice. */
export const noPeriod = "No period has figures of two councils that compare.";

/** "On the same basis" is said of councils that print figures of one period; of others only what they print. */
export function sayBest(
  best: ReasonedVerdict,
  dated: ReadonlyMap<string, readonly string[]>,
  entry: CatalogueIndicator | undefined,
  reference: Basis | undefined,
): string {
  if (best.verdict === "not_comparable") return best.why;
  if (dated.size === 0) return `${best.why} ${noPeriod}`;
  if (best.verdict !== "comparable" || !entry) return best.why;
  const names = [...new Set([...dated.values()].flat())].sort(inOrder);
  const said = `${listed(names)} print ${entry.code} on the same basis (${listed([...dated.keys()])}).`;
  const departs =
    reference?.unitPrinted &&
    reference.unit !== "unknown" &&
    !entry.printedUnits.some((unit) => unit === reference.unit) &&
    !unitsAgree(reference.unit, entry.unit) &&
    !unitsAgree(reference.unit, entry.basis === "percentage point gap" ? "percent" : entry.unit);
  return departs
    ? `${said} ${names.length === 2 ? "Both" : "All of them"} print ${unitName(reference.unit)} where the definition has ${unitName(entry.unit)}: comparable with each other, with care against the definition.`
    : said;
}

/** The verdict's reason, then each council whose figures stand worse than the group. */
export function sayGroup(why: string, verdict: Verdict, series: readonly SeriesPoint[]): string {
  const exceptions = new Map<string, Set<string>>();
  for (const { council, comparability, note, measure } of series) {
    if (note === "" || measure === "benchmark" || verdict === "not_comparable") continue;
    if (strictness[comparability] < strictness.with_care) continue;
    const notes = exceptions.get(council);
    if (notes) notes.add(note);
    else exceptions.set(council, new Set([note]));
  }
  const said = [...exceptions]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([council, notes]) => `${council}: ${[...notes].map(sentence).join(" ")}`);
  return [why, ...said].join(" ");
}
