import {
  findReferenceCodes,
  findTitleCodes,
  findTitleHabits,
  splitLeadingReference,
  type TitleHabits,
  toNationalCode,
} from "../printed/code.ts";
import type { IndicatorRow } from "../rows.ts";
import { readIndicator } from "./indicator.ts";

/** How a report prints the codes of its indicators, told by all its rows together. */
export interface CodeHabits {
  readonly titles: TitleHabits;
  /** `N59` is NI59: the report's own `N` codes stand over the national set's titles. */
  readonly national: boolean;
}

/** From this share of a report's `N` codes on, standing over the national titles, they are all national. */
const nationalShare = 0.4;

export function findCodeHabits(rows: readonly IndicatorRow[]): CodeHabits {
  const titles = findTitleHabits(
    rows.filter(({ reference }) => reference.trim() === "").map(({ title }) => title),
  );
  let short = 0;
  let agreeing = 0;
  for (const row of rows) {
    const { codes, title } = nameOf(row, { titles, national: false });
    const national = codes.flatMap((code) => toNationalCode(code) ?? []);
    if (national.length === 0) continue;
    short += 1;
    if (national.includes(readIndicator(national, title, []).indicator)) agreeing += 1;
  }
  return { titles, national: agreeing > 0 && agreeing >= short * nationalShare };
}

export interface IndicatorName {
  readonly ref: string;
  readonly title: string;
  readonly codes: readonly string[];
}

/** The reference as printed, the title without a reference at its start, all codes in print order. */
export function nameOf(row: IndicatorRow, { titles, national }: CodeHabits): IndicatorName {
  const leading = splitLeadingReference(row.title, titles);
  const title = leading && leading.rest !== "" ? leading.rest : row.title;
  const ref = row.reference !== "" ? row.reference : leading?.rest ? leading.reference : "";
  const ofReference =
    row.reference !== "" ? referenceCodes(row.reference, row.referenceHeader, title) : [];
  const habits = row.reference === "" ? titles : undefined;
  const ofTitle = findTitleCodes(row.title, habits).map(({ code }) => code);
  const codes = [...ofReference, ...ofTitle].map((code) =>
    national ? (toNationalCode(code) ?? code) : code,
  );
  return { ref, title, codes: [...new Set(codes)] };
}

/** Numbers with their parts and what lists them, and nothing else: `11a`, `221a and 221b`, `072, 073`. */
const bareNumbers =
  /^0{0,2}\d{1,3}\s?(?:[a-q]|\([a-h]\))?(?:\([ivx]+\))?(?:\s?(?:,|;|&|\/|\+|\sand\s)\s?(?:and\s)?0{0,2}\d{0,3}\s?(?:[a-q]|\([a-h]\))?(?:\([ivx]+\))?)*$/i;

/**
 * A bare number takes the family that its column's header names (`11a` under `BVPI No.` is BVPI11a), else
 * the one whose entry of that number has the row's title; a running number has neither.
 */
function referenceCodes(reference: string, header: string, title: string): string[] {
  const codes = findReferenceCodes(reference).map(({ code }) => code);
  const bare = reference.trim();
  if (codes.length > 0 || !bareNumbers.test(bare)) return codes;
  const inFamily = (family: string) =>
    findReferenceCodes(`${family} ${bare.toLowerCase()}`)
      .map(({ code }) => code)
      .filter((code) => code.startsWith(family));
  const family = familyOfHeader(header);
  if (family) return inFamily(family);
  const fitting = ["NI", "BVPI"]
    .filter((one) => readIndicator(inFamily(one), title, []).indicator.startsWith(one))
    .map(inFamily);
  return fitting.length === 1 ? (fitting[0] ?? []) : [];
}

function familyOfHeader(header: string): string | undefined {
  const letters = /\b(BVPI|BV|NI)s?\b/.exec(header)?.[1];
  if (letters) return letters;
  if (/\bnational indicator\b/i.test(header)) return "NI";
  return /\bbest value\b/i.test(header) ? "BVPI" : undefined;
}
