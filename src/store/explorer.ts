import type { Store } from "./store.ts";

/** Fills what the explorer shows of the whole archive; asked for last, when records, findings and copies are final. */
export function fillExplorer(store: Store): void {
  store.transaction(() => {
    for (const [table, sql] of Object.entries(fillings)) {
      store.exec(`DELETE FROM ${table}; INSERT INTO ${table} ${sql}`);
    }
  })();
}

const countOf = (table: string): string =>
  `(SELECT count(*) FROM ${table} own WHERE own.report_id = r.report_id)`;

const counts = `SELECT r.report_id, ${[
  "printed_table",
  "problem",
  "observation",
  "milestone",
  "budget_line",
  "aside",
  "finding",
]
  .map(countOf)
  .join(", ")}
  FROM report r ORDER BY r.report_id`;

const councils = `SELECT o.indicator, r.council, count(*) FROM observation o JOIN report r USING (report_id)
  WHERE o.indicator <> '' GROUP BY o.indicator, r.council ORDER BY o.indicator, r.council`;

/** Each once where copies of a report share it, as in v_finding: told by the copy that speaks. */
const findings = `WITH found AS (
    SELECT r.report_id, r.doc, r.council, p.n, p.code, coalesce(f.sure, 'certain') AS sure,
      coalesce(f.expected, '') AS expected, coalesce(t.speaks, r.report_id) AS family, t.speaks IS NOT NULL AS silent,
      CASE WHEN f.n IS NULL THEN p.message ELSE replace(replace(f.printed, char(10), ' '), '  ', ' ') END AS what
    FROM report r JOIN problem p USING (report_id) LEFT JOIN finding f USING (report_id, n)
    LEFT JOIN twin t USING (report_id)
    WHERE f.n IS NOT NULL OR p.stage = 'check'
  ), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY report_id, code, what, expected ORDER BY n) AS nth FROM found
  ), told AS (
    SELECT *, row_number() OVER one AS teller,
      coalesce(group_concat(doc, ';') OVER (PARTITION BY family, code, what, expected, nth ORDER BY silent, report_id
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW), '') AS copies
    FROM numbered WINDOW one AS (PARTITION BY family, code, what, expected, nth ORDER BY silent, report_id)
  )
  SELECT row_number() OVER worst, report_id, n, council, code, sure, copies
  FROM told WHERE teller = 1
  WINDOW worst AS (ORDER BY CASE sure WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END, report_id, n)`;

/** From the view alone: joined with anything it would give up its order. */
const doubtful = `SELECT NULL, (SELECT report_id FROM report WHERE doc = d.doc), council, kind, id, field, reads, doubts, sure
  FROM v_doubtful d`;

const tables = `SELECT report_id, page, "table", min("row"), max("row") FROM cell WHERE page IS NOT NULL
  GROUP BY report_id, page, "table"`;

const records = `SELECT report_id, coalesce(source_table, 0), coalesce(page, 0), count(*) FROM (
    SELECT report_id, source_table, page FROM observation
    UNION ALL SELECT report_id, source_table, page FROM milestone
    UNION ALL SELECT report_id, source_table, page FROM budget_line)
  GROUP BY 1, 2, 3`;

/** Each table, and the query its rows are. */
const fillings = {
  report_count: counts,
  page_table: tables,
  page_records: records,
  indicator_council: councils,
  finding_place: findings,
  doubtful_place: doubtful,
};
