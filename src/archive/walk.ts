import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { shownName } from "./shown-name.ts";

/** One thing found under the PATHs given. Paths stay bytes: not every name is text. */
export interface Found {
  readonly path: Buffer;
  /** Relative to the PATH given, escaped for showing. */
  readonly name: string;
  /** The folder given, for telling apart equal names of two PATHs. */
  readonly root: Buffer;
  readonly kind: "file" | "set-aside" | "unreadable";
  /** Why it was set aside or cannot be read. */
  readonly reason: string;
}

/** What systems and programs leave behind in folders. */
const litterNames = new Set([".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db", ".localized"]);
const litterPatterns = [/^\._/, /^~\$/, /^\.~lock\..*#$/];
const litterFolders = new Set(["__MACOSX", "$RECYCLE.BIN", "System Volume Information", ".git"]);

export const litterReason = "left behind by the system or an office program";
const slash = Buffer.from("/");

/** True for a path inside an archive that only a system or program has put there. */
export function isLitter(path: string): boolean {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  return isLitterName(name) || parts.some((part) => litterFolders.has(part));
}

const isLitterName = (name: string): boolean =>
  litterNames.has(name) || litterPatterns.some((pattern) => pattern.test(name));

/** Everything under the PATHs, each file once. Links that lead out, loops, FIFOs and devices are set aside, never opened. */
export function* walk(paths: readonly Buffer[]): Generator<Found> {
  for (const path of paths) yield* walkOne(path);
}

function* walkOne(given: Buffer): Generator<Found> {
  const path = withoutTrailingSlash(given);
  const own = { path, name: shownName(lastPart(path)), root: parent(path) };
  try {
    const stat = statSync(path);
    if (stat.isFile()) {
      const file = real(path);
      yield { ...own, path: file, root: parent(file), kind: "file", reason: "" };
      return;
    }
    if (!stat.isDirectory()) {
      yield { ...own, kind: "set-aside", reason: "not a regular file" };
      return;
    }
  } catch (error) {
    yield { ...own, kind: "unreadable", reason: systemReason(error) };
    return;
  }
  yield* walkFolder(real(path));
}

function* walkFolder(root: Buffer): Generator<Found> {
  const open: { path: Buffer; name: string }[] = [{ path: root, name: "" }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const { path, name } = folder;
    let entries: Buffer[];
    try {
      entries = readdirSync(path, { encoding: "buffer" });
    } catch (error) {
      const reason = `the folder cannot be opened: ${systemReason(error)}`;
      const shown = name || shownName(lastPart(path));
      yield { path, name: shown, root, kind: "unreadable", reason };
      continue;
    }
    for (const entry of entries) {
      const at = { path: Buffer.concat([path, slash, entry]), name: name + shownName(entry) };
      const what = entryKind(at.path, entry, root);
      if (what.kind === "folder") open.push({ path: at.path, name: `${at.name}/` });
      else yield { ...at, root, kind: what.kind, reason: what.reason };
    }
  }
}

interface EntryKind {
  readonly kind: "folder" | Found["kind"];
  readonly reason: string;
}

function entryKind(path: Buffer, entry: Buffer, root: Buffer): EntryKind {
  const name = entry.toString("latin1");
  if (isLitterName(name)) {
    return { kind: "set-aside", reason: litterReason };
  }
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return linkKind(path, root);
    if (stat.isDirectory()) {
      const litter = litterFolders.has(name);
      return { kind: litter ? "set-aside" : "folder", reason: litter ? litterReason : "" };
    }
    if (stat.isFile()) return { kind: "file", reason: "" };
    return { kind: "set-aside", reason: "not a regular file" };
  } catch (error) {
    return { kind: "unreadable", reason: systemReason(error) };
  }
}

/** A link is one more name of a file in the same folder, or nothing that is followed. */
function linkKind(path: Buffer, root: Buffer): EntryKind {
  const target = real(path);
  const inside =
    target.equals(root) || target.subarray(0, root.length + 1).equals(Buffer.concat([root, slash]));
  if (!inside && root.length > 1) {
    return { kind: "set-aside", reason: "not a regular file: a link that leads out of the folder" };
  }
  const stat = statSync(path);
  if (stat.isDirectory()) {
    return {
      kind: "set-aside",
      reason: "not a regular file: a link to a folder that is walked anyway",
    };
  }
  return stat.isFile()
    ? { kind: "file", reason: "" }
    : { kind: "set-aside", reason: "not a regular file" };
}

const real = (path: Buffer): Buffer => realpathSync(path, { encoding: "buffer" });

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is nothing at this path, or it is a link to nothing",
  ELOOP: "the link leads back to itself",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENAMETOOLONG: "the path is longer than the system can open",
};

/** An error of the file system in words, without the machine's paths. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

function withoutTrailingSlash(path: Buffer): Buffer {
  let end = path.length;
  while (end > 1 && path[end - 1] === 0x2f) end -= 1;
  return path.subarray(0, end);
}

const lastPart = (path: Buffer): Buffer => path.subarray(path.lastIndexOf(0x2f) + 1);

function parent(path: Buffer): Buffer {
  const at = path.lastIndexOf(0x2f);
  return at < 0 ? Buffer.from(".") : path.subarray(0, Math.max(at, 1));
}
