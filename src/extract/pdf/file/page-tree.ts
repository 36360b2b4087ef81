import { packedObjects } from "./packed-objects.ts";

export interface ClaimedPages {
  /** What the page tree says of itself; 0 where that cannot be seen. */
  readonly count: number;
  /** Entries at its top: each is a page or several. */
  readonly entries: number;
}

const nothing: ClaimedPages = { count: 0, entries: 0 };

/** How many pages a PDF says it has. pdf.js tells only how many it believes in. */
export function claimedPages(bytes: Uint8Array): ClaimedPages {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const pages = rootPages(file);
  if (pages === undefined) return nothing;
  const tree = lastObject(file, pages);
  const count = Number(/\/Count\s*(-?\d+)\b(?!\s+\d+\s+R)/.exec(tree)?.[1] ?? 0);
  const kids = /\/Kids\s*\[([^[\]]*)\]/.exec(tree)?.[1] ?? "";
  return { count, entries: kids.match(/(?<!\d)\d+\s+\d+\s+R/g)?.length ?? 0 };
}

/** The number of the object at the top of the page tree. */
export function rootPages(file: Buffer): string | undefined {
  const rootAt = file.lastIndexOf("/Root");
  if (rootAt < 0) return undefined;
  const root = /^\/Root\s+(\d+ \d+) R/.exec(file.toString("latin1", rootAt, rootAt + 40))?.[1];
  return /\/Pages\s+(\d+ \d+) R/.exec(lastObject(file, root))?.[1];
}

/** An object as last written; "" where it is not there or cannot be unpacked. */
export function lastObject(file: Buffer, id: string | undefined): string {
  if (id === undefined) return "";
  return plainObject(file, id) ?? unpacked(file).get(id) ?? "";
}

/** Each object of a file's page tree asks for the same file's. */
const known = new WeakMap<ArrayBufferLike, Map<string, ReadonlyMap<string, string>>>();

function unpacked(file: Buffer): ReadonlyMap<string, string> {
  const inBuffer = known.get(file.buffer) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(file.buffer, inBuffer);
  // Small buffers share one.
  const place = `${file.byteOffset} ${file.length}`;
  const objects = inBuffer.get(place) ?? packedObjects(file);
  inBuffer.set(place, objects);
  return objects;
}

function plainObject(file: Buffer, id: string): string | undefined {
  const name = `${id} obj`;
  let at = file.lastIndexOf(name);
  while (at > 0 && /\d/.test(file.toString("latin1", at - 1, at)))
    at = file.lastIndexOf(name, at - 1);
  if (at < 0) return undefined;
  const end = file.indexOf("endobj", at);
  return file.toString("latin1", at + name.length, end < 0 ? file.length : end);
}

/**
 * A page tree that claims fewer pages than none: the claims made positive (and so too large), pdf.js finds
 * them wrong and counts the pages itself. The length stays, so that every offset still holds.
 */
export function withoutNegativeCounts(bytes: Uint8Array): Uint8Array {
  const mended = Buffer.from(bytes);
  for (let at = mended.indexOf("/Count"); at >= 0; at = mended.indexOf("/Count", at + 1)) {
    const claim = /^\/Count\s*-(?=\d)/.exec(mended.toString("latin1", at, at + 16));
    if (claim !== null) mended.write("9", at + claim[0].length - 1, "latin1");
  }
  return mended;
}
