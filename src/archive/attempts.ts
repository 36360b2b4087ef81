import type { FileReport } from "../file-report.ts";
import type { ProblemCode } from "../problem.ts";

/** What a busy machine may have had a part in: another time, or on another one, the same bytes may well be read. */
export const passingCodes: ReadonlySet<ProblemCode> = new Set([
  "file-stalled",
  "file-too-long",
  "file-memory",
  "reader-crashed",
]);
/** So many imports try a file before its failure is taken for the file's own. */
const mostAttempts = 3;
/** Behind the importer's version, which no other then equals: the next import reads the file again. */
const attemptMark = "~";

/** A report as it is to be stored, and under which version of the reading code. */
interface Attempt {
  readonly report: FileReport;
  readonly importer: string;
}

/** A reading that failed for a passing reason is no finished one until it has failed often enough. */
export function attemptAt(report: FileReport, before: string, importer: string): Attempt {
  if (report.problems.some(({ code }) => code === "package-too-long")) {
    return { report, importer: `${importer}${attemptMark}0` };
  }
  if (!report.problems.some(isPassing)) return { report, importer };
  const [version, count] = before.split(attemptMark);
  const attempt = (version === importer && count !== undefined ? Number(count) : 0) + 1;
  if (attempt < mostAttempts) return { report, importer: `${importer}${attemptMark}${attempt}` };
  const problems = report.problems.map((problem) =>
    isPassing(problem)
      ? { ...problem, message: `${problem.message} So it was in ${mostAttempts} imports.` }
      : problem,
  );
  return { report: { ...report, problems }, importer };
}

const isPassing = ({ code }: { readonly code: ProblemCode }): boolean => passingCodes.has(code);
