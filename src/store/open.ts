import { existsSync, readFileSync, statSync } from "node:fs";
import { systemSentence, WorkFailed } from "../problem.ts";
import { analystViewDocs } from "./analyst-view-docs.ts";
import { asideViewDocs } from "./aside-view-docs.ts";
import { comparisonViewDocs } from "./comparison-view-docs.ts";
import { correctionViewDocs } from "./correction-view-docs.ts";
import { findingViewDocs } from "./finding-view-docs.ts";
import { refuseNoFile } from "./own-file.ts";
import { fillSearch } from "./search-index.ts";
import type { Store } from "./store.ts";
import { type ViewDocs, viewDocs } from "./view-docs.ts";

/** `MUNI` in ASCII: lets `file` and us tell an archive from any other SQLite database. */
export const applicationId = 0x4d554e49;

/** One step forward each; a database's `user_version` is how many of them it has had. */
const migrations: readonly ((store: Store) => void)[] = [
  (store) => {
    store.exec(readSql("schema.sql"));
    store.exec(readSql("views.sql"));
    store.exec(readSql("comparison.sql"));
    store.exec(readSql("analyst-views.sql"));
    describeViews(store, [...viewDocs, ...comparisonViewDocs, ...analystViewDocs]);
  },
  (store) => {
    store.exec(readSql("finding.sql"));
    describeViews(store, findingViewDocs);
  },
  (store) => {
    store.exec(readSql("correction.sql"));
    store.exec(readSql("views.sql"));
    describeAnew(store, [...viewDocs, ...correctionViewDocs]);
  },
  (store) => {
    store.exec(readSql("doubtful.sql"));
    store.exec(readSql("views.sql"));
    describeAnew(store, [...viewDocs, ...correctionViewDocs]);
  },
  (store) => {
    store.exec(readSql("search.sql"));
    fillSearch(store);
  },
  (store) => {
    store.exec(readSql("aside.sql"));
  },
  (store) => {
    const columns = store.pragma("table_info(aside)") as { name: string }[];
    if (!columns.some(({ name }) => name === "look"))
      store.exec("ALTER TABLE aside ADD COLUMN look INTEGER NOT NULL DEFAULT 0");
    const changed = ["aside-view", "copies", "views", "analyst-views", "doubtful", "record-ids"];
    for (const name of [...changed, "search"]) store.exec(readSql(`${name}.sql`));
    fillSearch(store);
    describeAnew(store, [
      ...viewDocs,
      ...comparisonViewDocs,
      ...analystViewDocs,
      ...findingViewDocs,
      ...asideViewDocs,
    ]);
  },
  (store) => {
    store.exec(readSql("seal.sql"));
  },
  (store) => {
    for (const name of ["explorer", "doubtful"]) store.exec(readSql(`${name}.sql`));
  },
  (store) => {
    const sql = "SELECT sql FROM sqlite_schema WHERE name = 'printed_table'";
    if (!String(store.prepare(sql).pluck().get()).includes("'ocr'")) {
      // Views name the table while it is away.
      store.pragma("legacy_alter_table = ON");
      store.exec(readSql("table-method.sql"));
      store.pragma("legacy_alter_table = OFF");
    }
    store.exec(readSql("doubtful.sql"));
  },
  (store) => {
    store.exec(readSql("council-parts.sql"));
  },
];

function describeAnew(store: Store, docs: readonly ViewDocs[]): void {
  for (const [view] of docs) store.prepare(`DELETE FROM docs WHERE "view" = ?`).run(view);
  describeViews(store, docs);
}

function describeViews(store: Store, docs: readonly ViewDocs[]): void {
  const insert = store.prepare("INSERT INTO docs VALUES (?, ?, ?, ?)");
  for (const [view, description, columns] of docs) {
    insert.run(view, 0, "", description);
    for (const [position, [column, text]] of Object.entries(columns).entries()) {
      insert.run(view, position + 1, column, text);
    }
  }
}

export const schemaVersion = migrations.length;

const readSql = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

export interface OpenOptions {
  /** Read-only is enforced by the connection, not by good behaviour. */
  readonly write?: boolean;
  /** Makes the database where there is none; else a missing one is an error. */
  readonly create?: boolean;
  /** Takes an archive of an older schema as it is; only for reading. */
  readonly anySchema?: boolean;
  /** Opens it whatever its pages are like: to say what is wrong with it. */
  readonly anyPages?: boolean;
  /** How long to wait for an archive that another program has locked. */
  readonly waitMilliseconds?: number;
  /** For an import, which goes through its archives once: keeps no more pages in memory than `fewPages`. */
  readonly fewPages?: boolean;
}

/**
 * Kilobytes of pages that SQLite may hold of one database of an import. By default it is 16 MB, of which an import has
 * five open: they fill with the archive, and the memory stays taken. The system's own cache serves as well.
 */
const fewPagesKilobytes = 2048;

/** Bounds the pages held of a database that is opened or attached. */
export const keepFewPages = (store: Store, database = "main"): void =>
  void store.pragma(`${database}.cache_size = -${fewPagesKilobytes}`);

/** Opens an archive, brings it to today's schema when it may write, and says in one sentence what is wrong. */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  if (!options.create && path !== ":memory:" && !existsSync(path)) {
    throw new WorkFailed(4, `There is no archive at ${path}; "muniment ingest" makes one.`);
  }
  if (path !== ":memory:") refuseNoFile(path);
  const Database = (await import("better-sqlite3")).default;
  const write = options.write === true || options.create === true;
  let store: Store;
  try {
    store = new Database(path, { readonly: !write, timeout: options.waitMilliseconds ?? 2000 });
  } catch (error) {
    throw storeFailure(error, path);
  }
  try {
    if (options.fewPages) keepFewPages(store);
    distrust(store, write || options.anyPages ? 0 : pathSize(path), path);
    prepare(store, path, write, options.anySchema ?? false);
  } catch (error) {
    store.close();
    throw storeFailure(error, path);
  }
  return store;
}

/** Up to so many bytes an archive's pages are looked over whenever it is opened: some 100 ms at most. */
const quicklyChecked = 32_000_000;

/**
 * An archive may have been made on another machine, by anyone: what its schema calls is bounded to what SQLite knows
 * to be harmless, and a page that is not what it should be is said before a figure is taken from it.
 */
function distrust(store: Store, bytes: number, path: string): void {
  store.pragma("trusted_schema = OFF");
  store.pragma("cell_size_check = ON");
  // What is written to is an import's own, or was compared with its seals.
  if (bytes === 0 || bytes > quicklyChecked) return;
  const found = String(store.prepare("PRAGMA quick_check(1)").pluck().get());
  if (found === "ok") return;
  const said = found.replace(/\s+/g, " ");
  throw new WorkFailed(4, `${path} is damaged ("muniment check --integrity" says more): ${said}.`);
}

const pathSize = (path: string): number => (path === ":memory:" ? 0 : statSync(path).size);

function prepare(store: Store, path: string, write: boolean, anySchema: boolean): void {
  const version = Number(store.pragma("user_version", { simple: true }));
  const application = Number(store.pragma("application_id", { simple: true }));
  const objects = Number(store.prepare("SELECT count(*) FROM sqlite_schema").pluck().get());
  const empty = version === 0 && application === 0 && objects === 0;
  if (!empty && application !== applicationId) {
    throw new WorkFailed(4, `${path} is an SQLite database, but not a muniment archive.`);
  }
  if (version > schemaVersion) {
    throw new WorkFailed(
      4,
      `${path} was made by a newer muniment (its schema is version ${version}, this muniment knows ${schemaVersion}); use that one.`,
    );
  }
  if (version === schemaVersion || (anySchema && !write && !empty)) return;
  if (!write) {
    throw new WorkFailed(
      4,
      empty
        ? `${path} is empty; "muniment ingest" fills it.`
        : `${path} was made by an older muniment (schema version ${version}); run "muniment ingest" once to bring it up to date.`,
    );
  }
  // Rows are long; with pages of 8 KB few of them spill over.
  if (empty) store.pragma("page_size = 8192");
  store.transaction(() => {
    for (const migrate of migrations.slice(version)) migrate(store);
    store.pragma(`application_id = ${applicationId}`);
    store.pragma(`user_version = ${schemaVersion}`);
  })();
  if (!empty) broughtForward.add(store);
}

const broughtForward = new WeakSet<Store>();

/** True for an archive whose schema was of an older version until it was opened. */
export const wasOlder = (store: Store): boolean => broughtForward.has(store);

/** What went wrong with a database, in one sentence. */
export function storeFailure(error: unknown, path: string): WorkFailed {
  if (error instanceof WorkFailed) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence = sentenceFor(code, message, path);
  return new WorkFailed(4, sentence, { cause: error });
}

function sentenceFor(code: string, message: string, path: string): string {
  if (
    code === "ERR_DLOPEN_FAILED" ||
    code === "MODULE_NOT_FOUND" ||
    message.includes("bindings file") ||
    message.includes("NODE_MODULE_VERSION")
  ) {
    return `The SQLite module better-sqlite3 has no binary for Node ${process.version}; run "npm rebuild better-sqlite3" (with install scripts allowed) where muniment is installed.`;
  }
  if (code.startsWith("SQLITE_FULL")) return `The disk is full: ${path} could not be written.`;
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return `${path} is in use by another program; try again when it is free.`;
  }
  if (code.startsWith("SQLITE_READONLY")) return `${path} may not be written (read-only).`;
  if (
    code.startsWith("SQLITE_CANTOPEN") ||
    ["ENOENT", "ENOTDIR", "EACCES", "EPERM"].includes(code) ||
    message.includes("directory does not exist")
  ) {
    return `${path} cannot be opened; does its folder exist, and may it be written?`;
  }
  if (code.startsWith("SQLITE_NOTADB")) return `${path} is not an SQLite database.`;
  if (code.startsWith("SQLITE_CORRUPT")) return `${path} is damaged: ${message}.`;
  if (code.startsWith("SQLITE_IOERR")) return `The disk failed while ${path} was used: ${message}.`;
  return systemSentence(code, path) ?? `${path}: ${message}.`;
}
