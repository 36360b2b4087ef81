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

INSERT INTO aside (report_id, block, n, kind, reason, why, page, "table", "row", "column", text)
SELECT a.report_id, t.block, a.n, 'row', a.reason, a.why, a.page, a."table", a."row", NULL, NULL
FROM aside_before a JOIN printed_table t ON t.report_id = a.report_id AND t.n = a."table";
DROP TABLE aside_before;
