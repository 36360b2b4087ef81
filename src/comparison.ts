import { findIndicator } from "./catalogue/index.ts";
import { compareCouncils } from "./compare/across.ts";
import type {
  ArchiveSurveyed,
  Comparison,
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
} from "./compare/comparison.ts";
import { foundCouncil, foundReport } from "./compare/found.ts";
import { type LeftOut, leftOutOf } from "./compare/left-out.ts";
import { compareOverTime } from "./compare/over-time.ts";
import { compareReports } from "./compare/reports.ts";
import {
  chooseGroups,
  type GroupChoice,
  isTheme,
  onlyFigures,
  type Years,
} from "./compare/select.ts";
import { groupsByReference, readGroups, readTwins } from "./store/comparison.ts";
import {
  type ReportHead,
  readCompared,
  readGroupFigures,
  readHeads,
} from "./store/read-compared.ts";
import type { Store } from "./store/store.ts";

/** What is to be set side by side. */
export type ComparisonAsked = ReportsAsked | CouncilAsked | CouncilsAsked;

/** Two reports, each by its doc or its file's name. */
export interface ReportsAsked {
  readonly kind: "reports";
  readonly from: string;
  readonly to: string;
}

interface FiguresAsked {
  readonly years?: Years | undefined;
  readonly measure?: "target" | "actual" | undefined;
}

/** One council along all its reports. */
export interface CouncilAsked extends FiguresAsked {
  readonly kind: "over-time";
  readonly council: string;
}

/** Councils beside each other. */
export interface CouncilsAsked extends FiguresAsked, GroupChoice {
  readonly kind: "councils";
  /** By any of their names; none for all. */
  readonly councils?: readonly string[];
  /** Only what at least so many of them report; 2 if not said. */
  readonly minCouncils?: number | undefined;
  /** For people to read: all of a large archive is then a survey of its groups, without figures. */
  readonly brief?: boolean;
}

/** Sets councils, or two reports, or one council's reports side by side; copies of a report do not speak twice. */
export function compareArchive(store: Store, asked: ComparisonAsked): Comparison {
  const heads = readHeads(store);
  switch (asked.kind) {
    case "reports":
      return compareTwo(store, heads, asked);
    case "over-time":
      return follow(store, heads, asked);
    case "councils":
      return isSurvey(heads, asked)
        ? survey(store, heads, asked)
        : compareAcross(store, heads, asked);
  }
}

function compareTwo(
  store: Store,
  heads: readonly ReportHead[],
  { from, to }: ReportsAsked,
): ReportsCompared {
  const read = (typed: string) => {
    const known = foundReport(typed, heads, store.name);
    const [report] = readCompared(
      store,
      ["observations", "milestones", "budget", "prose"],
      ({ doc }) => doc === known,
    );
    if (!report) throw new RangeError(`${known} was there a moment ago`);
    return report;
  };
  const [left, right] = [read(from), read(to)];
  return { kind: "reports", ...compareReports(left, right), heads: [left.report, right.report] };
}

function follow(
  store: Store,
  heads: readonly ReportHead[],
  { council, years, measure }: CouncilAsked,
): CouncilFollowed {
  const name = foundCouncil(council, councilsOf(heads), store.name);
  const copies = readTwins(store);
  const silent = new Set(copies.map(({ doc }) => doc));
  const reports = readCompared(
    store,
    ["figures", "milestones", "budget"],
    ({ doc, facts }) => facts.council === name && !silent.has(doc),
  );
  const own = new Set(reports.map(({ report }) => report.doc));
  const twins = copies.filter(({ speaks }) => own.has(speaks));
  return {
    kind: "over-time",
    ...compareOverTime(name, onlyFigures(reports, years, measure)),
    twins,
  };
}

// More councils than this in one grid are no help to anybody who reads.
const mostCouncilsToRead = 12;

/** Whether all of a large archive is asked for, to be read: then figures would fill thousands of pages. */
function isSurvey(heads: readonly ReportHead[], asked: CouncilsAsked): boolean {
  const { councils = [], years, measure, minCouncils = 2, sort, indicator, brief = false } = asked;
  const figuresAsked =
    years !== undefined || measure !== undefined || minCouncils !== 2 || sort !== undefined;
  return (
    brief &&
    councils.length === 0 &&
    indicator === undefined &&
    !figuresAsked &&
    new Set(councilsOf(heads)).size > mostCouncilsToRead
  );
}

function survey(
  store: Store,
  heads: readonly ReportHead[],
  { theme: wanted, only }: CouncilsAsked,
): ArchiveSurveyed {
  const groups = readGroups(store).filter(
    ({ theme, verdict }) =>
      (wanted === undefined || isTheme(theme, wanted)) &&
      (only !== "comparable" || verdict === "comparable"),
  );
  return { kind: "survey", councils: [...new Set(councilsOf(heads))].sort(), groups };
}

function compareAcross(
  store: Store,
  heads: readonly ReportHead[],
  asked: CouncilsAsked,
): CouncilsCompared {
  const { councils = [], years, measure, minCouncils = 2, indicator } = asked;
  const names = councils.map((name) => foundCouncil(name, councilsOf(heads), store.name));
  const copies = readTwins(store);
  const silent = new Set(copies.map(({ doc }) => doc));
  // One indicator of all councils is found through the stored comparison, without reading the rest.
  const stored =
    names.length === 0 && indicator !== undefined && minCouncils > 1
      ? groupsOf(store, indicator)
      : [];
  const reports =
    stored.length > 0
      ? readGroupFigures(store, stored)
      : readCompared(
          store,
          ["figures"],
          ({ doc, facts }) =>
            facts.council !== "" &&
            !silent.has(doc) &&
            (names.length === 0 || names.includes(facts.council)),
        );
  const chosen = onlyFigures(reports, years, measure);
  const compared = compareCouncils(chosen, { minCouncils });
  const docs = new Set(reports.map(({ report }) => report.doc));
  const twins = copies.filter(({ speaks }) => docs.has(speaks));
  const leftOut = [...leftOutOf(compared, chosen, twins), ...unplaced(heads, names)];
  const groups = chooseGroups(compared.groups, asked);
  return { kind: "councils", ...compared, groups, left_out: leftOut, twins };
}

/** Numbers of the stored groups an indicator is asked for by: its code, words of its title, or a printed reference. */
function groupsOf(store: Store, indicator: string): readonly number[] {
  const code = findIndicator(indicator)?.code;
  const words = indicator.toLowerCase();
  const found = readGroups(store)
    .filter((group) =>
      code === undefined
        ? group.title.toLowerCase().includes(words)
        : group.indicator === code || group.related === code,
    )
    .map(({ group_no }) => group_no);
  return code === undefined ? [...found, ...groupsByReference(store, indicator)] : found;
}

/** Reports that no comparison of councils can use: nothing came of them, or they do not say whose they are. */
function unplaced(heads: readonly ReportHead[], names: readonly string[]): readonly LeftOut[] {
  if (names.length > 0) return [];
  return heads
    .filter(({ facts }) => facts.council === "")
    .map(({ doc, status }) => ({
      council: "",
      doc,
      what: "the whole report",
      why: status === "unread" ? "it could not be read" : "its council could not be told",
    }));
}

/** One a report that says whose it is. */
const councilsOf = (heads: readonly ReportHead[]): readonly string[] =>
  heads.map(({ facts }) => facts.council).filter(Boolean);
