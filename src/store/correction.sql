-- Corrections that people gave, kept apart from what was read. The record's row holds the corrected value, so
-- that every view, search and comparison uses it; `was` holds what was read, with its type.
CREATE TABLE correction (
  line INTEGER PRIMARY KEY,         -- in the file they were given in
  record TEXT NOT NULL,             -- as given: a record's id, or empty and a printed cell
  doc TEXT NOT NULL,
  "table" INTEGER,
  "row" INTEGER,
  "column" INTEGER,
  field TEXT NOT NULL,
  reads TEXT NOT NULL,              -- what the field must read for the correction to hold
  correct TEXT NOT NULL,
  reason TEXT NOT NULL,
  target TEXT NOT NULL,             -- the id of the record it was found to mean, or empty
  report_id INTEGER,                -- that record's report
  was ANY,                          -- what was read; NULL also where the field was empty
  state TEXT NOT NULL CHECK (state IN ('applied', 'stale')),
  message TEXT NOT NULL             -- why it is stale, or empty
) STRICT;
CREATE INDEX correction_by_target ON correction (target) WHERE target <> '';
CREATE INDEX correction_by_report ON correction (report_id) WHERE report_id IS NOT NULL;

-- Phrases of a record's evidence that make it worth a second look.
CREATE TABLE doubt_sign (pattern TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO doubt_sign VALUES
  ('label stands alone%'), ('moved back%'), ('moved right%'), ('read from a sentence%'),
  ('part % stacked in one row'), ('title alone is the catalogue%'), ('joined over a page break');

CREATE VIEW v_correction AS
SELECT coalesce(r.doc, c.doc) AS doc, c.target AS record, c.field,
  CASE typeof(c.was) WHEN 'real' THEN printf('%.12g', c.was) ELSE CAST(c.was AS TEXT) END AS was, c.correct,
  c.reason, c.state, c.message, c.reads, c.line, c."table", c."row", c."column"
FROM correction c LEFT JOIN report r USING (report_id)
ORDER BY c.line;

-- Records with reasons to doubt them: those of certain findings first, then likely ones, then those whose
-- reading rests on something inherited, joined or moved.
CREATE VIEW v_doubtful AS
WITH one AS (
  SELECT report_id, 0 AS kind_order, n, 'observation' AS kind, id, page, source_table, source_row, source_column,
    title, raw, 'value' AS field, CASE WHEN value IS NULL THEN '' ELSE printf('%.12g', value) END AS reads, evidence,
    value IS NULL AND raw GLOB '*[0-9]*' AND qualifier IN ('', 'text') AS unread
  FROM observation
  UNION ALL
  SELECT report_id, 1, n, 'milestone', id, page, source_table, source_row, source_column,
    text, '', 'due', due, evidence, 0
  FROM milestone
  UNION ALL
  SELECT report_id, 2, n, 'budget', id, page, source_table, source_row, source_column,
    line, raw, 'amount_gbp', coalesce(CAST(amount_gbp AS TEXT), ''), evidence,
    amount_gbp IS NULL AND raw GLOB '*[0-9]*'
  FROM budget_line
), doubt AS (
  SELECT named.value AS id, CASE f.sure WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END AS rank,
    p.code || ': ' || p.message AS why
  FROM finding f JOIN problem p USING (report_id, n)
  JOIN json_each('["' || replace(f.records, ';', '","') || '"]') named
  UNION ALL
  SELECT one.id, 3, phrase.value
  FROM one JOIN json_each('[' || replace(json_quote(one.evidence), ';', '","') || ']') phrase
  JOIN doubt_sign s ON phrase.value LIKE s.pattern
  UNION ALL
  SELECT id, 1, 'the figure could not be read' FROM one WHERE unread
)
SELECT r.doc, r.council, one.kind, one.id, one.page, one.source_table, one.source_row, one.source_column,
  one.title, one.raw, one.field, one.reads,
  (SELECT group_concat(why, '; ') FROM (SELECT why FROM doubt d WHERE d.id = one.id ORDER BY rank, why)) AS doubts,
  CASE worst.rank WHEN 0 THEN 'certain' WHEN 1 THEN 'likely' ELSE 'worth a look' END AS sure
FROM (SELECT id, min(rank) AS rank, count(*) AS count FROM doubt GROUP BY id) worst
JOIN one USING (id) JOIN report r USING (report_id)
ORDER BY worst.rank, worst.count DESC, r.report_id, one.kind_order, one.n;
