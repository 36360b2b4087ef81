-- What makes a problem a finding an auditor would make; its place and sentence are the problem's.
CREATE TABLE finding (
  report_id INTEGER NOT NULL,
  n INTEGER NOT NULL,               -- the problem's
  sure TEXT NOT NULL CHECK (sure IN ('certain', 'likely', 'worth a look')),
  printed TEXT NOT NULL,
  expected TEXT NOT NULL,
  records TEXT NOT NULL,            -- ids, `;`-joined
  PRIMARY KEY (report_id, n),
  FOREIGN KEY (report_id, n) REFERENCES problem (report_id, n)
) STRICT, WITHOUT ROWID;

-- Archives of the first schema had one without the findings' details.
DROP VIEW IF EXISTS v_finding;
DELETE FROM docs WHERE "view" = 'v_finding';

-- Worst first, then as printed. What is seen only over the whole archive (twins) has no row of its own.
CREATE VIEW v_finding AS
SELECT r.doc, r.council, p.severity, p.code, p.page, p."table", p."row", p."column", p.message,
  coalesce(f.sure, 'certain') AS sure, coalesce(f.printed, '') AS printed,
  coalesce(f.expected, '') AS expected, coalesce(f.records, '') AS records, p.stage
FROM report r JOIN problem p USING (report_id) LEFT JOIN finding f USING (report_id, n)
WHERE f.n IS NOT NULL OR p.stage = 'check'
ORDER BY CASE coalesce(f.sure, 'certain') WHEN 'certain' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END,
  r.report_id, p.n;
