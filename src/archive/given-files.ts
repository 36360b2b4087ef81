import PQueue from "p-queue";
import { append } from "../long-lists.ts";
import type { Problem } from "../problem.ts";
import { fingerprint, unreadable } from "./fingerprint.ts";
import type { ListedMember } from "./reader-messages.ts";
import type { Reader } from "./reader-pool.ts";
import { shownName } from "./shown-name.ts";
import { type Found, isLitter, litterReason, walk } from "./walk.ts";

/** One file name that was given, with all the parent may know of it before it is read. */
export interface GivenFile {
  /** Unique in the import, relative to the PATH given, escaped for showing. */
  readonly name: string;
  readonly kind: "report" | "unread" | "set-aside";
  /** Why it was set aside; empty otherwise. */
  readonly reason: string;
  readonly path: Buffer;
  /** The folder that was given, as text. */
  readonly root: string;
  /** Position of the member in a zip archive. */
  readonly member?: number;
  /** Empty where the bytes could not be had. */
  readonly sha256: string;
  readonly bytes: number;
  /** Set where the file is `unread` before any reader sees it. */
  readonly problem?: Problem;
}

/** What makes two names one report: equal bytes; a file without bytes stands for itself. */
export const identity = (file: { sha256: string; file: string }): string =>
  file.sha256 || `file:${file.file}`;

/**
 * Everything under the PATHs, hashed, in code-unit order of the names. Readers say what a zip package holds,
 * but for one that `isDocument` knows by its hash.
 */
export async function findGivenFiles(
  paths: readonly Buffer[],
  maximumBytes: number,
  leaveOut: (path: Buffer) => boolean,
  reader: Pick<Reader, "concurrencyFor" | "list">,
  isDocument: (sha256: string) => boolean,
): Promise<GivenFile[]> {
  const found = walk(paths).filter(({ path }) => !leaveOut(path));
  const given: GivenFile[] = [];
  const packed: GivenFile[] = [];
  for (const [name, file] of uniqueNames(found)) {
    const { isZip, ...one } = toGiven(name, file, maximumBytes);
    (isZip && !isDocument(one.sha256) ? packed : given).push(one);
  }
  const queue = new PQueue({ concurrency: reader.concurrencyFor(packed) });
  const opened = packed.map((one) =>
    queue.add(async () => {
      const members = await reader.list(one.path);
      return members ? membersToGiven(one, members) : [one];
    }),
  );
  append(given, (await Promise.all(opened)).flat());
  return given.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const zipSignature = Buffer.from("PK\u0003\u0004", "latin1");

function toGiven(
  name: string,
  found: Found,
  maximumBytes: number,
): GivenFile & { readonly isZip: boolean } {
  const root = shownName(found.root);
  const nothing = { name, path: found.path, root, reason: "", sha256: "", bytes: 0, isZip: false };
  if (found.kind === "set-aside") return { ...nothing, kind: "set-aside", reason: found.reason };
  const print =
    found.kind === "unreadable" ? unreadable(found.reason) : fingerprint(found.path, maximumBytes);
  if ("code" in print) return { ...nothing, kind: "unread", problem: print };
  const { sha256, bytes } = print;
  const isZip = print.head.subarray(0, 4).equals(zipSignature);
  return { ...nothing, kind: "report", sha256, bytes, isZip };
}

/** A zip archive stands for what it holds: `a.zip!/b.pdf`. A name it holds twice takes its position. */
function membersToGiven(
  { name: archive, path, root }: GivenFile,
  members: readonly ListedMember[],
): GivenFile[] {
  const seen = new Set<string>();
  return members.map((member) => {
    const shown = shownName(Buffer.from(member.name));
    const own = `${archive}!/${shown}`;
    const name = seen.has(own) ? `${own}#${member.index}` : own;
    seen.add(own);
    const { index, sha256, bytes, problem } = member;
    const base = { path, root, name, member: index, reason: "", sha256, bytes };
    if (isLitter(member.name)) return { ...base, kind: "set-aside", reason: litterReason };
    return problem ? { ...base, kind: "unread", problem } : { ...base, kind: "report" };
  });
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
