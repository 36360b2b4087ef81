import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readVerdicts, regexesIn } from "../scripts/faults/regex-list.mjs";

/** What scripts/faults/regexes.mjs found out about each regular expression of src. */
const verdicts = readVerdicts(
  readFileSync(new URL("../scripts/faults/regexes.txt", import.meta.url), "utf8"),
);

/**
 * Their input, or how often a part of them repeats, is bounded to so few characters that no text makes them search for
 * long, whatever degree recheck finds within the bound.
 */
const bounded = new Set([
  // check/grid.ts: 60 characters
  String.raw`/^(\()?\s*([-–−+])?\s*£?\s*([-–−])?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%)?\s*(\))?$/`,
  // extract/sheet/number-format.ts: 60 characters
  String.raw`/^(%?)([#0?,]*?)(,*)(?:\.([#0?]*))?(,*)\s*(%?)$/`,
  // interpret/lists/sentences.ts: 300 characters
  String.raw`/(¤+(?:[\s,]+(?:(?:of|the|for|in|year)\s+){0,3}¤+)*)(?:\s*\((?:¤|to|[\s–-])*\))?\)?[\s:=–-]*$/`,
  // interpret/lists/label.ts: 300 characters
  String.raw`/\b(?:(?:integrated|strategic|corporate|operational|project) )*risk(?: and \w+)? management(?: (?:plan|strategy|framework|policy))?\b|\b(?:agreed|arising|outstanding|requested|required|carried over|referred|following|from|at|by|of|the|last|previous|that)(?: (?:agreed|arising|out of|from|at|by|of|the|last|previous|that))* (?:meetings?|minutes)\b/gi`,
  String.raw`/[:–—]\s+([^:–—]{4,60})$/`,
  // interpret/evidence/money-word.ts: 200 characters
  String.raw`/\b(?:all|later|future|prior|previous|earlier|subsequent|other) years\b|^(?:whole[- ]life|overall|scheme|project|full|gross|estimated|approved)?\s*(?:scheme|project|capital)?\s*costs?\s*(?:£.*|\(.*)?$/i`,
  String.raw`/\b(?:changes?|virements?|additions?|amendments?|adjustments?|movements?|transfers?)(?:\s+(?:to|in|since|during|from|made|approved|requested|this|of)\b.*)?\s*(?:\(.*\)|£.*)?$/i`,
  // interpret/read/amounts.ts: 40 characters
  String.raw`/(?:\(|,\s*)\s*(£\s?['’]?(?:0{3}s?|k|m|millions?|thousands?)?)\s*\)?$/i`,
  // normalise/milestone.ts: 1,000 characters
  String.raw`/^(.*?\d{2,4})[\s,;:/–-]+\(?([A-Z][A-Za-z. ].+?)\)?$/`,
  // extract/pdf/file/packed-streams.ts: the longest dictionary
  String.raw`/(?<!\d)(\d+ \d+) obj(.*)$/s`,
  // A word of a PDF's aligned lines, which begins at its one bracket.
  String.raw`/^([^()]*[\p{L}\p{N}%.])(\([^()]+(?![^()])\)?\S*)$/u`,
  // draw/reading.ts, serve/standalone.ts: markup of our own, in which what a report says is escaped.
  String.raw`/<button [\s\S]*?<\/button>/g`,
  String.raw`/<h1>[\s\S]*?<\/h1>/`,
  String.raw`/<th([^>]*)><\/th>/g`,
]);
const repeatsAtMost = /[.\])]\{[01],\d{1,3}\}/;

/**
 * A run is only looked for where one begins: each of its signs is looked at once. recheck does not count what stands
 * behind.
 */
const walled = /^\/(?:\(\?:(?:\^\|)?)?\(\?<!/;

describe("the regular expressions of src", () => {
  it("were all judged: node scripts/faults/regexes.mjs judges new ones", () => {
    const unjudged = regexesIn().filter((regex) => !verdicts.has(regex));
    expect(unjudged).toEqual([]);
  });

  it("are none of them found to search for long in a long text", () => {
    const bad = regexesIn().filter((regex) => {
      const verdict = verdicts.get(regex) ?? "";
      if (verdict === "exponential") return true;
      if (!verdict.startsWith("degree ")) return false;
      return !bounded.has(regex) && !walled.test(regex) && !repeatsAtMost.test(regex);
    });
    expect(bad).toEqual([]);
  });

  it("repeat no word of a council's name without a bound: recheck cannot judge them, and once they grew", () => {
    const names = regexesIn().filter((regex) => /Metropolitan\||Parish\|/.test(regex));
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((regex) => /\)[*+]/.test(regex))).toEqual([]);
  });
});
