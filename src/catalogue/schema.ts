import { z } from "zod";
import { units } from "../records.ts";

/** What one line of each data file may say. Read when the files are tested; the reader takes the types. */

export const unit = z.enum(units);

/** Empty where it is not known which way is better: that is not the same as neutral. */
export const polarity = z.enum(["higher_better", "lower_better", "neutral", ""]);

const financialYear = z.string().regex(/^20\d\d-\d\d$/);

const sourceIds = z.array(z.string().min(1));

const definitionChange = z.strictObject({
  from: financialYear,
  what: z.string().min(1),
  says: z.string().min(1).optional(),
});

const part = z.strictObject({
  part: z.string().regex(/^[a-z]+$/),
  title: z.string().min(1).optional(),
  wholeTitle: z.string().min(1).optional(),
  polarity: polarity.optional(),
  unit: unit.optional(),
  basis: z.string().optional(),
  sources: sourceIds.optional(),
});

export const indicatorFact = z.strictObject({
  code: z.string().min(1),
  title: z.string().min(1),
  titleIs: z.enum(["printed", "paraphrase"]),
  family: z.enum(["NI", "BVPI", "PAF", "APA"]),
  unit,
  basis: z.string(),
  polarity,
  theme: z.string().min(1),
  fromYear: financialYear.or(z.literal("")),
  toYear: financialYear.or(z.literal("")),
  sources: sourceIds,
  surveyYears: z.array(financialYear).optional(),
  polarityPrinted: z.partialRecord(unit, polarity).optional(),
  printedUnits: z.array(unit).optional(),
  definitionChanges: z.array(definitionChange).optional(),
  parts: z.array(part).optional(),
  anyPart: z.boolean().optional(),
  notes: z.string().optional(),
});

export const sourceFact = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  where: z.string().regex(/^(?:https?:\/\/|fixtures\/)\S+$/),
});

export const relationFact = z.strictObject({
  code: z.string().min(1),
  counterpart: z.string().min(1),
  relation: z.enum(["same", "same_basis_renamed", "narrower", "broader", "related_not_comparable"]),
  reason: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
});

export type IndicatorFact = z.infer<typeof indicatorFact>;
export type SourceFact = z.infer<typeof sourceFact>;
export type RelationFact = z.infer<typeof relationFact>;
