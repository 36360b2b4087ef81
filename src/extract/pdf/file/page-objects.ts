import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Problem } from "../../../problem.ts";
import { brokenPageProblem, isLoss } from "./damage.ts";

/** An object begins so close before what it says of itself, and a page's is no longer than this (bytes). */
const longestObject = 20_000;

const header = /(?<!\d)(\d+ \d+) obj\b/;
const size =
  /\/MediaBox\s*(?:\[\s*(?:[-+]?(?:\d+\.?\d*|\.\d+)\s*){4}\]|\[[^\]]*R[^\]]*\]|\d+ \d+ R)/;

/** Entries without which a page is another, or empty: a byte of one that was changed takes it away without a word. */
const entries = ["/Contents", "/MediaBox", "/CropBox", "/Resources", "/Rotate"];

/** Whether one of a page's entries stands there with one byte changed. */
const hasChangedEntry = (body: string): boolean =>
  entries.some((entry) => {
    for (let at = 0; at + entry.length <= body.length; at += 1) {
      let others = 0;
      for (let place = 0; others < 2 && place < entry.length; place += 1) {
        if (body.charCodeAt(at + place) !== entry.charCodeAt(place)) others += 1;
      }
      if (others === 1) return true;
    }
    return false;
  });

/**
 * Page objects that pdf.js reads without a word although they are not what was written: one that lost its end,
 * or that of its dictionary, goes on into the next, whose entries it takes for its own; one whose size is no four
 * numbers becomes a page of American paper; one with a changed byte in the name of its contents is empty.
 */
export function damagedPageObjects(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const damaged: string[] = [];
  const key = "/Page";
  for (let at = file.indexOf(key); at >= 0; at = file.indexOf(key, at + key.length)) {
    const after = file.toString("latin1", at + key.length, at + key.length + 1);
    if (/\w/.test(after) || !/\/Type\s*$/.test(file.toString("latin1", at - 10, at))) continue;
    const before = file.toString("latin1", Math.max(0, at - longestObject), at);
    const behind = file.toString("latin1", at, at + longestObject);
    const [begin, end] = [before.lastIndexOf(" obj"), behind.indexOf("endobj")];
    if (begin < 0 || (end < 0 && at + longestObject < file.length)) continue;
    const id = /(?<!\d)\d+ \d+$/.exec(before.slice(Math.max(0, begin - 20), begin))?.[0];
    const body = before.slice(begin + 4) + (end < 0 ? behind : behind.slice(0, end));
    const isOpen = end >= 0 && !/>>\s*$/.test(body);
    const isDamaged =
      isOpen ||
      header.test(body) ||
      (body.includes("/MediaBox") && !size.test(body)) ||
      hasChangedEntry(body);
    if (id !== undefined && isDamaged) damaged.push(id);
  }
  return damaged;
}

/** One problem for each page whose object is damaged, where it is not known yet that something is lost of it. */
export async function pageObjectProblems(
  bytes: Uint8Array,
  pdf: PDFDocumentProxy,
  known: readonly Problem[],
): Promise<Problem[]> {
  const damaged = new Set(damagedPageObjects(bytes));
  if (damaged.size === 0) return [];
  const lost = new Set(known.filter(isLoss).map(({ page }) => page));
  const problems: Problem[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const ref = (await pdf.getPage(number).catch(() => undefined))?.ref;
    const isDamaged = ref && damaged.has(`${ref.num} ${ref.gen}`);
    if (isDamaged && !lost.has(number)) problems.push(brokenPageProblem(number));
  }
  return problems;
}
