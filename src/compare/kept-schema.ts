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

type Titles = CouncilPart["titles"];
/** What a council tells of a group beside its wordings. */
type BesideTitles = Omit<CouncilPart, "titles">;

/** Wording, rows, side, name and hash of the report, place in it. */
const keptTitles: z.ZodType<Titles> = z.array(
  z.tuple([text, count, z.literal([0, 1]), text, text, count]),
);

const besideTitles = {
  join: z.enum(["code", "description", "title", "nothing"]),
  code: text,
  line: text,
  /** Identity, variant, span, unit. */
  bases: z.array(z.tuple([text, text, text, z.enum([...units, "unknown"])])),
};

const keptPart: z.ZodType<CouncilPart> = z.object({ ...besideTitles, titles: keptTitles });
/** And nothing else: no field of it holds another. */
const keptBeside: z.ZodType<BesideTitles> = z.strictObject(besideTitles);

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

const wholePartFrom = reader(keptPart);
const areTitles = fits(keptTitles);
const isBeside = fits(keptBeside);

/*
 * Councils print most indicators alike: of a hundred of them what they tell of a group is the same but for the reports
 * it stands in. One of each is read and kept. Neither list grows for ever.
 */
const mostKept = 20_000;
const besides = new Map<string, BesideTitles>();
const words = new Map<string, string>();

/** What a council tells of a group. */
export function partFrom(kept: string): CouncilPart {
  // No text of JSON can hold these: within one, each of its quotes is written otherwise.
  const [titlesAt, basesAt] = [kept.indexOf(titlesBegin), kept.lastIndexOf(basesBegin)];
  if (titlesAt < 0 || basesAt < titlesAt) return wholePartFrom(kept);
  const titles = parsed(kept.slice(titlesAt + titlesBegin.length, basesAt));
  const beside = besideFrom(kept.slice(0, titlesAt) + kept.slice(basesAt));
  if (!beside || !areTitles(titles)) return wholePartFrom(kept);
  const { join, code, line, bases } = beside;
  return { join, code, line, titles: (titles as Titles).map(withWordsOnce), bases };
}

const titlesBegin = ',"titles":';
const basesBegin = ',"bases":';

function besideFrom(kept: string): BesideTitles | undefined {
  let beside = besides.get(kept);
  if (!beside) {
    const read = parsed(kept);
    if (!isBeside(read)) return undefined;
    beside = read as BesideTitles;
    if (besides.size >= mostKept) besides.clear();
    besides.set(kept, beside);
  }
  return beside;
}

const withWordsOnce = ([title, rows, side, doc, sha256, place]: Titles[number]): Titles[number] => [
  once(title),
  rows,
  side,
  once(doc),
  once(sha256),
  place,
];

function once(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size >= mostKept) words.clear();
  words.set(word, word);
  return word;
}

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
