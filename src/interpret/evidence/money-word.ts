import type { BudgetMeasure } from "../../records.ts";

/** What money columns are called, the first that fits decides (Halton 2011-12, Cumbria 2007-8). */
const moneyHeaders: readonly { readonly measure: BudgetMeasure; readonly pattern: RegExp }[] = [
  { measure: "committed", pattern: /\bcommit(?:ted|ments?)\b/i },
  {
    measure: "variance",
    pattern: /\bvarian(?:ce|ces)\b|\b(?:over|under)\s?[-/(]?\s?(?:under)?\)?\s?spend(?:ing)?\b/i,
  },
  {
    measure: "capital",
    pattern: /\bcapital\b|\bslippage\b|\bcarr(?:y|ied) forward\b|\b[bc]\/\s?f(?:wd)?\b/i,
  },
  {
    measure: "budget_to_date",
    pattern:
      /\bbudget\s+(?:to\s+date|ytd)\b|\bprofiled?\s+budget\b|\b(?:ytd|year to date)\s+budget\b/i,
  },
  {
    measure: "projection",
    pattern:
      /\bproject(?:ed|ion)\b|\bforecast\b|\bestimated?\s+outturn\b|\bpredicted\b|\bprobable\b/i,
  },
  {
    measure: "actual_to_date",
    pattern:
      /\b(?:actual|expenditure|spend|spent|income|outturn)\s+to\s+date\b|\bactuals?\b|\bspend\b|\bspent\b|\boutturn\b|\bytd\b/i,
  },
  { measure: "gross", pattern: /\bgross\b/i },
  { measure: "grant_income", pattern: /\bgrants?\b/i },
  { measure: "other_income", pattern: /\b(?:other\s+)?income\b|\bfees\b/i },
  { measure: "net", pattern: /\bnet\b/i },
  {
    measure: "annual_budget",
    pattern:
      /\b(?:annual|original|revised|approved|current|full[- ]year|base|total|agreed|latest)\s+(?:\w+\s+)?(?:budget|estimate)\b|\bbudget\b/i,
  },
];

/** How many pounds one printed unit is, as a header, title or cell says it; undefined where it says nothing. */
export function parseScale(text: string): number | undefined {
  if (
    /£\s?0{3}\b|£\s?['’`]?0{3}\s?['’`]?s?\b|£\s?k\b|£\s?thousands?\b|['’`]0{3}s?\b|\bthousands?\b/i.test(
      text,
    )
  )
    return 1000;
  if (/£\s?m(?:illions?)?\b|\bmillions?\b/i.test(text)) return 1_000_000;
  return /£/.test(text) ? 1 : undefined;
}

/** The money measure a header names by its words. */
export const readMoneyHeader = (header: string): BudgetMeasure | undefined =>
  moneyHeaders.find(({ pattern }) => pattern.test(header))?.measure;

/** A column of totals over years takes its neighbours' measure. */
export const isTotalsHeader = (header: string): boolean =>
  /^\s*(?:grand\s+)?totals?\b/i.test(header);
