import { findIndicator } from "../catalogue/index.ts";
import { inGroupOrder } from "./across.ts";
import type { ComparisonGroup } from "./group.ts";
import { rowToMeasured } from "./measure.ts";
import { inOrder, type ReportRecords } from "./report.ts";
import { reportsToRows } from "./rows.ts";

/** First and last financial year: `2008-09`. */
export interface Years {
  readonly first: string;
  readonly last: string;
}

export interface GroupChoice {
  /** A code in any spelling, or words of a title. */
  readonly indicator?: string | undefined;
  readonly theme?: string | undefined;
  readonly only?: "comparable" | "all" | undefined;
  readonly sort?: "gap" | "code" | "title" | undefined;
}

/** `2008-09..2010-11`, `2008/09`, `2009-10..`; undefined for what names no years. */
export function parseYears(text: string): Years | undefined {
  const [from = "", to = from, ...more] = text.split("..").map((part) => part.trim());
  if (more.length > 0) return undefined;
  const open = text.includes("..");
  const first = from === "" && open ? "0000-01" : parseYear(from);
  const last = to === "" && open ? "9999-00" : parseYear(to);
  return first && last && first <= last ? { first, last } : undefined;
}

/** `2008-09` from `2008-09`, `2008/09`, `2008-9` or `2008-2009`; the second year must follow the first. */
function parseYear(text: string): string | undefined {
  const match = /^(\d{4})[-/](\d{1,2}|\d{4})$/.exec(text);
  if (!match) return undefined;
  const next = (Number(match[1]) + 1) % 100;
  if (Number(match[2]) % 100 !== next) return undefined;
  return `${match[1]}-${String(next).padStart(2, "0")}`;
}

/** Only figures of these years and this measure; undated ones stay out where years are asked for. */
export function onlyFigures(
  reports: readonly ReportRecords[],
  years: Years | undefined,
  measure: "target" | "actual" | undefined,
): readonly ReportRecords[] {
  if (!years && !measure) return reports;
  return reports.map((report) => ({
    ...report,
    observations: report.observations.filter((observation) => {
      if (measure && observation.measure !== measure) return false;
      const year = observation.period.slice(0, 7);
      return !years || (year >= years.first && year <= years.last);
    }),
  }));
}

export function chooseGroups(
  groups: readonly ComparisonGroup[],
  { indicator, theme, only, sort }: GroupChoice,
): readonly ComparisonGroup[] {
  const chosen = groups.filter(
    (group) =>
      (indicator === undefined || isIndicator(group, indicator)) &&
      (theme === undefined || isTheme(group.theme, theme)) &&
      (only !== "comparable" || (group.verdict === "comparable" && group.compared_in.length > 0)),
  );
  switch (sort) {
    case "gap":
      return chosen.sort((a, b) => widestGap(b) - widestGap(a) || inGroupOrder(a, b));
    case "title":
      return chosen.sort((a, b) => inOrder(a.title, b.title) || inGroupOrder(a, b));
    default:
      return chosen;
  }
}

export function isTheme(theme: string, wanted: string): boolean {
  return theme.toLowerCase().includes(wanted.toLowerCase());
}

/** Every code, reference, title and theme that the rows print or stand for. */
export function printedIn(reports: readonly ReportRecords[]): {
  readonly names: readonly string[];
  readonly titles: readonly string[];
  readonly themes: readonly string[];
} {
  const names = new Set<string>();
  const titles = new Set<string>();
  const themes = new Set<string>();
  for (const row of reportsToRows(reports)) {
    for (const code of row.codes) names.add(findIndicator(code)?.code ?? code);
    if (row.ref !== "") names.add(row.ref);
    titles.add(row.title);
    const root = rowToMeasured(row).lineage?.root;
    if (!root) continue;
    names.add(root.code);
    if (root.theme !== "") themes.add(root.theme);
  }
  const sorted = (set: ReadonlySet<string>) => [...set].sort(inOrder);
  return { names: sorted(names), titles: sorted(titles), themes: sorted(themes) };
}

/** Whether anything printed answers to a code, a reference or words of a title. */
export function isPrinted(
  wanted: string,
  { names, titles }: Pick<ReturnType<typeof printedIn>, "names" | "titles">,
): boolean {
  const code = findIndicator(wanted)?.code;
  if (code !== undefined && names.includes(code)) return true;
  const words = wanted.toLowerCase();
  const blankless = words.replace(/\s+/g, "");
  return (
    titles.some((title) => title.toLowerCase().includes(words)) ||
    names.some((name) => name.toLowerCase().replace(/\s+/g, "") === blankless)
  );
}

/** Whether a group, or one council's indicator, is the one asked for. */
export function isIndicator(
  group: Pick<ComparisonGroup, "indicator" | "titles" | "catalogue_title"> &
    Partial<Pick<ComparisonGroup, "related" | "evidence">> & {
      readonly series?: ComparisonGroup["series"];
    },
  wanted: string,
): boolean {
  const code = findIndicator(wanted)?.code;
  if (code !== undefined) return group.indicator === code || group.related === code;
  const words = wanted.toLowerCase();
  return (
    group.titles.some(({ title }) => title.toLowerCase().includes(words)) ||
    group.catalogue_title.toLowerCase().includes(words) ||
    [...(group.evidence ?? []), ...(group.series ?? [])].some(
      ({ ref }) => ref.toLowerCase().replace(/\s+/g, "") === words.replace(/\s+/g, ""),
    )
  );
}

/** How far the last is behind the best, as a share of the best, in the latest period in which they are ranked. */
export function widestGap({ standings }: ComparisonGroup): number {
  const latest = standings.findLast((standing) => standing.order.some(({ rank }) => rank !== null));
  const best = latest?.order[0];
  const worst = latest?.order.at(-1);
  if (!best || !worst) return -1;
  return (worst.gap ?? 0) / Math.max(Math.abs(best.value), Math.abs(worst.value), Number.EPSILON);
}
