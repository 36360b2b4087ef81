import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";
import { applicationId } from "../store/open.ts";

/** Where an SQLite database keeps what kind it is, and how long that is. */
const kindAt = 68;
const kindBytes = 4;
const endings = /\.(?:sqlite3?|db)$/i;
/** So many are named where there are several. */
const mostNamed = 5;

/** The archive that is meant where none is named: that of `MUNIMENT_DB`, else the only one in the folder. */
export function whichArchive(fromEnvironment: string | undefined, folder: string): string {
  if (fromEnvironment) return fromEnvironment;
  const archives = archivesIn(folder);
  const [only] = archives;
  if (only !== undefined && archives.length === 1) return only;
  const named = archives.slice(0, mostNamed).join(", ");
  const more = archives.length > mostNamed ? ", …" : "";
  const there =
    archives.length === 0
      ? "this folder holds no archive"
      : `this folder holds ${archives.length}: ${named}${more}`;
  throw new WorkFailed(2, printable(`Which archive? Give --db FILE or set MUNIMENT_DB; ${there}.`));
}

/** Files of a folder that are archives by their first bytes. */
export function archivesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && endings.test(entry.name) && isArchive(`${folder}/${entry.name}`),
    )
    .map(({ name }) => name)
    .sort();
}

function isArchive(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const kind = Buffer.alloc(kindBytes);
      return (
        readSync(file, kind, 0, kindBytes, kindAt) === kindBytes &&
        kind.readUInt32BE() === applicationId
      );
    } finally {
      closeSync(file);
    }
  } catch {
    // What cannot be opened is none that could be meant.
    return false;
  }
}
