import { z } from "zod";
import { fits } from "../fits.ts";
import { WorkFailed } from "../problem.ts";
import { measures, statuses, units } from "../records.ts";
import type { CouncilFigures, CouncilPart } from "./council-part.ts";
import type { MilestoneOverTime } from "./milestones-over-time.ts";

/*
 * What an archive keeps of a comparison as JSON. An archive may come from anybody: what is none of this must not become
 * a figure on a page.
 */

const text = z.string();
const count = z.int().nonnegative();
const unit = z.enum(units);
const longestPeriod = 40;

const keptPart: z.ZodType<CouncilPart> = z.object({
  join: z.enum(["code", "description", "title", "nothing"]),
  code: text,
  line: text,
  /** Wording, rows, side, name and hash of the report, place in it. */
  titles: z.array(z.tuple([text, count, z.literal([0, 1]), text, text, count])),
  /** Identity, variant, span, unit. */
  bases: z.array(z.tuple([text, text, text, z.enum([...units, "unknown"])])),
});

const keptFigures: z.ZodType<CouncilFigures> = z.object({
  /** Basis, period, measure, when it was reported, values. */
  figures: z.array(
    z.tuple([
      count,
      text.max(longestPeriod),
      z.enum(measures),
      text,
      z.array(z.tuple([z.number(), unit])),
    ]),
  ),
  units: z.array(z.tuple([unit, count])),
});

const keptMilestone: z.ZodType<MilestoneOverTime> = z.object({
  text,
  steps: z.array(
    z.object({
      doc: text,
      text,
      due: text,
      status: z.enum(statuses),
      id: text,
      corrected: z.array(z.object({ field: text, read: text })),
    }),
  ),
  slipped_months: z.number().nullable(),
  dropped: z.boolean(),
});

/**
 * Reads one kind of it. Throws `WorkFailed` for what is none. Asked, not copied: a council keeps thousands of these, for
 * which whoever compares it first waits.
 */
function reader<Kept>(schema: z.ZodType<Kept>): (text: string) => Kept {
  const isKept = fits(schema);
  return (text) => {
    const read = parsed(text);
    if (isKept(read)) return read as Kept;
    throw new WorkFailed(
      4,
      "What the archive keeps of its comparison cannot be read: run ingest on it again.",
    );
  };
}

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
