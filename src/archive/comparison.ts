import { type PlacedGroup, placedGroups } from "../compare/across.ts";
import { partsOf } from "../compare/council-part.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import { milestonesOverTime } from "../compare/milestones-over-time.ts";
import { followedRows, inPeriodOrder } from "../compare/over-time.ts";
import { placeRows } from "../compare/placed.ts";
import type { ReportRecords } from "../compare/report.ts";
import { type SilentTwin, withoutTwins } from "../compare/twins.ts";
import { type GroupToStore, writeComparison } from "../store/comparison.ts";
import {
  type FollowedToStore,
  type PartToStore,
  writeFollowed,
  writeParts,
} from "../store/council-parts.ts";
import { fillExplorer } from "../store/explorer.ts";
import { readCompared } from "../store/read-compared.ts";
import type { Store } from "../store/store.ts";

const differencesNamed = 3;

/** Compares all councils of a new archive, finds the reports that are in it twice, and what follows for its lists. */
export function fillComparison(store: Store): void {
  // Of a report that does not say whose it is, too, one copy counts.
  const reports = readCompared(store, ["figures", "milestones", "budget"]);
  const { spoken, twins } = withoutTwins(reports);
  const placed = spoken.filter(({ report }) => report.facts.council !== "");
  const groups = placedGroups(placeRows(placed), 2);
  const copies = twins.flatMap(({ speaks, why, silent }) =>
    silent.map((copy) => {
      const { doc, shared, differing } = copy;
      return { doc, speaks, shared, differing, why, finding: sayDifference(speaks, copy) };
    }),
  );
  writeComparison(
    store,
    groups.map(({ group }) => toStored(group)),
    copies,
  );
  writeParts(store, partsToStore(groups));
  writeFollowed(store, followedToStore(placed));
  fillExplorer(store);
}

function* partsToStore(groups: readonly PlacedGroup[]): Iterable<PartToStore> {
  for (const [at, { sides }] of groups.entries()) {
    for (const [council, [part, figures]] of partsOf(sides)) {
      const told = JSON.stringify(part);
      yield { group: at + 1, council, told, figures: JSON.stringify(figures) };
    }
  }
}

function* followedToStore(reports: readonly ReportRecords[]): Iterable<FollowedToStore> {
  const councils = new Map<string, ReportRecords[]>();
  for (const one of reports) {
    const { council } = one.report.facts;
    const own = councils.get(council);
    if (own) own.push(one);
    else councils.set(council, [one]);
  }
  for (const [council, own] of councils) {
    const ordered = own.toSorted(inPeriodOrder);
    const indicators = followedRows(ordered).map(({ indicator, title, rows }) => ({
      indicator,
      title,
      rows: rows.map(({ row }) => ({ doc: row.report.doc, row: row.observations[0]?.row ?? 0 })),
    }));
    const milestones = milestonesOverTime(ordered).map((one) => JSON.stringify(one));
    yield { council, indicators, milestones };
  }
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
