import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { applyCorrections, type Correction, undoCorrections } from "./corrections.ts";
import { fillDerived, type IndicatorFacts } from "./derived.ts";
import { openBuilding, waitUntilFree } from "./hold.ts";
import { keepFewPages, openStore, storeFailure } from "./open.ts";
import { createLike } from "./own-file.ts";
import { dropQueryIndexes } from "./query-indexes.ts";
import { sealArchive } from "./seal.ts";
import type { Store } from "./store.ts";
import { childTables } from "./write.ts";

/** One report of the archive to be: where its rows lie now, and what it is called in the whole. */
export interface PlacedReport {
  readonly from: "base" | "main";
  /** The archive a `base` report lies in, where that is not the one put together anew. */
  readonly archive?: string;
  readonly reportId: number;
  readonly file: string;
  readonly doc: string;
}

export interface ArchivePlan {
  /** In the archive's order. */
  readonly reports: readonly PlacedReport[];
  /** Every name, with the position of its report in `reports`, or why it was set aside. */
  readonly files: readonly {
    readonly file: string;
    readonly report: number | null;
    readonly reason: string;
  }[];
}

/** Where the new archive is put together before it is compacted. */
export const buildingPath = (archive: string): string => `${archive}-building`;

/**
 * Puts the archive together anew from what it held (`base`) and what the stage has read, in one fixed
 * order, compacts it and moves it into place. The bytes depend on the contents alone, not on the way there.
 */
export async function assemble(
  archive: string,
  stage: Store,
  plan: ArchivePlan,
  corrections: Iterable<Correction>,
  factsOf: (code: string) => IndicatorFacts | undefined,
  fillComparison: (building: string) => Promise<void>,
  onWritePoint: () => void = () => {},
): Promise<void> {
  const building = buildingPath(archive);
  const compacted = `${archive}-compacted`;
  const clear = () => {
    for (const path of [building, `${building}-journal`, compacted, `${compacted}-journal`]) {
      rmSync(path, { force: true });
    }
  };
  await waitUntilFree(building);
  try {
    clear();
    createLike(building, archive);
    createLike(compacted, archive);
    const indexes = await emptyArchive(building);
    copyReports(stage, building, archive, plan);
    onWritePoint();
    await within(building, (store) => {
      for (const sql of indexes) store.exec(sql);
      applyCorrections(store, corrections);
      fillDerived(store, factsOf);
    });
    await fillComparison(building);
    await within(building, (store) => {
      sealArchive(store);
      store.exec("ANALYZE");
      store.prepare("VACUUM INTO ?").run(compacted);
    });
    onWritePoint();
    flush(compacted);
    renameSync(compacted, archive);
    flush(dirname(archive));
    onWritePoint();
  } catch (error) {
    throw storeFailure(error, archive);
  } finally {
    clear();
  }
}

/** Makes one without its indexes, and gives back what makes those. */
async function emptyArchive(path: string): Promise<string[]> {
  const store = await openStore(path, { create: true, fewPages: true });
  try {
    return dropQueryIndexes(store);
  } finally {
    store.close();
  }
}

async function within(path: string, work: (store: Store) => void): Promise<void> {
  const store = await openBuilding(path, { fewPages: true });
  try {
    work(store);
  } finally {
    store.close();
  }
}

function copyReports(stage: Store, building: string, base: string, plan: ArchivePlan): void {
  stage.prepare("ATTACH ? AS target").run(building);
  try {
    keepFewPages(stage, "target");
    // The building site is thrown away whole if anything fails: it needs no journal.
    stage.pragma("target.journal_mode = OFF");
    stage.pragma("target.synchronous = OFF");
    // Archive by archive, SQLite takes few at a time; in which order rows come, the compacted file does not show.
    for (const [archive, positions] of byArchive(plan.reports, base)) {
      copyFrom(stage, archive, () => {
        const copy = copier(stage);
        for (const position of positions) {
          const report = plan.reports[position];
          if (report) copy(report, position + 1);
        }
      });
    }
    const insert = stage.prepare("INSERT INTO target.file VALUES (?, ?, ?)");
    stage.transaction(() => {
      for (const { file, report, reason } of plan.files) {
        insert.run(file, report === null ? null : report + 1, reason);
      }
    })();
  } finally {
    stage.exec("DETACH target");
  }
}

/** Positions of the reports that lie in each archive; those of the stage go with the one put together anew. */
function byArchive(reports: readonly PlacedReport[], base: string): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, { archive = base }] of reports.entries()) {
    const own = positions.get(archive);
    if (own) own.push(position);
    else positions.set(archive, [position]);
  }
  return positions;
}

function copyFrom(stage: Store, archive: string, copy: () => void): void {
  stage.prepare("ATTACH ? AS base").run(archive);
  try {
    keepFewPages(stage, "base");
    stage.transaction(copy)();
  } finally {
    stage.exec("DETACH base");
  }
}

/** Copies one report and everything below it under its new number. */
function copier(stage: Store): (report: PlacedReport, newId: number) => void {
  const statements = new Map<string, ReturnType<Store["prepare"]>>();
  const columns = new Map(
    ["report", ...childTables].map((table) => [
      table,
      (stage.pragma(`main.table_info(${table})`) as { name: string }[]).map(
        ({ name }) => `"${name}"`,
      ),
    ]),
  );
  // Parents before children, as the foreign keys ask.
  const order = ["report", ...childTables.toReversed()];
  const statement = (from: string, table: string) => {
    const key = `${from}.${table}`;
    const known = statements.get(key);
    if (known) return known;
    const names = columns.get(table) ?? [];
    const values = names.map((name) =>
      name === '"report_id"' || (table === "report" && (name === '"doc"' || name === '"file"'))
        ? `:${name.slice(1, -1)}`
        : name,
    );
    const order =
      table === "report" ? "" : `ORDER BY ${table === "cell" ? '"table", "row", "column"' : "n"}`;
    // What an earlier list of corrections or comparison came to is said anew, in the same order.
    const which = table === "problem" ? "AND code NOT IN ('correction-stale', 'twin-differs')" : "";
    const made = stage.prepare(
      `INSERT INTO target.${table} (${names.join(", ")})
       SELECT ${values.join(", ")} FROM ${from}.${table} WHERE report_id = :from ${which} ${order}`,
    );
    statements.set(key, made);
    return made;
  };
  const undo = undoCorrections(stage, "base");
  return ({ from, reportId, file, doc }, newId) => {
    for (const table of order) {
      const bound = { from: reportId, report_id: newId };
      statement(from, table).run(table === "report" ? { ...bound, file, doc } : bound);
    }
    if (from === "base") undo(reportId, newId);
  };
}

/** Down to the disk, so that the rename cannot outlive the bytes in a power loss. */
function flush(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
