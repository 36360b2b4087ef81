import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";

/** The version of the schema that knew no scans. */
const beforeScans = 9;
const folder = mkdtempSync(join(tmpdir(), "muniment-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("an archive from before scans were read takes their tables, and keeps its own with their cells", async () => {
  const path = join(folder, "old.sqlite");
  (await openStore(path, { create: true })).close();
  const old = new Database(path);
  old.pragma("foreign_keys = OFF");
  old.pragma("legacy_alter_table = ON");
  const today = old.prepare("SELECT sql FROM sqlite_schema WHERE name = 'printed_table'").pluck();
  const before = String(today.get()).replace(", 'ocr'", "").replace("printed_table", "older");
  expect(before).not.toContain("ocr");
  old.exec(`${before}; DROP TABLE printed_table; ALTER TABLE older RENAME TO printed_table;
    INSERT INTO report VALUES (1,'a','a.pdf','',1,'pdf','read','','','','other','','','','','',1,'x');
    INSERT INTO printed_table VALUES (1,1,0,1,'ruled',1,1,'none','','[]');
    INSERT INTO cell VALUES (1,1,0,0,1,1,1,'x',NULL,NULL)`);
  old.pragma(`user_version = ${beforeScans}`);
  old.close();
  const store = await openStore(path, { write: true });
  store.exec("INSERT INTO printed_table VALUES (1,2,1,1,'ocr',1,1,'none','','[]')");
  expect(store.pragma("foreign_key_check")).toEqual([]);
  expect(store.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(store.prepare("SELECT count(*) FROM cell").pluck().get()).toBe(1);
  store.close();
});
