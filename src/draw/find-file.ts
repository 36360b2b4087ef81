import { readFileSync, statSync } from "node:fs";
import { fingerprint } from "../archive/fingerprint.ts";
import { walk } from "../archive/walk.ts";
import { listZipMembers } from "../archive/zip-members.ts";
import type { FilePlace } from "./messages.ts";
import type { PaperSource } from "./papers.ts";

/** Finds a report's file under folders by its bytes alone: names come and go. */

const largestBytes = 200_000_000;
/** Folders are not walked again more often than this: a file may be put there later. */
const walkedMilliseconds = 5_000;

interface Walked {
  readonly at: number;
  readonly bySize: ReadonlyMap<number, readonly Buffer[]>;
  readonly zips: readonly Buffer[];
}

let walked: (Walked & { readonly folders: string }) | undefined;
const members = new Map<string, ReadonlyMap<string, number>>();

export function findFile(folders: readonly string[], source: PaperSource): FilePlace | null {
  const before = walked;
  const found = before && findIn(before, source);
  if (found) return found;
  const key = JSON.stringify(folders);
  if (before?.folders === key && performance.now() - before.at < walkedMilliseconds) return null;
  walked = { ...walkFolders(folders), folders: key };
  return findIn(walked, source);
}

function walkFolders(folders: readonly string[]): Walked {
  const bySize = new Map<number, Buffer[]>();
  const zips: Buffer[] = [];
  for (const { path, kind } of walk(folders.map((folder) => Buffer.from(folder, "latin1")))) {
    if (kind !== "file") continue;
    const size = sizeOf(path);
    if (size === undefined) continue;
    const own = bySize.get(size);
    if (own) own.push(path);
    else bySize.set(size, [path]);
    if (size <= largestBytes && path.toString("latin1").toLowerCase().endsWith(".zip")) {
      zips.push(path);
    }
  }
  return { at: performance.now(), bySize, zips };
}

function sizeOf(path: Buffer): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    // It went while the folder was walked.
    return undefined;
  }
}

function findIn({ bySize, zips }: Walked, source: PaperSource): FilePlace | null {
  const name = source.file.slice(source.file.lastIndexOf("/") + 1);
  const isNamed = (path: Buffer) => path.toString().endsWith(name);
  const candidates = [...(bySize.get(source.bytes) ?? [])].sort(
    (a, b) => Number(isNamed(b)) - Number(isNamed(a)),
  );
  for (const path of candidates) {
    const print = fingerprint(path, largestBytes);
    if ("sha256" in print && print.sha256 === source.sha256) {
      return { path: path.toString("latin1") };
    }
  }
  for (const path of zips) {
    const member = membersOf(path).get(source.sha256);
    if (member !== undefined) return { path: path.toString("latin1"), member };
  }
  return null;
}

/** What a zip archive holds, by hash; unpacked once. */
function membersOf(path: Buffer): ReadonlyMap<string, number> {
  const key = `${path.toString("latin1")} ${sizeOf(path)}`;
  const known = members.get(key);
  if (known) return known;
  const own = new Map<string, number>();
  try {
    const listed = listZipMembers(new Uint8Array(readFileSync(path)), {}) ?? [];
    for (const { sha256, index } of listed) if (sha256 !== "") own.set(sha256, index);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    // It went while the folder was walked: nothing is in it.
  }
  members.set(key, own);
  return own;
}
