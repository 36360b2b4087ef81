-- The search index; it keeps no text. Archives of earlier schemas numbered their entries with wide gaps, which
-- cost a third of the index.
DROP TABLE IF EXISTS search;
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

DROP TABLE IF EXISTS search_part;
-- Whose entries stand from which number of the index on: an entry's number is `first` plus its row's n.
CREATE TABLE search_part (
  first INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL,
  place INTEGER NOT NULL            -- of its kind: prose, observations, milestones, budget lines
) STRICT;
