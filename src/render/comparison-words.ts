import type { Polarity } from "../catalogue/index.ts";
import type { GridCell } from "../compare/grid.ts";
import type { SeriesPoint } from "../compare/group.ts";
import type { Verdict } from "../compare/report.ts";
import type { Trend } from "../compare/standing.ts";
import type { BudgetMeasure, Unit } from "../records.ts";
import { plainDecimal } from "./text.ts";

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

export function unitAndPolarity(unit: Unit, polarity: Polarity): string {
  return `${unitWords[unit]}, ${polarityWords[polarity]}`;
}

/** A short mark for a figure that must not simply be read beside the others. */
export function markOf({ comparability, qualifier }: SeriesPoint): string {
  const care = comparability === "with_care" ? "~" : comparability === "not_comparable" ? "×" : "";
  return care + (qualifier.split(";").includes("provisional") ? "p" : "");
}

export const markKey =
  "~ with care, × not comparable with the others, p provisional, – no figure, n/a not available, tbc to be confirmed";

/** A figure with its unit: `92%`, `£1,250`, `0.86`. */
export function figure(value: number, unit: Unit): string {
  if (unit === "percent") return `${plainDecimal(value)}%`;
  if (unit === "gbp") return `£${plainDecimal(value)}`;
  if (unit === "gbp_thousand") return `£${plainDecimal(value)}k`;
  return plainDecimal(value);
}

/** A cell of a grid as text: its figures with their marks, or why there is none. */
export function cellWords({ points, gap }: GridCell): string {
  if (gap === "") {
    const said = points.map((point) => `${figure(point.value ?? 0, point.unit)}${markOf(point)}`);
    return [...new Set(said)].join(" / ");
  }
  return gapWords[gap] ?? gap;
}

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

/** A council's own way: `better since 2008-09 (8 to 7)`; short of its target by 2. */
export function trendWords(trend: Trend, unit: Unit): readonly string[] {
  const said: string[] = [];
  const { from, to, target } = trend;
  if (from && to) {
    const direction = trend.says === "" ? "changed" : trend.says;
    said.push(
      `${direction} from ${from.period} to ${to.period} (${figure(from.value, unit)} to ${figure(to.value, unit)})`,
    );
  }
  if (target && target.short !== null) {
    const aim = figure(target.target, unit);
    said.push(
      target.short === 0
        ? `met its target of ${aim} in ${target.period}`
        : `${plainDecimal(target.short)} short of its target of ${aim} in ${target.period}`,
    );
  }
  return said;
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
