import { findIndicator, matchTitle } from "../catalogue/index.ts";
import { titleLikeness, titleToTerms } from "../catalogue/title.ts";
import { catalogueRarity } from "../catalogue/title-match.ts";
import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";
import { explainsItself } from "./explained.ts";
import { figuresOf, sharedFigures } from "./figures.ts";
import { quoted, toFinding } from "./finding.ts";
import { type IndicatorRow, nameOf, toIndicatorRows } from "./indicator-rows.ts";
import { groupByKey, measureKeys } from "./measure-keys.ts";

/** Titles under one code that share this much speak of one measure; below it the code stands for two. */
const oneMeasure = 0.45;
/** A description names a catalogue entry by its words from here on … */
const describes = 0.75;
/** … or from here on where it also prints the same number of days, age or level. */
const describesExactly = 0.5;
/** More rows under one code are a breakdown by area or group, with figures of their own. */
const mostRows = 4;
/** Fewer telling words than this describe no measure. */
const leastWords = 3;
/** Titles that begin with so many equal words are parts of one heading. */
const headingWords = 4;

/** One measure with two figures in one report, and one code over two measures. */
export function findTwoFigures({ records }: CheckedReport): Finding[] {
  const rows = toIndicatorRows(records);
  const groups = groupByKey(rows);
  const told = new Set<string>();
  const tell = (a: IndicatorRow, b: IndicatorRow, finding: Finding | undefined): Finding[] => {
    const pair = [figureKey(a), figureKey(b)].sort().join("|");
    if (!finding || told.has(pair)) return [];
    told.add(pair);
    return [finding];
  };
  const underOneCode = [...groups].flatMap(([code, group]) => {
    if (group.length < 2 || group.length > mostRows) return [];
    return pairsOf(group).flatMap(([a, b]) => {
      if (arePartsOfOneHeading(a, b) || !isNearestPart(a, b, group) || !isNearestPart(b, a, group))
        return [];
      const likeness = likenessOf(a, b);
      if (likeness >= oneMeasure) return tell(a, b, twoFigures(code, a, b));
      return tell(a, b, twoMeasures(code, a, b, group));
    });
  });
  const byDescription = rows.flatMap((row) => {
    const code = describedCode(row, groups);
    const named = code === undefined ? undefined : groups.get(code)?.[0];
    return code === undefined || !named ? [] : tell(named, row, twoFigures(code, named, row));
  });
  return [...underOneCode, ...byDescription];
}

function pairsOf(group: readonly IndicatorRow[]): (readonly [IndicatorRow, IndicatorRow])[] {
  return group.flatMap((a, index) => group.slice(index + 1).map((b) => [a, b] as const));
}

/** The same figures twice are one thing printed twice. */
const figureKey = ({ title, values }: IndicatorRow): string =>
  values
    .filter(({ measure }) => measure !== "weight")
    .map(({ measure, period, raw }) => `${measure} ${period} ${raw}`)
    .join(";") || title;

const likenessOf = (a: IndicatorRow, b: IndicatorRow): number =>
  titleLikeness(titleToTerms(a.title), titleToTerms(b.title), catalogueRarity());

function arePartsOfOneHeading(a: IndicatorRow, b: IndicatorRow): boolean {
  const [left, right] = [a, b].map(({ title }) =>
    title.toLowerCase().split(/\s+/).slice(0, headingWords).join(" "),
  );
  return left === right && a.title !== b.title;
}

/** The code of a heading belongs to that of its parts whose words come nearest the other row. */
function isNearestPart(
  part: IndicatorRow,
  other: IndicatorRow,
  group: readonly IndicatorRow[],
): boolean {
  const own = likenessOf(part, other);
  return group.every(
    (one) =>
      one === part ||
      one === other ||
      !arePartsOfOneHeading(one, part) ||
      likenessOf(one, other) <= own,
  );
}

function twoFigures(code: string, a: IndicatorRow, b: IndicatorRow): Finding | undefined {
  const pairs = sharedFigures(a, b);
  const differing = pairs.filter((pair) => pair.a.value !== pair.b.value);
  if (differing.length === 0 || explainsItself(a) || explainsItself(b)) return undefined;
  const [left, right] = [
    figuresOf(pairs.map((pair) => pair.a)),
    figuresOf(pairs.map((pair) => pair.b)),
  ];
  const what = differing.map(({ measure }) => measure).join(" and ");
  return toFinding({
    code: "figure-differs",
    sure: measureKeys(b).includes(code) ? "certain" : "likely",
    records: [...differing.map((pair) => pair.b), ...differing.map((pair) => pair.a)],
    printed: `${left}; ${right}`,
    expected: "one figure for one measure",
    message: `${code} is printed with two ${what} figures: ${left} at ${nameOf(a)} and ${right} at ${nameOf(b)}${
      measureKeys(b).includes(code) ? "" : `, which describes ${code}`
    }.`,
  });
}

/** Told only where both rows print the code themselves: a code inherited from a merged cell covers them all. */
function twoMeasures(
  code: string,
  a: IndicatorRow,
  b: IndicatorRow,
  group: readonly IndicatorRow[],
): Finding | undefined {
  if (
    figureKey(a) === figureKey(b) ||
    (a.ref !== "" && a.ref === b.ref && !printsInTitle(a, b, code))
  )
    return undefined;
  if ([a, b].some((row) => group.some((one) => one !== row && arePartsOfOneHeading(one, row))))
    return undefined;
  if ([a, b].some(({ title }) => titleToTerms(title).stems.length < leastWords)) return undefined;
  if ([a, b].some(({ title }) => isHeadingCode(title, code))) return undefined;
  // A title that starts in lower case lost its beginning, and with it what it measures.
  if ([a, b].some(({ title }) => /^\p{Ll}/u.test(title))) return undefined;
  const records = [...b.values.slice(0, 1), ...a.values.slice(0, 1)];
  return toFinding({
    code: "code-reused",
    sure: "likely",
    records,
    printed: `${a.title}; ${b.title}`,
    expected: "one measure under one code",
    message: `The code ${code} stands over two measures: ${quoted(a.title)} and ${quoted(b.title)}.`,
  });
}

/** `timeliness of social care (PAF C64) – Initial assessments`: the code belongs to the heading before the part. */
function isHeadingCode(title: string, code: string): boolean {
  const digits = /(?<!\d)\d+\D*$/.exec(code)?.[0] ?? code;
  return new RegExp(`${digits}\\)?\\s*[–—:-]\\s*\\w`, "i").test(title);
}

const printsInTitle = (a: IndicatorRow, b: IndicatorRow, code: string): boolean => {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return [a, b].every(({ title }) => bare(title).includes(bare(code)));
};

/** The catalogue entry that a row without a code of its own describes, where the report also prints that code. */
function describedCode(
  row: IndicatorRow,
  groups: ReadonlyMap<string, readonly IndicatorRow[]>,
): string | undefined {
  if (measureKeys(row).some((key) => findIndicator(key))) return undefined;
  // Two words ("Core assessments") are a part of some heading, not a description.
  if (titleToTerms(row.title).stems.length < leastWords) return undefined;
  const own = titleToTerms(row.title);
  // Two families may print one title (PAF C24, 3074SC): all that fit alike are looked at.
  const [first, ...others] = matchTitle(row.title);
  const alike = others.filter(({ score }) => score === first?.score);
  return [...(first ? [first] : []), ...alike].find(({ code, score }) => {
    if (!groups.has(code)) return false;
    const its = titleToTerms(findIndicator(code)?.title ?? "");
    const exact = [...own.exact].some(([kind, values]) =>
      [...values].some((value) => its.exact.get(kind)?.has(value)),
    );
    return score >= (exact ? describesExactly : describes);
  })?.code;
}
