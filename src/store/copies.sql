-- Copies of a report: which of them speaks, why, and each finding once with the copies it holds for.
CREATE TABLE twin_before AS SELECT report_id, speaks, shared, differing FROM twin;
DROP TABLE twin;
CREATE TABLE twin (
  report_id INTEGER PRIMARY KEY REFERENCES report (report_id),  -- the copy that stays silent
  speaks INTEGER NOT NULL REFERENCES report (report_id),
  shared INTEGER NOT NULL,
  differing INTEGER NOT NULL,
  why TEXT NOT NULL                 -- why the other one speaks; empty until the next import
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_by_speaker ON twin (speaks);
INSERT INTO twin SELECT *, '' FROM twin_before;
DROP TABLE twin_before;

DROP VIEW IF EXISTS v_twin;
CREATE VIEW v_twin AS
SELECT r.doc, s.doc AS speaks, t.shared, t.differing, t.why
FROM twin t JOIN report r ON r.report_id = t.report_id JOIN report s ON s.report_id = t.speaks
ORDER BY t.report_id;

-- Worst first, then as printed. Copies print the same figures, often on other pages and in other tables: what
-- is printed and what one would expect tell whether two findings are one; the one that speaks tells it.
DROP VIEW IF EXISTS v_finding;
CREATE VIEW v_finding AS
WITH found AS (
  SELECT r.report_id, r.doc, r.council, p.n, p.severity, p.code, p.page, p."table", p."row", p."column",
    p.message, coalesce(f.sure, 'certain') AS sure, coalesce(f.printed, '') AS printed,
    coalesce(f.expected, '') AS expected, coalesce(f.records, '') AS records, p.stage,
    coalesce(t.speaks, r.report_id) AS family, t.speaks IS NOT NULL AS silent,
    CASE WHEN f.n IS NULL THEN p.message ELSE replace(replace(f.printed, char(10), ' '), '  ', ' ') END AS what
  FROM report r JOIN problem p USING (report_id) LEFT JOIN finding f USING (report_id, n)
  LEFT JOIN twin t USING (report_id)
  WHERE f.n IS NOT NULL OR p.stage = 'check'
), numbered AS (
  SELECT *, row_number() OVER (PARTITION BY report_id, code, what, expected ORDER BY n) AS nth FROM found
), told AS (
  SELECT *,
    row_number() OVER one AS place,
    group_concat(doc, ';') OVER (PARTITION BY family, code, what, expected, nth ORDER BY silent, report_id
      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS copies
  FROM numbered
  WINDOW one AS (PARTITION BY family, code, what, expected, nth ORDER BY silent, report_id)
)
SELECT doc, council, severity, code, page, "table", "row", "column", message, sure, printed, expected, records,
  stage, coalesce(copies, '') AS copies
FROM told
WHERE place = 1
ORDER BY CASE sure WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END, report_id, n;

-- A figure corrected by hand says so where councils stand side by side, too.
DROP VIEW IF EXISTS v_comparison;
CREATE VIEW v_comparison AS
SELECT g.indicator, g.title, g.unit, g.polarity, g.verdict, g.why, r.council, o.period, o.measure, o.value,
  o.raw, o.qualifier, f.comparability, f.note, r.doc, o.page, o.source_table, o.source_row, o.id, g.related,
  g.group_no, o.ref AS printed_ref, o.title AS printed_title,
  coalesce((SELECT group_concat(c.field || ': was ' ||
      CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE coalesce(c.was, '') END, '; ')
    FROM correction c WHERE c.target = o.id AND c.state = 'applied'), '') AS corrected
FROM comparison_group g
JOIN comparison_figure f USING (group_no)
JOIN report r ON r.report_id = f.report_id
JOIN observation o ON o.report_id = f.report_id AND o.n = f.observation
ORDER BY g.group_no, f.n;
