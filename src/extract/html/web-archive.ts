import { read } from "cfb";
import { UnreadableFile } from "../../problem.ts";

/** The page of a web archive (MHTML), and the character set its part header names. */
export function unpackWebArchive(bytes: Uint8Array): { page: Uint8Array; charset?: string } {
  const { FileIndex } = parse(bytes);
  const entry = FileIndex.find((part) => /^text\/html/i.test(contentType(part)));
  if (entry === undefined) {
    throw new UnreadableFile("file-damaged", "The web archive (MHTML) holds no page.");
  }
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType(entry))?.[1];
  const page = Uint8Array.from(entry.content);
  return charset === undefined ? { page } : { page, charset };
}

function parse(bytes: Uint8Array) {
  try {
    return read(Buffer.from(bytes), { type: "buffer" });
  } catch (error) {
    throw new UnreadableFile("file-damaged", "The web archive (MHTML) is damaged.", {
      cause: error,
    });
  }
}

/** The library keeps a part's content type, but its types do not say so. */
function contentType(part: object): string {
  return "ctype" in part && typeof part.ctype === "string" ? part.ctype : "";
}
