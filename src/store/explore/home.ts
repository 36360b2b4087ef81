import type { Store } from "../store.ts";
import { once } from "./once.ts";

export interface CouncilYears {
  readonly council: string;
  readonly reports: number;
  /** Reports of which a part or all was lost. */
  readonly lost: number;
  /** How many reports cover each financial year. */
  readonly years: Readonly<Record<string, number>>;
}

export interface Overview {
  readonly reports: number;
  readonly read: number;
  readonly partlyRead: number;
  readonly unread: number;
  readonly observations: number;
  readonly milestones: number;
  readonly budgetLines: number;
  readonly indicators: number;
  readonly corrections: number;
  readonly copies: number;
  /** Findings by how sure they are. */
  readonly findings: Readonly<Record<string, number>>;
  readonly councils: readonly CouncilYears[];
  readonly years: readonly string[];
  /** Reports of no council. */
  readonly unplaced: number;
}

/** What an archive holds, council by council and year by year. */
export const readOverview = (store: Store): Overview =>
  once(store, "overview", () => {
    const count = (sql: string): number => Number(store.prepare(sql).pluck().get());
    const statuses = new Map(
      store.prepare("SELECT status, count(*) FROM report GROUP BY status").raw().all() as [
        string,
        number,
      ][],
    );
    const findings = store
      .prepare("SELECT sure, count(*) FROM finding_place GROUP BY sure ORDER BY sure")
      .raw()
      .all() as [string, number][];
    const councils = readCouncils(store);
    return {
      reports: [...statuses.values()].reduce((sum, one) => sum + one, 0),
      read: statuses.get("read") ?? 0,
      partlyRead: statuses.get("partly-read") ?? 0,
      unread: statuses.get("unread") ?? 0,
      observations: count("SELECT total(observations) FROM report_count"),
      milestones: count("SELECT total(milestones) FROM report_count"),
      budgetLines: count("SELECT total(budget_lines) FROM report_count"),
      indicators: count("SELECT count(*) FROM indicator"),
      corrections: count("SELECT count(*) FROM correction WHERE state = 'applied'"),
      copies: count("SELECT count(*) FROM twin"),
      findings: Object.fromEntries(findings),
      councils,
      years: [...new Set(councils.flatMap(({ years }) => Object.keys(years)))].sort(),
      unplaced: count("SELECT count(*) FROM report WHERE council = ''"),
    };
  });

function readCouncils(store: Store): CouncilYears[] {
  const rows = store
    .prepare(
      `SELECT council, financial_years, count(*), sum(status <> 'read') FROM report
       WHERE council <> '' GROUP BY council, financial_years ORDER BY council`,
    )
    .raw()
    .all() as [string, string, number, number][];
  const found = new Map<string, { reports: number; lost: number; years: Record<string, number> }>();
  for (const [council, joined, reports, lost] of rows) {
    const own = found.get(council) ?? { reports: 0, lost: 0, years: {} };
    own.reports += reports;
    own.lost += lost;
    for (const year of joined.split(";").filter(Boolean)) {
      own.years[year] = (own.years[year] ?? 0) + reports;
    }
    found.set(council, own);
  }
  return [...found].map(([council, own]) => ({ council, ...own }));
}

/** The councils the archive has reports of, in order. */
export const readCouncilNames = (store: Store): readonly string[] =>
  once(store, "council names", () => readOverview(store).councils.map(({ council }) => council));
