import { decodeWindows1252, wideEncoding } from "../encoding.ts";

/** What the web calls Latin-1 and ASCII, too. */
const western = "windows-1252";

/** Bytes looked at for a byte order mark, zeros and a declared character set. */
const headLength = 4096;

interface DecodedText {
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

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // An unknown label says nothing; the bytes themselves decide.
    return undefined;
  }
}
