-- What was set aside, and why. Archives of earlier schemas had rows of tables only, each with its text.
DROP VIEW IF EXISTS v_aside;
DELETE FROM docs WHERE "view" = 'v_aside';
ALTER TABLE aside RENAME TO aside_before;

-- In document order: n goes on from block to block. The text of rows, cells and list items is that of what
-- they are, and is not kept twice.
CREATE TABLE aside (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  block INTEGER NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('table', 'row', 'column', 'cell', 'list-item', 'sentence')),
  reason TEXT NOT NULL,
  why TEXT NOT NULL,
  page INTEGER,
  "table" INTEGER,
  "row" INTEGER,
  "column" INTEGER,
  text TEXT,                        -- NULL where the cells or the block hold it
  PRIMARY KEY (report_id, block, n),
  FOREIGN KEY (report_id, block) REFERENCES block (report_id, n)
) STRICT, WITHOUT ROWID;

INSERT INTO aside
SELECT a.report_id, t.block, a.n, 'row', a.reason, a.why, a.page, a."table", a."row", NULL, NULL
FROM aside_before a JOIN printed_table t ON t.report_id = a.report_id AND t.n = a."table";
DROP TABLE aside_before;

CREATE VIEW v_aside AS
SELECT r.doc, a.page, a."table", a."row", a."column", a.kind, a.reason,
  (SELECT CASE WHEN length(whole) > 200 THEN substr(whole, 1, 199) || '…' ELSE whole END
    FROM (SELECT coalesce(a.text, CASE a.kind
      WHEN 'row' THEN (SELECT group_concat(printed, ' | ') FROM (
        SELECT trim(replace(c.text, char(10), ' ')) AS printed FROM cell c
        WHERE c.report_id = a.report_id AND c."table" = a."table" AND c."row" = a."row" AND c.text <> ''
        ORDER BY c."column"))
      WHEN 'cell' THEN (SELECT c.text FROM cell c WHERE c.report_id = a.report_id
        AND c."table" = a."table" AND c."row" = a."row" AND c."column" = a."column")
      ELSE (SELECT b.text FROM block b WHERE b.report_id = a.report_id AND b.n = a.block)
    END, '') AS whole)) AS text,
  r.council, a.why
FROM report r JOIN aside a USING (report_id)
ORDER BY r.report_id, a.block, a.n;
