import type { IndicatorRow } from "./indicator-rows.ts";

/** What says itself that a figure was another one before. */
const explains =
  /\b(?:restated|re-stated|previously (?:reported|published)|(?:has|have|been|was|were) (?:revised|corrected|amended|re-?calculated|updated)|(?:revised|corrected|amended|provisional|final) (?:figure|result|outturn|data)|error in)\b|\(\s?(?:was|previously|originally) [£\d]/i;

export const isExplanation = (text: string): boolean => explains.test(text);

/** A row that explains in print why its figures differ from others of the report. */
export const explainsItself = ({ commentary, values }: IndicatorRow): boolean =>
  isExplanation(commentary) ||
  values.some(({ raw, qualifiers }) => isExplanation(raw) || qualifiers.includes("provisional"));
