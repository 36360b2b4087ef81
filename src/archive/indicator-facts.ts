import { findIndicator, shownTitle } from "../catalogue/index.ts";
import type { IndicatorFacts } from "../store/derived.ts";

/** What an archive keeps of an indicator that its records name. */
export function indicatorFacts(code: string): IndicatorFacts | undefined {
  const entry = findIndicator(code);
  return entry && { ...entry, title: shownTitle(entry) };
}
