import { inflateRawSync, inflateSync } from "node:zlib";
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../problem.ts";
import { isLoss } from "./damage.ts";
import { pageContents } from "./page-contents.ts";

/** A page's drawing has at most some megabytes: what inflates to more is not checked (bytes). */
const mostInflated = 1 << 24;
/** What all streams of a file may inflate to before checking ends: a bomb is not worth its time (bytes). */
const mostInflatedInAll = 200 << 20;
/** Every stream costs some microseconds, however small: the largest honest report has some thousands. */
const mostStreams = 50_000;
/** A stream's dictionary stands this close before it (characters). */
const longestDictionary = 2000;
/** A picture may be a traffic light as long as it is small; larger ones hold nothing that is read (bytes, packed). */
const largestPicture = 1 << 16;
const picture = /\/Subtype\s*\/Image\b/;
const onlyFlate = /\/Filter\s*(?:\[\s*\/FlateDecode\s*\]|\/FlateDecode\b)/;

/** Packed streams that do not match their own checksum, which pdf.js does not look at: their objects' ids. */
export function damagedStreams(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Encrypted streams are checked by nothing that could be seen from here.
  if (file.includes("/Encrypt")) return [];
  const damaged: string[] = [];
  let inflated = 0;
  let streams = 0;
  let at = file.indexOf("stream");
  while (at >= 0 && inflated < mostInflatedInAll && streams < mostStreams) {
    const from = dataStart(file, at);
    if (from === undefined) {
      at = file.indexOf("stream", at + 6);
      continue;
    }
    const end = file.indexOf("endstream", from);
    if (end < 0) break;
    const { id, dictionary } = objectBefore(file, at);
    const isLarge = end - from > largestPicture && picture.test(dictionary);
    if (id !== undefined && onlyFlate.test(dictionary) && !isLarge) {
      const length = soundLength(file.subarray(from, end));
      if (length === undefined) damaged.push(id);
      inflated += length ?? 0;
      streams += 1;
    }
    at = file.indexOf("stream", end + 9);
  }
  return damaged;
}

/** Where the data begin after the word `stream`; absent where the word begins none. */
function dataStart(file: Buffer, at: number): number | undefined {
  const isAfterDictionary = />>\s*$/.test(file.toString("latin1", Math.max(0, at - 8), at));
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(file.toString("latin1", at + 6, at + 8))?.[0];
  return isAfterDictionary && lineEnd !== undefined ? at + 6 + lineEnd.length : undefined;
}

/** The object whose dictionary ends before a stream. */
function objectBefore(file: Buffer, at: number): { id: string | undefined; dictionary: string } {
  const before = file.toString("latin1", Math.max(0, at - longestDictionary), at);
  const start = Math.max(0, before.lastIndexOf(" obj") - 16);
  const [, id, dictionary = ""] = /(\d+ \d+) obj(.*)$/s.exec(before.slice(start)) ?? [];
  return { id, dictionary };
}

/** How long a stream inflates to; absent where it breaks off or does not match its checksum. */
function soundLength(packed: Uint8Array): number | undefined {
  const options = { maxOutputLength: mostInflated };
  try {
    return inflateSync(packed, options).length;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return mostInflated;
    // What is not deflated at all is another's to judge.
    if (message === "incorrect header check" || code !== "Z_BUF_ERROR") {
      return message === "incorrect header check" ? 0 : undefined;
    }
  }
  try {
    // A checksum that is missing is a habit of some producers.
    return inflateRawSync(packed.subarray(2), options).length;
  } catch {
    return undefined;
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
  const losses = known.filter(isLoss);
  const pageOf = new Map(
    (await pageContents(bytes, pdf)).flatMap((ids, index) => ids.map((id) => [id, index + 1])),
  );
  const pages = new Set(damaged.flatMap((id) => pageOf.get(id) ?? []));
  const elsewhere = damaged.some((id) => !pageOf.has(id));
  const problem = { severity: "warning", stage: "extract", code: "part-unreadable" } as const;
  const problems: Problem[] = [...pages]
    .filter((page) => !losses.some((loss) => loss.page === page))
    .sort((a, b) => a - b)
    .map((page) => ({
      ...problem,
      page,
      message: `Page ${page} is damaged: what it draws does not match its checksum, so some of it may be missing or wrong.`,
    }));
  // What several pages share is named where no page is: the damage may be what they were found to have.
  if (elsewhere && problems.length === 0 && losses.length === 0) {
    const message =
      "A packed part of the PDF does not match its checksum, so some of what its pages show may be missing or wrong.";
    return [{ ...problem, message }];
  }
  return problems;
}
