-- Ids of the first schemas were hexadecimal digits alone; some of them are numbers to a spreadsheet
-- (9314364019245e73). They keep their digits behind an r, which no number has.
UPDATE observation SET id = 'r' || id WHERE length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*';
UPDATE milestone SET id = 'r' || id WHERE length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*';
UPDATE budget_line SET id = 'r' || id WHERE length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*';
UPDATE finding SET records = 'r' || replace(records, ';', ';r')
WHERE length(records) >= 16 AND substr(records, 1, 16) NOT GLOB '*[^0-9a-f]*';
UPDATE correction SET record = 'r' || record WHERE length(record) = 16 AND record NOT GLOB '*[^0-9a-f]*';
UPDATE correction SET target = 'r' || target WHERE length(target) = 16 AND target NOT GLOB '*[^0-9a-f]*';
