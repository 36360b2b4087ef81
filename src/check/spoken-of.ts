import { termsOf, titleToTerms } from "../catalogue/title.ts";
import { findCodes } from "../printed/code.ts";
import type { IndicatorRow } from "./indicator-rows.ts";
import { measureKeys } from "./measure-keys.ts";

/** This share of a title's telling words must stand in the sentence … */
const leastShare = 0.5;
/** … and so many of them. */
const leastWords = 2;

/** The one row that a sentence speaks of, by its code or by most telling words of its title; undefined where two may be meant. */
export function rowSpokenOf(text: string, rows: readonly IndicatorRow[]): IndicatorRow | undefined {
  const codes = findCodes(text).map(({ code }) => code);
  if (codes.length > 0) {
    const named = rows.filter((row) => measureKeys(row).some((key) => codes.includes(key)));
    return named.length === 1 ? named[0] : undefined;
  }
  const said = new Set(termsOf(text).stems);
  const scored = rows
    .map((row) => {
      const { stems } = titleToTerms(row.title);
      const shared = stems.filter((stem) => said.has(stem)).length;
      return { row, shared, share: stems.length === 0 ? 0 : shared / stems.length };
    })
    .filter(({ shared, share }) => shared >= leastWords && share >= leastShare)
    .toSorted((a, b) => b.shared - a.shared || b.share - a.share);
  const [best, next] = scored;
  return best && (!next || next.shared < best.shared) ? best.row : undefined;
}

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
