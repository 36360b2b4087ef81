import { findIndicator } from "./catalogue/index.ts";
import {
  type ComparedCouncil,
  comparedCouncils,
  type GroupPlace,
  inGroupCodeOrder,
  inVerdictOrder,
} from "./compare/across.ts";
import { compareBudgets } from "./compare/budget.ts";
import type { CouncilFollowed, ReportsCompared } from "./compare/comparison.ts";
import { type CouncilDates, type CouncilPart, datesIn } from "./compare/council-part.ts";
import { foundCouncil } from "./compare/found.ts";
import { type GroupShown, inReportOrder, rowsToShownGroup } from "./compare/group.ts";
import { type ChangeToTell, changesToTell } from "./compare/indicators.ts";
import { judgeParts, judgeRelated, type PartsJudged } from "./compare/judge-parts.ts";
import { figuresFrom, isSharedAtSight, milestoneFrom, partFrom } from "./compare/kept-schema.ts";
import { compareMilestones } from "./compare/milestones.ts";
import { type IndicatorFollowed, inPeriodOrder, rowsToFollowed } from "./compare/over-time.ts";
import { type PlacedRow, placeRows } from "./compare/placed.ts";
import { relatedGroups } from "./compare/related.ts";
import { inOrder, type Verdict } from "./compare/report.ts";
import type { IndicatorRow } from "./compare/rows.ts";
import { type GroupChoice, isTheme } from "./compare/select.ts";
import {
  type CouncilsAsked,
  councilsOf,
  nearestTo,
  readReport,
  refuseUnlike,
} from "./comparison.ts";
import { groupsByNumber } from "./store/comparison.ts";
import {
  countFollowed,
  type PartReading,
  readFigureTexts,
  readFollowedMilestones,
  readParts,
} from "./store/council-parts.ts";
import { once } from "./store/explore/once.ts";
import { keptFor, keptWithin } from "./store/kept.ts";
import { type ComparedRecords, readFiguresOfRows, readHeads } from "./store/read-compared.ts";
import { readFiguresOfGroups, readFollowedFigures, speakingHeads } from "./store/read-figures.ts";
import type { Store } from "./store/store.ts";

/** Some of the groups that councils share, worked out without the others: an archive may hold thousands. */
export interface GroupsShown {
  readonly councils: readonly ComparedCouncil[];
  /** How many groups they share, by verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly groups: readonly GroupShown[];
}

/**
 * A stretch of what councils side by side share, in the order and each group as `diff` has it, found by what the
 * archive keeps of each council. Nothing where that does not tell it: the whole comparison does.
 */
export function compareSome(
  store: Store,
  asked: CouncilsAsked,
  { first, count }: { readonly first: number; readonly count: number },
): GroupsShown | undefined {
  const { councils = [], years, measure, minCouncils = 2, indicator } = asked;
  const code = indicator === undefined ? undefined : findIndicator(indicator)?.code;
  // Words stand in rows, and a row that loses figures may lose its unit with them.
  if (years !== undefined || measure !== undefined) return undefined;
  if (indicator !== undefined && code === undefined) return undefined;
  if (minCouncils < 2 || councils.length === 0) return undefined;
  const named = councils.map((name) => councilNamed(store, name));
  const near = asked.nearest === undefined ? [] : nearestTo(named, asked, readHeads(store));
  const names = [...new Set([...named, ...near])];
  const shared = sharedGroups(store, names, minCouncils).filter(
    (group) =>
      (asked.theme === undefined || isTheme(group.theme, asked.theme)) &&
      (code === undefined || group.indicator === code || group.related === code) &&
      (asked.only !== "comparable" || (group.verdict === "comparable" && group.isDated())),
  );
  if (shared.length === 0) return undefined;
  const counts = { comparable: 0, with_care: 0, not_comparable: 0 };
  for (const { verdict } of shared) counts[verdict] += 1;
  const shown = inOrderOf(store, shared, asked.sort).slice(first, first + count);
  const rowsOf = rowsOfGroups(
    store,
    shown.map(({ group_no }) => group_no),
    names,
  );
  const groups = shown.flatMap(({ group_no, related }) => groupsFrom(rowsOf(group_no), related));
  const reports = speakingHeads(store, names).map(({ head }) => ({
    report: head,
    observations: [],
  }));
  return { councils: comparedCouncils(reports), counts, groups };
}

/** A group of some councils' rows that are all of it: of one measure, or of two that look alike. */
function groupsFrom(
  councils: readonly (readonly PlacedRow[])[],
  related: string | undefined,
): GroupShown[] {
  if (related === undefined) return [rowsToShownGroup(councils)];
  const byKey = new Map<string, PlacedRow[]>();
  for (const row of inReportOrder(councils)) {
    const own = byKey.get(row.measured.key);
    if (own) own.push(row);
    else byKey.set(row.measured.key, [row]);
  }
  return relatedGroups(byKey).flatMap(({ group }) => (group.related === related ? [group] : []));
}

/** So many figures in all: everybody looks at the first groups of a comparison, whichever councils it is of. */
const figuresKept = 60_000;
const keptRows = keptWithin<readonly PlacedRow[]>(figuresKept, (rows) =>
  rows.reduce((sum, { figures }) => sum + figures.length, 1),
);

/** The rows of some groups in some councils, those of each council by themselves; by the group's number. */
function rowsOfGroups(
  store: Store,
  groups: readonly number[],
  councils: readonly string[],
): (group: number) => readonly (readonly PlacedRow[])[] {
  const key = (group: number, council: string) => `${group} ${council}`;
  const known = new Map<string, readonly PlacedRow[]>();
  for (const council of councils) {
    for (const group of groups) {
      const rows = keptRows.find(store, key(group, council));
      if (rows) known.set(key(group, council), rows);
    }
  }
  const missing = councils.filter((name) => groups.some((group) => !known.has(key(group, name))));
  if (missing.length > 0) {
    for (const [group, council, rows] of readRows(store, groups, missing)) {
      known.set(key(group, council), rows);
      keptRows.keep(store, key(group, council), rows);
    }
  }
  return (group) =>
    councils.flatMap((council) => {
      const rows = known.get(key(group, council)) ?? [];
      return rows.length === 0 ? [] : [rows];
    });
}

/** For each group and council its rows in the order of their reports, none where there are none. */
function readRows(
  store: Store,
  groups: readonly number[],
  councils: readonly string[],
): readonly (readonly [group: number, council: string, rows: readonly PlacedRow[]])[] {
  const { reports, of } = readFiguresOfGroups(store, groups, councils);
  const found = groups.map(
    (group) => [group, new Map(councils.map((name) => [name, [] as PlacedRow[]]))] as const,
  );
  for (const rows of placeRows(reports).values()) {
    for (const row of rows) {
      const own = of.get(row.figures[0]?.observation.id ?? "");
      for (const [group, byCouncil] of found) {
        if (own?.includes(group)) byCouncil.get(row.row.council)?.push(row);
      }
    }
  }
  return found.flatMap(([group, byCouncil]) =>
    [...byCouncil].map(([council, rows]) => [group, council, rows] as const),
  );
}

const councilsNamed = keptFor<string>(1_000);

/** The name that the reports have for a council as it is typed. */
const councilNamed = (store: Store, typed: string): string =>
  councilsNamed(store, typed, () => foundCouncil(typed, councilNames(store), store.name));

/** Each once, where a thousand reports may be of a few councils. */
const councilNames = (store: Store): readonly string[] =>
  once(store, "names of compared councils", () => [...new Set(councilsOf(readHeads(store)))]);

const readings = {
  told: { name: "told", column: "told", toPart: partFrom },
  figures: { name: "figures", column: "figures", toPart: figuresFrom },
} as const satisfies Record<string, PartReading<unknown>>;

const datesKept = keptFor<Map<number, CouncilDates>>(300);

/** What tells whether a group compares in a council, read where somebody asks: without the figures themselves. */
function datesOf(store: Store, council: string, group_no: number): CouncilDates {
  const known = datesKept(store, council, () => new Map());
  let own = known.get(group_no);
  if (!own) {
    const text = readFigureTexts(store, council).get(group_no);
    own = text === undefined ? [] : datesIn(figuresFrom(text));
    known.set(group_no, own);
  }
  return own;
}

interface SharedGroup extends PartsJudged, GroupPlace {
  readonly group_no: number;
  readonly title: string;
  readonly theme: string;
  readonly verdict: Verdict;
}

/** The groups of the stored comparison that at least so many of some councils print, as these have them. */
function sharedGroups(
  store: Store,
  councils: readonly string[],
  least: number,
): readonly SharedGroup[] {
  const told = councils.map((name) => ({ name, parts: readParts(store, name, readings.told) }));
  const known = groupsByNumber(store);
  const texts = (council: string) => readFigureTexts(store, council);
  const shared: SharedGroup[] = [];
  for (const [at, { parts }] of told.entries()) {
    for (const group_no of parts.keys()) {
      // A council before this one brought it.
      if (told.some((other, before) => before < at && other.parts.has(group_no))) continue;
      const own = new Map<string, CouncilPart>();
      for (const other of told) {
        const part = other.parts.get(group_no);
        if (part) own.set(other.name, part);
      }
      const group = own.size < least ? undefined : known.get(group_no);
      if (!group) continue;
      const { indicator, theme, related } = group;
      const judged =
        related === ""
          ? judgeParts(
              own,
              (council) => readParts(store, council, readings.figures).get(group_no),
              (council) => datesOf(store, council, group_no),
              (some) => isSharedAtSight(some.map((council) => texts(council).get(group_no) ?? "")),
            )
          : judgeRelated(own);
      if (!judged) continue;
      const place = related === "" ? { indicator } : { indicator, related };
      shared.push({ group_no, theme, ...place, ...judged });
    }
  }
  return shared;
}

/** As `diff` orders its groups. */
function inOrderOf(
  store: Store,
  groups: readonly SharedGroup[],
  sort: GroupChoice["sort"],
): SharedGroup[] {
  const places = placesByCode(store);
  const placeOf = ({ group_no }: SharedGroup) => places.get(group_no) ?? 0;
  const inPlace = (a: SharedGroup, b: SharedGroup) =>
    inVerdictOrder(a, b) || placeOf(a) - placeOf(b) || inOrder(a.title, b.title);
  if (sort === "gap") {
    const gaps = new Map(groups.map((group) => [group, group.gap()]));
    return groups.toSorted((a, b) => (gaps.get(b) ?? 0) - (gaps.get(a) ?? 0) || inPlace(a, b));
  }
  return sort === "title"
    ? groups.toSorted((a, b) => inOrder(a.title, b.title) || inPlace(a, b))
    : groups.toSorted(inPlace);
}

/** Where each group of the archive stands by its codes: to sort codes takes longer than to judge their groups. */
const placesByCode = (store: Store): ReadonlyMap<number, number> =>
  once(store, "places of groups", () => {
    const groups = [...groupsByNumber(store).values()].sort(inGroupCodeOrder);
    const places = new Map<number, number>();
    let place = 0;
    for (const [at, group] of groups.entries()) {
      const before = groups[at - 1];
      if (before && inGroupCodeOrder(before, group) !== 0) place = at;
      places.set(group.group_no, place);
    }
    return places;
  });

/** Some of a council's indicators along its reports, worked out without the others. */
export interface IndicatorsFollowed
  extends Pick<CouncilFollowed, "council" | "reports" | "milestones"> {
  readonly indicators: readonly IndicatorFollowed[];
  /** How many indicators there are. */
  readonly total: number;
}

/** A stretch of one council over time, as `diff` has it; nothing where the archive keeps no such stretch. */
export function followSome(
  store: Store,
  typed: string,
  { first, count }: { readonly first: number; readonly count: number },
  mostMilestones: number,
): IndicatorsFollowed | undefined {
  const council = councilNamed(store, typed);
  const total = countFollowed(store, council);
  if (total === 0) return undefined;
  const { reports, of } = readFollowedFigures(store, council, {
    first: first + 1,
    last: first + count,
  });
  const ordered = reports.toSorted(inPeriodOrder);
  const places = new Map<number, PlacedRow[]>();
  for (const rows of placeRows(ordered).values()) {
    for (const row of rows) {
      const [place] = of.get(row.row.observations[0]?.id ?? "") ?? [];
      if (place === undefined) continue;
      const own = places.get(place);
      if (own) own.push(row);
      else places.set(place, [row]);
    }
  }
  return {
    council,
    reports: ordered.map(({ report }) => report.doc),
    indicators: [...places].sort(([a], [b]) => a - b).map(([, rows]) => rowsToFollowed(rows)),
    milestones: readFollowedMilestones(store, council, mostMilestones).map(milestoneFrom),
    total,
  };
}

/** Two reports with some of their indicators: the figures of the others are not read. */
export interface ReportsShown
  extends Pick<ReportsCompared, "from" | "to" | "heads" | "milestones" | "indicators" | "budget"> {
  /** How many indicators there are. */
  readonly total: number;
}

/** A stretch of what became of the indicators of one report in another, as `diff` has it. */
export function compareSomeOfTwo(
  store: Store,
  { from, to }: { readonly from: string; readonly to: string },
  { first, count }: { readonly first: number; readonly count: number },
): ReportsShown {
  const { left, right, changes, milestones, budget } = changesOfTwo(store, from, to);
  const shown = changes.slice(first, first + count);
  const [before, after] = [left, right].map((report, side) => {
    const rows = shown.flatMap(({ rows }) => rows?.[side === 0 ? 0 : 1].observations[0]?.row ?? []);
    return readFiguresOfRows(store, report, new Set(rows));
  });
  const whole = (row: IndicatorRow, figures: typeof before): IndicatorRow => ({
    ...row,
    observations: figures?.get(row.observations[0]?.row ?? 0) ?? row.observations,
  });
  return {
    from: left.report.doc,
    to: right.report.doc,
    heads: [left.report, right.report],
    milestones,
    indicators: shown.map(({ rows, tell }) =>
      rows ? tell(whole(rows[0], before), whole(rows[1], after)) : tell(),
    ),
    budget,
    total: changes.length,
  };
}

interface TwoReports {
  readonly left: ComparedRecords;
  readonly right: ComparedRecords;
  readonly changes: readonly ChangeToTell[];
  readonly milestones: ReportsCompared["milestones"];
  readonly budget: ReportsCompared["budget"];
}

/** Records of both reports of a pair, in all: whoever looks at the first page of a comparison turns to the next. */
const recordsOfPairs = 8_000;
const pairs = keptWithin<TwoReports>(
  recordsOfPairs,
  ({ left, right }) => recordsIn(left) + recordsIn(right),
);
/** And whoever compared a report with the one before it looks at the one after. */
const recordsOfReports = 12_000;
const reportsKept = keptWithin<ComparedRecords>(recordsOfReports, recordsIn);

function recordsIn({ observations, milestones, budget, prose }: ComparedRecords): number {
  return 1 + observations.length + milestones.length + budget.length + prose.length;
}

function reportAtHand(store: Store, typed: string): ComparedRecords {
  const kept = reportsKept.find(store, typed);
  if (kept) return kept;
  const read = readReport(store, readHeads(store), typed, "firsts");
  reportsKept.keep(store, typed, read);
  return read;
}

function changesOfTwo(store: Store, from: string, to: string): TwoReports {
  const key = JSON.stringify([from, to]);
  const kept = pairs.find(store, key);
  if (kept) return kept;
  const [left, right] = [reportAtHand(store, from), reportAtHand(store, to)];
  refuseUnlike(left.report, right.report);
  const made: TwoReports = {
    left,
    right,
    changes: changesToTell(left, right),
    milestones: compareMilestones(left, right).milestones,
    budget: compareBudgets(left, right),
  };
  pairs.keep(store, key, made);
  return made;
}
