-- The views that outside scripts rely on: names and order of columns stay; new ones go to the end.
-- Run again by later steps of the schema: each view is made anew. A report that is another copy of one that
-- speaks for it (`twin`) is left out of the records, or the same pound would be counted twice; v_all_… has both.

DROP VIEW IF EXISTS v_report;
CREATE VIEW v_report AS
SELECT doc, file, sha256, bytes, format, status, council, directorate, service, doc_type, title,
  period_label, period_start, period_end, financial_years, pages,
  (SELECT count(*) FROM printed_table t WHERE t.report_id = r.report_id) AS tables,
  (SELECT count(*) FROM problem p WHERE p.report_id = r.report_id) AS problems,
  importer,
  coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks WHERE t.report_id = r.report_id), '')
    AS copy_of
FROM report r
ORDER BY r.report_id;

DROP VIEW IF EXISTS v_file;
CREATE VIEW v_file AS
SELECT f.file, coalesce(r.doc, '') AS doc, coalesce(r.sha256, '') AS sha256,
  CASE WHEN p.message IS NULL THEN coalesce(r.status, 'not-a-report') ELSE 'not-a-report' END AS status,
  coalesce(p.message, f.reason) AS reason
FROM file f LEFT JOIN report r USING (report_id)
LEFT JOIN problem p ON p.report_id = r.report_id AND p.code = 'not-a-report' AND p.severity = 'error'
ORDER BY f.file;

DROP VIEW IF EXISTS v_observation;
CREATE VIEW v_observation AS
SELECT r.doc, o."table", o."row", o.section, o.ref, o.codes, o.title, o.measure, o.period, o.raw,
  o.value, o.unit, o.qualifier, o.status, o.direction, o.responsible, o.commentary, r.council,
  o.page, o.indicator, o.id, o.source_table, o.source_row, o.source_column, o.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = o.id AND c.state = 'applied'), '') AS corrected,
  (SELECT c.was FROM correction c WHERE c.target = o.id AND c.field = 'value' AND c.state = 'applied') AS value_read
FROM report r JOIN observation o USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY r.report_id, o.n;

DROP VIEW IF EXISTS v_all_observation;
CREATE VIEW v_all_observation AS
SELECT r.doc, o."table", o."row", o.section, o.ref, o.codes, o.title, o.measure, o.period, o.raw,
  o.value, o.unit, o.qualifier, o.status, o.direction, o.responsible, o.commentary, r.council,
  o.page, o.indicator, o.id, o.source_table, o.source_row, o.source_column, o.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = o.id AND c.state = 'applied'), '') AS corrected,
  (SELECT c.was FROM correction c WHERE c.target = o.id AND c.field = 'value' AND c.state = 'applied') AS value_read,
  coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks WHERE t.report_id = r.report_id), '')
    AS copy_of
FROM report r JOIN observation o USING (report_id)
ORDER BY r.report_id, o.n;

DROP VIEW IF EXISTS v_milestone;
CREATE VIEW v_milestone AS
SELECT r.doc, m."row", m.kind, m.objective_ref, m.objective, m."group", m.text, m.due, m.plan_year,
  m.status, m.responsible, m.commentary, r.council, m.page, m.id, m.source_table, m.source_row,
  m.source_column, m.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = m.id AND c.state = 'applied'), '') AS corrected
FROM report r JOIN milestone m USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY r.report_id, m.n;

DROP VIEW IF EXISTS v_all_milestone;
CREATE VIEW v_all_milestone AS
SELECT r.doc, m."row", m.kind, m.objective_ref, m.objective, m."group", m.text, m.due, m.plan_year,
  m.status, m.responsible, m.commentary, r.council, m.page, m.id, m.source_table, m.source_row,
  m.source_column, m.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = m.id AND c.state = 'applied'), '') AS corrected,
  coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks WHERE t.report_id = r.report_id), '')
    AS copy_of
FROM report r JOIN milestone m USING (report_id)
ORDER BY r.report_id, m.n;

DROP VIEW IF EXISTS v_budget;
CREATE VIEW v_budget AS
SELECT r.doc, b."row", b.statement, b.section, b.line, b."column", b.measure, b.period, b.raw,
  b.amount_gbp, b.is_total, r.council, b.page, b.id, b.source_table, b.source_row, b.source_column,
  b.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = b.id AND c.state = 'applied'), '') AS corrected,
  (SELECT c.was FROM correction c WHERE c.target = b.id AND c.field = 'amount_gbp' AND c.state = 'applied') AS amount_gbp_read
FROM report r JOIN budget_line b USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY r.report_id, b.n;

DROP VIEW IF EXISTS v_all_budget;
CREATE VIEW v_all_budget AS
SELECT r.doc, b."row", b.statement, b.section, b.line, b."column", b.measure, b.period, b.raw,
  b.amount_gbp, b.is_total, r.council, b.page, b.id, b.source_table, b.source_row, b.source_column,
  b.evidence,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = b.id AND c.state = 'applied'), '') AS corrected,
  (SELECT c.was FROM correction c WHERE c.target = b.id AND c.field = 'amount_gbp' AND c.state = 'applied') AS amount_gbp_read,
  coalesce((SELECT s.doc FROM twin t JOIN report s ON s.report_id = t.speaks WHERE t.report_id = r.report_id), '')
    AS copy_of
FROM report r JOIN budget_line b USING (report_id)
ORDER BY r.report_id, b.n;

-- A stale correction of a report that is here is among its problems; those of none come last.
DROP VIEW IF EXISTS v_problem;
CREATE VIEW v_problem AS
SELECT doc, severity, code, page, "table", "row", message, "column", stage
FROM (
  SELECT r.report_id AS place, p.n, r.doc, p.severity, p.code, p.page, p."table", p."row", p.message,
    p."column", p.stage
  FROM report r JOIN problem p USING (report_id)
  UNION ALL
  SELECT 9223372036854775807, c.line, c.doc, 'warning', 'correction-stale', NULL, c."table", c."row",
    c.message, c."column", 'archive'
  FROM correction c WHERE c.state = 'stale' AND c.report_id IS NULL
)
ORDER BY place, n;
