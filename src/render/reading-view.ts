import type { Document } from "../document.ts";
import { type Markup, noMarkup } from "./markup.ts";
import { type ReadingPlace, readingPage } from "./reading.ts";

/**
 * A document for people, as one page that runs nothing and fetches nothing: a .docx with its prose as mammoth gives it,
 * every other kind from our own reading. mammoth is loaded only where there is something for it to do.
 */
export async function readingView(
  title: string,
  bytes: Uint8Array,
  document: Document,
  at: ReadingPlace | undefined,
  about: Markup = noMarkup,
): Promise<string> {
  if (document.format !== "docx") return readingPage(title, document, at, about);
  const { wordReadingPage } = await import("./word-reading.ts");
  return wordReadingPage(title, bytes, document, at, about);
}
