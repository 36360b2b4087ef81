import type { Document } from "../../document.ts";
import { append } from "../../long-lists.ts";
import { findYearSpans, parseFinancialYear } from "../../printed/period.ts";
import type { Problem } from "../../problem.ts";
import type { SourceCell } from "../../records.ts";
import type { MilestoneRow } from "../../rows.ts";
import { lookOfText } from "../evidence/looks.ts";
import { type Outline, outlineBlocks } from "../report/outline.ts";
import { oneLine } from "../table/grid.ts";
import type { ListAside } from "./aside.ts";
import { hasDate, isDateAlone } from "./deadline.ts";
import { endsInName, type ItemParts, parseItem } from "./item.ts";
import { labelMeaning, namesObjective, saysDates } from "./label.ts";
import { parseMarker } from "./marker.ts";
import { findRuns, type Label, type ListItem, type Run } from "./runs.ts";
import { findSentenceAsides, readProse } from "./sentences.ts";

export type { ListAside } from "./aside.ts";

export interface ListsRead {
  readonly rows: readonly MilestoneRow[];
  readonly asides: readonly ListAside[];
  readonly problems: readonly Problem[];
}

/** What holds for all items of a list. */
export interface ItemContext {
  readonly objectiveRef: string;
  readonly objective: string;
  /** The heading or label over the list that names one year. */
  readonly planYear: string;
  /** The officer named for the whole list. */
  readonly responsible: string;
  /** A sub-heading that dates what stands under it: `2009/10`, `Quarter 2`. */
  readonly period?: string;
  readonly source: SourceCell;
  /** The first item's place in its cell. */
  readonly place: number;
  readonly evidence: readonly string[];
}

/** Of the items of a list of commitments, more than this share carry a date or a state. */
const leastTelling = 0.5;
/** Lines without bullets are a list from so many on, all of them dated. */
const leastBare = 3;
/** No list of commitments has more items than this; what is longer is a register or a fault of extraction. */
const mostItems = 5_000;
/** Lists whose items all begin with what was done tell the past: `Opened the new library in May 2008`. */
const done =
  /^(?!(?:Embed|Feed|Need|Proceed|Succeed|Exceed|Speed|Shed|Seed|Breed|Weed|Heed)\b)(?:[A-Z][a-z]{2,}ed|Won|Held|Began|Made|Built|Took|Led|Ran|Gave|Set up|Put|Brought)\b/;

/** Bulleted and numbered commitments under headings that speak of actions, most of them with a date or a state. */
export function readLists(document: Document): ListsRead {
  const rows: MilestoneRow[] = [];
  const asides: ListAside[] = [];
  const problems: Problem[] = [];
  const outlines = outlineBlocks(document);
  const measured = blocksWithValues(document);
  const runs = findRuns(document);
  const blocks = yearBlocks(runs);
  let lastRead: Run | undefined;
  for (const run of runs) {
    const outline = outlines[run.items[0]?.block ?? 0];
    if (!outline) continue;
    const items = run.items.filter(({ block }) => !measured.has(block));
    if (items.length > mostItems) {
      problems.push(tooLong(items));
      append(asides, datedAsides(items, `the list has more than ${mostItems} items`));
      continue;
    }
    const parts = itemsToParts(items);
    const period = periodOver(run, blocks);
    const refusal = whyNot(run, parts, items, period, lastRead);
    if (refusal === undefined) {
      append(rows, runToRows(run, items, parts, outline, period));
      lastRead = run;
    } else if (!run.isBare) append(asides, datedAsides(items, refusal));
  }
  return { rows, asides: [...asides, ...findSentenceAsides(document)], problems };
}

const datedAsides = (items: readonly ListItem[], why: string): ListAside[] =>
  items
    .filter(({ text }) => hasDate(text))
    .map(({ block, page, text }) => ({
      of: "list-item",
      block,
      ...(page !== undefined ? { page } : {}),
      text: oneLine(text),
      why,
    }));

function tooLong(items: readonly ListItem[]): Problem {
  const [{ page, text } = { page: undefined, text: "" }] = items;
  return {
    severity: "warning",
    stage: "interpret",
    code: "list-unrecognised",
    ...(page !== undefined ? { page } : {}),
    message: `A list of ${items.length} items, the first "${oneLine(text).slice(0, 60)}", is longer than ${mostItems}, the most that is read; its dated items were set aside.`,
  };
}

/** Blocks whose sentences give values of indicators: what they say is a result, and no commitment. */
const blocksWithValues = (document: Document): ReadonlySet<number> =>
  new Set(readProse(document).flatMap(({ values }) => values.map(({ source }) => source.block)));

/** The commitments of a cell or list whose table or heading already says that it holds some. */
export function readItems(texts: readonly string[], context: ItemContext): MilestoneRow[] {
  const items = texts.map((text) => {
    const marker = parseMarker(text);
    return {
      text: marker ? text.slice(marker.length).trim() : text.trim(),
      reference: marker?.reference ?? "",
    };
  });
  return itemsToParts(items).map((parts, index) =>
    partsToRow(parts, { ...context, place: context.place + index }),
  );
}

function itemsToParts(items: readonly Pick<ListItem, "text" | "reference">[]): ItemParts[] {
  const named = items.filter(({ text }) => endsInName(text)).length;
  const style = { hasOfficers: items.length > 1 && named > items.length / 2 };
  return items.map(({ text, reference }) => parseItem(text, reference, style));
}

/** Why a list is none of commitments; undefined where it is one. */
function whyNot(
  run: Run,
  parts: readonly ItemParts[],
  items: readonly ListItem[],
  period: string | undefined,
  lastRead: Run | undefined,
): string | undefined {
  if (items.length === 0) return "its items are values of indicators";
  const isSelfNamed = items.every(({ marker }) => marker === "label");
  const over = run.labels.find(({ text }) => namesObjective(text) || labelMeaning(text) !== "open");
  const stands = isRightUnder(run, over, period) || goesOn(run, over, lastRead);
  if (items.length === 1 && !isSelfNamed && !stands) return "one item is no list";
  if (!over && !isSelfNamed) return "no heading over the list speaks of actions or milestones";
  if (over && !isSelfNamed && !namesObjective(over.text)) {
    if (labelMeaning(over.text) === "something-else" && !areDatedTasks(over.text, items))
      return `the list stands under "${over.text.slice(0, 80)}", which promises nothing`;
  }
  if (run.isBare && (items.length < leastBare || !parts.every(({ isTelling }) => isTelling)))
    return "its lines have no bullets and not all of them are dated";
  const telling =
    period !== undefined ? items.length : parts.filter(({ isTelling }) => isTelling).length;
  if (telling <= items.length * leastTelling)
    return "most items of the list carry neither date nor state";
  const past = items.filter(({ text }, at) => done.test(text) && parts[at]?.state === "").length;
  if (past > items.length / 2) return "the list says what was done";
  return undefined;
}

/** Under `Key dates` stand commitments where most items say what is to be done. */
const areDatedTasks = (label: string, items: readonly ListItem[]): boolean =>
  saysDates(label) &&
  items.filter(({ text }) => lookOfText(text) === "commitment").length > items.length / 2;

/** One bullet is a list only right under the words that say so; a numbered line may head a text of its own. */
const isRightUnder = (run: Run, over: Label | undefined, period: string | undefined): boolean =>
  run.isLabelled &&
  over !== undefined &&
  (over === run.labels[0] || period !== undefined) &&
  run.items[0]?.marker !== "code";

/** A sentence between two bullets of one list: the last goes on with the others under the same words. */
const goesOn = (run: Run, over: Label | undefined, lastRead: Run | undefined): boolean => {
  const marker = run.items[0]?.marker;
  if (!over || !lastRead || marker === "code" || marker !== lastRead.items[0]?.marker) return false;
  return lastRead.labels.some(({ block, text }) => block === over.block && text === over.text);
};

/** A label without its year: `Actions 2009/10` and `Actions for 2010/11` are one label of two years. */
const withoutYear = (label: string): string => {
  let text = label.toLowerCase();
  for (const { index, length } of findYearSpans(text).reverse())
    text = text.slice(0, index) + text.slice(index + length);
  return text.replace(/\b(?:for|in|during|of|the|year|\d)\b|[^a-z]/g, "");
};

/** Labels that are printed over lists of several years: what stands under each is due in its year. */
function yearBlocks(runs: readonly Run[]): ReadonlySet<string> {
  const years = new Map<string, Set<string>>();
  for (const { labels, isLabelled } of runs) {
    const text = isLabelled ? labels[0]?.text : undefined;
    const year = text === undefined ? undefined : parseFinancialYear(text);
    if (text === undefined || year === undefined) continue;
    const key = withoutYear(text);
    years.set(key, (years.get(key) ?? new Set()).add(year));
  }
  return new Set([...years].flatMap(([key, of]) => (of.size > 1 ? [key] : [])));
}

/** `By the end of March 2010 we will have:` dates all that stands under it. */
const deadlineOver =
  /^by (?:the )?(?:end (?:of )?)?(.{3,20}?),? (?:we|the (?:council|service|team|department)) (?:will|shall|aim|plan|intend)/i;

/** A sub-heading right over the items that is a year, quarter or month, or the year of one of several such blocks. */
function periodOver({ labels, isLabelled }: Run, blocks: ReadonlySet<string>): string | undefined {
  const nearest = labels.find(({ text }) => !officerLine.test(text));
  if (!isLabelled || !nearest) return undefined;
  const text = nearest.text
    .replace(/(?:(?<!\s)\s+)?(?<![:–-])[:–-]+\s*$/, "")
    .replace(/^in\s+/i, "");
  const bare = text.replace(/^year \d\s*[:(–-]*\s*|\)$/gi, "");
  if (isDateAlone(bare) && /\d/.test(bare)) return bare.trim();
  const deadline = deadlineOver.exec(nearest.text)?.[1];
  if (deadline && isDateAlone(deadline)) return deadline;
  return blocks.has(withoutYear(nearest.text)) ? parseFinancialYear(nearest.text) : undefined;
}

const officerLine =
  /^(?:lead|lead officer|responsible|responsible officer|accountable officer|officer|owner|lead manager)\s*:\s*(.{3,80})$/i;

function runToRows(
  run: Run,
  items: readonly ListItem[],
  parts: readonly ItemParts[],
  outline: Outline,
  period: string | undefined,
): MilestoneRow[] {
  const over = run.labels.find(({ text }) => labelMeaning(text) === "commitments");
  const context = {
    objectiveRef: outline.objective?.reference ?? "",
    objective: outline.objective?.title ?? "",
    planYear: planYearOver(run.labels, over) ?? outline.planYear,
    responsible: officerOver(run.labels),
    ...(period !== undefined ? { period } : {}),
    evidence: [`list under: ${(over ?? run.labels[0])?.text.slice(0, 80) ?? "its own words"}`],
  };
  return parts.flatMap((part, at) => {
    const item = items[at];
    if (!item) return [];
    const { block, page, place } = item;
    const source = { block, ...(page !== undefined ? { page } : {}) };
    return [partsToRow(part, { ...context, source, place })];
  });
}

/** The year that the words over the list name: the nearest that names one, up to the words that make it a list of commitments. */
function planYearOver(labels: readonly Label[], over: Label | undefined): string | undefined {
  const reach = over ? labels.indexOf(over) + 1 : labels.length;
  for (const { text } of labels.slice(0, reach)) {
    const year = parseFinancialYear(text);
    if (year) return year;
  }
  return undefined;
}

function officerOver(labels: readonly Label[]): string {
  const line = labels
    .slice(0, 2)
    .map(({ text }) => (text.length <= 120 ? officerLine.exec(text)?.[1] : undefined))
    .find((officer) => officer !== undefined);
  return line ?? "";
}

function partsToRow(parts: ItemParts, context: ItemContext): MilestoneRow {
  const hasDue = parts.dueCell !== undefined || hasDate(parts.text);
  const dueCell = hasDue ? parts.dueCell : context.period;
  return {
    kind: "milestone",
    places: [],
    milestoneKind: "milestone",
    objectiveRef: context.objectiveRef || parts.reference,
    objective: context.objective,
    group: "",
    text: parts.text,
    ...(dueCell !== undefined ? { dueCell } : {}),
    ticks: [],
    quarters: [],
    planYear: context.planYear,
    responsible: parts.responsible || context.responsible,
    commentary: parts.commentary,
    statuses:
      parts.state !== ""
        ? [{ text: parts.state, marks: [], header: "", source: context.source }]
        : [],
    source: context.source,
    place: context.place,
    evidence: context.evidence,
  };
}
