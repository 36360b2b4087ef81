import { termsOf, titleToTerms } from "../catalogue/title.ts";
import { largest } from "../long-lists.ts";
import { findCodes } from "../printed/code.ts";
import type { IndicatorRow } from "./indicator-rows.ts";
import { type RowNames, rowsOfCodes, stemsShared } from "./row-names.ts";

/** This share of a title's telling words must stand in the sentence … */
const leastShare = 0.5;
/** … and so many of them. */
const leastWords = 2;

/** The one row that a sentence speaks of, by its code or by most telling words of its title; undefined where two may be meant. */
export function rowSpokenOf(text: string, names: RowNames): IndicatorRow | undefined {
  const codes = findCodes(text).map(({ code }) => code);
  if (codes.length > 0) return only(rowsOfCodes(names, codes));
  const scored = [...stemsShared(names, termsOf(text).stems)].filter(
    ([title, shared]) =>
      shared >= leastWords && shared >= leastShare * titleToTerms(title).stems.length,
  );
  const most = largest(scored.map(([, shared]) => shared));
  const best = scored.filter(([, shared]) => shared === most);
  return only(best.flatMap(([title]) => names.byTitle.get(title) ?? []));
}

const only = (rows: readonly IndicatorRow[]): IndicatorRow | undefined =>
  rows.length === 1 ? rows[0] : undefined;

/** Two figures of as many digits of which one is another, or two neighbours have changed places: `331` and `311`. */
export function isSlip(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.replace(/[^\d]/g, ""));
  if (one === undefined || other === undefined || one.length !== other.length || one === other)
    return false;
  if (one.length < 2) return false;
  const off = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first = 0, second = 0] = off;
  if (off.length === 1) return true;
  return (
    off.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  );
}
