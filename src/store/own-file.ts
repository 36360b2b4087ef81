import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { WorkFailed } from "../problem.ts";

/** What an import keeps beside its archive while it runs, and what SQLite keeps beside each. */
const keptBeside = ["-import", "-building", "-compacted"];
const sqliteEndings = ["-wal", "-shm", "-journal"];
const writtenBeside = [
  ...keptBeside.flatMap((name) => ["", ...sqliteEndings].map((ending) => name + ending)),
  ...sqliteEndings,
];

/** Links that are followed at most, as the kernel does. */
const mostLinks = 40;

/**
 * The one path that every name of an archive leads to, also where it is still to be made: a link stays a link, and
 * two imports under two names meet at one lock.
 */
export function archivePath(given: string): string {
  let path = resolve(given);
  for (let links = 0; links < mostLinks; links += 1) {
    const folder = dirname(path);
    path = join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
    if (!statOf(path)?.isSymbolicLink()) return path;
    path = resolve(dirname(path), readlinkSync(path));
  }
  throw new WorkFailed(4, `${given} is a link that leads back to itself.`);
}

/** Refuses what somebody else put where an import writes: a link would send it elsewhere, a pipe would hold it. */
export function refusePlanted(archive: string): void {
  for (const ending of writtenBeside) {
    const path = archive + ending;
    const stat = statOf(path);
    if (stat === undefined || (stat.isFile() && stat.nlink === 1)) continue;
    throw new WorkFailed(4, `${path} is ${kindOf(stat)}, and an import writes there: remove it.`);
  }
}

/** Whether a path's ending behind the archive's own is the archive's, or that of what is written beside it. */
export const isOwnEnding = (ending: string): boolean =>
  ending === "" || writtenBeside.includes(ending);

/** Refuses what is no file: a pipe would be waited for without end. */
export function refuseNoFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isFile()) return;
  throw new WorkFailed(4, `${path} is ${kindOf(stat)}, no archive.`);
}

/** Makes an empty file that is as open to others as the archive, before a byte of a report is in it. */
export function createLike(path: string, archive: string): void {
  const like = statSync(archive, { throwIfNoEntry: false });
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;
  const file = openSync(path, flags, like ? 0o600 : 0o666);
  try {
    if (like === undefined) return;
    const { uid, gid } = fstatSync(file);
    // Only root may give a file away; whoever may not keeps what is written to himself and the group.
    if (uid !== like.uid || gid !== like.gid) giveTo(file, like);
    fchmodSync(file, like.mode & 0o777);
  } finally {
    closeSync(file);
  }
}

function giveTo(file: number, { uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) throw error;
  }
}

/** What tells a file from another that is moved into its place; empty where there is none. */
export function fileStamp(path: string): string {
  try {
    const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
    return `${dev}-${ino}-${size}-${mtimeNs}`;
  } catch {
    return "";
  }
}

const statOf = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

function kindOf(stat: Stats): string {
  if (stat.isSymbolicLink()) return "a link";
  if (stat.isDirectory()) return "a folder";
  if (stat.isFIFO()) return "a pipe";
  return stat.isFile() ? "a file with a second name" : "no file";
}
