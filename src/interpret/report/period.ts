import type { Document } from "../../document.ts";
import { parseReportPeriod, type ReportPeriod } from "../../printed/report-period.ts";
import type { DocType } from "../../records.ts";
import { oneLine } from "../table/grid.ts";
import { type CoverLine, isSubject, labelled, runningTexts } from "./cover.ts";
import { isCaption, type Title } from "./title.ts";

interface Candidate {
  readonly text: string;
  readonly period: ReportPeriod;
  readonly label: string;
  readonly score: number;
  readonly why: string;
  /** The title names the month that the report is of, whatever fits its kind. */
  readonly isOfMonth?: boolean;
}

export interface PeriodReading {
  readonly label: string;
  readonly why: readonly string[];
}

/** How far down the cover a line may still be the report's period. */
const coverLinesLooked = 14;
const longestLine = 120;
/** Below this a year far down the cover of a report of no known kind would be taken for its own. */
const leastScore = 2.5;
const longestText = 600;

/** What a report of a kind is about: a plan is of years, monitoring of a part of one. */
const fits: Readonly<
  Record<"monitoring" | "plan" | "other", Record<ReportPeriod["kind"], number>>
> = {
  monitoring: { quarter: 3, part: 3, "to-date": 2, year: 0, years: -2, month: -4 },
  plan: { years: 2, year: 1.5, quarter: -5, part: -4, "to-date": -5, month: -9 },
  other: { quarter: 1, part: 1, year: 1, years: 0.5, "to-date": 0, month: -9 },
};

const groupOf = (type: DocType): keyof typeof fits =>
  type === "quarterly-monitoring" || type === "performance-overview"
    ? "monitoring"
    : type === "service-plan" || type === "performance-plan"
      ? "plan"
      : "other";

/** A line that dates a meeting, a version or a page, and names no period. */
const dated =
  /\b(?:date|meeting|cabinet|committee|executive|board|panel|version|draft|issued?|published|updated|revised|approved|adopted|printed|council on)\b/i;
/** How a report's opening sentence says what it is about. */
const opening =
  /\b(?:this|the)\b.{0,60}\b(?:report|plan|statement|update|review)\b|\b(?:covers?|covering|relates? to|for the (?:period|quarter|year)|during the (?:first|second|third|fourth) quarter)\b/i;

/**
 * The words that name the period: behind a label, in the title, beside it, elsewhere on the cover, in
 * running heads and in the sentence a report opens with, weighed with what a report of its kind is about.
 * A quarter without a year takes the year from the next best words that have one.
 */
export function periodOf(
  document: Document,
  cover: readonly CoverLine[],
  title: Title,
): PeriodReading {
  const candidates = [
    ...monthOfTitle(title),
    ...labelledPeriods(cover, document),
    ...titlePeriods(title),
    ...coverPeriods(cover, title),
    ...fartherPeriods(document),
  ]
    .map((candidate) => ({
      ...candidate,
      score: candidate.isOfMonth
        ? candidate.score
        : candidate.score + fits[groupOf(title.type)][candidate.period.kind],
    }))
    .sort((a, b) => b.score - a.score);
  const best = candidates.find(({ score }) => score >= leastScore);
  if (!best) return { label: "", why: [] };
  const why = [`period "${best.label}" ${best.why} (${best.score})`];
  if (best.period.years.length > 0) return { label: best.label, why };
  // a quarter is printed in the title and its year on another line
  const withYear = candidates.find(
    ({ period, label }) =>
      period.years.length === 1 &&
      period.kind !== "month" &&
      parseReportPeriod(`${best.label} ${label}`)?.start !== "",
  );
  const completed = withYear ? completion(best.label, withYear) : undefined;
  if (!withYear || completed === undefined) return { label: best.label, why };
  return { label: completed, why: [...why, `its year from "${withYear.label}" ${withYear.why}`] };
}

/** The quarter with the year of other words; nothing where those name another quarter. */
function completion(label: string, { period, label: other }: Candidate): string | undefined {
  const joined = `${label} ${other}`;
  const read = parseReportPeriod(joined);
  return read && read.years.length === 1 && read.years[0] === period.years[0] ? joined : undefined;
}

function candidate(text: string, score: number, why: string): Candidate[] {
  if (text.length > longestText) return [];
  const period = parseReportPeriod(text);
  if (!period) return [];
  return [{ text, period, label: cut(text, period), score, why }];
}

/** The words for the period alone, with the bracket that closes them. */
function cut(text: string, { index, length }: ReportPeriod): string {
  const end =
    text[index + length] === ")" && text.slice(index, index + length).includes("(") ? 1 : 0;
  return text.slice(index, index + length + end).trim();
}

/** `Period: 2007/08` over one table and `Period: 2008/09` over the next say what the tables are of, not the report. */
const labelsTables = (document: Document): boolean =>
  new Set(
    document.blocks.flatMap((block) =>
      block.kind === "table" ? [] : (/^period:\s*(\S.*)$/i.exec(oneLine(block.text))?.[1] ?? []),
    ),
  ).size > 1;

function labelledPeriods(cover: readonly CoverLine[], document: Document): Candidate[] {
  const said = labelsTables(document)
    ? undefined
    : labelled(cover, /^(?:(?:reporting )?period(?: covered| ending)?)$/);
  const quarter = labelled(cover, /^quarter$/);
  const year = labelled(cover, /^(?:financial )?year$/);
  const both = [quarter && (/quarter|q\d/i.test(quarter) ? quarter : `Quarter ${quarter}`), year]
    .filter(Boolean)
    .join(" ");
  return [
    ...(said
      ? candidate(said, 10, "stands behind its label").map((own) => ({ ...own, label: said }))
      : []),
    ...(both ? candidate(both, 9, "stands behind its label") : []),
  ];
}

function titlePeriods({ titleLines, title }: Title): Candidate[] {
  const [before = "", , ...after] = titleLines;
  const beside = (line: string): boolean =>
    line.length <= longestLine && !dated.test(line) && !isSentence(line);
  return [
    ...(title.length <= longestLine * 2 ? candidate(title, 8, "stands in the title") : []),
    ...(titleLines[1] && titleLines[1] !== title
      ? candidate(titleLines[1], 8, "stands in the title")
      : []),
    ...after.flatMap((line, index) =>
      beside(line) ? candidate(line, 6 - index, "stands under the title") : [],
    ),
    ...(beside(before) ? candidate(before, 5, "stands over the title") : []),
  ];
}

/** What is written every month, or of one. */
const monthly =
  /\bmonthly\b|\bmonth of\b|\b(?:for|in|during)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
/** A digest or report is of its title's month; a strategy, an agenda or a paper was written in it. */
const reportOfMonth =
  /\b(?:performance|monitor(?:ing)?|report|digest|scorecard|dashboard|bulletin|update|statistics|indicators)\b/i;

/**
 * `Performance Digest August 2007`: no other words name a period, and the month names its financial year. In
 * spring a report may be of the year that has just ended: only one of a month is of that month.
 */
function monthOfTitle({ titleLines, type }: Title): Candidate[] {
  const line = titleLines[1] ?? "";
  if (line.length > longestLine || dated.test(line) || groupOf(type) === "plan") return [];
  const [found] = candidate(line, 6, "is the month in the title");
  if (found?.period.kind !== "month" || !reportOfMonth.test(line)) return [];
  const month = Number(found.period.end.slice(5, 7));
  const isDay = found.period.start.slice(5, 7) !== found.period.end.slice(5, 7);
  const isSpring = month >= 4 && month <= 6;
  return isDay || (isSpring && !monthly.test(line)) ? [] : [{ ...found, isOfMonth: true }];
}

/** `Service Plan 2007-8 (Version 4.1 – 27.06.07)`: what dates the copy stands after what names the plan. */
const beforeDate = (text: string): string => text.split(dated)[0] ?? "";

/** Words with which a sentence says how things stood, and when. */
const stood = /\b(?:position|as) at\b|\b(?:quarter|year|period|months?) (?:ended|ending|to)\b/i;
const fewestWords = 6;

/** `PAPs will inform the programme for 2009-10.` tells of a year, and names none of the report's. */
const isSentence = (text: string): boolean =>
  /[a-z\d)]\.$/.test(text) &&
  text.split(" ").length >= fewestWords &&
  !opening.test(text) &&
  !stood.test(text);

function coverPeriods(cover: readonly CoverLine[], { at = 0 }: Title): Candidate[] {
  return cover.flatMap((line, index) => {
    if (line.text.length > longestLine || isCaption(line.text)) return [];
    const isTitled = isSubject(line);
    if (line.label !== undefined && !isTitled) return [];
    if (!isTitled && dated.test(line.text)) return [];
    if (!isTitled && isSentence(line.text)) return [];
    const isNear = index < Math.max(coverLinesLooked, at + 6);
    return candidate(line.text, isTitled ? 6 : isNear ? 4 : 1, "stands on the cover");
  });
}

function fartherPeriods(document: Document): Candidate[] {
  const properties = document.properties?.title ?? "";
  const sentences = document.blocks
    .slice(0, 60)
    .flatMap((block) =>
      block.kind === "table" ? [] : oneLine(block.text.slice(0, longestText)).split(/(?<=[.;])\s/),
    )
    .filter((sentence) => opening.test(sentence));
  return [
    ...candidate(properties, 3, "stands in the file's title"),
    ...runningTexts(document)
      .map(beforeDate)
      .flatMap((text) =>
        text.length <= longestLine
          ? candidate(text, 3.5, "stands in the running head or foot")
          : [],
      ),
    ...sentences.flatMap((sentence) => candidate(sentence, 1.5, "stands in the opening sentence")),
  ];
}
