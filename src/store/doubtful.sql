-- Archives of the third schema had signs without a rank, and lost sight of corrections of reports that are gone.
DROP VIEW v_doubtful;
DROP TABLE doubt_sign;

-- Phrases of a record's evidence that make it worth a second look; the smaller the rank, the weaker the evidence.
CREATE TABLE doubt_sign (
  pattern TEXT PRIMARY KEY,
  rank INTEGER NOT NULL CHECK (rank BETWEEN 3 AND 9)
) STRICT, WITHOUT ROWID;
INSERT INTO doubt_sign VALUES
  ('ocr: %', 3), ('moved back%', 3), ('moved right%', 3), ('part % stacked in one row', 4),
  ('column: without a header', 5), ('read from a sentence%', 6), ('joined over a page break', 6),
  ('label stands alone%', 6), ('measures stand one below another%', 7),
  ('title alone is the catalogue%', 8), ('reference taken from above', 9);

-- Records with reasons to doubt them: those of certain findings first, then likely ones, then those whose
-- reading rests on something moved, guessed, joined or inherited.
CREATE VIEW v_doubtful AS
WITH one AS (
  SELECT report_id, 0 AS kind_order, n, 'observation' AS kind, id, page, source_table, source_row, source_column,
    title, raw, 'value' AS field, CASE WHEN value IS NULL THEN '' ELSE printf('%.12g', value) END AS reads, evidence,
    value IS NULL AND raw GLOB '*[0-9]*' AND qualifier IN ('', 'text') AS unread,
    instr(';' || qualifier || ';', ';compound;') > 0 AS compound
  FROM observation
  UNION ALL
  SELECT report_id, 1, n, 'milestone', id, page, source_table, source_row, source_column,
    text, '', 'due', due, evidence, 0, 0
  FROM milestone
  UNION ALL
  SELECT report_id, 2, n, 'budget', id, page, source_table, source_row, source_column,
    line, raw, 'amount_gbp', coalesce(CAST(amount_gbp AS TEXT), ''), evidence,
    amount_gbp IS NULL AND raw GLOB '*[0-9]*', 0
  FROM budget_line
), guessed AS (
  SELECT t.report_id, t.n AS source_table, json_extract(c.value, '$.column') AS source_column,
    CASE json_extract(c.value, '$.how')
      WHEN 'alike' THEN 'header only like a known one: ' || replace(json_extract(c.value, '$.header'), char(10), ' ')
      ELSE 'column known by its cells, not by its header'
    END AS why
  FROM printed_table t, json_each(t.columns) c
  WHERE json_extract(c.value, '$.how') IN ('alike', 'profile')
), doubt AS (
  SELECT named.value AS id, CASE f.sure WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END AS rank,
    p.code || ': ' || p.message AS why
  FROM finding f JOIN problem p USING (report_id, n)
  JOIN json_each('["' || replace(f.records, ';', '","') || '"]') named
  UNION ALL
  SELECT one.id, s.rank, phrase.value
  FROM one JOIN json_each('[' || replace(json_quote(one.evidence), ';', '","') || ']') phrase
  JOIN doubt_sign s ON phrase.value LIKE s.pattern
  UNION ALL
  SELECT id, 1, 'the figure could not be read' FROM one WHERE unread
  UNION ALL
  SELECT one.id, 5, guessed.why FROM guessed JOIN one USING (report_id, source_table, source_column)
  UNION ALL
  SELECT id, 8, 'several values in one cell' FROM one WHERE compound
)
SELECT r.doc, r.council, one.kind, one.id, one.page, one.source_table, one.source_row, one.source_column,
  one.title, one.raw, one.field, one.reads,
  (SELECT group_concat(why, '; ') FROM (SELECT why FROM doubt d WHERE d.id = one.id ORDER BY rank, why)) AS doubts,
  CASE worst.rank WHEN 0 THEN 'certain' WHEN 1 THEN 'likely' ELSE 'worth a look' END AS sure,
  one.evidence
FROM (SELECT id, min(rank) AS rank, count(*) AS count FROM doubt GROUP BY id) worst
JOIN one USING (id) JOIN report r USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY worst.rank, worst.count DESC, r.report_id, one.kind_order, one.n;
