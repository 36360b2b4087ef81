import type { Block, Document, Table } from "../../document.ts";
import { findCodes } from "../../printed/code.ts";
import { findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import { oneLine } from "../table/grid.ts";
import {
  caption,
  footnote,
  genericHeading,
  ofPerformance,
  partHeading,
  periodHeading,
  qualified,
  sectionTitle,
} from "./heading-words.ts";
import { isLooseRow } from "./loose-rows.ts";
import { StandingUnits } from "./standing-units.ts";

/** A numbered objective, priority or theme that a heading names. */
export interface Objective {
  /** `Priority Service Objective 1`, `Key priority 1`, `BPR1`. */
  readonly reference: string;
  readonly title: string;
}

export interface TextAbove {
  readonly text: string;
  readonly isHeading: boolean;
  readonly isFootnote: boolean;
  /** `Table 4: Revenue budget`: says what the table beside it is, and heads nothing else. */
  readonly isCaption: boolean;
}

/** What holds at a place of the report: what the headings over it say. */
export interface Outline {
  readonly objective?: Objective;
  /** The objective's heading as printed. */
  readonly objectiveHeading: string;
  /** The heading of the theme the place stands under. */
  readonly theme: string;
  /** A heading over the place that names one year: `Our Delivery Plan for 2009-10`. */
  readonly planYear: string;
  /** The nearest appendix or part heading. */
  readonly part: string;
  /** The headings with a level that the place stands under, the nearest first. */
  readonly chapters: readonly string[];
}

/** What the report says above a table. */
export interface TableContext extends Outline {
  readonly block: number;
  /** Running number of the table, from 1. */
  readonly number: number;
  /** Text since the table before, in order. */
  readonly above: readonly TextAbove[];
  /** The line right below the table, where one stands there: a unit may be given there. */
  readonly below: string;
  /** Lines that give a unit of money for more than one table: under the headings here, and for the whole report. */
  readonly unitsOver: { readonly near: readonly string[]; readonly report: readonly string[] };
}

/** A heading is no longer than this, in characters and words. */
const longestHeading = 180;
const mostHeadingWords = 28;

/** What a report calls what it wants to reach, with up to three words before it: `Priority Service Objective`, `Key Aim`. */
const objectiveKind =
  /^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:.{3,60}?\s[-–—]\s)?((?:[A-Z][\w'’&-]*\s+){0,3}(?:objective|priority|aim|goal|theme|outcome|ambition|key change|pledge|promise|commitment|result area|challenge|pillar|strand))(?:\s+(?:no\.?|number))?(?=[\s:(–—-])/i;
/** The objective first and its number in brackets behind it: `To reassure the public (Priority 2)`. */
const numberBehind =
  /^([A-Z].{9,}?)\s*\(((?:[A-Z][\w'’&-]*\s+){0,3}(?:Objective|Priority|Aim|Goal|Ambition|Key Change|Pledge|Promise|Challenge|Pillar)\s+(?:\d{1,2}|[A-H]))\)$/;
/** A reference with letters of its own, also behind the kind's colon: `BPR1`, `Service Aim: SA 3`. */
const ownCode = /^\s*[:–—-]?\s*([A-Z]{1,6}\s?\d{1,2}(?:\.\d{1,2})?[a-z]?)(?![\w%])/;
const plainNumber = /^\s*(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)(?![\w%£])/;
/** A Roman number or letter is one only where something parts it from the words: `Priority A: …`. */
const letterNumber =
  /^\s*(?:([IVX]{1,5}|[A-H])|\(([ivx]{1,5}|[a-h])\))(?=\s*(?:[:.)–—]|\s-\s|$)|\s-\s)/;
/** Letters before a number that name a period or a school year and no objective. */
const noOwnCode = /^(?:Q|QTR|FY|KS|Y|YEAR|PHASE|PART|TABLE|PAGE)\s?\d/i;

/**
 * `Strategic Objective 3: …`, `Organisational Effectiveness Objective (Key Change) 1: …`,
 * `Cumbria Equality Scheme - Key priority 1: Service Delivery`, `Objective BPR1`, `Service Aim: SA 3 – …`,
 * `Outcome 3.2: …`, `Priority A – …`.
 */
export function parseObjectiveHeading(printed: string): Objective | undefined {
  const text = oneLine(printed);
  const behindTitle = numberBehind.exec(text);
  if (behindTitle) return { reference: oneLine(behindTitle[2] ?? ""), title: behindTitle[1] ?? "" };
  const match = objectiveKind.exec(text);
  const kind = oneLine(match?.[1] ?? "");
  if (!match || /^[a-z]/.test(kind)) return undefined;
  const behind = text.slice(match[0].length);
  const bracket = /^\s*\([^)]{1,40}\)(?=\s*(?:\d|[A-Z]{1,6}\s?\d))/.exec(behind)?.[0] ?? "";
  const rest = behind.slice(bracket.length);
  const coded = ownCode.exec(rest);
  if (coded && !noOwnCode.test(coded[1] ?? "") && findCodes(coded[1] ?? "").length === 0) {
    const title = titleBehind(rest.slice(coded[0].length));
    return title === undefined ? undefined : { reference: oneLine(coded[1] ?? ""), title };
  }
  const numbered = plainNumber.exec(rest) ?? letterNumber.exec(rest);
  if (!numbered) return undefined;
  const title = titleBehind(rest.slice(numbered[0].length));
  if (title === undefined) return undefined;
  return { reference: `${kind} ${numbered[1] ?? numbered[2] ?? ""}`, title };
}

/** What an objective's number is followed by; undefined where the sentence goes on: `Priority 1 calls were answered`. */
function titleBehind(rest: string): string | undefined {
  const [separator = ""] = /^\s*[:.)–—-]*\s*/.exec(rest) ?? [];
  const title = rest.slice(separator.length).trim();
  if (title === "") return title;
  // "Priorities 1 and 2", "Objective 1 - 3": several, or a figure
  if (/^\d{1,2}\b(?!\s+[A-Za-z])|^(?:and|&|to|or)\s+\d/i.test(title)) return undefined;
  const parted = /[:.)–—-]/.test(separator);
  return parted || /^(?:[A-Z“"'‘(0-9£]|to\s)/.test(title) ? title : undefined;
}

export const isCaption = (text: string): boolean =>
  text.length <= longestHeading && caption.test(text);

export function isHeadingLike(block: Block): boolean {
  if (block.kind === "heading") return true;
  if (block.kind !== "paragraph") return false;
  const text = oneLine(block.text);
  if (text.length > longestHeading || text.split(" ").length > mostHeadingWords) return false;
  if (parseObjectiveHeading(text)) return true;
  // a label and what it says: "Milestone: Open two branches by October 2009"
  if (/^[A-Z][\w &/()-]{1,30}:\s+\S/.test(text)) return false;
  return !/[.;,!?]$/.test(text) && /^[A-Z0-9(“"'‘]/.test(text);
}

/** Counted, not matched: every line of a report is asked. */
function isCapitals(text: string): boolean {
  let capitals = 0;
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) capitals++;
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++;
  }
  return letters >= 8 && capitals / letters > 0.85;
}

/** What a plan is made of: its year is that of what stands under it. */
const partsOfPlan = /\b(?:milestones?|actions?|activities|tasks|priorities|objectives)\b/i;
/** A plan of the whole report, which says of its parts no more than the report does. */
const reportPlan =
  /\b(?:service|business|performance|corporate|council|directorate|departmental|improvement)\s+plan\b/i;

/** A delivery or action plan's year, or that of a plan's parts (`Service plan milestones 2009/10`), not the year of the whole report. */
function planYearOf(text: string): string | undefined {
  if (!/\b(?:plan|programme)\b/i.test(text) && !partsOfPlan.test(text)) return undefined;
  if (
    (reportPlan.test(text) || /\bcapital\s+programme\b/i.test(text)) &&
    !/\b(?:delivery|action|development|training|project)\s+plan\b/i.test(text) &&
    !/\b(?:milestones?|actions?|activities|tasks)\b/i.test(text)
  )
    return undefined;
  if (findYearSpans(text).length !== 1) return undefined;
  return parseFinancialYear(text);
}

/** A section's printed number: `3.2 Key milestones` is [3, 2]; none where the line is an item of a list. */
const sectionNumber = (text: string): readonly number[] | undefined =>
  /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-Z]/.exec(text)?.[1]?.split(".").map(Number);

/** Whether a section comes next after another at its level or above: 4 and 3.3 after 3.2, but not 1. */
const isNextSection = (next: readonly number[], after: readonly number[]): boolean =>
  next.length <= after.length &&
  next.every((number, at) => number === (after[at] ?? 0) + (at === next.length - 1 ? 1 : 0));

/** What the headings read so far say, and how far they reach. */
interface HeadingsRead {
  readonly outline: Outline;
  readonly objectiveLevel: number;
  /** How many headings named an objective so far. */
  readonly objectives: number;
  /** The number of the section the objective stands in; empty where sections have none. */
  readonly objectiveSection: readonly number[];
  readonly section: readonly number[];
  readonly planLevel: number;
  /** The headings with a level that are not ended, the nearest first. */
  readonly chapters: readonly { readonly level: number; readonly text: string }[];
  readonly last: { readonly text: string; readonly index: number };
}

const noHeadings: HeadingsRead = {
  outline: { objectiveHeading: "", theme: "", planYear: "", part: "", chapters: [] },
  chapters: [],
  objectiveLevel: Number.POSITIVE_INFINITY,
  objectives: 0,
  objectiveSection: [],
  section: [],
  planLevel: 0,
  last: { text: "", index: -1 },
};

type TextBlock = Exclude<Block, Table>;

const afterHeading = (
  read: HeadingsRead,
  block: TextBlock,
  text: string,
  index: number,
  repeated: ReadonlySet<string>,
): HeadingsRead => {
  const level = block.kind === "heading" ? block.level : Number.POSITIVE_INFINITY;
  const section = sectionNumber(text);
  const isGeneric = genericHeading.test(text) || periodHeading.test(text);
  const { theme } = read.outline;
  const aboveIt = read.last.index === index - 1 ? read.last.text : theme;
  // indicators headed as high as what stands before are beside it, too, unless they come again under every theme
  const before = read.chapters.find((chapter) => chapter.text === aboveIt);
  const isBeside =
    before !== undefined &&
    level <= before.level &&
    /\b(?:indicators?|measures?)\b/i.test(text) &&
    !repeated.has(text);
  // "3. Performance indicators" after "2. Budget" stands beside it, not under it
  const isSibling =
    block.kind === "heading" &&
    (isBeside ||
      (section !== undefined && read.section.length > 0 && isNextSection(section, read.section)));
  // after several objectives they are of none: of the last one only where no other came before
  const isUnder = isGeneric && !(isBeside && read.objectives > 1);
  const after = afterObjective(read, text, level, section, isUnder || repeated.has(text));
  // "Key performance indicators" under "How did we perform?" is the only theme there
  const isOwnTheme = qualified.test(text) && ofPerformance.test(aboveIt);
  const themeNow =
    isGeneric && !isSibling && !isOwnTheme ? aboveIt : block.kind === "heading" ? text : theme;
  const year = planYearOf(text);
  const plan = year
    ? // a plan's heading printed as plain text ranks below every other
      { planYear: year, planLevel: Number.isFinite(level) ? level : 0 }
    : partHeading.test(text) || isCapitals(text) || level < read.planLevel
      ? { planYear: "", planLevel: read.planLevel }
      : { planYear: read.outline.planYear, planLevel: read.planLevel };
  const chapters = Number.isFinite(level)
    ? [{ level, text }, ...read.chapters.filter((chapter) => chapter.level < level)]
    : read.chapters;
  return {
    ...after,
    outline: {
      ...after.outline,
      theme: themeNow,
      planYear: plan.planYear,
      chapters: chapters.map((chapter) => chapter.text),
    },
    chapters,
    planLevel: plan.planLevel,
    section: section ?? read.section,
    last: { text, index },
  };
};

/** A heading names an objective, or ends the one above: by its level, its section number, or as a new part. */
function afterObjective(
  read: HeadingsRead,
  text: string,
  level: number,
  section: readonly number[] | undefined,
  isGeneric: boolean,
): HeadingsRead {
  const named = parseObjectiveHeading(text);
  if (named)
    return {
      ...read,
      outline: { ...read.outline, objective: named, objectiveHeading: text },
      objectiveLevel: level,
      objectives: read.objectives + 1,
      objectiveSection: section ?? read.section,
    };
  const isPart = partHeading.test(text);
  const closes =
    isPart ||
    isCapitals(text) ||
    (!isGeneric && Number.isFinite(level) && level <= read.objectiveLevel) ||
    (!isGeneric && section !== undefined && isNextSection(section, read.objectiveSection)) ||
    (!isGeneric && sectionTitle.test(text));
  if (!closes) return read;
  const { objective: _, ...outline } = read.outline;
  return {
    ...read,
    outline: { ...outline, objectiveHeading: "", ...(isPart ? { part: text } : {}) },
    objectiveLevel: Number.POSITIVE_INFINITY,
  };
}

/** An objective may be named in the first row of its table. */
function afterTable(read: HeadingsRead, table: Table): HeadingsRead {
  const inside = titleInside(table);
  const objective = inside ? parseObjectiveHeading(inside) : undefined;
  if (!inside || !objective) return read;
  return { ...read, outline: { ...read.outline, objective, objectiveHeading: inside } };
}

/** Headings that come more than once: they say what follows under each theme, and are none. */
function repeatedHeadings({ blocks }: Document): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const block of blocks) {
    if (block.kind === "table" || !isHeadingLike(block)) continue;
    const text = oneLine(block.text);
    if (seen.has(text)) repeated.add(text);
    seen.add(text);
  }
  return repeated;
}

/** For every table, what stands above it; by index of the table's block. */
export function outlineTables(document: Document): TableContext[] {
  const contexts: TableContext[] = [];
  let read = noHeadings;
  let above: TextAbove[] = [];
  const units = new StandingUnits(document);
  const repeated = repeatedHeadings(document);
  document.blocks.forEach((block, index) => {
    if (block.kind === "table") {
      read = afterTable(read, block);
      const below = lineBelow(document, index);
      const unitsOver = units.here;
      units.table();
      contexts.push({
        block: index,
        number: contexts.length + 1,
        above,
        below,
        unitsOver,
        ...read.outline,
      });
      above = [];
      return;
    }
    const text = oneLine(block.text);
    // A row that the page cut from its table says nothing of the table.
    if (!isCaption(text) && isLooseRow(text)) return;
    const isHeading = !isCaption(text) && isHeadingLike(block);
    above.push({
      text,
      isHeading,
      // "2 What we shall do": a heading's number is no footnote's
      isFootnote: footnote.test(text) && !(block.kind === "heading" && /^\d/.test(text)),
      isCaption: isCaption(text),
    });
    if (isHeading) {
      read = afterHeading(read, block, text, index, repeated);
      units.heading(block, text, partHeading.test(text));
    } else units.line(text);
  });
  return contexts;
}

/** A line below a table is no longer than this, in characters. */
const longestBelow = 120;

/**
 * The line below a table: the first that is no caption. Behind a caption only where no table follows, which
 * the line might be about.
 */
function lineBelow({ blocks }: Document, table: number): string {
  const next = blocks[table + 1];
  if (next?.kind !== "paragraph") return "";
  if (!isCaption(oneLine(next.text)))
    return next.text.length < longestBelow ? oneLine(next.text) : "";
  const [line, after] = [blocks[table + 2], blocks[table + 3]];
  return line?.kind === "paragraph" && after?.kind !== "table" && line.text.length < longestBelow
    ? oneLine(line.text)
    : "";
}

/** For every block, what the headings say there; a heading's own words hold from itself on. */
export function outlineBlocks(document: Document): Outline[] {
  let read = noHeadings;
  const repeated = repeatedHeadings(document);
  return document.blocks.map((block, index) => {
    if (block.kind === "table") read = afterTable(read, block);
    else {
      const text = oneLine(block.text);
      if (!isCaption(text) && !isLooseRow(text) && isHeadingLike(block))
        read = afterHeading(read, block, text, index, repeated);
    }
    return read.outline;
  });
}

/** A title printed as the first row of a table: one cell with words, wherever it stands. */
function titleInside(table: Table): string | undefined {
  const first = table.cells.filter(({ row, text }) => row === 0 && text.trim() !== "");
  return first.length === 1 && first[0] ? oneLine(first[0].text) : undefined;
}
