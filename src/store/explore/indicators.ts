import { prepared } from "../prepared.ts";
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
             count(*) AS councils, sum(own.figures) AS figures,
             coalesce((SELECT g.verdict FROM comparison_group g WHERE g.indicator = i.code AND g.related = ''
               ORDER BY CASE g.verdict WHEN 'comparable' THEN 0 WHEN 'with_care' THEN 1 ELSE 2 END LIMIT 1), '') AS verdict
           FROM indicator i JOIN indicator_council own ON own.indicator = i.code
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
  prepared(store, "SELECT * FROM indicator WHERE code = ?").get(code) as IndicatorFacts | undefined;

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
  prepared(
    store,
    `SELECT group_no, related, title, unit, verdict, why, standing FROM comparison_group
       WHERE indicator = ? ORDER BY group_no`,
  ).all(code) as IndicatorGroup[];

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
  prepared(
    store,
    "SELECT council, figures FROM indicator_council WHERE indicator = ? ORDER BY council",
  ).all(code) as { council: string; figures: number }[];

/** The figures of some councils, each with what the stored comparison says of it; copies of a report do not speak twice. */
export function readIndicatorFigures(
  store: Store,
  code: string,
  councils: readonly string[],
  limit: number,
): IndicatorFigure[] {
  const reports = prepared(
    store,
    `SELECT report_id FROM report WHERE council IN (SELECT value FROM json_each(?))
       AND report_id NOT IN (SELECT report_id FROM twin)`,
    "pluck",
  ).all(JSON.stringify(councils));
  const bound = { code, reports: JSON.stringify(reports) };
  const judged = readJudged(store, bound);
  const corrected = correctedRecords(store);
  const heads = prepared(
    store,
    `SELECT report_id, council, doc FROM report WHERE report_id IN (SELECT value FROM json_each(?))`,
    "raw",
  ).all(bound.reports) as [number, string, string][];
  const places = new Map(heads.map(([id, council, doc]) => [id, { council, doc }]));
  const { told, numberAt } = readNumbers(store, bound);
  const figures = told.map(
    ([report, n, id, measure, period, raw, unit, qualifier, page, source_table, source_row]) => {
      const key = `${report} ${n}`;
      const { council = "", doc = "" } = places.get(report) ?? {};
      const { comparability = "", note = "" } = judged.get(key) ?? {};
      const figure: IndicatorFigure = {
        id,
        council,
        doc,
        measure,
        period,
        raw,
        value: numberAt(key),
        unit,
        qualifier,
        page,
        source_table,
        source_row,
        comparability,
        note,
        corrected: corrected.has(id) ? 1 : 0,
      };
      return { n, figure };
    },
  );
  return figures
    .sort(
      ({ figure: a, n }, { figure: b, n: other }) =>
        byText(a.council, b.council) ||
        byText(a.measure, b.measure) ||
        byText(a.period, b.period) ||
        byText(a.doc, b.doc) ||
        n - other,
    )
    .slice(0, limit)
    .map(({ figure }) => figure);
}

/**
 * What is printed of an indicator in some reports: all of it stands in the index. As one text, which takes a third of
 * the time of its values by themselves, but for the numbers: as text they might be others.
 */
function readNumbers(
  store: Store,
  bound: { readonly code: string; readonly reports: string },
): { readonly told: readonly NumberRow[]; readonly numberAt: (key: string) => number | null } {
  const from = `FROM json_each(:reports) own
     CROSS JOIN observation o ON o.report_id = own.value AND o.indicator = :code AND o.indicator <> ''
     WHERE o.measure IN ('actual', 'target', 'benchmark')`;
  const told = prepared(
    store,
    `SELECT json_group_array(json_array(o.report_id, o.n, o.id, o.measure, o.period, o.raw, o.unit, o.qualifier,
       o.page, o.source_table, o.source_row)) ${from}`,
    "pluck",
  ).get(bound) as string;
  const numbers = prepared(store, `SELECT o.report_id, o.n, o.value ${from}`, "raw").all(bound);
  const values = new Map(
    (numbers as [number, number, number | null][]).map(([report, n, value]) => [
      `${report} ${n}`,
      value,
    ]),
  );
  return { told: JSON.parse(told), numberAt: (key) => values.get(key) ?? null };
}

type NumberRow = readonly [
  report: number,
  n: number,
  id: string,
  measure: IndicatorFigure["measure"],
  period: string,
  raw: string,
  unit: string,
  qualifier: string,
  page: number | null,
  table: number | null,
  row: number | null,
];

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The records that a correction changed: mostly none. */
const correctedRecords = (store: Store): ReadonlySet<string> =>
  new Set(
    prepared(
      store,
      "SELECT target FROM correction WHERE target <> '' AND state = 'applied'",
      "pluck",
    ).all() as string[],
  );

type Judged = Pick<IndicatorFigure, "comparability" | "note">;

/** What the comparison of all councils says of an indicator's figures in some reports. */
function readJudged(
  store: Store,
  bound: { readonly code: string; readonly reports: string },
): ReadonlyMap<string, Judged> {
  const rows = prepared(
    store,
    `SELECT f.report_id, f.observation, f.comparability, f.note
     FROM json_each(:reports) own CROSS JOIN comparison_group g
     CROSS JOIN comparison_figure f ON f.report_id = own.value AND f.group_no = g.group_no
     WHERE g.indicator = :code AND g.related = ''`,
    "raw",
  ).all(bound) as [number, number, Judged["comparability"], string][];
  return new Map(
    rows.map(([report, n, comparability, note]) => [`${report} ${n}`, { comparability, note }]),
  );
}
