import type { Block, Document, Table } from "../document.ts";
import { findYearSpans, parseFinancialYear } from "../printed/period.ts";
import { oneLine } from "./grid.ts";
import { isLooseRow } from "./loose-rows.ts";

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
}

/** What the report says above a table. */
export interface TableContext {
  readonly block: number;
  /** Running number of the table, from 1. */
  readonly number: number;
  /** Text since the table before, in order. */
  readonly above: readonly TextAbove[];
  readonly objective?: Objective;
  /** The objective's heading as printed. */
  readonly objectiveHeading: string;
  /** The heading of the theme the table stands under. */
  readonly theme: string;
  /** A heading over the table that names one year: `Our Delivery Plan for 2009-10`. */
  readonly planYear: string;
  /** The nearest appendix or part heading. */
  readonly part: string;
}

/** A heading is no longer than this, in characters and words. */
const longestHeading = 180;
const mostHeadingWords = 28;

/** Headings that say what kind of table follows, and nothing of its theme. */
const genericHeading =
  /^(?:\d[\d.]*\s*)?(?:key |other |local |national |progress against |supporting |performance )*(?:milestones?|performance indicators?|indicators?|commentary|performance measures?|objectives(?:\s*\/\s*milestones)?|targets?)(?: and targets?)?(?: \(.*\))?:?$/i;

/** Starts a new part of the report: what was said above it no longer holds. */
const partHeading = /^(?:appendix|annex|annexe|section|part|chapter)\s+(?:[A-Z]|\d{1,2}|[ivx]+)\b/i;

/**
 * `Strategic Objective 3: …`, `Organisational Effectiveness Objective (Key Change) 1: …`,
 * `Cumbria Equality Scheme - Key priority 1: Service Delivery`, `Objective BPR1`.
 */
const numberedObjective =
  /^(?:.{3,60}?\s[-–—]\s)?((?:[A-Z][\w'’&-]*\s+){0,3}(?:objective|priority|aim|goal|theme|outcome|key change))\s*(?:\([^)]{1,40}\)\s*)?([A-Z]{0,6}\s?\d{1,2}[a-z]?)(?:\s*[:.–—-]\s*|\s+|$)(.*)$/i;

const footnote = /^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|\(?\d\)?\s|notes?\b|n\.?b\.?\b|key\b|source\b|\*)/i;

export function parseObjectiveHeading(text: string): Objective | undefined {
  const match = numberedObjective.exec(oneLine(text));
  const [, kind = "", number = "", title = ""] = match ?? [];
  if (!match || /^[a-z]/.test(kind)) return undefined;
  const ownCode = /[A-Z]/.test(number);
  return {
    reference: ownCode ? oneLine(number) : `${oneLine(kind)} ${number.trim()}`,
    title: title.trim(),
  };
}

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

/** A delivery or action plan's year, not the year of the whole report. */
function planYearOf(text: string): string | undefined {
  if (
    !/\b(?:plan|programme|milestones?|actions?|activities|tasks|priorities|objectives)\b/i.test(
      text,
    )
  )
    return undefined;
  if (
    /\b(?:service|business|performance|corporate|council|directorate|departmental|improvement)\s+plan\b/i.test(
      text,
    ) &&
    !/\b(?:delivery|action|development|training|project)\s+plan\b/i.test(text)
  )
    return undefined;
  if (findYearSpans(text).length !== 1) return undefined;
  return parseFinancialYear(text);
}

/** For every table, what stands above it; by index of the table's block. */
export function outlineTables(document: Document): TableContext[] {
  const contexts: TableContext[] = [];
  let above: TextAbove[] = [];
  let objective: Objective | undefined;
  let objectiveHeading = "";
  let objectiveLevel = Number.POSITIVE_INFINITY;
  let theme = "";
  let planYear = "";
  let planLevel = 0;
  let part = "";
  let lastHeading = { text: "", index: -1 };
  document.blocks.forEach((block, index) => {
    if (block.kind === "table") {
      const inside = titleInside(block);
      const objectiveInside = inside ? parseObjectiveHeading(inside) : undefined;
      if (objectiveInside) {
        objective = objectiveInside;
        objectiveHeading = inside ?? "";
      }
      contexts.push({
        block: index,
        number: contexts.length + 1,
        above,
        ...(objective ? { objective } : {}),
        objectiveHeading,
        theme,
        planYear,
        part,
      });
      above = [];
      return;
    }
    const text = oneLine(block.text);
    // A row that the page cut from its table says nothing of the table.
    if (isLooseRow(text)) return;
    const isHeading = isHeadingLike(block);
    above.push({ text, isHeading, isFootnote: footnote.test(text) });
    if (!isHeading) return;
    const level = block.kind === "heading" ? block.level : Number.POSITIVE_INFINITY;
    const named = parseObjectiveHeading(text);
    if (named) {
      objective = named;
      objectiveHeading = text;
      objectiveLevel = level;
    } else if (
      partHeading.test(text) ||
      isCapitals(text) ||
      (level < objectiveLevel && Number.isFinite(level) && !genericHeading.test(text))
    ) {
      objective = undefined;
      objectiveHeading = "";
      objectiveLevel = Number.POSITIVE_INFINITY;
      if (partHeading.test(text)) part = text;
    }
    const year = planYearOf(text);
    if (year) {
      planYear = year;
      // a plan's heading printed as plain text ranks below every other
      planLevel = Number.isFinite(level) ? level : 0;
    } else if (partHeading.test(text) || isCapitals(text) || level < planLevel) {
      planYear = "";
    }
    if (genericHeading.test(text)) {
      if (lastHeading.index === index - 1) theme = lastHeading.text;
    } else if (block.kind === "heading") theme = text;
    lastHeading = { text, index };
  });
  return contexts;
}

/** A title printed as the first row of a table: one cell with words, wherever it stands. */
function titleInside(table: Table): string | undefined {
  const first = table.cells.filter(({ row, text }) => row === 0 && text.trim() !== "");
  return first.length === 1 && first[0] ? oneLine(first[0].text) : undefined;
}
