import { WorkFailed } from "../problem.ts";
import type { Measure, Unit } from "../records.ts";
import type { CouncilFigures, CouncilPart } from "./council-part.ts";
import type { Join } from "./measure.ts";
import type { MilestoneOverTime } from "./milestones-over-time.ts";

/*
 * What an archive keeps of a comparison as JSON. An archive may come from anybody: what is none of this must not become
 * a figure on a page. Looked at by hand: a page of a large archive reads thousands of these, and a library that builds
 * each anew takes several times as long.
 */

/** Whether something read from JSON is what is kept. */
type Is = (value: unknown) => boolean;

const text: Is = (value) => typeof value === "string";
const number: Is = (value) => typeof value === "number" && Number.isFinite(value);
const count: Is = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf = (...words: readonly string[]): Is => {
  const known = new Set<unknown>(words);
  return (value) => known.has(value);
};
const list =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every((one) => is(one));
const tuple =
  (...parts: readonly Is[]): Is =>
  (value) =>
    Array.isArray(value) && value.length === parts.length && parts.every((is, at) => is(value[at]));
const fields = (known: Readonly<Record<string, Is>>): Is => {
  const named = Object.entries(known);
  return (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    named.every(([name, is]) => is((value as Record<string, unknown>)[name]));
};

const units: Readonly<Record<Unit, true>> = {
  percent: true,
  count: true,
  gbp: true,
  gbp_thousand: true,
  points: true,
  rate: true,
  ratio: true,
  "": true,
};
const measures: Readonly<Record<Measure, true>> = {
  target: true,
  actual: true,
  benchmark: true,
  quartile: true,
  weight: true,
};
const joins: Readonly<Record<Join, true>> = {
  code: true,
  description: true,
  title: true,
  nothing: true,
};
const unit = oneOf(...Object.keys(units));
const side: Is = (value) => value === 0 || value === 1;
const longestPeriod = 40;
const period: Is = (value) => typeof value === "string" && value.length <= longestPeriod;

const keptPart = fields({
  join: oneOf(...Object.keys(joins)),
  code: text,
  line: text,
  titles: list(tuple(text, count, side, text, text, count)),
  bases: list(tuple(text, text, text, oneOf(...Object.keys(units), "unknown"))),
});

const keptFigures = fields({
  figures: list(
    tuple(count, period, oneOf(...Object.keys(measures)), text, list(tuple(number, unit))),
  ),
  units: list(tuple(unit, count)),
});

const keptMilestone = fields({
  text,
  steps: list(
    fields({
      doc: text,
      text,
      due: text,
      status: oneOf("green", "amber", "red", ""),
      id: text,
      corrected: list(fields({ field: text, read: text })),
    }),
  ),
  slipped_months: (value) => value === null || number(value),
  dropped: (value) => typeof value === "boolean",
});

/** Reads one kind of it. Throws `WorkFailed` for what is none. */
const reader =
  <Kept>(is: Is) =>
  (kept: string): Kept => {
    const read = parsed(kept);
    if (is(read)) return read as Kept;
    throw new WorkFailed(
      4,
      "What the archive keeps of its comparison cannot be read: run ingest on it again.",
    );
  };

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}

export const partFrom = reader<CouncilPart>(keptPart);
export const figuresFrom = reader<CouncilFigures>(keptFigures);
export const milestoneFrom = reader<MilestoneOverTime>(keptMilestone);
