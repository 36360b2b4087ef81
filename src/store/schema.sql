-- The archive. One row of `report` for every distinct file content; everything read from it hangs below.
-- Child tables are WITHOUT ROWID and keyed (report_id, n), so that a report's rows lie together in document order.

CREATE TABLE report (
  report_id INTEGER PRIMARY KEY,
  doc TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,             -- empty where the file system did not give the bytes
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  format TEXT NOT NULL CHECK (format IN ('pdf', 'docx', 'doc', 'html', 'rtf', 'odt', 'wordml', 'text', 'unknown')),
  status TEXT NOT NULL CHECK (status IN ('read', 'partly-read', 'unread')),
  council TEXT NOT NULL,
  directorate TEXT NOT NULL,
  service TEXT NOT NULL,
  doc_type TEXT NOT NULL,
  title TEXT NOT NULL,
  period_label TEXT NOT NULL,
  period_start TEXT NOT NULL,
  period_end TEXT NOT NULL,
  financial_years TEXT NOT NULL,    -- `;`-joined
  pages INTEGER,                    -- NULL where the format prints none
  importer TEXT NOT NULL            -- the reading code's version: another one reads the file again
) STRICT;
CREATE UNIQUE INDEX report_by_doc ON report (doc);
CREATE UNIQUE INDEX report_by_sha256 ON report (sha256) WHERE sha256 <> '';
CREATE INDEX report_by_council ON report (council, doc_type);

-- Every name found, also those of equal content and those set aside.
CREATE TABLE file (
  file TEXT PRIMARY KEY,
  report_id INTEGER REFERENCES report (report_id),
  reason TEXT NOT NULL,             -- why it was set aside; empty for a report
  CHECK ((report_id IS NULL) = (reason <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_report ON file (report_id);

CREATE TABLE block (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,               -- from 0, in reading order
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list-item', 'table')),
  page INTEGER,
  level INTEGER,
  text TEXT NOT NULL,               -- empty for a table: its cells hold it
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE printed_table (
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

-- Cells with neither text nor marks are left out: the table's counts say where they are.
CREATE TABLE cell (
  report_id INTEGER NOT NULL,
  "table" INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  row_span INTEGER NOT NULL CHECK (row_span >= 1),
  column_span INTEGER NOT NULL CHECK (column_span >= 1),
  page INTEGER,
  text TEXT NOT NULL,
  box TEXT,                         -- JSON: left, top, right, bottom in points
  marks TEXT,                       -- JSON: fills, shapes, pictures, glyphs
  PRIMARY KEY (report_id, "table", "row", "column"),
  FOREIGN KEY (report_id, "table") REFERENCES printed_table (report_id, n)
) STRICT, WITHOUT ROWID;

-- Rows set aside, and why: rows in = rows interpreted + rows set aside.
CREATE TABLE aside (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,
  reason TEXT NOT NULL,
  "table" INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  page INTEGER,
  text TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  "table" INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  section TEXT NOT NULL,
  ref TEXT NOT NULL,
  codes TEXT NOT NULL,
  title TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('target', 'actual', 'benchmark', 'quartile', 'weight')),
  period TEXT NOT NULL,
  raw TEXT NOT NULL,
  value REAL,                       -- NULL unless the cell holds exactly one number
  unit TEXT NOT NULL,
  qualifier TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('green', 'amber', 'red', '')),
  direction TEXT NOT NULL CHECK (direction IN ('up', 'level', 'down', 'better', 'same', 'worse', '')),
  responsible TEXT NOT NULL,
  commentary TEXT NOT NULL,
  indicator TEXT NOT NULL,
  page INTEGER,
  source_block INTEGER NOT NULL,
  source_table INTEGER,
  source_row INTEGER,
  source_column INTEGER,
  evidence TEXT NOT NULL,           -- `;`-joined
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_by_row ON observation (report_id, "row");
CREATE UNIQUE INDEX observation_by_id ON observation (id);
CREATE INDEX observation_by_indicator ON observation (indicator, period) WHERE indicator <> '';

CREATE TABLE milestone (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  objective_ref TEXT NOT NULL,
  objective TEXT NOT NULL,
  "group" TEXT NOT NULL,
  text TEXT NOT NULL,
  due TEXT NOT NULL,
  plan_year TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('green', 'amber', 'red', '')),
  responsible TEXT NOT NULL,
  commentary TEXT NOT NULL,
  page INTEGER,
  source_block INTEGER NOT NULL,
  source_table INTEGER,
  source_row INTEGER,
  source_column INTEGER,
  evidence TEXT NOT NULL,
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX milestone_by_id ON milestone (id);

CREATE TABLE budget_line (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  statement TEXT NOT NULL,
  section TEXT NOT NULL,
  line TEXT NOT NULL,
  "column" TEXT NOT NULL,
  measure TEXT NOT NULL,
  period TEXT NOT NULL,
  raw TEXT NOT NULL,
  amount_gbp INTEGER,               -- NULL where it could not be read; a problem says so
  is_total INTEGER NOT NULL CHECK (is_total IN (0, 1)),
  page INTEGER,
  source_block INTEGER NOT NULL,
  source_table INTEGER,
  source_row INTEGER,
  source_column INTEGER,
  evidence TEXT NOT NULL,
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX budget_line_by_id ON budget_line (id);

CREATE TABLE problem (
  report_id INTEGER NOT NULL REFERENCES report (report_id),
  n INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  page INTEGER,
  "table" INTEGER,
  "row" INTEGER,
  "column" INTEGER,
  message TEXT NOT NULL,
  PRIMARY KEY (report_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX problem_by_code ON problem (code);

-- What the catalogue says of the indicators that the archive has figures of.
CREATE TABLE indicator (
  code TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  polarity TEXT NOT NULL CHECK (polarity IN ('higher_better', 'lower_better', 'neutral', '')),
  theme TEXT NOT NULL,
  from_year TEXT NOT NULL,
  to_year TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What every view and column holds; `column` is empty where the view itself is described.
CREATE TABLE docs (
  "view" TEXT NOT NULL,
  position INTEGER NOT NULL,        -- 0 for the view, then its columns in order
  "column" TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY ("view", position)
) STRICT, WITHOUT ROWID;
