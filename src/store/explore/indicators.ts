import type { Store } from "../store.ts";
import { once } from "./once.ts";

export interface ListedIndicator {
  readonly indicator: string;
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly theme: string;
  readonly from_year: string;
  readonly to_year: string;
  readonly councils: number;
  readonly figures: number;
  /** The best verdict of its groups; empty where one council alone prints it. */
  readonly verdict: string;
}

/** Every national indicator the archive has figures of. */
export const readIndicators = (store: Store): readonly ListedIndicator[] =>
  once(
    store,
    "indicators",
    () =>
      store
        .prepare(
          `SELECT i.code AS indicator, i.title, i.unit, i.polarity, i.theme, i.from_year, i.to_year,
             count(DISTINCT r.council) AS councils, count(*) AS figures,
             coalesce((SELECT g.verdict FROM comparison_group g WHERE g.indicator = i.code AND g.related = ''
               ORDER BY CASE g.verdict WHEN 'comparable' THEN 0 WHEN 'with_care' THEN 1 ELSE 2 END LIMIT 1), '') AS verdict
           FROM indicator i JOIN observation o ON o.indicator = i.code AND o.indicator <> '' JOIN report r USING (report_id)
           GROUP BY i.code`,
        )
        .all() as ListedIndicator[],
  );

export interface IndicatorFacts {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly theme: string;
  readonly from_year: string;
  readonly to_year: string;
}

export const findIndicatorFacts = (store: Store, code: string): IndicatorFacts | undefined =>
  store.prepare("SELECT * FROM indicator WHERE code = ?").get(code) as IndicatorFacts | undefined;

export interface IndicatorGroup {
  readonly group_no: number;
  readonly related: string;
  readonly title: string;
  readonly unit: string;
  readonly verdict: "comparable" | "with_care" | "not_comparable";
  readonly why: string;
  readonly standing: string;
}

export const readIndicatorGroups = (store: Store, code: string): IndicatorGroup[] =>
  store
    .prepare(
      `SELECT group_no, related, title, unit, verdict, why, standing FROM comparison_group
       WHERE indicator = ? ORDER BY group_no`,
    )
    .all(code) as IndicatorGroup[];

export interface IndicatorFigure {
  readonly id: string;
  readonly council: string;
  readonly doc: string;
  readonly measure: "actual" | "target" | "benchmark";
  readonly period: string;
  readonly raw: string;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: string;
  readonly page: number | null;
  readonly source_table: number | null;
  readonly source_row: number | null;
  readonly comparability: "comparable" | "with_care" | "not_comparable" | "";
  readonly note: string;
  readonly corrected: number;
}

/** The councils that print the indicator, and how many figures each. */
export const readIndicatorCouncils = (
  store: Store,
  code: string,
): readonly { readonly council: string; readonly figures: number }[] =>
  once(
    store,
    `indicator councils ${code}`,
    () =>
      store
        .prepare(
          `SELECT r.council, count(*) AS figures FROM observation o JOIN report r USING (report_id)
           WHERE o.indicator = ? AND o.indicator <> ''
           GROUP BY r.council ORDER BY r.council`,
        )
        .all(code) as { council: string; figures: number }[],
  );

/** The figures of some councils, each with what the stored comparison says of it; copies of a report do not speak twice. */
export const readIndicatorFigures = (
  store: Store,
  code: string,
  councils: readonly string[],
  limit: number,
): IndicatorFigure[] =>
  store
    .prepare(
      // Which rows, by the index alone: rows are long.
      `WITH hit AS MATERIALIZED (
         SELECT o.report_id, o.n FROM observation o JOIN report r USING (report_id)
         WHERE o.indicator = :code AND o.indicator <> ''
           AND r.council IN (SELECT value FROM json_each(:councils))
           AND r.report_id NOT IN (SELECT report_id FROM twin))
       SELECT o.id, r.council, r.doc, o.measure, o.period, o.raw, o.value, o.unit, o.qualifier, o.page, o.source_table,
         o.source_row, coalesce(f.comparability, '') AS comparability, coalesce(f.note, '') AS note,
         EXISTS (SELECT 1 FROM correction c WHERE c.target = o.id AND c.target <> '' AND c.state = 'applied') AS corrected
       FROM hit CROSS JOIN observation o ON o.report_id = hit.report_id AND o.n = hit.n
       JOIN report r ON r.report_id = hit.report_id
       LEFT JOIN comparison_figure f ON f.report_id = o.report_id AND f.observation = o.n
         AND f.group_no IN (SELECT group_no FROM comparison_group g WHERE g.indicator = :code AND g.related = '')
       WHERE o.measure IN ('actual', 'target', 'benchmark')
       ORDER BY r.council, o.measure, o.period, r.doc, o.n LIMIT :limit`,
    )
    .all({ code, councils: JSON.stringify(councils), limit }) as IndicatorFigure[];
