-- Archives of the eighth schema knew no tables that were read off pictures.
CREATE TABLE printed_table_new (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,               -- from 1: the table's running number in the document
  block INTEGER NOT NULL,           -- its n in block
  page INTEGER,
  method TEXT NOT NULL CHECK (method IN ('ruled', 'aligned', 'markup', 'text', 'ocr')),
  row_count INTEGER NOT NULL,
  column_count INTEGER NOT NULL,
  kind TEXT NOT NULL,               -- what it was taken for
  why TEXT NOT NULL,                -- `;`-joined
  columns TEXT NOT NULL,            -- JSON: what each column was taken for, and how that was known
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;
-- Cells name their table, and would be orphans while it is away.
CREATE TEMP TABLE held_cell AS SELECT * FROM cell;
DELETE FROM cell;
INSERT INTO printed_table_new SELECT * FROM printed_table;
DROP TABLE printed_table;
ALTER TABLE printed_table_new RENAME TO printed_table;
INSERT INTO cell SELECT * FROM held_cell;
DROP TABLE held_cell;
