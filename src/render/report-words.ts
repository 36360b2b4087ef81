import type { ReportsCompared } from "../compare/comparison.ts";
import type { FigureChange, IndicatorChange } from "../compare/indicators.ts";
import type { Corrected } from "../compare/report.ts";
import { readWords } from "./comparison-words.ts";
import { oneLine } from "./wrap.ts";

/** The words of two reports' comparison that every format shares. */
const relationNames: Readonly<Record<string, string>> = {
  same: "same",
  reworded: "reworded",
  date_changed: "date changed",
  moved_objective: "moved to another objective",
  target_changed: "target changed",
  code_reused: "code reused for another indicator",
  renumbered: "renumbered",
  renamed: "renamed",
  changed: "changed",
  dropped: "dropped",
  not_covered: "not covered by the later report",
  added: "added",
};

export function relationWords(relation: string): string {
  return relation
    .split(";")
    .map((word) => relationNames[word] ?? word)
    .join(", ");
}

/** How many of each part became what: part, relation, count. */
export function relationCounts({
  milestones,
  indicators,
  budget,
}: Pick<ReportsCompared, "milestones" | "indicators" | "budget">): readonly (readonly [
  part: string,
  relation: string,
  count: string,
])[] {
  const parts = [
    ["Milestones", milestones],
    ["Indicators", indicators],
    ["Budget amounts", budget],
  ] as const;
  return parts.flatMap(([name, changes]) => {
    const counts = new Map<string, number>();
    for (const { relation } of changes) {
      const words = relationWords(relation);
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([relation, count]) => [name, relation, String(count)] as const);
  });
}

/** `target 2008-09: 10% -> 8%`, `actual 2007-08 restated: 60% -> 70%`. */
export function figureChangeWords({
  targets,
  restated,
}: Pick<IndicatorChange, "targets" | "restated">): readonly string[] {
  return [
    ...targets.map((change) => `target ${change.period}: ${bothSides(change)}`),
    ...restated.map((change) => `actual ${change.period} restated: ${bothSides(change)}`),
  ].map(oneLine);
}

const bothSides = (change: FigureChange): string =>
  `${side(change.from, change.from_value, change.from_corrected)} -> ${side(change.to, change.to_value, change.to_corrected)}`;

const side = (raw: string, value: number | null, corrected: readonly Corrected[]): string =>
  corrected.length === 0 ? raw : `${value}† (${readWords(corrected)}; printed ${raw})`;

/** What was corrected on either side of a change; empty where nothing was. */
export function sideCorrections({
  from,
  to,
}: {
  readonly from: { readonly corrected: readonly Corrected[] } | null;
  readonly to: { readonly corrected: readonly Corrected[] } | null;
}): string {
  return [from, to]
    .flatMap((own) =>
      own && own.corrected.length > 0 ? [`† corrected: ${readWords(own.corrected)}`] : [],
    )
    .join("; ");
}
