import type { Polarity } from "../catalogue/index.ts";
import type { BudgetSide } from "../compare/budget.ts";
import type { GridCell } from "../compare/grid.ts";
import type { ComparisonGroup, PrintedTitle } from "../compare/group.ts";
import { shownFigure } from "../compare/printed-figure.ts";
import { listed } from "../compare/printed-title.ts";
import type { Corrected, Verdict } from "../compare/report.ts";
import type { SeriesPoint } from "../compare/series.ts";
import type { Trend } from "../compare/trend.ts";
import type { BudgetMeasure, Unit } from "../records.ts";
import { plainDecimal } from "./text.ts";
import { oneLine } from "./wrap.ts";

/** The words every format shares. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  comparable: "comparable",
  with_care: "comparable with care",
  not_comparable: "not comparable",
};

export const polarityWords: Readonly<Record<Polarity, string>> = {
  higher_better: "more is better",
  lower_better: "less is better",
  neutral: "neither more nor less is better",
  "": "which way is better is not known",
};

const unitWords: Readonly<Record<Unit, string>> = {
  percent: "percentage",
  count: "number",
  gbp: "pounds",
  gbp_thousand: "thousand pounds",
  points: "points",
  rate: "rate",
  ratio: "ratio",
  "": "unit not printed",
};

/** `percentage, more is better`; a unit that no cell prints is said to be the definition's. */
export function unitAndPolarity({
  unit,
  unit_printed,
  unit_defined,
  polarity,
}: Pick<ComparisonGroup, "unit" | "unit_printed" | "unit_defined" | "polarity">): string {
  const own = unit_printed ? unitWords[unit] : "unit not printed";
  const defined =
    !unit_printed && unit_defined !== "" ? ` (by the definition: ${unit_defined})` : "";
  return `${own}${defined}, ${polarityWords[polarity]}`;
}

/** Where a group stands in the counts: one whose figures share no period is not counted as comparable. */
export type GroupClass = Verdict | "no_period";

export const groupClasses: readonly GroupClass[] = [
  "comparable",
  "with_care",
  "no_period",
  "not_comparable",
];

export const classWords: Readonly<Record<GroupClass, string>> = {
  ...verdictWords,
  no_period: "without a common period",
};

export function classOf({
  verdict,
  compared_in,
}: Pick<ComparisonGroup, "verdict" | "compared_in">): GroupClass {
  return verdict !== "not_comparable" && compared_in.length === 0 ? "no_period" : verdict;
}

/** Short marks for a figure that must not simply be read beside the others. */
export function markOf({
  comparability,
  qualifier,
  basis,
  contradicts,
  corrected,
}: SeriesPoint): string {
  return [
    comparability === "with_care" ? "~" : comparability === "not_comparable" ? "×" : "",
    basis.includes("cumulative") ? "Σ" : "",
    contradicts.length > 0 ? "≠" : "",
    corrected.length > 0 ? "†" : "",
    qualifier.split(";").includes("provisional") ? "p" : "",
  ].join("");
}

export const markKey =
  "~ with care, × not comparable with the others, Σ cumulative, ≠ another figure is printed for the same, † corrected, p provisional, – no figure, n/a not available, tbc to be confirmed";

/** A figure as printed, with its marks. */
export const markedFigure = (point: SeriesPoint): string =>
  `${point.suppressed ? oneLine(point.raw) : shownFigure(point)}${markOf(point)}`;

// A cell of a few characters is shown as it is printed; a sentence only as what it says.
const longestRaw = 12;

/** A cell of a grid as text: its figures with their marks, or why there is none. */
export function cellWords({ points, gap }: GridCell): string {
  if (gap === "") return [...new Set(points.map(markedFigure))].join(" / ");
  const [first] = points;
  const raw = first && !wordedGaps.has(gap) ? first.raw.replace(/\s+/g, " ").trim() : "";
  return raw !== "" && raw.length <= longestRaw ? raw : (gapWords[gap] ?? gap);
}

/** Said in the same few letters however the page has it. */
const wordedGaps: ReadonlySet<string> = new Set([
  "not available",
  "to be confirmed",
  "new indicator",
]);

const gapWords: Readonly<Record<string, string>> = {
  "not reported": "–",
  "not available": "n/a",
  "to be confirmed": "tbc",
  "new indicator": "new",
  "no target set": "no target",
  "several numbers in one cell": "several",
  "in words": "words",
  "could not be read as one number": "no number",
};

/** A council's own way: `improving from 2008-09 to 2009-10 (8% to 7%)`; `2 short of its target of 9% in 2009-10`. */
export function trendWords(trend: Trend): readonly string[] {
  const said: string[] = [];
  const { from, to, target, quarter } = trend;
  if (from && to) {
    said.push(
      `${trend.says} from ${from.period} to ${to.period} (${from.printed} to ${to.printed})`,
    );
  }
  if (quarter) {
    said.push(
      `${quarter.says} against the same quarter last year, ${quarter.from.period} to ${quarter.to.period} (${quarter.from.printed} to ${quarter.to.printed})`,
    );
  }
  if (target && target.short !== null) {
    said.push(
      target.short === 0
        ? `met its target of ${target.printed} in ${target.period}`
        : `${plainDecimal(target.short)} short of its target of ${target.printed} in ${target.period}`,
    );
  }
  return said;
}

/** The code and the words all pages print; where they print different ones, the code alone. */
export function groupHeading(group: {
  readonly indicator: string;
  readonly related?: string;
  readonly title: string;
  readonly titles: readonly PrintedTitle[];
}): string {
  const code = [group.indicator, group.related].filter(Boolean).join(" / ");
  const title = group.titles.length === 1 || code === "" ? group.title : "";
  return oneLine(`${code} ${title}`);
}

/** What each prints where the words differ, and what the catalogue has; by council, or by report along one council. */
export function titleWords(
  {
    titles,
    catalogue_title,
  }: { readonly titles: readonly PrintedTitle[]; readonly catalogue_title: string },
  by: "councils" | "docs" = "councils",
): readonly string[] {
  const said: string[] = [];
  const different = titles.filter(({ difference }) => difference !== "");
  if (titles.length > 1) {
    for (const title of titles) {
      said.push(
        `${title[by].join(", ")}: "${title.title}".${title.difference === "" ? "" : ` ${title.difference}`}`,
      );
    }
  }
  if (different.length > 0) {
    const alone = titles.length === 1 ? ` ${different[0]?.difference}` : "";
    said.push(`The catalogue's title is "${catalogue_title}".${alone}`);
  }
  return said.map(oneLine);
}

/** Figures that contradict each other, with where each is printed, and figures that were corrected. */
export function pointWords(series: readonly SeriesPoint[]): readonly string[] {
  return [...contradictionWords(series), ...correctionWords(series)].map(oneLine);
}

function contradictionWords(series: readonly SeriesPoint[]): readonly string[] {
  const done = new Set<string>();
  return series.flatMap((point) => {
    if (point.contradicts.length === 0 || done.has(point.id)) return [];
    const all = series.filter(({ id }) => id === point.id || point.contradicts.includes(id));
    for (const { id } of all) done.add(id);
    const each = all.map((one) => `${shownFigure(one)} (${placeWords(one)})`);
    return [
      `${point.council} prints different figures for ${point.measure} ${point.period}: ${listed(each)}.`,
    ];
  });
}

function correctionWords(series: readonly SeriesPoint[]): readonly string[] {
  return series.flatMap((point) => {
    const { council, measure, period, corrected, raw } = point;
    if (corrected.length === 0) return [];
    return [
      `${council} ${measure} ${periodWords(period)} is corrected: ${readWords(corrected)}; the cell prints "${raw}".`,
    ];
  });
}

/** `the value was read as 29`. */
export function readWords(corrected: readonly Corrected[]): string {
  return corrected
    .map(({ field, read }) => `the ${field} was read as ${read === "" ? "nothing" : `"${read}"`}`)
    .join(", ");
}

/** Everything a group says in sentences: who does best, why others are not ranked, each council's way, what to mind. */
export function groupSentences(group: ComparisonGroup): readonly string[] {
  return [
    ...group.standings.map(({ measure, period, says, unranked }) =>
      [
        `${period} ${measure}: ${says}`,
        ...unranked.map(({ council, why }) => `${council}: ${why}.`),
      ].join(" "),
    ),
    ...group.trends.flatMap((trend) => {
      const words = trendWords(trend);
      return words.length > 0 ? [`${trend.council}: ${words.join("; ")}.`] : [];
    }),
    ...pointWords(group.series),
  ].map(oneLine);
}

export const periodWords = (period: string): string => (period === "" ? "undated" : period);

/** Where a figure was printed: `halton-qmr p12 t3 r4`. */
export function placeWords(source: {
  readonly doc?: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
}): string {
  return [
    source.doc,
    source.page === null ? "" : `p${source.page}`,
    source.table === null ? "" : `t${source.table}`,
    source.row === null ? "" : `r${source.row}`,
  ]
    .filter(Boolean)
    .join(" ");
}

const poundsFormat = /\B(?=(\d{3})+(?!\d))/g;

/** `£7,152,000`, `-£11,000`. */
export function pounds(amount: number): string {
  const digits = String(Math.abs(amount)).replace(poundsFormat, ",");
  return `${amount < 0 ? "-" : ""}£${digits}`;
}

/** An amount in pounds, and the cell where that is printed on another scale: `£7,152,000 (printed 7,152)`. */
export function amountWords({
  amount_gbp,
  raw,
  corrected,
}: Pick<BudgetSide, "amount_gbp" | "raw" | "corrected">): string {
  const cell = oneLine(raw);
  if (corrected.length > 0) {
    const amount = amount_gbp === null ? cell : pounds(amount_gbp);
    return `${amount}† (${readWords(corrected)}; printed ${cell})`;
  }
  if (amount_gbp === null) return cell;
  const digits = (text: string) => text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const whole = cell.replace(/\.\d+(?=\D*$)/, "");
  return digits(whole) === String(Math.abs(amount_gbp))
    ? pounds(amount_gbp)
    : `${pounds(amount_gbp)} (printed ${cell})`;
}

/** A budget line with whose money it is: no total stands without the name of what it totals. */
export function budgetName({
  of,
  section,
  line,
}: Pick<BudgetSide, "of" | "section" | "line">): string {
  const parts = [of, section, line || "(total)"].map(oneLine).filter(Boolean);
  return parts.filter((part, at) => part !== parts[at - 1]).join(" / ");
}

export function signedPounds(amount: number): string {
  return amount > 0 ? `+${pounds(amount)}` : pounds(amount);
}

export const budgetMeasureWords: Readonly<Record<BudgetMeasure, string>> = {
  annual_budget: "annual budget",
  budget_to_date: "budget to date",
  actual_to_date: "actual to date",
  variance: "variance",
  committed: "committed",
  gross: "gross",
  grant_income: "grant income",
  other_income: "other income",
  net: "net",
  projection: "projection",
  capital: "capital",
  balance: "balance",
  "": "amount",
};

/** `3 months later`, `1 month earlier`. */
export function monthsWords(months: number): string {
  const count = Math.abs(months);
  return `${count} ${count === 1 ? "month" : "months"} ${months < 0 ? "earlier" : "later"}`;
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2008-09` is a month here and would be read as a year: `September 2008`. */
export function dueWords(dues: string): string {
  if (dues === "") return "no date";
  return dues
    .split(";")
    .map((due) => {
      const month = /^(\d{4})-(\d\d)$/.exec(due);
      const name = monthNames[Number(month?.[2]) - 1];
      return name ? `${name} ${month?.[1]}` : due.replace(/^FY /, "the year ");
    })
    .join(", ");
}

/** How far a promise moved along its reports: nothing is said of one without dates. */
export const movedWords = (months: number | null): string =>
  months === null ? "no date to compare" : months === 0 ? "date kept" : monthsWords(months);
