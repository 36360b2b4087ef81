import { WorkFailed } from "../problem.ts";
import { measures, statuses, units } from "../records.ts";
import type { CouncilFigures, CouncilPart } from "./council-part.ts";
import type { MilestoneOverTime } from "./milestones-over-time.ts";

/*
 * What an archive keeps of a comparison as JSON. An archive may come from anybody: what is none of this must not become
 * a figure on a page.
 */

const unitWords: ReadonlySet<unknown> = new Set(units);
const basisUnits: ReadonlySet<unknown> = new Set([...units, "unknown"]);
const measureWords: ReadonlySet<unknown> = new Set(measures);
const statusWords: ReadonlySet<unknown> = new Set(statuses);
const longestPeriod = 40;

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/*
 * Looked through by hand, in one pass: a schema takes several times as long and copies what it has seen, and a council
 * keeps thousands of these, for which whoever compares it first waits.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function isListOf(
  value: unknown,
  length: number,
  isItem: (item: readonly unknown[]) => boolean,
): boolean {
  if (!Array.isArray(value)) return false;
  for (const item of value) {
    if (!Array.isArray(item) || item.length !== length || !isItem(item)) return false;
  }
  return true;
}

const joins: ReadonlySet<unknown> = new Set(["code", "description", "title", "nothing"]);

const isTitle = ([title, rows, side, doc, sha256, place]: readonly unknown[]): boolean =>
  isText(title) &&
  isCount(rows) &&
  (side === 0 || side === 1) &&
  isText(doc) &&
  isText(sha256) &&
  isCount(place);

const isBasis = ([identity, variant, span, unit]: readonly unknown[]): boolean =>
  isText(identity) && isText(variant) && isText(span) && basisUnits.has(unit);

const isPart = (value: unknown): value is CouncilPart =>
  isObject(value) &&
  joins.has(value.join) &&
  isText(value.code) &&
  isText(value.line) &&
  isListOf(value.titles, 6, isTitle) &&
  isListOf(value.bases, 4, isBasis);

const isValue = ([value, unit]: readonly unknown[]): boolean =>
  Number.isFinite(value) && unitWords.has(unit);

const isFigure = ([basis, period, measure, reported, values]: readonly unknown[]): boolean =>
  isCount(basis) &&
  isText(period) &&
  period.length <= longestPeriod &&
  measureWords.has(measure) &&
  isText(reported) &&
  isListOf(values, 2, isValue);

const isFigures = (value: unknown): value is CouncilFigures =>
  isObject(value) &&
  isListOf(value.figures, 5, isFigure) &&
  isListOf(value.units, 2, ([unit, figures]) => unitWords.has(unit) && isCount(figures));

const isCorrected = (value: unknown): boolean =>
  isObject(value) && isText(value.field) && isText(value.read);

const isStep = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.doc) &&
  isText(value.text) &&
  isText(value.due) &&
  statusWords.has(value.status) &&
  isText(value.id) &&
  Array.isArray(value.corrected) &&
  value.corrected.every(isCorrected);

const isMilestone = (value: unknown): value is MilestoneOverTime =>
  isObject(value) &&
  isText(value.text) &&
  Array.isArray(value.steps) &&
  value.steps.every(isStep) &&
  (value.slipped_months === null || Number.isFinite(value.slipped_months)) &&
  typeof value.dropped === "boolean";

/** Reads one kind of it. Throws `WorkFailed` for what is none. */
const reader =
  <Kept>(isKept: (value: unknown) => value is Kept) =>
  (text: string): Kept => {
    const read = parsed(text);
    if (isKept(read)) return read;
    throw new WorkFailed(
      4,
      "What the archive keeps of its comparison cannot be read: run ingest on it again.",
    );
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const partFrom = reader(isPart);
export const figuresFrom = reader(isFigures);
export const milestoneFrom = reader(isMilestone);

/** Of `[0,"2008-09","actual","2009-03-31",…` period and measure, as they stand there. */
const dateOfFigure = /\[\d+(,"[^"\\]+","[^"\\]+",")/g;
/** Where so many are of one text alone, the figures have to be read. */
const datesLookedFor = 12;

/**
 * Whether of some kept figures, as text, two are seen to have a period and measure in common. Three texts in a row stand
 * nowhere else in them: most often one of the first figures tells it, and the thousands of a council need not be read
 * for it. False says nothing.
 */
export function isSharedAtSight([one = "", ...others]: readonly string[]): boolean {
  dateOfFigure.lastIndex = 0;
  for (let looked = 0; looked < datesLookedFor; looked += 1) {
    const date = dateOfFigure.exec(one)?.[1];
    if (date === undefined) return false;
    if (others.some((other) => other.includes(date))) return true;
  }
  return false;
}
