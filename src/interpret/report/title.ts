import { findCouncilsNamed } from "../../catalogue/index.ts";
import type { Document } from "../../document.ts";
import { findMonths } from "../../printed/period.ts";
import { parseReportPeriod } from "../../printed/report-period.ts";
import type { DocType } from "../../records.ts";
import { type CoverLine, isSubject, laterHeadings } from "./cover.ts";
import { kindOf, type NamedKind } from "./kind.ts";

export interface Title {
  readonly type: DocType;
  readonly title: string;
  /** The line before the title, the title and the lines right after it. */
  readonly titleLines: readonly string[];
  /** Where in the cover the title stands; absent where it is a heading further on. */
  readonly at?: number;
  readonly why: readonly string[];
}

interface Candidate {
  readonly text: string;
  readonly line: CoverLine;
  readonly lines: readonly CoverLine[];
  readonly at: number;
  readonly isLater: boolean;
  readonly kind?: NamedKind;
  readonly score: number;
  readonly why: readonly string[];
}

const longestTitle = 140;
/** Below this, no line speaks for itself and the first that can be a title is one. */
const leastScore = 4;

/** Headings every report has inside. */
const sections =
  /^(?:\d[\d.]*\s*)?(?:(?:executive\s+)?summary|introduction|foreword|preface|purpose(?: of (?:the )?report)?|background|contents|overview|recommendations?|conclusions?|next steps|resources|appendix\b.*|(?:key )?(?:performance )?(?:indicators?|measures?)|(?:key )?(?:milestones|actions|objectives|priorities)|(?:budget|financial) (?:position|statement)|performance|vision|mission)(?:\s+(?:and|&)\s+\w+)?(?:\s+(?:for\s+)?(?:\d{4}|\d{2})[/–-]\d{1,4})?$/i;
const verbs =
  /\b(?:will|is|are|has|have|shows|describes|provides?|covers?|sets out|was|were|been|be noted)\b/i;

/** A line that can be a title: short, no sentence, no label. */
export const isTitle = (line: string): boolean =>
  line.length <= longestTitle && !/[.;:]$/.test(line) && !verbs.test(line);

/**
 * The title is the line that says most plainly what kind of report it is: by its words, its label, its
 * place on the cover and its period, with the line before it where that names the service. A covering
 * paper's subject announces the report; where the report then prints its own title, that is the title.
 */
export function titleOf(document: Document, cover: readonly CoverLine[]): Title {
  const later = laterHeadings(document.blocks);
  const candidates = [...candidatesIn(cover, false), ...candidatesIn(later, true)].sort(
    (a, b) => b.score - a.score || Number(a.isLater) - Number(b.isLater) || a.at - b.at,
  );
  const [best] = candidates;
  if (!best || best.score < leastScore || (!best.kind && best.line.label === undefined))
    return firstTitle(document, cover);
  if (best.line.label !== undefined) {
    const own = candidates
      .filter(
        ({ line, kind, text }) => !line.label && kind && kind.weight >= 5 && !numbered.test(text),
      )
      .map((other) => joined(other, document))
      .find(({ title }) => sameWords(title, best.text));
    if (own) return own;
  }
  const monitored = best.kind?.type.endsWith("plan")
    ? candidates.find(isMonitoringUnder(best))
    : undefined;
  return joined(monitored ?? best, document);
}

/** `Service Plan 2009/10` / `Quarterly Monitoring Report Quarter 2`: the plan is what is monitored. */
const isMonitoringUnder =
  (plan: Candidate) =>
  ({ kind, at, isLater, score }: Candidate): boolean =>
    kind?.type === "quarterly-monitoring" &&
    kind.weight >= 5 &&
    isLater === plan.isLater &&
    at > plan.at &&
    at <= plan.at + 3 &&
    score >= leastScore;

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, "");
const sameWords = (a: string, b: string): boolean => letters(a) === letters(b);
const numbered = /^\d+(?:\.\d+)*[.)]?\s+\D/;

function candidatesIn(lines: readonly CoverLine[], isLater: boolean): Candidate[] {
  return lines.flatMap((line, at): Candidate[] => {
    const isTitled = isSubject(line);
    if (line.label !== undefined && !isTitled) return [];
    const text = isTitled ? line.said || (lines[at + 1]?.text ?? "") : line.text;
    if (text === "" || text.length > longestTitle) return [];
    const near = isLater ? "" : (lines[at + 1]?.text ?? "");
    const kind = kindOf(text, near);
    const evidence: [weight: number, why: string][] = [
      [kind?.weight ?? 0, `names a ${kind?.type ?? ""}`],
      [isTitled ? 4 : 0, `stands behind "${line.label ?? ""}"`],
      [line.kind === "heading" ? (line.level === 1 ? 2.5 : 1) : 0, "is a heading"],
      [isLater ? -1 : placeWeight(at), "stands on the cover"],
      [parseReportPeriod(text) ? 1.5 : 0, "names a period"],
      [!parseReportPeriod(text) && isPeriodLine(near) ? 1 : 0, "stands over a period"],
      [isTitle(text) ? 0 : -6, "is a sentence"],
      [numbered.test(text) && !/^(?:19|20)\d{2}/.test(text) ? -5 : 0, "is numbered as a section"],
      [sections.test(text) ? -5 : 0, "is a section's heading"],
      [/\.{4,}|\t\d+$|…/.test(text) ? -6 : 0, "is a line of a contents list"],
      [isCaption(text) ? -6 : 0, "is a caption"],
      [isCouncilLine(text) && !kind ? -8 : 0, "names the council alone"],
      [isPeriodLine(text) && (kind?.weight ?? 0) < 5 ? -6 : 0, "is a period alone"],
    ];
    const held = evidence.filter(([weight]) => weight !== 0);
    return [
      {
        text,
        line,
        lines,
        at,
        isLater,
        ...(kind ? { kind } : {}),
        score: held.reduce((sum, [weight]) => sum + weight, 0),
        why: held.map(([weight, why]) => `${why} (${weight})`),
      },
    ];
  });
}

const placeWeight = (at: number): number => Math.max(0, Math.round((4 - at * 0.35) * 10) / 10);

/** A department's name over the title is part of it: `Business Support & Commissioning` / `SERVICE PLAN`. */
function joined(best: Candidate, document: Document): Title {
  const { at, lines, text, line, isLater } = best;
  const before = line.label === undefined ? lines[at - 1] : undefined;
  const remainder = text.replace(best.kind?.pattern ?? /^/, "").trim();
  const name = before?.text ?? "";
  const canJoin =
    before !== undefined && before.label === undefined && isTitle(name) && !isOtherThanName(name);
  const partOfTitle =
    canJoin && name.split(" ").length <= 10 && remainder.split(" ").length <= 3 && at <= 8;
  const isDepartment =
    canJoin && name.split(" ").length <= 8 && /\b(?:services|directorate|department)$/i.test(name);
  const title =
    (partOfTitle && (best.kind?.weight ?? 0) >= 5) || isDepartment ? `${name} ${text}` : text;
  const type = best.kind?.type ?? "other";
  return {
    type: type === "other" ? typeBeside(document, lines, at) : type,
    title,
    titleLines: [name, text, lines[at + 1]?.text ?? "", lines[at + 2]?.text ?? ""],
    ...(isLater ? {} : { at }),
    why: best.why,
  };
}

/** `Where everybody matters`: what a council says under its crest. */
const slogan =
  /\b(?:where|we|our|your|together|everybody|everyone|better|proud|matters|ambitions?|the place|a place|your life|the future|putting|striving|making|building)\b/i;

export const isOtherThanName = (line: string): boolean =>
  sections.test(line) ||
  isCaption(line) ||
  /^(?:\d|\w{1,2}[).]\s)/.test(line) ||
  /^(?:directorate|service|period|date)\b|\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}|council\b|[“”"]|\bcommittee|cabinet|panel|board$/i.test(
    line,
  ) ||
  slogan.test(line) ||
  parseReportPeriod(line) !== undefined;

/** The title does not say; the lines beside it, or how the report begins, may. */
function typeBeside(document: Document, lines: readonly CoverLine[], at: number): DocType {
  for (const near of [lines[at + 1], lines[at - 1], lines[at + 2]]) {
    const kind = near && near.text.length <= longestTitle ? kindOf(near.text) : undefined;
    if (kind && kind.type !== "other") return kind.type;
  }
  return typeOfOpening(document);
}

/** `This quarterly monitoring report covers …`, `This Service Plan sets out …`. */
function typeOfOpening(document: Document): DocType {
  for (const block of document.blocks.slice(0, 60)) {
    if (block.kind === "table") continue;
    const said =
      /\b(?:this|the (?:present|following))\s+((?:[\w’'&-]+\s+){0,5}?(?:report|plan))\b/i.exec(
        block.text.slice(0, 400),
      )?.[1];
    const kind = said ? kindOf(said) : undefined;
    if (kind && kind.type !== "other") return kind.type;
  }
  return "other";
}

/** No line is a title by its words: the first that can be one. */
function firstTitle(document: Document, cover: readonly CoverLine[]): Title {
  const own = cover.filter(
    ({ text, label, kind }) =>
      label === undefined &&
      kind !== "box" &&
      !sections.test(text) &&
      !/^(?:\d|.{1,2}\s)/.test(text) &&
      isTitle(text) &&
      text.split(" ").length > 1 &&
      !isCouncilLine(text) &&
      !isPeriodLine(text),
  );
  const line = own[0] ?? cover.find(({ label, kind }) => label === undefined && kind !== "box");
  const at = line ? cover.indexOf(line) : 0;
  return {
    type: typeOfOpening(document),
    title: line?.text ?? "",
    titleLines: [
      cover[at - 1]?.text ?? "",
      line?.text ?? "",
      ...cover.slice(at + 1, at + 3).map(({ text }) => text),
    ],
    ...(line ? { at } : {}),
    why: ["the first line that can be a title"],
  };
}

/** `Table 3: Recorded crime, 2008/09` is about its table. */
export const isCaption = (line: string): boolean =>
  /^(?:table|figure|chart|graph|map)\s*[A-Z]?\d/i.test(line);

const isCouncilLine = (line: string): boolean =>
  line.split(" ").length <= 8 && findCouncilsNamed(line).some(({ how }) => how === "full-name");

/** A line that names a period and little else. */
const isPeriodLine = (line: string): boolean => {
  const period = parseReportPeriod(line);
  if (!period) return line.split(" ").length <= 5 && findMonths(line).length > 0;
  const rest = line.slice(0, period.index) + line.slice(period.index + period.length);
  return (
    rest.replace(/\b(?:for|the|period|year|financial|report|ended|as at)\b|[^A-Za-z]/gi, "")
      .length <= 4
  );
};
