import { z } from "zod";
import { WorkFailed } from "../problem.ts";
import type { CouncilFigures, CouncilPart } from "./council-part.ts";
import type { MilestoneOverTime } from "./milestones-over-time.ts";

/*
 * What an archive keeps of a comparison as JSON. An archive may come from anybody: what is none of this must not become
 * a figure on a page.
 */

const unit = z.enum(["percent", "count", "gbp", "gbp_thousand", "points", "rate", "ratio", ""]);
const period = z.string().max(40);
const count = z.number().int().nonnegative();

const keptPart: z.ZodType<CouncilPart> = z.object({
  join: z.enum(["code", "description", "title", "nothing"]),
  code: z.string(),
  line: z.string(),
  titles: z.array(
    z.tuple([z.string(), count, z.number().int().min(0).max(1), z.string(), z.string(), count]),
  ),
  bases: z.array(
    z.tuple([z.string(), z.string(), z.string(), z.union([unit, z.literal("unknown")])]),
  ),
});

const keptFigures: z.ZodType<CouncilFigures> = z.object({
  figures: z.array(
    z.tuple([
      count,
      period,
      z.enum(["target", "actual", "benchmark", "quartile", "weight"]),
      z.string(),
      z.array(z.tuple([z.number(), unit])),
    ]),
  ),
  units: z.array(z.tuple([unit, count])),
});

const keptMilestone: z.ZodType<MilestoneOverTime> = z.object({
  text: z.string(),
  steps: z.array(
    z.object({
      doc: z.string(),
      text: z.string(),
      due: z.string(),
      status: z.enum(["green", "amber", "red", ""]),
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
