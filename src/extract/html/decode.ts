import { decodeWindows1252 } from "../encoding.ts";

/** What the web calls Latin-1 and ASCII, too. */
const western = "windows-1252";

/** Bytes looked at for a byte order mark, zeros and a declared character set. */
const headLength = 4096;

export interface DecodedText {
  readonly text: string;
  /** What the bytes turned out to be, where that is not what they declare. */
  readonly corrected?: string;
}

/** Text of a page: its byte order mark, its zeros, its declaration, its validity decide, in that order. */
export function decodeHtml(bytes: Uint8Array, charset?: string): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes) };
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  const declared =
    charset?.toLowerCase() ?? /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const known = declared === undefined ? undefined : knownEncoding(declared);
  if (known !== undefined && known !== "utf-8") {
    return {
      text: known === western ? decodeWindows1252(bytes) : new TextDecoder(known).decode(bytes),
    };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    // Pages saved on Windows often claim UTF-8, or nothing, and hold its own character set.
    const text = decodeWindows1252(bytes);
    return known === "utf-8" ? { text, corrected: "Windows-1252" } : { text };
  }
}

/** UTF-16 by its mark, or by every other byte of the first ones being zero. */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 64);
  if (head.length < 8) return undefined;
  const zeros = (parity: number): number =>
    head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const most = head.length / 2 - 4;
  if (zeros(1) >= most && zeros(0) === 0) return "utf-16le";
  if (zeros(0) >= most && zeros(1) === 0) return "utf-16be";
  return undefined;
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // An unknown label says nothing; the bytes themselves decide.
    return undefined;
  }
}
