import type { Milestone } from "../records.ts";
import { dueYears } from "./due.ts";
import { type ObjectiveChange, objectiveKey, sideKey } from "./objectives.ts";
import type { ReportRecords } from "./report.ts";
import { wordingKey } from "./words.ts";

/** Whether a report covers a place; where not, why, as one sentence. */
export type WhyNotCovered = string;

/** The years of a commitment that the other report does not reach; empty where it reaches one of them. */
export function yearsOutside(milestone: Milestone, other: ReportRecords): readonly string[] {
  const { planYear, due } = milestone;
  const years = planYear === "" ? dueYears(due) : [planYear];
  const covered = other.report.facts.financialYears;
  const outside =
    years.length > 0 && covered.length > 0 && years.every((year) => !covered.includes(year));
  return outside ? [...new Set(years)] : [];
}

/**
 * Which of one report's objectives the other reports on: those found again by their title or number, and those of
 * which any commitment was found again.
 */
export function coveredObjectives(
  changes: readonly ObjectiveChange[],
  found: readonly Milestone[],
): (milestone: Milestone) => boolean {
  const covered = new Set(found.map(objectiveKey));
  for (const { from, to } of changes) if (from && to) covered.add(sideKey(from));
  const known = new Set(changes.flatMap(({ from }) => (from ? [sideKey(from)] : [])));
  const anything = covered.size > 0;
  return (milestone) => {
    const key = objectiveKey(milestone);
    // Without an objective its place is the report as a whole.
    return known.has(key) ? covered.has(key) : covered.has(key) || anything;
  };
}

/** Why a commitment of no place in the later report was not given up. */
export function sayNotCovered(
  milestone: Milestone,
  years: readonly string[],
  isCovered: (milestone: Milestone) => boolean,
): WhyNotCovered {
  if (years.length > 0) {
    return `It is of ${years.join(", ")}, which the later report does not reach.`;
  }
  if (isCovered(milestone)) return "";
  const place = [milestone.objectiveRef, milestone.objective].filter(Boolean).join(" ");
  return place === ""
    ? "The later report prints no commitments of this service."
    : `The later report does not report on "${place}".`;
}

/** The places (sections, statements) of which anything was found again; an item of another place is not covered. */
export function coveredPlaces(found: readonly string[]): (place: string) => boolean {
  const covered = new Set(found.map(wordingKey));
  return (place) => covered.has(wordingKey(place));
}
