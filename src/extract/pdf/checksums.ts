import { inflateSync } from "node:zlib";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../problem.ts";
import { lastObject } from "./page-tree.ts";

/** A page's drawing has at most some megabytes: what inflates to more is not checked (bytes). */
const mostInflated = 1 << 24;
/** What all streams of a file may inflate to before checking ends: a bomb is not worth its time (bytes). */
const mostInflatedInAll = 200 << 20;
/** A stream's dictionary stands this close before it (characters). */
const longestDictionary = 2000;
/** Pictures and font programs hold no text. */
const textless = /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType)|\/Length1\b/;
const onlyFlate = /\/Filter\s*(?:\[\s*\/FlateDecode\s*\]|\/FlateDecode\b)/;

/** Packed streams that do not match their own checksum, which pdf.js does not look at: their objects' ids. */
export function damagedStreams(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Encrypted streams are checked by nothing that could be seen from here.
  if (file.includes("/Encrypt")) return [];
  const damaged: string[] = [];
  let inflated = 0;
  for (let at = file.indexOf("stream"); at >= 0 && inflated < mostInflatedInAll; ) {
    const end = file.indexOf("endstream", at + 6);
    if (end < 0) break;
    const before = file.toString("latin1", Math.max(0, at - longestDictionary), at);
    const object = /(\d+ \d+) obj(.*)$/s.exec(before.slice(objectStart(before)));
    const dictionary = object?.[2] ?? "";
    if (object?.[1] !== undefined && onlyFlate.test(dictionary) && !textless.test(dictionary)) {
      const from =
        at + 6 + (/^\r?\n?/.exec(file.toString("latin1", at + 6, at + 8))?.[0].length ?? 0);
      const length = checkedLength(file.subarray(from, end));
      if (length === undefined) damaged.push(object[1]);
      inflated += length ?? 0;
    }
    at = file.indexOf("stream", end + 9);
  }
  return damaged;
}

/** Where the last object of a piece of the file begins, its number before it. */
function objectStart(text: string): number {
  return Math.max(0, text.lastIndexOf(" obj") - 16);
}

/** How long a stream inflates to; absent where it does not match its checksum. */
function checkedLength(packed: Uint8Array): number | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: mostInflated }).length;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return mostInflated;
    // A checksum that is missing and a stream that is not deflated at all are producers' habits.
    return code === "Z_DATA_ERROR" && message !== "incorrect header check" ? undefined : 0;
  }
}

/** One problem for each page that draws from a damaged stream and is not known to be damaged yet. */
export async function checksumProblems(
  bytes: Uint8Array,
  pdf: PDFDocumentProxy,
  known: readonly Problem[],
): Promise<Problem[]> {
  const damaged = damagedStreams(bytes);
  if (damaged.length === 0) return [];
  const pages = new Set<number>();
  let elsewhere = false;
  const pageOf = await contentsToPages(bytes, pdf);
  for (const id of damaged) {
    const page = pageOf.get(id);
    if (page === undefined) elsewhere = true;
    else if (!known.some((problem) => problem.page === page)) pages.add(page);
  }
  const problem = { severity: "warning", stage: "extract", code: "part-unreadable" } as const;
  const problems: Problem[] = [...pages].map((page) => ({
    ...problem,
    page,
    message: `Page ${page} is damaged: its packed text does not match its checksum, so some of it may be missing or wrong.`,
  }));
  if (elsewhere && problems.length === 0 && known.length === 0) {
    const message =
      "A packed part of the PDF does not match its checksum, so some of its text may be missing or wrong.";
    return [{ ...problem, message }];
  }
  return problems;
}

async function contentsToPages(
  bytes: Uint8Array,
  pdf: PDFDocumentProxy,
): Promise<ReadonlyMap<string, number>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const pageOf = new Map<string, number>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const ref = (await pdf.getPage(number).catch(() => undefined))?.ref;
    if (!ref) continue;
    const body = lastObject(file, `${ref.num} ${ref.gen}`);
    const contents = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(body)?.[1] ?? "";
    for (const [, id] of contents.matchAll(/(\d+ \d+) R/g)) if (id) pageOf.set(id, number);
  }
  return pageOf;
}
