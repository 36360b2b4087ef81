import PQueue from "p-queue";
import { fingerprint, unreadable } from "./fingerprint.ts";
import type { GivenFile } from "./given-file.ts";
import { amountOf, type GivenList, openGivenList } from "./given-list.ts";
import type { ListedMember } from "./reader-messages.ts";
import type { Reader } from "./reader-pool.ts";
import { shownName } from "./shown-name.ts";
import { lookOften, manyFiles } from "./small-heap.ts";
import { tellApart } from "./unique-names.ts";
import { type Found, isLitter, litterReason, walk } from "./walk.ts";

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
): Promise<GivenList> {
  const given = await openGivenList();
  const packed: GivenFile[] = [];
  const roots = new Map<Buffer, string>();
  for (const [name, file] of uniqueNames(walk(paths), leaveOut)) {
    const root = roots.get(file.root) ?? shownName(file.root);
    roots.set(file.root, root);
    const found: Found = { ...file, path: Buffer.from(file.path, "latin1") };
    const { isZip, one } = toGiven(name, root, found, maximumBytes);
    if (isZip && !isDocument(one.sha256)) packed.push(one);
    else given.add(one);
  }
  lookOften("ends");
  const queue = new PQueue({ concurrency: reader.concurrencyFor(amountOf(packed)) });
  const opened = packed.map((one) =>
    queue.add(async () => {
      for (const each of await openPackage(one, reader)) given.add(each);
    }),
  );
  await Promise.all(opened);
  given.order();
  return given;
}

/** What one file stands for, named as it was given: what a zip archive holds, else itself. */
export async function findOneGiven(
  file: string,
  maximumBytes: number,
  reader: Pick<Reader, "list">,
): Promise<GivenFile[]> {
  const path = Buffer.from(file);
  const found: Found = { kind: "file", name: file, path, root: path, reason: "" };
  const { isZip, one } = toGiven(file, "", found, maximumBytes);
  return isZip ? openPackage(one, reader) : [one];
}

async function openPackage(one: GivenFile, reader: Pick<Reader, "list">): Promise<GivenFile[]> {
  const members = await reader.list(one.path);
  return members ? membersToGiven(one, members) : [one];
}

const zipSignature = Buffer.from("PK\u0003\u0004", "latin1");

function toGiven(
  name: string,
  root: string,
  found: Found,
  maximumBytes: number,
): { readonly one: GivenFile; readonly isZip: boolean } {
  const { path } = found;
  const nothing = { name, path, root, reason: "", sha256: "", bytes: 0 };
  if (found.kind === "set-aside")
    return { one: { ...nothing, kind: "set-aside", reason: found.reason }, isZip: false };
  const print =
    found.kind === "unreadable" ? unreadable(found.reason) : fingerprint(path, maximumBytes);
  if ("code" in print) return { one: { ...nothing, kind: "unread", problem: print }, isZip: false };
  const { sha256, bytes } = print;
  const isZip = print.head.subarray(0, 4).equals(zipSignature);
  return { one: { name, path, root, reason: "", sha256, bytes, kind: "report" }, isZip };
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

/** A file that was found, its path a byte a character: of many files, a buffer each takes four times the memory. */
type Named = Omit<Found, "path"> & { readonly path: string };

/** One name for each path. A file reached through two PATHs keeps the longer name. */
function uniqueNames(
  found: Iterable<Found>,
  leaveOut: (path: Buffer) => boolean,
): Map<string, Named> {
  const byPath = new Map<string, Named>();
  for (const file of found) {
    if (leaveOut(file.path)) continue;
    const path = file.path.toString("latin1");
    const other = byPath.get(path);
    if (!other || longer(file.name, other.name)) byPath.set(path, { ...file, path });
    if (byPath.size === manyFiles && !other) lookOften("begins");
  }
  return tellApart([...byPath.values()], ({ root }) => shownName(root));
}

const longer = (name: string, other: string): boolean =>
  name.length !== other.length ? name.length > other.length : name < other;
