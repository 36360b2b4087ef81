-- A hash over what was written, so that an archive can say when a byte of it has changed since. It guards against
-- failing disks and careless hands, not against whoever can make the hash anew.
DROP TABLE IF EXISTS seal;
CREATE TABLE seal (
  "of" INTEGER PRIMARY KEY,         -- a report's number; 0 the names and corrections; -1 everything else
  sha256 TEXT NOT NULL
) STRICT;
