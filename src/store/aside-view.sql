-- Run again by later steps of the schema.
DROP VIEW IF EXISTS v_aside;
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
  r.council, a.why, a.look
FROM report r JOIN aside a USING (report_id)
ORDER BY r.report_id, a.block, a.n;
