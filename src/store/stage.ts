import { existsSync, rmSync, statSync } from "node:fs";
import type { FileReport, FileStatus } from "../file-report.ts";
import { WorkFailed } from "../problem.ts";
import { flushEverySecond } from "./journal-flush.ts";
import { openStore, storeFailure } from "./open.ts";
import { createLike } from "./own-file.ts";
import { dropQueryIndexes } from "./query-indexes.ts";
import type { Store } from "./store.ts";
import { reportWriter } from "./write.ts";

/**
 * Where an import keeps what it has read until the new archive is put together: a database beside the
 * archive, journaled. What is written in one turn of this process, mostly one file, is one transaction; where results
 * of other machines come by the dozen, that takes a third off. A killed import leaves it behind and the next one goes
 * on from it.
 * What is committed outlives any kill at once, and a power loss once it was flushed, every second.
 */
export interface Stage {
  readonly store: Store;
  readonly path: string;
  /** Gives back what was stored: a report that breaks the schema's rules is stored as unread, by our fault. */
  write(report: FileReport, importer: string): FileReport;
  /** The number of a report that it holds. */
  numberOf(source: Pick<FileReport["source"], "sha256" | "file">): number | undefined;
  /** Commits what was written in this turn, and throws what came of earlier ones. */
  commit(): void;
  close(): void;
  remove(): void;
  /** Closes it, and removes it where nothing was read into it. */
  closeAndTidy(): void;
}

export const stagePath = (archive: string): string => `${archive}-import`;

/** Opens the stage and holds it alone until it is closed: two imports never write one archive. */
export async function openStage(archive: string): Promise<Stage> {
  const path = stagePath(archive);
  for (;;) {
    const before = inode(path);
    if (before === undefined) createStage(path, archive);
    const store = await openStore(path, { create: true, fewPages: true }).catch(
      (error: unknown) => {
        throw held(error, archive);
      },
    );
    try {
      lock(store);
    } catch (error) {
      store.close();
      throw held(error, archive);
    }
    // Between our opening and our lock the import before us may have finished and removed the file.
    if (existsSync(path) && (before === undefined || before === inode(path))) {
      try {
        return stageOver(store, path);
      } catch (error) {
        // Else nobody could import until this process ends.
        store.close();
        throw storeFailure(error, archive);
      }
    }
    store.close();
  }
}

/** Two imports that start at once make it once. */
function createStage(path: string, archive: string): void {
  try {
    createLike(path, archive);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "EEXIST") throw storeFailure(error, archive);
  }
}

function lock(store: Store): void {
  store.pragma("main.locking_mode = EXCLUSIVE");
  store.pragma("main.journal_mode = WAL");
  // NORMAL: a power loss leaves a whole journal up to its last flush. Waiting for the disk at every file
  // would hold up all readers; flushEverySecond does it beside them.
  store.pragma("main.synchronous = NORMAL");
  // Moving the journal into the database waits for the disk, too: at every 64 MB, not at every 8.
  store.pragma("main.wal_autocheckpoint = 8192");
  store.exec("BEGIN EXCLUSIVE; COMMIT");
}

function stageOver(store: Store, path: string): Stage {
  dropQueryIndexes(store, ["report_by_sha256"]);
  // The writer numbers reports and tables itself; asking after each row whether they are there costs a fifth more.
  store.pragma("foreign_keys = OFF");
  // What a report that is refused has written is held in memory: more than 64 KB of it would go to a file.
  store.pragma("temp_store = MEMORY");
  const write = reportWriter(store);
  const stopFlushing = flushEverySecond(`${path}-wal`);
  const turn = turnOf(store, path);
  const close = () => {
    stopFlushing();
    if (store.open) turn.end();
    store.close();
  };
  const remove = () => {
    close();
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
  };
  const last = store.prepare("SELECT coalesce(max(report_id), 0) FROM report").pluck();
  let id = Number(last.get());
  const earlier = earlierIn(store);
  return {
    store,
    path,
    write(report, importer) {
      turn.begin();
      const known = earlier(report.source);
      if (known === undefined) id += 1;
      const reportId = known ?? id;
      // The name is decided over the whole archive, at the end; until then the running number stands for it.
      const placed = (one: FileReport): FileReport => ({
        ...one,
        source: { ...one.source, doc: String(reportId) },
      });
      const store = (one: FileReport) => {
        write(reportId, placed(one), importer);
        return one;
      };
      const repeated = repeatedId(report);
      if (repeated) return store(brokenReport(report, `two records have the id ${repeated}`));
      try {
        return store(report);
      } catch (error) {
        if (!isConstraint(error)) throw storeFailure(error, path);
        return store(brokenReport(report, error.message));
      }
    },
    numberOf: earlier,
    commit: turn.commit,
    close,
    remove,
    closeAndTidy() {
      if (store.open && Number(last.get()) === 0) remove();
      else close();
    },
  };
}

/** How a report is found that was read before, each by an index: a look through all costs as much as all that was read. */
export const earlierQueries = {
  byHash: "SELECT report_id FROM report WHERE sha256 = ? AND sha256 <> ''",
  byName: "SELECT report_id FROM report WHERE sha256 = '' AND file = ?",
};

/** The number of a report that was read before. */
function earlierIn(store: Store): Stage["numberOf"] {
  store.exec("CREATE INDEX IF NOT EXISTS unread_by_file ON report (file) WHERE sha256 = ''");
  const byHash = store.prepare(earlierQueries.byHash).pluck();
  const byName = store.prepare(earlierQueries.byName).pluck();
  return ({ sha256, file }) =>
    (sha256 === "" ? byName.get(file) : byHash.get(sha256)) as number | undefined;
}

/** A transaction of what is written before this process turns to something else. */
function turnOf(store: Store, path: string) {
  let failure: unknown;
  const throwFailure = () => {
    if (failure !== undefined) throw storeFailure(failure, path);
  };
  const end = () => {
    try {
      // A full disk has rolled it back already.
      if (store.open && store.inTransaction) store.exec("COMMIT");
    } catch (error) {
      failure ??= error;
    }
  };
  return {
    begin() {
      throwFailure();
      if (store.inTransaction) return;
      store.exec("BEGIN");
      setImmediate(end);
    },
    end,
    commit() {
      end();
      throwFailure();
    },
  };
}

/** An id that two records share: the stage has no index that would refuse it. */
function repeatedId({ records }: FileReport): string | undefined {
  const seen = new Set<string>();
  return records.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

const isConstraint = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT");

/** A report that the schema refuses: one bad record of ours must not end the import. */
function brokenReport(report: FileReport, why: string): FileReport {
  const { document: _lost, ...rest } = report;
  return {
    ...rest,
    status: "unread",
    verdicts: [],
    asides: [],
    records: [],
    problems: [
      {
        severity: "error",
        stage: "archive",
        code: "internal",
        message: `A fault of muniment's own: the archive refused what was read ("${why}").`,
      },
    ],
  };
}

function inode(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}

function held(error: unknown, archive: string): WorkFailed {
  const failure = storeFailure(error, archive);
  const cause = failure.cause;
  const busy =
    cause instanceof Error && "code" in cause && String(cause.code).startsWith("SQLITE_BUSY");
  return busy
    ? new WorkFailed(4, `Another import is writing ${archive}; try again when it has finished.`)
    : failure;
}

/** One report as an archive or stage lists it: enough to plan by. */
export interface Listed {
  readonly reportId: number;
  readonly sha256: string;
  readonly file: string;
  readonly doc: string;
  readonly status: FileStatus;
  readonly format: string;
  readonly importer: string;
  /** Was read, and gave no record at all: perhaps nothing was printed, perhaps nobody understood it. */
  readonly withoutRecords: boolean;
  /** How many rows, cells and items were set aside that a person should look at. */
  readonly toLookAt: number;
  /** The codes of its errors, and the first error's message. */
  readonly errorCodes: readonly string[];
  readonly message: string;
}

const records = ["observation", "milestone", "budget_line"];

export function listReports(store: Store): Listed[] {
  const has = (table: string) =>
    `EXISTS (SELECT 1 FROM ${table} WHERE ${table}.report_id = r.report_id)`;
  const rows = store
    .prepare(
      `SELECT r.report_id AS reportId, sha256, file, doc, status, format, importer,
         status IN ('read', 'partly-read') AND NOT (${records.map(has).join(" OR ")}) AS withoutRecords,
         (SELECT count(*) FROM aside a WHERE a.report_id = r.report_id AND a.look) AS toLookAt,
         coalesce(group_concat(p.code, ';'), '') AS errorCodes, coalesce(min(p.message), '') AS message
       FROM report r LEFT JOIN problem p ON p.report_id = r.report_id AND p.severity = 'error'
       GROUP BY r.report_id ORDER BY r.report_id`,
    )
    .iterate() as Iterable<ListedRow>;
  // An import holds one of these a file for as long as it runs: what all of them say is kept once.
  const one = sharedTexts();
  const listed: Listed[] = [];
  for (const row of rows) {
    const { reportId, sha256, file, toLookAt } = row;
    listed.push({
      reportId,
      sha256,
      file,
      doc: row.doc === file ? file : row.doc,
      status: one(row.status) as FileStatus,
      format: one(row.format),
      importer: one(row.importer),
      withoutRecords: row.withoutRecords === 1,
      toLookAt,
      errorCodes: row.errorCodes === "" ? none : row.errorCodes.split(";").filter(Boolean),
      message: one(row.message),
    });
  }
  return listed;
}

type ListedRow = Omit<Listed, "errorCodes" | "withoutRecords"> & {
  readonly errorCodes: string;
  readonly withoutRecords: number;
};

const none: readonly string[] = [];

/** The first of equal texts, for all of them. */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };
}

/** A file name of an archive with the report it is, or the reason it was set aside. */
export interface ListedFile {
  readonly file: string;
  readonly reportId: number | null;
  readonly reason: string;
}

export function listFiles(store: Store): ListedFile[] {
  return store
    .prepare("SELECT file, report_id AS reportId, reason FROM file ORDER BY file")
    .all() as ListedFile[];
}
