import { compareCouncils } from "../compare/across.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import { type SilentTwin, withoutTwins } from "../compare/twins.ts";
import { type GroupToStore, writeComparison } from "../store/comparison.ts";
import { fillExplorer } from "../store/explorer.ts";
import { readCompared } from "../store/read-compared.ts";
import type { Store } from "../store/store.ts";

const differencesNamed = 3;

/** Compares all councils of a new archive, finds the reports that are in it twice, and what follows for its lists. */
export function fillComparison(store: Store): void {
  // Of a report that does not say whose it is, too, one copy counts.
  const reports = readCompared(store, ["figures", "milestones", "budget"]);
  const { spoken, twins } = withoutTwins(reports);
  const { groups } = compareCouncils(spoken.filter(({ report }) => report.facts.council !== ""));
  const copies = twins.flatMap(({ speaks, why, silent }) =>
    silent.map((copy) => {
      const { doc, shared, differing } = copy;
      return { doc, speaks, shared, differing, why, finding: sayDifference(speaks, copy) };
    }),
  );
  writeComparison(store, groups.map(toStored), copies);
  fillExplorer(store);
}

function toStored(group: ComparisonGroup): GroupToStore {
  const { indicator, related = "", title, unit, polarity, theme, verdict, why, series } = group;
  const latest = group.standings.findLast(({ order }) => order.some(({ rank }) => rank !== null));
  return {
    indicator,
    related,
    title,
    unit,
    polarity,
    theme,
    verdict,
    why,
    councils: new Set(series.map(({ council }) => council)).size,
    standing: latest ? `${latest.period} ${latest.measure}: ${latest.says}` : "",
    figures: series.map(({ id, comparability, note }) => ({ id, comparability, note })),
  };
}

function sayDifference(speaks: string, { shared, differing, differences }: SilentTwin): string {
  if (differing === 0) return "";
  const named = differences.slice(0, differencesNamed).map((text) => `"${text}"`);
  const more = differing > named.length ? `, and ${differing - named.length} more` : "";
  return `A copy of ${speaks}: ${shared} records agree, ${differing} stand in one of the two only: ${named.join(", ")}${more}.`;
}
