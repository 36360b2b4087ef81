import { compare } from "./pages/compare.ts";
import { compareTwoReports } from "./pages/compare-reports.ts";
import { doubtful } from "./pages/doubtful.ts";
import { findings } from "./pages/findings.ts";
import { home } from "./pages/home.ts";
import { indicator } from "./pages/indicator.ts";
import { indicators } from "./pages/indicators.ts";
import { record } from "./pages/record.ts";
import { report } from "./pages/report.ts";
import { reportPage, reportTable } from "./pages/report-page.ts";
import { reports } from "./pages/reports.ts";
import { search } from "./pages/search.ts";
import { sql } from "./pages/sql.ts";
import type { Lane, Page } from "./parts/page.ts";

export interface Route {
  readonly pattern: RegExp;
  readonly page: Page;
  readonly lane: Lane;
  /** True where nothing but the archive and the address makes the page: the same again until another archive is there. */
  readonly pure: boolean;
}

const route = (pattern: RegExp, page: Page, lane: Lane, pure = true): Route => ({
  pattern,
  page,
  lane,
  pure,
});

/** In this order: a report's id may hold slashes. */
export const routes: readonly Route[] = [
  route(/^\/$/, home, "quick"),
  route(/^\/reports$/, reports, "quick"),
  route(/^\/reports\/compare$/, compareTwoReports, "shared"),
  route(/^\/report\/(.+)\/page\/(\d{1,6})$/, reportPage, "quick", false),
  route(/^\/report\/(.+)\/table\/(\d{1,6})$/, reportTable, "quick"),
  route(/^\/report\/(.+)$/, report, "quick"),
  route(/^\/record\/([^/]{1,200})$/, record, "quick", false),
  route(/^\/indicators$/, indicators, "shared"),
  route(/^\/indicator\/([^/]{1,200})$/, indicator, "shared"),
  route(/^\/compare$/, compare, "shared"),
  route(/^\/search$/, search, "shared"),
  route(/^\/findings$/, findings, "shared"),
  route(/^\/doubtful$/, doubtful, "shared"),
  route(/^\/sql$/, sql, "sql"),
];

export interface Routed {
  readonly route: Route;
  readonly found: readonly string[];
}

export function findRoute(path: string): Routed | undefined {
  for (const one of routes) {
    const match = one.pattern.exec(path);
    if (match) return { route: one, found: match.slice(1) };
  }
  return undefined;
}
