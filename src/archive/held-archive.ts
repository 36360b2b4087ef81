import { existsSync } from "node:fs";
import { WorkFailed } from "../problem.ts";
import { openStore, storeFailure, wasOlder } from "../store/open.ts";
import { type Damage, findDamage } from "../store/seal.ts";
import { type Listed, listFiles, listReports } from "../store/stage.ts";
import { type GivenFile, identity } from "./given-file.ts";
import { byIdentity, type Held } from "./plan.ts";

/** What the archive holds, and what of it can be trusted. */
export interface SoundlyHeld extends Held {
  /** Its schema was of an older version. */
  readonly wasOlder: boolean;
  /** Reports whose rows are not what was written. */
  readonly damaged: Damage["reports"];
}

/** What an archive holds before an import; nothing where there is none. Throws where its list of files is damaged. */
export async function readHeld(archive: string, write: boolean): Promise<SoundlyHeld> {
  if (!existsSync(archive)) {
    return { reports: [], files: [], wasOlder: false, damaged: [] };
  }
  // Opening for writing brings an older schema up to date.
  const store = await openStore(archive, { write, fewPages: true });
  try {
    const damage = findDamage(store);
    if (damage.given) {
      throw new WorkFailed(
        4,
        `${archive} is damaged: its list of files or its corrections are not what was written. Restore a copy of it, or import into a new one.`,
      );
    }
    return {
      reports: listReports(store),
      files: listFiles(store),
      wasOlder: wasOlder(store),
      damaged: damage.reports,
    };
  } catch (error) {
    throw storeFailure(error, archive);
  } finally {
    store.close();
  }
}

/** Whether a report is among the damaged. */
export const isIn = (damaged: Damage["reports"], id: number): boolean =>
  damaged.some(({ reportId }) => reportId === id);

/** Those that are what was written: the others are read again. */
export const soundReports = ({ reports, damaged }: SoundlyHeld): readonly Listed[] =>
  damaged.length === 0 ? reports : reports.filter(({ reportId }) => !isIn(damaged, reportId));

/** A damaged report is made good from its file alone; where that is not given, nothing is read. */
export function refuseDamage(
  { archive, prune }: { readonly archive: string; readonly prune?: boolean },
  { reports, damaged }: SoundlyHeld,
  given: Iterable<GivenFile>,
): void {
  if (damaged.length === 0 || prune) return;
  const found = byIdentity(reports);
  const here = new Set(
    Array.from(
      given,
      (file) => found.get(identity({ sha256: file.sha256, file: file.name }))?.reportId,
    ),
  );
  const lost = damaged.filter(({ reportId }) => !here.has(reportId));
  if (lost.length > 0)
    throw damagedArchive(
      archive,
      lost.map(({ doc }) => doc),
    );
}

/** Names the reports that have to be read anew, and how. */
export function damagedArchive(archive: string, docs: readonly string[]): WorkFailed {
  return new WorkFailed(
    4,
    `${archive} is damaged: the rows of ${docs.join(", ")} are not what was written. Give the report's file again, or restore a copy of the archive.`,
  );
}
