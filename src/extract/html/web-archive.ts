import { UnreadableFile } from "../../problem.ts";
import { decodeHtml } from "./decode.ts";
import { type MimePart, readMime } from "./mime.ts";

interface WebArchive {
  readonly page: Uint8Array;
  /** The character set that the page's part header names. */
  readonly charset?: string;
  /** The text of a style sheet that came along, by the address in the page. */
  readonly linked: (address: string) => string | undefined;
}

/** The page of a web archive (MHTML), with the style sheets that it was saved with. */
export function unpackWebArchive(bytes: Uint8Array): WebArchive {
  const parts = readMime(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"),
  );
  const page = parts.find(({ type }) => type === "text/html");
  if (page === undefined) {
    throw new UnreadableFile("file-damaged", "The web archive (MHTML) holds no page.");
  }
  const sheets = new Map<string, MimePart>();
  for (const part of parts) {
    if (part === page || !/^(text\/css|application\/octet-stream)?$/.test(part.type)) continue;
    if (part.location !== "") sheets.set(addressOf(part.location, page.location), part);
    if (part.id !== "") sheets.set(`cid:${part.id}`, part);
  }
  const linked = (address: string): string | undefined => {
    const sheet = sheets.get(addressOf(address, page.location));
    return sheet === undefined ? undefined : decodeHtml(sheet.content, sheet.charset).text;
  };
  const { charset } = page;
  return { page: page.content, ...(charset === undefined ? {} : { charset }), linked };
}

/** An address as seen from the page, written in one way; it is only compared, never fetched. */
function addressOf(address: string, page: string): string {
  for (const base of [page, "thismessage:/"]) {
    try {
      return new URL(address.trim(), base).href;
    } catch {
      // The page's own place is no address that others can be set against.
    }
  }
  return address;
}
