import { createHash, type Hash } from "node:crypto";
import type { Store } from "./store.ts";
import { childTables } from "./write.ts";

/** What a person entered or the file system said: no import makes it anew. */
const given = ["correction", "file"];
const ofGiven = 0;
const ofRest = -1;

/** What of an archive is not what was written. */
export interface Damage {
  /** Reports by their number; those without a seal, and seals without a report, among them. */
  readonly reports: readonly { readonly reportId: number; readonly doc: string }[];
  /** The list of names, or the corrections. */
  readonly given: boolean;
  /** What every import makes anew: views, descriptions, the comparison. */
  readonly rest: boolean;
}

/** Seals a finished archive: nothing is written to it afterwards. */
export function sealArchive(store: Store): void {
  const insert = store.prepare("INSERT INTO seal VALUES (?, ?)");
  const sum = reportSums(store);
  store.transaction(() => {
    store.exec("DELETE FROM seal");
    for (const id of reportIds(store)) insert.run(id, sum(id));
    insert.run(ofGiven, sumOf(store, given));
    insert.run(ofRest, restSum(store));
  })();
}

/** Reads every row once. An archive that was never sealed has nothing to be compared with. */
export function findDamage(store: Store): Damage {
  const seals = new Map(store.prepare("SELECT * FROM seal").raw().all() as [number, string][]);
  if (seals.size === 0) return { reports: [], given: false, rest: false };
  const docs = new Map(
    store.prepare("SELECT report_id, doc FROM report").raw().all() as [number, string][],
  );
  const sum = reportSums(store);
  const ids = new Set([...reportIds(store), ...[...seals.keys()].filter((id) => id > 0)]);
  const reports = [...ids]
    .sort((a, b) => a - b)
    .filter((id) => seals.get(id) !== sum(id))
    .map((reportId) => ({ reportId, doc: docs.get(reportId) ?? `report ${reportId}` }));
  return {
    reports,
    given: seals.get(ofGiven) !== sumOf(store, given),
    rest: seals.get(ofRest) !== restSum(store),
  };
}

/** What SQLite itself finds wrong with the file: pages, indexes, keys; so many sentences at most. */
export function findBrokenPages(store: Store): string[] {
  const said = store.prepare(`PRAGMA integrity_check(${mostSentences})`).pluck().all() as string[];
  const strays = store.prepare("PRAGMA foreign_key_check").raw().all() as [string][];
  return [
    ...said.filter((sentence) => sentence !== "ok"),
    ...[...new Set(strays.map(([table]) => table))].map((table) => `${table} refers to nothing`),
  ];
}

const mostSentences = 20;

const reportIds = (store: Store): number[] =>
  store.prepare("SELECT report_id FROM report ORDER BY report_id").pluck().all() as number[];

/** Of one report after another: its own row and everything below it. */
function reportSums(store: Store): (reportId: number) => string {
  const tables = ["report", ...childTables].map((table) => ({
    table,
    rows: store
      .prepare(`SELECT * FROM "${table}" WHERE report_id = ? ORDER BY ${keyOf(store, table)}`)
      .raw(),
  }));
  return (reportId) => {
    const hash = createHash("sha256");
    for (const { table, rows } of tables) addRows(hash, table, rows.iterate(reportId));
    return hash.digest("hex");
  };
}

function restSum(store: Store): string {
  const names = store
    .prepare(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'search%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const known = new Set<string>(["report", ...childTables, ...given, "seal"]);
  // A view that was put in another's place shows other figures than were written.
  const schema = store
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name`,
    )
    .raw()
    .iterate();
  const hash = createHash("sha256");
  addRows(hash, "sqlite_schema", schema);
  addTables(
    hash,
    store,
    names.filter((name) => !known.has(name)),
  );
  return hash.digest("hex");
}

function sumOf(store: Store, tables: readonly string[]): string {
  const hash = createHash("sha256");
  addTables(hash, store, tables);
  return hash.digest("hex");
}

function addTables(hash: Hash, store: Store, tables: readonly string[]): void {
  for (const table of tables) {
    const rows = store.prepare(`SELECT * FROM "${table}" ORDER BY ${keyOf(store, table)}`).raw();
    addRows(hash, table, rows.iterate());
  }
}

/** The primary key's columns; what SQLite would come by first may change with an index. */
function keyOf(store: Store, table: string): string {
  const columns = store.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return key.length === 0 ? "rowid" : key.map(({ name }) => `"${name}"`).join(", ");
}

/** Text that is worth a call of the hash. */
const chunkLength = 1 << 16;

function addRows(hash: Hash, table: string, rows: Iterable<unknown>): void {
  let text = `${table}\n`;
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < chunkLength) continue;
    hash.update(text);
    text = "";
  }
  hash.update(text);
}
