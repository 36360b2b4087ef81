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
-- An archive may hold a million figures: each table is gone through by itself, and few of its columns are kept.
CREATE VIEW v_doubtful AS
WITH signed AS MATERIALIZED (
  -- The same sentences stand in record after record: each is looked through once.
  SELECT told.evidence, s.rank, phrase.value AS why
  FROM (SELECT evidence FROM observation UNION SELECT evidence FROM milestone UNION SELECT evidence FROM budget_line) told
  JOIN json_each('[' || replace(json_quote(told.evidence), ';', '","') || ']') phrase
  JOIN doubt_sign s ON phrase.value LIKE s.pattern
), guessed AS MATERIALIZED (
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
  UNION ALL SELECT id, rank, why FROM observation JOIN signed USING (evidence)
  UNION ALL SELECT id, rank, why FROM milestone JOIN signed USING (evidence)
  UNION ALL SELECT id, rank, why FROM budget_line JOIN signed USING (evidence)
  UNION ALL SELECT id, 1, 'the figure could not be read' FROM observation
    WHERE value IS NULL AND raw GLOB '*[0-9]*' AND qualifier IN ('', 'text')
  UNION ALL SELECT id, 1, 'the figure could not be read' FROM budget_line
    WHERE amount_gbp IS NULL AND raw GLOB '*[0-9]*'
  UNION ALL SELECT id, 5, why FROM guessed JOIN observation USING (report_id, source_table, source_column)
  UNION ALL SELECT id, 5, why FROM guessed JOIN milestone USING (report_id, source_table, source_column)
  UNION ALL SELECT id, 5, why FROM guessed JOIN budget_line USING (report_id, source_table, source_column)
  UNION ALL SELECT id, 8, 'several values in one cell' FROM observation
    WHERE qualifier LIKE '%compound%' AND instr(';' || qualifier || ';', ';compound;') > 0
), worst AS MATERIALIZED (
  SELECT id, min(rank) AS rank, count(*) AS count, group_concat(why, '; ' ORDER BY rank, why) AS doubts
  FROM doubt GROUP BY id
), one AS (
  SELECT worst.rank, worst.count, worst.doubts, report_id, 0 AS kind_order, n, 'observation' AS kind, id, page,
    source_table, source_row, source_column, title, raw, 'value' AS field,
    CASE WHEN value IS NULL THEN '' ELSE printf('%.12g', value) END AS reads, evidence
  FROM worst CROSS JOIN observation USING (id)
  UNION ALL
  SELECT worst.rank, worst.count, worst.doubts, report_id, 1, n, 'milestone', id, page,
    source_table, source_row, source_column, text, '', 'due', due, evidence
  FROM worst CROSS JOIN milestone USING (id)
  UNION ALL
  SELECT worst.rank, worst.count, worst.doubts, report_id, 2, n, 'budget', id, page,
    source_table, source_row, source_column, line, raw, 'amount_gbp', coalesce(CAST(amount_gbp AS TEXT), ''), evidence
  FROM worst CROSS JOIN budget_line USING (id)
)
SELECT r.doc, r.council, one.kind, one.id, one.page, one.source_table, one.source_row, one.source_column,
  one.title, one.raw, one.field, one.reads, one.doubts,
  CASE one.rank WHEN 0 THEN 'certain' WHEN 1 THEN 'likely' ELSE 'worth a look' END AS sure,
  one.evidence
FROM one JOIN report r USING (report_id)
WHERE r.report_id NOT IN (SELECT report_id FROM twin)
ORDER BY one.rank, one.count DESC, r.report_id, one.kind_order, one.n;
