-- What the explorer shows of a whole archive, worked out at the end of an import: an archive does not change
-- between imports, and no page should count a million rows. Filled by explorer.ts.

-- How much each report holds.
CREATE TABLE IF NOT EXISTS report_count (
  report_id INTEGER PRIMARY KEY,
  tables INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  observations INTEGER NOT NULL,
  milestones INTEGER NOT NULL,
  budget_lines INTEGER NOT NULL,
  asides INTEGER NOT NULL,
  findings INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which rows of which tables stand on a page.
CREATE TABLE IF NOT EXISTS page_table (
  report_id INTEGER NOT NULL,
  page INTEGER NOT NULL,
  "table" INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  PRIMARY KEY (report_id, page, "table")
) STRICT, WITHOUT ROWID;

-- How many records came of a page's table; of no table, 0, what is read from prose.
CREATE TABLE IF NOT EXISTS page_records (
  report_id INTEGER NOT NULL,
  "table" INTEGER NOT NULL,
  page INTEGER NOT NULL,            -- 0 where the format prints none
  records INTEGER NOT NULL,
  PRIMARY KEY (report_id, "table", page)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS observation_by_source ON observation (report_id, source_table, source_row);

CREATE TABLE IF NOT EXISTS indicator_council (
  indicator TEXT NOT NULL,
  council TEXT NOT NULL,
  figures INTEGER NOT NULL,
  PRIMARY KEY (indicator, council)
) STRICT, WITHOUT ROWID;

-- The findings in the order of v_finding, each told once.
CREATE TABLE IF NOT EXISTS finding_place (
  place INTEGER PRIMARY KEY,        -- from 1, the surest first
  report_id INTEGER NOT NULL,
  n INTEGER NOT NULL,               -- the problem's
  council TEXT NOT NULL,
  code TEXT NOT NULL,
  sure TEXT NOT NULL,
  copies TEXT NOT NULL              -- docs of copies it holds for, too; `;`-joined
) STRICT;
CREATE INDEX IF NOT EXISTS finding_place_by_report ON finding_place (report_id, n);
CREATE INDEX IF NOT EXISTS finding_place_by_council ON finding_place (council);
CREATE INDEX IF NOT EXISTS finding_place_by_code ON finding_place (code);
CREATE INDEX IF NOT EXISTS finding_place_by_sure ON finding_place (sure);

-- The records of v_doubtful in its order.
CREATE TABLE IF NOT EXISTS doubtful_place (
  place INTEGER PRIMARY KEY,        -- from 1, the worst first
  report_id INTEGER NOT NULL,
  council TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  field TEXT NOT NULL,
  reads TEXT NOT NULL,
  doubts TEXT NOT NULL,
  sure TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS doubtful_place_by_report ON doubtful_place (report_id);
CREATE INDEX IF NOT EXISTS doubtful_place_by_council ON doubtful_place (council);
CREATE INDEX IF NOT EXISTS doubtful_place_by_kind ON doubtful_place (kind);
CREATE INDEX IF NOT EXISTS doubtful_place_by_sure ON doubtful_place (sure);

CREATE INDEX IF NOT EXISTS comparison_figure_by_report ON comparison_figure (report_id, group_no, observation);
