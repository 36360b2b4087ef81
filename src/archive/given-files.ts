import type { Problem } from "../problem.ts";
import { fingerprint, unreadable } from "./fingerprint.ts";
import { shownName } from "./shown-name.ts";
import { type Found, walk } from "./walk.ts";

/** One file name that was given, with all the parent may know of it before it is read. */
export interface GivenFile {
  /** Unique in the import, relative to the PATH given, escaped for showing. */
  readonly name: string;
  readonly kind: "report" | "unread" | "set-aside";
  /** Why it was set aside; empty otherwise. */
  readonly reason: string;
  readonly path: Buffer;
  /** The member's name inside a zip archive. */
  readonly member?: string;
  /** Empty where the bytes could not be had. */
  readonly sha256: string;
  readonly bytes: number;
  /** Set where the file is `unread` before any reader sees it. */
  readonly problem?: Problem;
}

/** What makes two names one report: equal bytes; a file without bytes stands for itself. */
export const identity = (file: { sha256: string; file: string }): string =>
  file.sha256 || `file:${file.file}`;

/** Everything under the PATHs, hashed, in code-unit order of the names. */
export async function findGivenFiles(
  paths: readonly Buffer[],
  maximumBytes: number,
  leaveOut: (path: Buffer) => boolean,
): Promise<GivenFile[]> {
  const found = walk(paths).filter(({ path }) => !leaveOut(path));
  const given: GivenFile[] = [];
  for (const [name, file] of uniqueNames(found)) given.push(toGiven(name, file, maximumBytes));
  return given.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toGiven(name: string, found: Found, maximumBytes: number): GivenFile {
  const nothing = { name, path: found.path, reason: "", sha256: "", bytes: 0 };
  if (found.kind === "set-aside") return { ...nothing, kind: "set-aside", reason: found.reason };
  const print =
    found.kind === "unreadable" ? unreadable(found.reason) : fingerprint(found.path, maximumBytes);
  if ("code" in print) return { ...nothing, kind: "unread", problem: print };
  return { ...nothing, kind: "report", sha256: print.sha256, bytes: print.bytes };
}

/**
 * One name for each path. A file reached through two PATHs keeps the longer name; two files of one name
 * take as much of their own folders' names as tells them apart.
 */
function uniqueNames(found: readonly Found[]): Map<string, Found> {
  const byPath = new Map<string, Found>();
  for (const file of found) {
    const key = file.path.toString("latin1");
    const other = byPath.get(key);
    if (!other || longer(file.name, other.name)) byPath.set(key, file);
  }
  const named = new Map<string, Found>();
  let open = [...byPath.values()].map((file) => ({ file, name: file.name }));
  for (let depth = 1; open.length > 0; depth += 1) {
    const counts = new Map<string, number>();
    for (const { name } of open) counts.set(name, (counts.get(name) ?? 0) + 1);
    const isFree = ({ name }: { name: string }) => counts.get(name) === 1 && !named.has(name);
    const free = open.filter(isFree);
    const shared = open.filter((one) => !isFree(one));
    for (const { file, name } of free) named.set(name, file);
    open = shared.map(({ file }) => ({ file, name: withFolders(file, depth) }));
  }
  return named;
}

const longer = (name: string, other: string): boolean =>
  name.length !== other.length ? name.length > other.length : name < other;

/** `2009/q1/report.pdf` for `q1/report.pdf` found under `/records/2009`, at depth 1. */
function withFolders({ root, name }: Found, depth: number): string {
  const folders = shownName(root).split("/").filter(Boolean);
  return [...folders.slice(-depth), name].join("/");
}
