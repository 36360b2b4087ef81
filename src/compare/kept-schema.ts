import { z } from "zod";
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
const longestPeriod = 40;

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * A list whose every item is one of its kind. Looked through in one pass, where a schema of tuples would copy each:
 * a council has thousands of them, and whoever compares it first waits for them all.
 */
const listOf = <Item extends readonly unknown[]>(
  length: number,
  isItem: (item: readonly unknown[]) => boolean,
): z.ZodType<readonly Item[]> =>
  z.custom<readonly Item[]>((value) => isListOf(value, length, isItem));

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

const keptPart: z.ZodType<CouncilPart> = z.object({
  join: z.enum(["code", "description", "title", "nothing"]),
  code: z.string(),
  line: z.string(),
  titles: listOf<CouncilPart["titles"][number]>(
    6,
    ([title, rows, side, doc, sha256, place]) =>
      isText(title) &&
      isCount(rows) &&
      (side === 0 || side === 1) &&
      isText(doc) &&
      isText(sha256) &&
      isCount(place),
  ),
  bases: listOf<CouncilPart["bases"][number]>(
    4,
    ([identity, variant, span, unit]) =>
      isText(identity) && isText(variant) && isText(span) && basisUnits.has(unit),
  ),
});

const isValue = ([value, unit]: readonly unknown[]): boolean =>
  Number.isFinite(value) && unitWords.has(unit);

const keptFigures: z.ZodType<CouncilFigures> = z.object({
  figures: listOf<CouncilFigures["figures"][number]>(
    5,
    ([basis, period, measure, reported, values]) =>
      isCount(basis) &&
      isText(period) &&
      period.length <= longestPeriod &&
      measureWords.has(measure) &&
      isText(reported) &&
      isListOf(values, 2, isValue),
  ),
  units: listOf<CouncilFigures["units"][number]>(
    2,
    ([unit, figures]) => unitWords.has(unit) && isCount(figures),
  ),
});

const keptMilestone: z.ZodType<MilestoneOverTime> = z.object({
  text: z.string(),
  steps: z.array(
    z.object({
      doc: z.string(),
      text: z.string(),
      due: z.string(),
      status: z.enum(statuses),
      id: z.string(),
      corrected: z.array(z.object({ field: z.string(), read: z.string() })),
    }),
  ),
  slipped_months: z.number().nullable(),
  dropped: z.boolean(),
});

/** Reads one kind of it. Throws `WorkFailed` for what is none. */
const reader =
  <Kept>(schema: z.ZodType<Kept>) =>
  (text: string): Kept => {
    const read = schema.safeParse(parsed(text));
    if (read.success) return read.data;
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

export const partFrom = reader(keptPart);
export const figuresFrom = reader(keptFigures);
export const milestoneFrom = reader(keptMilestone);
