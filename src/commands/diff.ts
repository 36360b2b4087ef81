import { findIndicator } from "../catalogue/index.ts";
import { compareCouncils } from "../compare/across.ts";
import { leftOutOf } from "../compare/left-out.ts";
import { nearestName } from "../compare/nearest.ts";
import { compareOverTime } from "../compare/over-time.ts";
import { compareReports, type ReportComparison } from "../compare/reports.ts";
import {
  chooseGroups,
  type GroupChoice,
  isTheme,
  onlyFigures,
  parseYears,
  type Years,
} from "../compare/select.ts";
import type { Copy } from "../compare/twins.ts";
import type { Io } from "../main.ts";
import { WorkFailed } from "../problem.ts";
import {
  type Comparison,
  type ComparisonFormat,
  comparisonFormats,
  renderComparison,
} from "../render/comparison.ts";
import { printable } from "../render/text.ts";
import { groupsByReference, readGroups, readTwins } from "../store/comparison.ts";
import { openStore, type Store } from "../store/open.ts";
import {
  type ReportHead,
  readCompared,
  readGroupFigures,
  readHeads,
} from "../store/read-compared.ts";
import { foundCouncil } from "./found-council.ts";

export interface DiffOptions {
  readonly db: string;
  readonly from?: string;
  readonly to?: string;
  readonly council?: string;
  readonly years?: string;
  readonly indicator?: string;
  readonly theme?: string;
  readonly measure?: string;
  readonly only?: string;
  readonly sort?: string;
  readonly minCouncils?: string;
  /** text, json, csv, markdown or html. */
  readonly format?: string;
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

/** Sets councils, or two reports, or one council's reports side by side. */
export async function diff(
  councils: readonly string[],
  options: DiffOptions,
  io: Io,
): Promise<number> {
  const format = formatOf(options);
  const choice = choiceOf(options);
  refuseMixtures(councils, options);
  const store = await openStore(options.db);
  let comparison: Comparison;
  try {
    comparison = compare(store, councils, options, choice);
  } finally {
    store.close();
  }
  const text = await renderComparison(comparison, format, {
    width: io.columns,
    colour: io.columns !== undefined,
  });
  io.out(text);
  return options.exitCode && differs(comparison) ? 1 : 0;
}

function compare(
  store: Store,
  councils: readonly string[],
  options: DiffOptions,
  choice: GroupChoice,
): Comparison {
  const { from, to, council, db } = options;
  const heads = readHeads(store);
  if (from !== undefined && to !== undefined) {
    const [left, right] = [from, to].map((doc) => {
      const known = foundReport(doc, heads, db);
      const [report] = readCompared(
        store,
        ["observations", "milestones", "budget", "prose"],
        (head) => head.doc === known,
      );
      if (!report) throw new WorkFailed(2, `There is no report "${printable(doc)}" in ${db}.`);
      return report;
    });
    if (!left || !right) throw new RangeError("two reports are compared");
    return { kind: "reports", ...compareReports(left, right), heads: [left.report, right.report] };
  }
  const asked: Asked = {
    years: options.years === undefined ? undefined : yearsOf(options.years),
    measure: oneOf("--measure", options.measure, ["target", "actual"]),
    minCouncils: minimumOf(options.minCouncils),
    names: (council === undefined ? councils : [council]).map((name) =>
      foundCouncil(
        name,
        heads.map(({ facts }) => facts.council),
        db,
      ),
    ),
    choice,
  };
  const copies = readTwins(store);
  if (council !== undefined) return followed(store, asked, copies);
  return isSurvey(heads, options, asked)
    ? surveyed(store, heads, choice)
    : setSideBySide(store, heads, asked, copies);
}

/** What was asked for, checked. */
interface Asked {
  readonly years: Years | undefined;
  readonly measure: "target" | "actual" | undefined;
  readonly minCouncils: number;
  /** Councils as their reports have them; none for all. */
  readonly names: readonly string[];
  readonly choice: GroupChoice;
}

// More councils than this in one grid are no help to anybody at a terminal.
const mostCouncilsInText = 12;

/** Whether all of a large archive is asked for, to be read: then figures would fill thousands of pages. */
function isSurvey(
  heads: readonly ReportHead[],
  options: DiffOptions,
  { names, choice, years, measure, minCouncils }: Asked,
): boolean {
  const all = new Set(heads.map(({ facts }) => facts.council).filter(Boolean));
  const figuresAsked =
    years !== undefined || measure !== undefined || minCouncils !== 2 || choice.sort !== undefined;
  return (
    names.length === 0 &&
    all.size > mostCouncilsInText &&
    formatOf(options) === "text" &&
    choice.indicator === undefined &&
    !figuresAsked
  );
}

function surveyed(store: Store, heads: readonly ReportHead[], choice: GroupChoice): Comparison {
  const names = new Set(heads.map(({ facts }) => facts.council).filter(Boolean));
  const groups = readGroups(store).filter(
    ({ theme, verdict }) =>
      (choice.theme === undefined || isTheme(theme, choice.theme)) &&
      (choice.only !== "comparable" || verdict === "comparable"),
  );
  return { kind: "survey", councils: [...names].sort(), groups };
}

function followed(
  store: Store,
  { names, years, measure }: Asked,
  copies: readonly Copy[],
): Comparison {
  const silent = new Set(copies.map(({ doc }) => doc));
  const [name = ""] = names;
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

function setSideBySide(
  store: Store,
  heads: readonly ReportHead[],
  { names, years, measure, minCouncils, choice }: Asked,
  copies: readonly Copy[],
): Comparison {
  const silent = new Set(copies.map(({ doc }) => doc));
  // One indicator of all councils is found through the stored comparison, without reading the rest.
  const stored =
    names.length === 0 && choice.indicator !== undefined && minCouncils > 1
      ? groupsOf(store, choice.indicator)
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
  const groups = chooseGroups(compared.groups, choice);
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
function unplaced(heads: readonly ReportHead[], names: readonly string[]) {
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

function refuseMixtures(councils: readonly string[], options: DiffOptions): void {
  const { from, to, council } = options;
  if ((from === undefined) !== (to === undefined)) {
    throw new WorkFailed(2, "--from and --to go together: the earlier report and the later one.");
  }
  const ways = [councils.length > 0, from !== undefined, council !== undefined];
  if (ways.filter(Boolean).length > 1) {
    throw new WorkFailed(
      2,
      "Name councils to set side by side, or --from and --to for two reports, or --council for one council over time.",
    );
  }
}

function formatOf({ format = "text", json }: DiffOptions): ComparisonFormat {
  return json ? "json" : (oneOf("--format", format, comparisonFormats) ?? "text");
}

function choiceOf({ indicator, theme, only, sort }: DiffOptions): GroupChoice {
  const shown = oneOf("--only", only, ["comparable", "all"]);
  const order = oneOf("--sort", sort, ["gap", "code", "title"]);
  return {
    ...(indicator !== undefined && { indicator }),
    ...(theme !== undefined && { theme }),
    ...(shown && { only: shown }),
    ...(order && { sort: order }),
  };
}

function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined) return undefined;
  const word = words.find((candidate) => candidate === given.toLowerCase());
  if (word === undefined) {
    throw new WorkFailed(
      2,
      `${option} is one of ${words.join(", ")}; "${printable(given)}" is none of them.`,
    );
  }
  return word;
}

function yearsOf(text: string) {
  const years = parseYears(text);
  if (years) return years;
  throw new WorkFailed(
    2,
    `--years takes financial years such as 2008-09 or 2008-09..2010-11; "${printable(text)}" is none.`,
  );
}

function minimumOf(given: string | undefined): number {
  if (given === undefined) return 2;
  if (!/^[1-9]\d*$/.test(given)) {
    throw new WorkFailed(2, `--min-councils takes a whole number; "${printable(given)}" is none.`);
  }
  return Number(given);
}

function foundReport(typed: string, heads: readonly ReportHead[], db: string): string {
  const docs = heads.map(({ doc }) => doc);
  if (docs.includes(typed)) return typed;
  const byFile = heads.find(({ file }) => file === typed);
  if (byFile) return byFile.doc;
  const nearest = nearestName(typed, docs);
  throw new WorkFailed(
    2,
    printable(
      `${db} holds no report "${typed}".${nearest ? ` Did you mean ${nearest}?` : ""} v_report lists them.`,
    ),
  );
}

function differs(comparison: Comparison): boolean {
  switch (comparison.kind) {
    case "reports":
      return changesOf(comparison).some(({ relation }) => relation !== "same");
    case "councils":
      return comparison.groups.some(({ standings }) =>
        standings.some(({ order }) => order.some(({ value }) => value !== order[0]?.value)),
      );
    case "survey":
      return comparison.groups.length > 0;
    case "over-time":
      return (
        comparison.indicators.some(({ restated }) => restated.length > 0) ||
        comparison.budget.some(({ restated }) => restated.length > 0) ||
        comparison.milestones.some(({ slipped_months }) => (slipped_months ?? 0) !== 0)
      );
  }
}

function changesOf({ milestones, indicators, budget }: ReportComparison) {
  return [...milestones, ...indicators, ...budget];
}
