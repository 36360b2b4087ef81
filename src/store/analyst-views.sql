-- Views for the questions analysts ask. Derived from the tables alone: nothing here is printed anywhere.
-- Run again by later steps of the schema. Copies of a report (`twin`) count for nothing in any of them.

DROP VIEW IF EXISTS v_indicator;
CREATE VIEW v_indicator AS
SELECT i.code AS indicator, i.title, i.unit, i.polarity, i.theme, i.from_year, i.to_year,
  (SELECT count(DISTINCT r.council) FROM observation o JOIN report r USING (report_id)
    WHERE o.indicator = i.code AND o.indicator <> '') AS councils,
  (SELECT count(*) FROM observation o WHERE o.indicator = i.code AND o.indicator <> ''
    AND o.report_id NOT IN (SELECT report_id FROM twin)) AS observations
FROM indicator i
ORDER BY i.code;

-- A row's targets beside its actuals of the same year; a target without an actual stays, its actual empty.
DROP VIEW IF EXISTS v_target_actual;
CREATE VIEW v_target_actual AS
SELECT r.doc, r.council, t.indicator, t.codes, t.title, substr(t.period, 1, 7) AS year, t.unit,
  coalesce(i.polarity, '') AS polarity,
  t.period AS target_period, t.raw AS target_raw, t.value AS target_value, t.qualifier AS target_qualifier,
  a.period AS actual_period, a.raw AS actual_raw, a.value AS actual_value, a.qualifier AS actual_qualifier,
  round(a.value - t.value, 6) AS distance,
  CASE
    WHEN a.value IS NULL OR t.value IS NULL OR coalesce(i.polarity, '') NOT IN ('higher_better', 'lower_better') THEN ''
    WHEN a.value = t.value THEN 'yes'
    WHEN (a.value > t.value) = (i.polarity = 'higher_better') THEN 'yes'
    ELSE 'no'
  END AS met,
  t.status, t.page, t.id AS target_id, a.id AS actual_id
FROM report r
JOIN observation t ON t.report_id = r.report_id AND t.measure = 'target' AND t.period <> ''
LEFT JOIN observation a
  ON a.report_id = t.report_id AND a."row" = t."row" AND a.measure = 'actual'
  AND substr(a.period, 1, 7) = substr(t.period, 1, 7) AND a.unit = t.unit
LEFT JOIN indicator i ON i.code = t.indicator
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY r.report_id, t.n, a.n;

-- One value for each council, indicator and year or quarter: as the latest report prints it.
DROP VIEW IF EXISTS v_series;
CREATE VIEW v_series AS
SELECT council, indicator, title, unit, polarity, measure, period, value, raw, qualifier, doc, page, id
FROM (
  SELECT r.council, o.indicator, i.title, o.unit, i.polarity, o.measure, o.period, o.value, o.raw,
    o.qualifier, r.doc, o.page, o.id,
    row_number() OVER (
      PARTITION BY o.indicator, r.council, o.measure, o.period, o.unit
      ORDER BY r.period_end DESC, r.report_id, o.n
    ) AS place
  FROM observation o JOIN report r USING (report_id) JOIN indicator i ON i.code = o.indicator
  WHERE o.indicator <> '' AND o.measure IN ('target', 'actual') AND o.value IS NOT NULL AND o.period <> ''
    AND o.report_id NOT IN (SELECT report_id FROM twin)
)
WHERE place = 1
ORDER BY indicator, council, unit, measure, period;

DROP VIEW IF EXISTS v_latest;
CREATE VIEW v_latest AS
SELECT council, indicator, title, unit, polarity, period, value, raw, qualifier, doc, page, id
FROM (
  SELECT s.*, row_number() OVER (
    PARTITION BY council, indicator, unit ORDER BY substr(period, 1, 7) DESC, period DESC
  ) AS place
  FROM v_series s WHERE measure = 'actual'
)
WHERE place = 1
ORDER BY indicator, council, unit;

DROP VIEW IF EXISTS v_year_on_year;
CREATE VIEW v_year_on_year AS
SELECT s.council, s.indicator, s.title, s.unit, s.polarity, s.measure,
  b.period AS year_before, b.value AS value_before, s.period AS year, s.value AS value,
  round(s.value - b.value, 6) AS change,
  CASE WHEN b.value <> 0 THEN round(100.0 * (s.value - b.value) / abs(b.value), 1) END AS change_percent,
  CASE
    WHEN s.value = b.value THEN 'same'
    WHEN s.polarity NOT IN ('higher_better', 'lower_better') THEN ''
    WHEN (s.value > b.value) = (s.polarity = 'higher_better') THEN 'better'
    ELSE 'worse'
  END AS trend,
  b.doc AS doc_before, s.doc, b.id AS id_before, s.id
FROM v_series s
JOIN v_series b
  ON b.council = s.council AND b.indicator = s.indicator AND b.unit = s.unit AND b.measure = s.measure
  AND length(b.period) = 7 AND length(s.period) = 7
  AND CAST(substr(b.period, 1, 4) AS INTEGER) = CAST(substr(s.period, 1, 4) AS INTEGER) - 1
ORDER BY s.indicator, s.council, s.unit, s.measure, s.period;

DROP VIEW IF EXISTS v_milestone_status;
CREATE VIEW v_milestone_status AS
SELECT r.doc, r.council, m.kind, m.plan_year, m.status, count(*) AS milestones,
  sum(m.due <> '') AS with_due,
  sum(m.due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND r.period_end <> '' AND m.due < substr(r.period_end, 1, 7)) AS past_due
FROM report r JOIN milestone m USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
GROUP BY r.report_id, m.kind, m.plan_year, m.status
ORDER BY r.report_id, m.kind, m.plan_year, m.status;

-- The same commitment, word for word, in two reports of a council with another month.
DROP VIEW IF EXISTS v_milestone_slippage;
CREATE VIEW v_milestone_slippage AS
SELECT ra.council, a.objective, a.text, ra.doc AS doc_before, a.due AS due_before, rb.doc, b.due,
  12 * (CAST(substr(b.due, 1, 4) AS INTEGER) - CAST(substr(a.due, 1, 4) AS INTEGER))
    + CAST(substr(b.due, 6, 2) AS INTEGER) - CAST(substr(a.due, 6, 2) AS INTEGER) AS months,
  b.status, a.id AS id_before, b.id
FROM milestone a
JOIN report ra ON ra.report_id = a.report_id
JOIN report rb ON rb.council = ra.council AND rb.period_start > ra.period_start
JOIN milestone b ON b.report_id = rb.report_id AND b.text = a.text
WHERE a.due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND b.due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND a.due <> b.due
  AND a.report_id NOT IN (SELECT report_id FROM twin) AND b.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY ra.council, ra.report_id, a.n, rb.report_id, b.n;

-- A line's amounts side by side, with its share of the statement's lines and the variance worked out.
DROP VIEW IF EXISTS v_budget_line;
CREATE VIEW v_budget_line AS
SELECT doc, council, statement, section, line, period, is_total, page,
  annual_budget, budget_to_date, actual_to_date, variance, gross, grant_income, other_income, net,
  budget_to_date - actual_to_date AS variance_worked_out,
  CASE WHEN is_total = 0 THEN round(100.0 * whole / nullif(sum(CASE WHEN is_total = 0 THEN whole END) OVER
    (PARTITION BY report_id, statement, period), 0), 1) END AS share_percent
FROM (
  SELECT r.report_id, r.doc, r.council, b.statement, b.section, b.line, b.period, b.is_total,
    min(b.page) AS page, min(b.n) AS n,
    max(CASE b.measure WHEN 'annual_budget' THEN b.amount_gbp END) AS annual_budget,
    max(CASE b.measure WHEN 'budget_to_date' THEN b.amount_gbp END) AS budget_to_date,
    max(CASE b.measure WHEN 'actual_to_date' THEN b.amount_gbp END) AS actual_to_date,
    max(CASE b.measure WHEN 'variance' THEN b.amount_gbp END) AS variance,
    max(CASE b.measure WHEN 'gross' THEN b.amount_gbp END) AS gross,
    max(CASE b.measure WHEN 'grant_income' THEN b.amount_gbp END) AS grant_income,
    max(CASE b.measure WHEN 'other_income' THEN b.amount_gbp END) AS other_income,
    max(CASE b.measure WHEN 'net' THEN b.amount_gbp END) AS net,
    max(CASE WHEN b.measure IN ('annual_budget', 'gross') THEN b.amount_gbp END) AS whole
  FROM report r JOIN budget_line b USING (report_id)
  WHERE r.report_id NOT IN (SELECT report_id FROM twin)
  GROUP BY r.report_id, b."row", b.period
)
ORDER BY report_id, n;

-- Every council with every year and kind of report there is in the archive: a 0 is a gap.
DROP VIEW IF EXISTS v_coverage;
CREATE VIEW v_coverage AS
SELECT c.council, y.year, d.doc_type,
  (SELECT count(*) FROM report r WHERE r.council = c.council AND r.doc_type = d.doc_type
    AND ';' || r.financial_years || ';' LIKE '%;' || y.year || ';%'
    AND r.report_id NOT IN (SELECT report_id FROM twin)) AS reports
FROM (SELECT DISTINCT council FROM report WHERE council <> '') c
CROSS JOIN (
  SELECT DISTINCT j.value AS year FROM report, json_each('["' || replace(financial_years, ';', '","') || '"]') j
  WHERE financial_years <> ''
) y
CROSS JOIN (SELECT DISTINCT doc_type FROM report WHERE status <> 'unread') d
ORDER BY c.council, y.year, d.doc_type;

DROP VIEW IF EXISTS v_provenance;
CREATE VIEW v_provenance AS
SELECT s.kind, s.id, r.doc, r.file, r.sha256, s.page, s.source_table, s.source_row, s.source_column, s.raw,
  (SELECT c.text FROM cell c
    WHERE c.report_id = s.report_id AND c."table" = s.source_table
      AND s.source_row BETWEEN c."row" AND c."row" + c.row_span - 1
      AND s.source_column BETWEEN c."column" AND c."column" + c.column_span - 1) AS cell_text,
  (SELECT t.method FROM printed_table t WHERE t.report_id = s.report_id AND t.n = s.source_table) AS table_method,
  s.evidence
FROM (
  SELECT 'observation' AS kind, id, report_id, page, source_table, source_row, source_column, raw, evidence FROM observation
  UNION ALL
  SELECT 'milestone', id, report_id, page, source_table, source_row, source_column, text, evidence FROM milestone
  UNION ALL
  SELECT 'budget', id, report_id, page, source_table, source_row, source_column, raw, evidence FROM budget_line
) s JOIN report r USING (report_id);

-- What is searched: prose, and the words of each printed row once.
DROP VIEW IF EXISTS v_text;
CREATE VIEW v_text AS
SELECT r.doc, r.council, r.financial_years, s.kind, s.page, s.id, s.text
FROM (
  SELECT report_id, 0 AS place, 'prose' AS kind, n, page, '' AS id, text FROM block WHERE text <> ''
  UNION ALL
  SELECT report_id, 1, 'observation', min(n), page, id, trim(ref || ' ' || title || ' ' || commentary)
  FROM observation GROUP BY report_id, "row"
  UNION ALL
  SELECT report_id, 2, 'milestone', n, page, id, trim(text || ' ' || commentary) FROM milestone
  UNION ALL
  SELECT report_id, 3, 'budget', min(n), page, id, line
  FROM budget_line GROUP BY report_id, "row"
) s JOIN report r USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY s.report_id, s.place, s.n;
