import { largest } from "../../long-lists.ts";
import { findCodes, findReferenceCodes, isReference } from "../../printed/code.ts";
import { findYearSpans } from "../../printed/period.ts";
import { namesFinancing, standsUnderCapital } from "../evidence/capital.ts";
import { isCodedTitle } from "../evidence/coded-title.ts";
import { readHeader, saysRate } from "../evidence/header-word.ts";
import { isLineHead } from "../evidence/line-head.ts";
import { type Look, lookOf, lookOfText, shareOf } from "../evidence/looks.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import words from "../evidence/words.json" with { type: "json" };
import { type GridCell, oneLine } from "../table/grid.ts";
import type { Column, Feature } from "./columns.ts";
import type { LogicalTable } from "./logical-table.ts";

const riskWord =
  /\b(?:likelihood|probability|severity|risk scor\w*|inherent|residual|nature of risk|risk assessment|strategic risks?|mitigat\w+|risks?)\b/i;
export const strongTitle = /\b(?:indicators?|pis?|kpis?|measures?|short name)\b/i;
const moneyAbove =
  /£|\bbudgets?\b|\bexpenditure\b|\bfinanc(?:e|es|ial)\b|\brevenue\b|\bspend(?:ing)?\b|\boutturn statement\b|\breserves?\b|\bbalances\b|\baccounts?\b|\bestimates\b|\bcapital (?:programmes?|schemes|projects|spending|investment|funding|financing|resources|allocations)\b|\bfunding of\b/i;
const capitalAbove = /\bcapital\b/i;
const indicatorAbove =
  /\bindicators?\b|\bperformance\b|\btargets?\b|\bmeasures?\b|\boutcomes?\b|\bpis?\b|\bresults\b/i;
const commitmentAbove =
  /\bactions?\b|\bmilestones?\b|\bplan\b|\btasks?\b|\bobjectives?\b|\bpriorit(?:y|ies)\b|\bcommitments?\b|\bprojects?\b|\bwhat we will do\b|\bnext steps\b|\bdeliver/i;
const otherWord = new RegExp(
  `^(?:${words.otherTableWords.map((word) => word.replace(/[.*+?^$()[\]\\|]/g, "\\$&")).join("|")})$|\\b(?:fte|census|vacanc\\w+|population|posts|telephone|job title|headcount|question)\\b`,
  "i",
);

/** `Number of green indicators`, `Targets met`, `PIs on track`: rows that count others by their state. */
const counted =
  "(?:performance\\s+|key\\s+|national\\s+|local\\s+|service\\s+)*(?:indicators?|measures?|targets?|p\\.?i\\.?s|kpis|actions?|milestones?|objectives?)";
const ofState =
  "(?:\\s+(?:that (?:are|were)|are|were|rated|with|at|not|on|off|above|below|ahead|behind|met|missed|achieved|improv\\w+|declin\\w+|deteriorat\\w+|unchanged|green|amber|red|reported|due|complet\\w+|in|by|target|track|schedule|their|the|status|than|last|year|awaiting|data|to)\\b)";
const tally = new RegExp(
  `^(?:(?:(?:total|number|no\\.?|percentage|%|proportion|count)s?\\s+(?:of\\s+)?(?:(?:green|amber|red|yellow|blue|grey|reported|top quartile|all)\\s+)?|(?:green|amber|red)\\s+)${counted}${ofState}*|${counted}${ofState}+)$`,
  "i",
);

const shareOfCells = (table: LogicalTable, column: number, pattern: RegExp): number => {
  const cells = filledOf(table, column);
  return cells.length === 0
    ? 0
    : cells.filter(({ text }) => pattern.test(oneLine(text))).length / cells.length;
};

const cellsOf = (table: LogicalTable, column: number): GridCell[] =>
  table.rows.flatMap(({ cells }) => {
    const place = cells[column];
    return place && !place.fromAbove && !place.fromLeft ? [place] : [];
  });

const filledOf = (table: LogicalTable, column: number): GridCell[] =>
  cellsOf(table, column).filter((place) => lookOf(place) !== "empty");

/** A table under the heading of its one indicator has no more rows than this, remarks among them. */
const mostRowsUnderName = 4;

/**
 * Whether the heading right over a small table names its one indicator: by its code, in a table whose own
 * columns name nothing and whose cells are values.
 */
export function namesIndicator(table: LogicalTable): boolean {
  const over = table.context.above.filter(({ isFootnote, isCaption }) => !isFootnote && !isCaption);
  const heading = over.at(-1);
  const columns = table.header?.columns ?? [];
  if (!heading?.isHeading || columns.length < 2 || table.rows.length > mostRowsUnderName)
    return false;
  if (!isCodedHeading(heading.text)) return false;
  const isNaming = columns.some(({ header }) =>
    ["title", "reference", "action", "milestone", "objective", "due"].includes(
      readHeader(header).role ?? "",
    ),
  );
  const measured = columns.filter(({ header }) => measureOf(header) !== undefined);
  const isFilled = measured.filter(({ column }) =>
    table.rows.some(({ cells }) => {
      const look = cells[column] ? lookOf(cells[column]) : "empty";
      return look === "figure" || look === "missing";
    }),
  );
  return !isNaming && isFilled.length >= 1 && measured.length >= columns.length / 3;
}

/** A code stands within so many characters of its heading. */
const longestHeadingCode = 24;

/** `NI 59 Initial assessments …`, or the code in brackets behind the name: `Days to relet a home (HSG 006)`. */
const isCodedHeading = (heading: string): boolean =>
  findReferenceCodes(heading.slice(0, longestHeadingCode)).length > 0 ||
  isReference(/[a-z)] \(([^()]{2,14})\)$/.exec(heading)?.[1] ?? "");

/** Everything a table tells of what its rows are about. */
export function tellingOf(table: LogicalTable, columns: readonly Column[]): Feature[] {
  const telling: Feature[] = [{ feature: "bias", value: 1, why: "" }];
  if (namesIndicator(table))
    telling.push({
      feature: "above:names-indicator",
      value: 1,
      why: "the heading over it names an indicator",
    });
  const put = (feature: string, value: number, why: string) => {
    if (value > 0) telling.push({ feature, value, why });
  };
  const named = (...roles: readonly string[]) => columns.find(({ word }) => roles.includes(word));
  const title = named("title");
  if (title) {
    const strong = strongTitle.test(title.header);
    put(strong ? "word:title-strong" : "word:title-weak", 1, `"${title.header}" names indicators`);
  }
  const figures = columns.filter(
    ({ profile }) =>
      shareOf(profile, "figure", "missing") >= 0.5 &&
      (profile.shares.figure ?? 0) > 0 &&
      !profile.ordinal,
  );
  const reference = named("reference");
  if (reference) put("word:reference", 1, `"${reference.header}" is a reference`);
  const target = columns.find(
    ({ word, profile }) =>
      word === "target" && shareOf(profile, "date", "period", "prose", "commitment") < 0.4,
  );
  if (target) put("word:target", 1, `"${target.header}" is a target`);
  const actual = columns.find(
    ({ word, profile }) =>
      ["actual", "baseline", "benchmark", "quartile"].includes(word) &&
      shareOf(profile, "prose", "commitment", "words") < 0.5,
  );
  if (actual) put("word:actual", 1, `"${actual.header}" is a value`);
  const commitment = named("milestone", "action");
  if (commitment && shareOf(commitment.profile, "figure", "code") < 0.5)
    put("word:commitment", 1, `"${commitment.header}" names commitments`);
  const actions = columns.some(
    ({ word, profile }) =>
      ["milestone", "action"].includes(word) || (profile.shares.commitment ?? 0) >= 0.5,
  );
  const risk = named("risk-measure");
  const risky = columns.filter(({ header }) => riskWord.test(header));
  if (
    risk &&
    !columns.some(({ header }) =>
      /\b(?:likelihood|probability|severity|scor\w*|inherent|residual|nature of risk|strategic risks?)\b/i.test(
        header,
      ),
    ) &&
    named("status", "commentary", "due")
  )
    put("word:risk-measure", 1, `"${risk.header}" names risk measures`);
  // "Risk" beside what is to be done by when grades the action
  else if (risky.length > 0 && !(risky.length === 1 && actions && named("due", "due-and-officer")))
    put(
      "word:risk",
      Math.min(1, risky.length / 2 + 0.25),
      `"${risky[0]?.header}" is of a risk register`,
    );
  const due = named("due", "due-and-officer");
  if (due) put("word:due", 1, `"${due.header}" says when`);
  const who = columns.find(
    ({ word, profile }) => word === "responsible" || shareOf(profile, "person", "post") > 0.6,
  );
  if (who) put("word:responsible", 1, `"${who.header}" says who`);
  if (named("status")) put("word:status", 1, `"${named("status")?.header}" is a status`);
  const rates = columns.filter(({ header }) => saysRate(header));
  if (rates[0]) put("word:rate", 1, `"${rates[0].header}" gives the base of a rate`);
  // a list of schools is of no records, but what each of them holds or spends is
  const balances = columns.filter(({ header }) => readMoneyHeader(header) === "balance");
  const others = columns.filter(
    ({ header }) =>
      header !== "" &&
      otherWord.test(header) &&
      !saysRate(header) &&
      !(balances.length > 0 && isLineHead(oneLine(header))),
  );
  const namesOther = others.some(
    ({ profile }) =>
      profile.meanWords >= 1.5 && (profile.shares.figure ?? 0) < 0.3 && profile.distinct > 0.8,
  );
  if (others.length > 0 && columns.length > 0)
    put(
      "word:other",
      namesOther && !title && !commitment
        ? 1.15
        : Math.min(1, (others.length * 1.6) / columns.filter(({ header }) => header !== "").length),
      `"${others[0]?.header}" is of no table of records`,
    );
  // measures down the rows under a heading that names their one indicator
  const over = headingOver(table) ?? aboveOf(table).at(-1) ?? "";
  const isOfOne =
    columns.some(({ measures }) => measures > 0.6) &&
    columns.some(({ isPeriod }) => isPeriod) &&
    (findReferenceCodes(over.slice(0, longestHeadingCode)).length > 0 ||
      findCodes(over).length > 0 ||
      lookOfText(over) === "indicator");
  const codes = isOfOne ? 1 : codeShare(table, columns);
  put("cells:codes", codes, `${Math.round(codes * 100)} % of its rows carry a code`);
  const share = (look: Look) =>
    largest([
      0,
      ...columns.map(({ profile }) =>
        profile.filled >= 1 && profile.meanWords >= 2 ? (profile.shares[look] ?? 0) : 0,
      ),
    ]);
  put("cells:indicator", share("indicator"), "its rows are worded like indicators");
  put("cells:commitment", share("commitment"), "its rows are worded like commitments");
  const tallies = largest([0, ...columns.map(({ column }) => shareOfCells(table, column, tally))]);
  put("cells:tally", tallies, "its rows count indicators or actions by their state");
  if (countsByState(table, figures))
    put("cells:tally", 1, "its columns count indicators or actions by their state");
  const dates = largest([
    0,
    ...columns.map(({ profile, word }) =>
      word === "baseline" ? 0 : shareOf(profile, "date", "period"),
    ),
  ]);
  put("cells:due", dates, "a column holds dates");
  put("cells:values", figures.length > 0 ? 1 : 0, "columns hold figures");
  const percent =
    figures.length === 0
      ? 0
      : figures.reduce((sum, { profile }) => sum + profile.percent, 0) / figures.length;
  put("cells:percent", percent, "its figures are percentages");
  const states = columns.some(({ profile }) => shareOf(profile, "state", "light") > 0.6);
  if (states) put("cells:state", 1, "a column holds states");
  const periods = columns.filter(({ isPeriod }) => isPeriod);
  const ticks = periods.filter(
    ({ profile }) => profile.filled === 0 || shareOf(profile, "tick", "shade") >= 0.7,
  );
  const ticked = ticks.some(({ profile }) => profile.filled > 0);
  if (ticks.length >= 3 && ticks.length >= periods.length - 1 && (ticked || commitment))
    put("cells:ticks", 1, `${ticks.length} columns of periods hold ticks and nothing else`);
  const worded = periods.filter(
    ({ profile }) =>
      profile.filled > 0 && shareOf(profile, "words", "prose", "commitment", "post") >= 0.7,
  );
  if (
    worded.length >= 2 &&
    worded.length >= periods.filter(({ profile }) => profile.filled > 0).length / 2
  )
    put("cells:words-in-periods", 1, "words stand under periods");
  const money =
    figures.length === 0
      ? 0
      : figures.reduce(
          (sum, { header, profile }) => sum + (saysRate(header) ? 0 : profile.money),
          0,
        ) / figures.length;
  put("cells:money", money, "its figures are printed like money");
  const pounds = figures.reduce((sum, { profile }) => sum + profile.pounds, 0);
  if (figures.length > 0)
    put("cells:pounds", pounds / figures.length, "its figures are pounds by the thousand");
  put(
    "cells:budget",
    largest([0, ...columns.map(({ profile }) => Math.min(1, 1.5 * (profile.shares.budget ?? 0)))]),
    "its rows are worded like budget lines",
  );
  const moneyHeads = columns.filter(
    ({ header, profile }) =>
      readMoneyHeader(header) !== undefined && shareOf(profile, "figure", "missing", "empty") > 0.4,
  );
  put(
    "word:money",
    Math.min(1, moneyHeads.length / 2),
    `"${moneyHeads[0]?.header}" speaks of money`,
  );
  const scaled =
    columns.find(({ header }) => /£/.test(header) && parseScale(header) !== undefined) ??
    (table.header?.columns ?? []).find(
      ({ header }) => parseScale(header) !== undefined && /£|000/.test(header),
    );
  if (scaled) put("word:scale", 1, `"${scaled.header}" gives a unit of money`);
  const above = aboveOf(table);
  const scaleAbove = above.find(
    (text) =>
      text.length < 200 && parseScale(text) !== undefined && /£|0{3}|thousand|million/.test(text),
  );
  if (scaleAbove) put("above:scale", 1, `"${scaleAbove}" gives a unit of money`);
  const heading = above.slice(-3).join(" · ");
  if (moneyAbove.test(heading)) put("above:money", 1, "what stands above speaks of money");
  if (capitalAbove.test(heading)) put("above:capital", 1, "what stands above speaks of capital");
  if (indicatorAbove.test(heading))
    put("above:indicator", 1, "what stands above speaks of performance");
  const ofCapital = saysCapital(table, columns);
  if (ofCapital !== undefined) put("years:capital", 1, ofCapital);
  if (commitmentAbove.test(heading))
    put("above:commitment", 1, "what stands above speaks of actions");
  return telling;
}

/** `On target | Close to target | Off target` over whole numbers: how many stand how, and no figure of an indicator. */
function countsByState(table: LogicalTable, figures: readonly Column[]): boolean {
  const isTally = ({ header }: Column): boolean => tally.test(oneLine(header));
  const ofStates = figures.filter(
    (column) => statesOfHeads.has(lookOfText(column.header)) || isTally(column),
  );
  return (
    ofStates.length >= 2 &&
    // "Number of performance indicators" beside "On target" says what all of them count
    (ofStates.length >= figures.length * 0.6 || ofStates.some(isTally)) &&
    ofStates.every(({ column }) =>
      filledOf(table, column).every(({ text }) =>
        /^\D{0,2}\d{1,3}\D{0,2}$|^\D*$/.test(text.trim()),
      ),
    )
  );
}

const statesOfHeads: ReadonlySet<Look> = new Set<Look>(["state", "trend", "light"]);

/** Of the figures under a capital programme's years so many are printed like money; the rest are noughts and hundreds. */
const leastPrintedLikeMoney = 0.3;

/** What a capital programme calls its lines. */
const schemeHead = /^(?:capital )?(?:schemes?|projects?)(?: (?:name|title))?$/i;

/** Financial years and nothing else over money, where the heading or the rows say that it is capital. */
function saysCapital(table: LogicalTable, columns: readonly Column[]): string | undefined {
  const years = columns.filter(
    ({ header, profile, isPeriod }) =>
      // "2008/09 £000" is a year as well
      (isPeriod || isPeriodHeader(oneLine(header.split("£", 1)[0] ?? "").replace(/ ?\($/, ""))) &&
      findYearSpans(header).length === 1 &&
      shareOf(profile, "figure", "missing") > 0.5 &&
      profile.percent === 0,
  );
  if (
    years.length < 2 ||
    largest(years.map(({ profile }) => profile.money)) < leastPrintedLikeMoney
  )
    return undefined;
  const isFinancing = columns.some(({ column }) =>
    namesFinancing(filledOf(table, column).map(({ text }) => oneLine(text))),
  );
  if (isFinancing) return "its rows name what pays for capital, its columns financial years";
  const headings = table.context.above
    .filter(({ isHeading, isCaption, isFootnote }) => (isHeading || isCaption) && !isFootnote)
    .map(({ text }) => text);
  const near = headings.slice(-2).reverse();
  // a programme's schemes by year stand under the report's own heading as well
  const over = columns.some(({ header }) => schemeHead.test(oneLine(header)))
    ? [...near, ...table.context.chapters]
    : near;
  return standsUnderCapital(over)
    ? "it stands under a capital programme, its columns are financial years"
    : undefined;
}

/** The nearest heading over a table, whatever lines stand between. */
export const headingOver = ({ context }: LogicalTable): string | undefined =>
  context.above.findLast(({ isHeading, isFootnote }) => isHeading && !isFootnote)?.text;

/** Titles in the table and the lines above it, the nearest last. */
export const aboveOf = (table: LogicalTable): string[] => [
  ...table.context.above.slice(-4).map(({ text }) => text),
  ...table.titles.map((row) =>
    oneLine(row.cells.find(({ text }) => text.trim() !== "")?.text ?? ""),
  ),
];

function codeShare(table: LogicalTable, columns: readonly Column[]): number {
  let best = 0;
  for (const column of columns) {
    const cells = filledOf(table, column.column);
    if (cells.length === 0 || (column.profile.shares.figure ?? 0) > 0.5) continue;
    // under "Description" roads and cost centres have codes as well
    const isNamed = column.word === "title" && strongTitle.test(column.header);
    const coded = cells.filter((place) => {
      const text = oneLine(place.text);
      if (text.length >= 300) return false;
      const isCoded = findCodes(text).length > 0 || lookOf(place) === "code";
      return isCoded || (isNamed && isCodedTitle(text));
    }).length;
    best = Math.max(best, coded / cells.length);
  }
  return best;
}
