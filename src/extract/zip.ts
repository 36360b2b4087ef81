import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableFile } from "../problem.ts";
import { defaultLimits, type ExtractLimits } from "./options.ts";

/** A member as the central directory lists it; sizes are claims until the bytes are inflated. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly claimedSize: number;
  readonly crc: number;
  readonly encrypted: boolean;
  readonly headerOffset: number;
}

interface ZipPackage {
  readonly members: readonly ZipMember[];
  /** Whether the member's own header gives it the name that the directory does; no checksum covers either. */
  readonly isNamedAlike: (member: ZipMember) => boolean;
  /** Inflates one member, counting every byte against the package's limits; checks its CRC-32. */
  readonly read: (member: ZipMember) => Uint8Array;
  /** The same for a member that is a file of its own: the limits are its alone. */
  readonly readAlone: (member: ZipMember) => Uint8Array;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
/** Of zip64 (APPNOTE 4.3.14, 4.3.15, 4.5.3): what stands for numbers too large for their old fields. */
const largeEndSignature = 0x06064b50;
const largeLocatorSignature = 0x07064b50;
const largeLocatorSize = 20;
const largeExtra = 1;
const inExtra = 0xffffffff;
const endSize = 22;
/** The comment after the end record is at most 65,535 bytes long. */
const endSearch = endSize + 0xffff;
/** Below this an honest, very repetitive document.xml may well pass the ratio. */
const ratioFloor = 32 * 1024 * 1024;

/** A directory of 16-bit counts lists no more; Word packages may hold that many and are only searched. */
export const mostZipMembers = 0xffff;
/** An archive of files may hold more (zip64): each is a report of its own, and listing so many takes seconds. */
export const mostArchivedFiles = 200_000;

const stored = 0;
const deflated = 8;

/** A zip package's members by name, inflated only when asked for. Throws `UnreadableFile`. */
export function openZip(bytes: Uint8Array, limits: Partial<ExtractLimits> = {}): ZipPackage {
  const { inflatedBytes, inflationRatio, members: memberLimit } = { ...defaultLimits, ...limits };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members = readDirectory(view, bytes, memberLimit);
  const most = Math.min(inflatedBytes, Math.max(ratioFloor, bytes.length * inflationRatio));
  let left = most;
  const readAlone = (member: ZipMember, limit = most): Uint8Array => {
    const content = inflateMember(view, bytes, member, limit);
    if (crc32(content) !== member.crc) {
      throw new UnreadableFile(
        "member-damaged",
        `The member "${member.name}" does not match its checksum; nothing of it was taken.`,
      );
    }
    return content;
  };
  const read = (member: ZipMember): Uint8Array => {
    const content = readAlone(member, left);
    left -= content.length;
    return content;
  };
  const isNamedAlike = (member: ZipMember) => ownName(view, bytes, member) === member.name;
  return { members, isNamedAlike, read, readAlone: (member) => readAlone(member) };
}

/** The name in the header before a member's bytes; undefined where there is none. */
function ownName(view: DataView, bytes: Uint8Array, member: ZipMember): string | undefined {
  const at = member.headerOffset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== headerSignature) return undefined;
  return decodeName(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)));
}

function readDirectory(view: DataView, bytes: Uint8Array, memberLimit: number): ZipMember[] {
  const { count, offset } = findDirectory(view);
  const members: ZipMember[] = [];
  let at = offset;
  // An honest writer may list more than it counts; the signature is what ends the list.
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === entrySignature) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    members.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...readSizes(view, at, at + 46 + nameLength, extraLength),
    });
    if (members.length > memberLimit) {
      throw new UnreadableFile(
        "too-many-members",
        `The package lists more than ${memberLimit} members; it was not unpacked.`,
      );
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  if (members.length < count) throw damaged(`lists ${count} members but holds ${members.length}`);
  return members;
}

/** A member's sizes and place: from its entry, or in the order of what is missing there from the extra field of zip64. */
function readSizes(
  view: DataView,
  entry: number,
  extra: number,
  extraLength: number,
): Pick<ZipMember, "packedSize" | "claimedSize" | "headerOffset"> {
  let large = findExtra(view, extra, extraLength, largeExtra);
  const read = (at: number): number => {
    const value = view.getUint32(entry + at, true);
    if (value !== inExtra || large === undefined || large + 8 > view.byteLength) return value;
    large += 8;
    return toNumber(view, large - 8);
  };
  const claimedSize = read(24);
  const packedSize = read(20);
  return { claimedSize, packedSize, headerOffset: read(42) };
}

/** Where the content of an entry's extra field of this kind begins. */
function findExtra(view: DataView, from: number, length: number, kind: number): number | undefined {
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === kind) return at + 4;
  }
  return undefined;
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  const locator = end - largeLocatorSize;
  const isLarge = locator >= 0 && view.getUint32(locator, true) === largeLocatorSignature;
  if (!isLarge) return { count, offset };
  const large = toNumber(view, locator + 8);
  if (large + 56 > view.byteLength || view.getUint32(large, true) !== largeEndSignature) {
    throw damaged("has no zip64 directory where it says");
  }
  return { count: toNumber(view, large + 32), offset: toNumber(view, large + 48) };
}

/** Past 2^53 it is no place in any file; as a number it then lies behind the end of this one. */
const toNumber = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSearch);
  for (let at = view.byteLength - endSize; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw damaged("has no directory at its end, so it was cut short");
}

function inflateMember(
  view: DataView,
  bytes: Uint8Array,
  member: ZipMember,
  left: number,
): Uint8Array {
  const { headerOffset: at, name } = member;
  if (member.encrypted) {
    throw new UnreadableFile("file-encrypted", `The member "${name}" needs a password.`);
  }
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== headerSignature) {
    throw damaged(`has no member "${name}" where its directory says`);
  }
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + member.packedSize);
  if (packed.length < member.packedSize) throw damaged(`ends inside its member "${name}"`);
  if (member.method === stored) {
    if (packed.length > left) throw tooLarge(name);
    return packed;
  }
  if (member.method !== deflated) {
    throw new UnreadableFile(
      "file-unsupported",
      `The member "${name}" is packed by method ${member.method}, which is not supported.`,
    );
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, error);
    throw new UnreadableFile(
      "member-damaged",
      `The member "${name}" cannot be unpacked; its bytes are damaged.`,
      { cause: error },
    );
  }
}

/** Names outside ASCII are rare and only compared, so bad UTF-8 may stay replaced. */
const decodeName = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const damaged = (how: string): UnreadableFile =>
  new UnreadableFile("file-damaged", `The zip package ${how}.`);

const tooLarge = (name: string, cause?: unknown): UnreadableFile =>
  new UnreadableFile(
    "too-large-inflated",
    `The package inflates to more than the limit (in its member "${name}"); it was not read.`,
    { cause },
  );
