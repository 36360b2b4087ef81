import { compare } from "./pages/compare.ts";
import { compareTwoReports } from "./pages/compare-reports.ts";
import { doubtful } from "./pages/doubtful.ts";
import { findings } from "./pages/findings.ts";
import { home } from "./pages/home.ts";
import { indicator } from "./pages/indicator.ts";
import { indicators } from "./pages/indicators.ts";
import { paperOfRecord, record } from "./pages/record.ts";
import { report } from "./pages/report.ts";
import { paperOfPage, reportPage, reportTable } from "./pages/report-page.ts";
import { reports } from "./pages/reports.ts";
import { search } from "./pages/search.ts";
import { sql } from "./pages/sql.ts";
import type { Lane, Page, PaperOf } from "./parts/page.ts";

export interface Route {
  readonly pattern: RegExp;
  readonly page: Page;
  readonly lane: Lane;
  /** True where nothing but the archive and the address makes the page: the same again until another archive is there. */
  readonly pure: boolean;
  /** The paper that is asked for before the page reads the archive. */
  readonly paperOf?: PaperOf;
}

const route = (pattern: RegExp, page: Page, lane: Lane): Route => ({
  pattern,
  page,
  lane,
  pure: true,
});

const beside = (pattern: RegExp, page: Page, paperOf: PaperOf): Route => ({
  pattern,
  page,
  lane: "quick",
  pure: false,
  paperOf,
});

/** In this order: a report's id may hold slashes. */
export const routes: readonly Route[] = [
  route(/^\/$/, home, "quick"),
  route(/^\/reports$/, reports, "quick"),
  route(/^\/reports\/compare$/, compareTwoReports, "shared"),
  beside(/^\/report\/(.+)\/page\/(\d{1,6})$/, reportPage, paperOfPage),
  route(/^\/report\/(.+)\/table\/(\d{1,6})$/, reportTable, "quick"),
  route(/^\/report\/(.+)$/, report, "quick"),
  beside(/^\/record\/([^/]{1,200})$/, record, paperOfRecord),
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
