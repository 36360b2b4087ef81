import type { Problem } from "../../problem.ts";
import { wideEncoding } from "../encoding.ts";

/** 5,000 pages, the most a PDF may have, hold about so much; the longest report seen has 3,000 lines. */
const mostBytes = 20_000_000;
export const mostLines = 200_000;

/** The first bytes of a text that is longer than any report, cut where no character is parted. */
export function firstBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= mostBytes) return bytes;
  // An even number of bytes parts no character of UTF-16.
  if (wideEncoding(bytes)) return bytes.subarray(0, mostBytes);
  let end = mostBytes;
  while (end > mostBytes - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/** Says what of a text was left; nothing where all of it was read. */
export function leftOver(bytes: number, lines: number): Problem[] {
  const all =
    bytes > mostBytes
      ? `${Math.round(bytes / 1e6)} MB; its first ${mostBytes / 1e6} MB`
      : lines > mostLines
        ? `${lines} lines; its first ${mostLines}`
        : undefined;
  if (all === undefined) return [];
  const message = `The text has ${all} were read, the rest was left out.`;
  return [{ severity: "warning", stage: "extract", code: "part-unreadable", message }];
}

/** No paragraph is longer (characters): a whole text on one line is parted, or every look at it takes its size again. */
const longestLine = 100_000;

/** A line in parts of bearable length, parted at blanks where it has any. */
export function partLine(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (line.length - from > longestLine) {
    const blank = line.lastIndexOf(" ", from + longestLine);
    const end = blank > from ? blank : betweenCharacters(line, from + longestLine);
    parts.push(line.slice(from, end));
    from = end;
  }
  parts.push(line.slice(from));
  return parts;
}

/** A character of two code units stays whole. */
const betweenCharacters = (text: string, at: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
