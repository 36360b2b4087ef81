-- Councils side by side as `muniment diff` shows them, and reports archived twice: worked out at the end of an import.

CREATE TABLE comparison_group (
  group_no INTEGER PRIMARY KEY,     -- from 1, in the order of the comparison
  indicator TEXT NOT NULL,
  related TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  polarity TEXT NOT NULL,
  theme TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('comparable', 'with_care', 'not_comparable')),
  why TEXT NOT NULL,
  councils INTEGER NOT NULL,
  standing TEXT NOT NULL            -- one sentence on the latest period that can be ranked, or empty
) STRICT;
CREATE INDEX comparison_group_by_indicator ON comparison_group (indicator);

CREATE TABLE comparison_figure (
  group_no INTEGER NOT NULL REFERENCES comparison_group (group_no),
  n INTEGER NOT NULL,
  report_id INTEGER NOT NULL,
  observation INTEGER NOT NULL,     -- its n
  comparability TEXT NOT NULL CHECK (comparability IN ('comparable', 'with_care', 'not_comparable')),
  note TEXT NOT NULL,
  PRIMARY KEY (group_no, n),
  FOREIGN KEY (report_id, observation) REFERENCES observation (report_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX comparison_figure_by_observation ON comparison_figure (report_id, observation);

CREATE TABLE twin (
  report_id INTEGER PRIMARY KEY REFERENCES report (report_id),  -- the copy that stays silent
  speaks INTEGER NOT NULL REFERENCES report (report_id),
  shared INTEGER NOT NULL,
  differing INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_by_speaker ON twin (speaks);

CREATE VIEW v_comparison AS
SELECT g.indicator, g.title, g.unit, g.polarity, g.verdict, g.why, r.council, o.period, o.measure, o.value,
  o.raw, o.qualifier, f.comparability, f.note, r.doc, o.page, o.source_table, o.source_row, o.id, g.related,
  g.group_no, o.ref AS printed_ref, o.title AS printed_title
FROM comparison_group g
JOIN comparison_figure f USING (group_no)
JOIN report r ON r.report_id = f.report_id
JOIN observation o ON o.report_id = f.report_id AND o.n = f.observation
ORDER BY g.group_no, f.n;

CREATE VIEW v_twin AS
SELECT r.doc, s.doc AS speaks, t.shared, t.differing
FROM twin t JOIN report r ON r.report_id = t.report_id JOIN report s ON s.report_id = t.speaks
ORDER BY t.report_id;
