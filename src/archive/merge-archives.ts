import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { WorkFailed } from "../problem.ts";
import { assemble, buildingPath } from "../store/assemble.ts";
import { type Correction, readCorrections } from "../store/corrections.ts";
import { openStore, storeFailure } from "../store/open.ts";
import { archivePath, fileStamp, refuseNoFile, refusePlanted } from "../store/own-file.ts";
import { refuseReadOnly } from "../store/read-only.ts";
import { findDamage } from "../store/seal.ts";
import { listFiles, listReports, openStage, stagePath } from "../store/stage.ts";
import { comparerFor } from "./compare-apart.ts";
import { importerVersion } from "./importer-version.ts";
import { indicatorFacts } from "./indicator-facts.ts";
import { mergeCorrections } from "./merge-corrections.ts";
import { planMerge } from "./merge-plan.ts";
import type { Held } from "./plan.ts";

export interface MergeSummary {
  /** Reports and names in the new archive. */
  readonly reports: number;
  readonly files: number;
  /** Reports that more than one of the archives held. */
  readonly shared: number;
  /** Reports that another version of muniment read. */
  readonly otherImporter: number;
}

/** Archives made apart into one: the bytes that one import of all their files would have made. */
export async function mergeArchives(
  paths: readonly string[],
  given: string,
): Promise<MergeSummary> {
  const archive = archivePath(given);
  const inputs = refuseBadInput(paths, archive, given);
  refuseReadOnly(archive);
  refusePlanted(archive);
  const stage = await openStage(archive);
  let isOurs = false;
  try {
    if (listReports(stage.store).length > 0) throw refusal(archive);
    isOurs = true;
    const held: HeldArchive[] = [];
    for (const path of inputs) held.push(await readHeld(path));
    const roots = rootsOf(inputs);
    const archives = held.map((one, at) => ({ ...one, root: roots[at] ?? one.path }));
    const importer = importerVersion();
    const { plan, renamed } = planMerge(archives, importer);
    const corrections = mergeCorrections(
      archives.map((one) => ({
        corrections: one.corrections,
        renamed: renamed.get(one) ?? new Map(),
      })),
    );
    const comparer = comparerFor(plan.reports.length, buildingPath(archive));
    const fill = async (building: string) => {
      for (const one of held) refuseChanged(one);
      await comparer.fill(building);
    };
    try {
      await assemble(archive, stage.store, plan, corrections, indicatorFacts, fill);
    } finally {
      comparer.end();
    }
    const all = archives.flatMap(({ reports }) => reports);
    return {
      reports: plan.reports.length,
      files: plan.files.length,
      shared: all.length - plan.reports.length,
      otherImporter: all.filter((report) => report.importer !== importer).length,
    };
  } finally {
    // It only held the archive against other imports; what an interrupted one has left in it stays.
    if (isOurs) stage.remove();
    else stage.close();
  }
}

interface HeldArchive extends Held {
  readonly path: string;
  readonly corrections: readonly Correction[];
  /** What tells it from another that is moved into its place. */
  readonly stamp: string;
}

/** The inputs by their true paths. */
function refuseBadInput(paths: readonly string[], archive: string, given: string): string[] {
  if (paths.length < 2) {
    throw new WorkFailed(2, "muniment merge takes two archives or more, and --db for the new one.");
  }
  const inputs = paths.map((path) => {
    if (!existsSync(path)) throw new WorkFailed(4, `There is no archive at ${path}.`);
    refuseNoFile(path);
    return realpathSync(path);
  });
  const twice = inputs.findIndex((path, at) => inputs.indexOf(path) !== at);
  if (twice >= 0) throw new WorkFailed(2, `${paths[twice]} is given twice.`);
  if (existsSync(archive) && !inputs.includes(archive)) {
    throw new WorkFailed(
      2,
      `${given} exists: name a new file, or give it among the archives to be merged.`,
    );
  }
  for (const [at, path] of inputs.entries()) {
    if (!existsSync(stagePath(path))) continue;
    throw refusal(paths[at] ?? path);
  }
  return inputs;
}

const refusal = (path: string): WorkFailed =>
  new WorkFailed(
    4,
    `An import into ${path} was interrupted or is running; run it to its end first.`,
  );

/** Where the endings alone tell two archives apart, they stay. */
function rootsOf(paths: readonly string[]): string[] {
  const short = paths.map((path) => join(dirname(path), basename(path, extname(path))));
  return short.map((root, at) =>
    short.indexOf(root) === short.lastIndexOf(root) ? root : (paths[at] ?? root),
  );
}

async function readHeld(path: string): Promise<HeldArchive> {
  const stamp = fileStamp(path);
  const store = await openStore(path);
  try {
    const { given, reports } = findDamage(store);
    if (given || reports.length > 0) {
      throw new WorkFailed(
        4,
        `${path} is damaged: some of it is not what was written ("muniment check --integrity" says what). Restore a copy of it, or import into it again.`,
      );
    }
    return {
      path,
      stamp,
      reports: listReports(store),
      files: listFiles(store),
      corrections: [...readCorrections(store)],
    };
  } catch (error) {
    throw storeFailure(error, path);
  } finally {
    store.close();
  }
}

function refuseChanged({ path, stamp }: HeldArchive): void {
  if (fileStamp(path) === stamp) return;
  throw new WorkFailed(4, `${path} changed while it was being merged; run the command again.`);
}
