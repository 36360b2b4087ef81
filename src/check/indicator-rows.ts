import { findIndicator, type Polarity, polarityIn } from "../catalogue/index.ts";
import type { CouncilRecord, Observation } from "../records.ts";

/** One printed indicator with all its values. */
export interface IndicatorRow {
  readonly ref: string;
  readonly title: string;
  readonly section: string;
  readonly codes: readonly string[];
  readonly indicator: string;
  readonly commentary: string;
  readonly values: readonly Observation[];
}

export function toIndicatorRows(records: readonly CouncilRecord[]): IndicatorRow[] {
  const groups = new Map<number, Observation[]>();
  for (const record of records) {
    if (record.kind !== "observation") continue;
    const group = groups.get(record.row);
    if (group) group.push(record);
    else groups.set(record.row, [record]);
  }
  return [...groups.values()].flatMap((values) => {
    const first = values[0];
    if (!first) return [];
    const { ref, title, section, codes, indicator, commentary } = first;
    return [{ ref, title, section, codes, indicator, commentary, values }];
  });
}

/** How a row is called in a sentence: `NI 60 "Core assessments"`. */
export const nameOf = ({ ref, title }: Pick<IndicatorRow, "ref" | "title">): string => {
  const flat = title.replace(/\s+/g, " ").trim();
  const short = flat.length > 90 ? `${flat.slice(0, 89).trimEnd()}…` : flat;
  return [ref, short && `"${short}"`].filter(Boolean).join(" ");
};

/** Titles that say themselves which way is good: `Increase the number of …`, `Reduce year on year …`. */
const saysMore = /^(?:to )?(?:increase|improve|raise|maximi[sz]e)\b/i;
const saysLess = /^(?:to )?(?:reduce|decrease|lower|minimi[sz]e|cut)\b/i;

/** Whether more is better, from the catalogue or the title's own verb. */
export function polarityOf({
  indicator,
  title,
  values,
}: Pick<IndicatorRow, "indicator" | "title" | "values">): Polarity {
  const entry = indicator === "" ? undefined : findIndicator(indicator);
  const printed = values.find(({ unit }) => unit !== "")?.unit ?? "";
  const known = entry ? polarityIn(entry, printed) : "";
  if (known !== "") return known;
  if (saysMore.test(title)) return "higher_better";
  if (saysLess.test(title)) return "lower_better";
  return "";
}

/** True where `a` is worse than `b`. */
export const isWorse = (a: number, b: number, polarity: Polarity): boolean =>
  polarity === "higher_better" ? a < b : polarity === "lower_better" ? a > b : false;

/** Units that may stand for one: a cell without a sign beside cells with one. */
export const comparableUnits = (a: Observation, b: Observation): boolean =>
  a.unit === b.unit || a.unit === "" || b.unit === "";
