import type { Problem } from "../../problem.ts";
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
