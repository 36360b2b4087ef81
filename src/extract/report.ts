import type { Problem } from "../problem.ts";

/** Takes a reader's problem down. */
export type Report = (problem: Omit<Problem, "stage">) => void;

/** A list of problems, and what adds to it. */
export function createReport(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  return { problems, report: (problem) => problems.push({ ...problem, stage: "extract" }) };
}
