import { findIndicator } from "./catalogue/index.ts";
import { compareCouncils } from "./compare/across.ts";
import type {
  ArchiveSurveyed,
  Comparison,
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
} from "./compare/comparison.ts";
import { foundCouncil, foundReport, refuseUnknown } from "./compare/found.ts";
import { noPeriod } from "./compare/group-reason.ts";
import { type LeftOut, leftOutOf } from "./compare/left-out.ts";
import { neighboursOf } from "./compare/neighbours.ts";
import { compareOverTime } from "./compare/over-time.ts";
import { backwards, compareReports, differentCouncils } from "./compare/reports.ts";
import {
  chooseGroups,
  type GroupChoice,
  isIndicator,
  isPrinted,
  isTheme,
  onlyFigures,
  printedIn,
  type Years,
} from "./compare/select.ts";
import { WorkFailed } from "./problem.ts";
import { groupsByReference, readGroups, readTwins } from "./store/comparison.ts";
import {
  type ComparedRecords,
  type ReportHead,
  readCompared,
  readHeads,
  readOneCompared,
} from "./store/read-compared.ts";
import { readGroupFigures } from "./store/read-figures.ts";
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
  /** Only this indicator, or those of this theme; budget and milestones are then left out. */
  readonly indicator?: string | undefined;
  readonly theme?: string | undefined;
}

/** Councils beside each other. */
export interface CouncilsAsked extends FiguresAsked, GroupChoice {
  readonly kind: "councils";
  /** By any of their names; none for all. */
  readonly councils?: readonly string[];
  /** So many councils of the same type beside the one that is named. */
  readonly nearest?: number | undefined;
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
  const left = readReport(store, heads, from, "rows");
  const right = readReport(store, heads, to, "rows");
  refuseUnlike(left.report, right.report);
  return { kind: "reports", ...compareReports(left, right), heads: [left.report, right.report] };
}

/** A report by its doc or its file's name, with all that two reports are compared by. */
export function readReport(
  store: Store,
  heads: readonly ReportHead[],
  typed: string,
  figures: "rows" | "firsts",
): ComparedRecords {
  const known = foundReport(typed, heads, store.name);
  const report = readOneCompared(store, known, [figures, "milestones", "budget", "prose"]);
  if (!report) throw new RangeError(`${known} was there a moment ago`);
  return report;
}

/** What changed can only be told from an earlier report of a council to a later one of it. */
export function refuseUnlike(from: ReportHead, to: ReportHead): void {
  const councils = differentCouncils(from, to);
  if (councils !== "") {
    const { council } = from.facts;
    throw new WorkFailed(
      2,
      `${councils} "muniment diff ${council} ${to.facts.council}" sets councils side by side.`,
    );
  }
  const order = backwards(from, to);
  if (order !== "") {
    throw new WorkFailed(2, `${order} Give --from ${to.doc} --to ${from.doc}.`);
  }
}

function follow(
  store: Store,
  heads: readonly ReportHead[],
  { council, years, measure, indicator, theme }: CouncilAsked,
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
  refuseUnprinted(store, reports, { indicator, theme });
  const followed = compareOverTime(name, onlyFigures(reports, years, measure));
  const whole = { kind: "over-time", ...followed, twins } as const;
  if (indicator === undefined && theme === undefined) return whole;
  const indicators = followed.indicators.filter(
    (one) =>
      (indicator === undefined || isIndicator(one, indicator)) &&
      (theme === undefined || isTheme(one.theme, theme)),
  );
  return { ...whole, indicators, budget: [], milestones: [] };
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
  const all = readGroups(store);
  const themes = [...new Set(all.map(({ theme }) => theme).filter(Boolean))].sort();
  if (wanted !== undefined && !themes.some((theme) => isTheme(theme, wanted))) {
    refuseUnknown("--theme", wanted, { names: themes, texts: [] }, store.name);
  }
  const groups = all.filter(
    ({ theme, verdict, why }) =>
      (wanted === undefined || isTheme(theme, wanted)) &&
      (only !== "comparable" || (verdict === "comparable" && !why.includes(noPeriod))),
  );
  return { kind: "survey", councils: [...new Set(councilsOf(heads))].sort(), groups };
}

function compareAcross(
  store: Store,
  heads: readonly ReportHead[],
  asked: CouncilsAsked,
): CouncilsCompared {
  const { councils = [], years, measure, minCouncils = 2, indicator } = asked;
  const named = councils.map((name) => foundCouncil(name, councilsOf(heads), store.name));
  const names = [...named, ...nearestTo(named, asked, heads)];
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
  if (stored.length === 0) refuseUnprinted(store, reports, asked);
  const chosen = onlyFigures(reports, years, measure);
  const compared = compareCouncils(chosen, { minCouncils });
  const docs = new Set(reports.map(({ report }) => report.doc));
  const twins = copies.filter(({ speaks }) => docs.has(speaks));
  const leftOut = [...leftOutOf(compared, chosen, twins), ...unplaced(heads, names)];
  const groups = chooseGroups(compared.groups, asked);
  if (groups.length === 0 && indicator !== undefined) {
    const why = "It is printed, and no two of the councils compared print it alike.";
    leftOut.unshift({ council: "", doc: "", what: `the indicator ${indicator}`, why });
  }
  return { kind: "councils", ...compared, groups, left_out: leftOut, twins };
}

/** The councils of the same type as the one that is named, where they are asked for. */
export function nearestTo(
  named: readonly string[],
  { nearest }: CouncilsAsked,
  heads: readonly ReportHead[],
): readonly string[] {
  if (nearest === undefined) return [];
  const [name] = named;
  if (name === undefined || named.length > 1) {
    throw new WorkFailed(2, "--nearest takes one council, and finds those of its type.");
  }
  const found = neighboursOf(name, councilsOf(heads), nearest);
  if (found.length > 0) return found;
  throw new WorkFailed(2, `There is no other council of the type of ${name} here.`);
}

/** An indicator or theme that nothing printed answers to is a mistake, not an empty answer. */
function refuseUnprinted(
  store: Store,
  reports: ReturnType<typeof readCompared>,
  { indicator, theme }: Pick<GroupChoice, "indicator" | "theme">,
): void {
  if (indicator === undefined && theme === undefined) return;
  const printed = printedIn(reports);
  if (indicator !== undefined && !isPrinted(indicator, printed)) {
    const { names, titles } = printed;
    refuseUnknown("--indicator", indicator, { names, texts: titles }, store.name);
  }
  if (theme !== undefined && !printed.themes.some((one) => isTheme(one, theme))) {
    refuseUnknown("--theme", theme, { names: printed.themes, texts: [] }, store.name);
  }
}

/** Numbers of the stored groups an indicator is asked for by its code or a printed reference; words need every row. */
function groupsOf(store: Store, indicator: string): readonly number[] {
  const code = findIndicator(indicator)?.code;
  if (code === undefined) return groupsByReference(store, indicator);
  return readGroups(store)
    .filter((group) => group.indicator === code || group.related === code)
    .map(({ group_no }) => group_no);
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
export const councilsOf = (heads: readonly ReportHead[]): readonly string[] =>
  heads.map(({ facts }) => facts.council).filter(Boolean);
