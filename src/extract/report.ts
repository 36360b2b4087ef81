import type { Problem } from "../problem.ts";

/** Takes a reader's problem down. */
export type Report = (problem: Omit<Problem, "stage">) => void;

/** A list of problems, and what adds to it. */
export function createReport(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  return { problems, report: (problem) => problems.push({ ...problem, stage: "extract" }) };
}

/** Names a part that is not read, each kind once: the document is then read in part only. */
export function reportUnreadParts(report: Report): (what: string) => void {
  const unread = new Set<string>();
  return (what) => {
    if (unread.has(what)) return;
    unread.add(what);
    report({
      severity: "warning",
      code: "part-unsupported",
      message: `The document holds ${what}, which is not read.`,
    });
  };
}
