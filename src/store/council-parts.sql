-- What comparisons of a few councils are found by, worked out at the end of an import: which groups they share and
-- how these stand, without reading the figures of all of them. Filled by council-parts.ts.
DROP TABLE IF EXISTS group_council;

-- What each council prints of a group of the comparison, as far as verdict, order and gap are told by it.
CREATE TABLE IF NOT EXISTS council_part (
  council TEXT NOT NULL,
  group_no INTEGER NOT NULL,
  told TEXT NOT NULL,               -- JSON: wordings, and the bases its figures stand on
  figures TEXT NOT NULL,            -- JSON: the latest word on each basis for each period
  PRIMARY KEY (council, group_no)
) STRICT, WITHOUT ROWID;

-- The indicators of a council along its reports, in order.
CREATE TABLE IF NOT EXISTS followed (
  council TEXT NOT NULL,
  place INTEGER NOT NULL,           -- from 1
  indicator TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (council, place)
) STRICT, WITHOUT ROWID;

-- The printed rows of each.
CREATE TABLE IF NOT EXISTS followed_row (
  council TEXT NOT NULL,
  place INTEGER NOT NULL,
  report_id INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  PRIMARY KEY (council, place, report_id, "row")
) STRICT, WITHOUT ROWID;

-- Commitments that several reports of a council make or that moved, the most slipped first.
CREATE TABLE IF NOT EXISTS followed_milestone (
  council TEXT NOT NULL,
  place INTEGER NOT NULL,           -- from 1
  told TEXT NOT NULL,               -- JSON: as muniment diff has it
  PRIMARY KEY (council, place)
) STRICT, WITHOUT ROWID;

-- What lists of an indicator show of a figure, by itself: in the order of the reports, their rows lie far apart.
DROP INDEX IF EXISTS observation_by_indicator;
CREATE INDEX observation_by_indicator ON observation (indicator, report_id, measure, period, id, raw, value, unit,
  qualifier, page, source_table, source_row) WHERE indicator <> '';
