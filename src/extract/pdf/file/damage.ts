import type { Problem } from "../../../problem.ts";
import type { ClaimedPages } from "./page-tree.ts";

/** A page that could only be read by passing over errors. */
export function brokenPageProblem(page: number): Problem {
  return {
    severity: "warning",
    stage: "extract",
    code: "part-unreadable",
    page,
    message: `Page ${page} is damaged: a part of it could not be read, and text on it may be missing or wrong.`,
  };
}

/** Whether a problem says that a page, or the PDF as a whole, is not read as it was written. */
export const isLoss = ({ code, severity }: Problem): boolean =>
  severity !== "note" && (code === "part-unreadable" || code === "page-unreadable");

/** Where the PDF's own count of its pages is not what was found. */
export function pageCountProblems(claimed: ClaimedPages, pages: number): Problem[] {
  const { count, entries } = claimed;
  const problem = (message: string): Problem[] => [
    { severity: "warning", stage: "extract", code: "part-unreadable", message },
  ];
  const found = pages === 1 ? "one page" : `${pages} pages`;
  if (count > pages) {
    return problem(
      `The PDF says it has ${count} pages, but only ${found} could be found; what comes after page ${pages} was not read.`,
    );
  }
  if (count < 0) {
    return problem(`The PDF says it has ${count} pages; what could be found was read: ${found}.`);
  }
  if (entries > pages) {
    return problem(
      `The PDF lists at least ${entries} pages, but says it has ${found}; what comes after page ${pages} was not read.`,
    );
  }
  return [];
}

/** How far in a PDF's header is looked for, behind what mail gateways put before it. */
const latestHeader = 65_536;

/**
 * Where the list of objects is not where the PDF says, bytes were lost or added before it, and nothing tells
 * which: a font's widths, a page's contents. What is read may be whole; that it is cannot be said.
 */
export function movedProblems(bytes: Uint8Array): Problem[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf("startxref");
  const offset = Number(/^startxref\s+(\d+)/.exec(file.toString("latin1", end, end + 40))?.[1]);
  const header = Math.max(0, file.subarray(0, latestHeader).indexOf("%PDF-"));
  const isThere = [offset, offset + header].some((at) =>
    /^\s*(?:xref|\d+ \d+ obj)/.test(file.toString("latin1", at, at + 40)),
  );
  if (end >= 0 && isThere) return [];
  const message =
    "The PDF's list of its objects is not where it says, so bytes were lost or added; a part may be missing or wrong.";
  return [{ severity: "warning", stage: "extract", code: "part-unreadable", message }];
}
