import { passingCodes } from "../archive/attempts.ts";
import type { PackedReport } from "../archive/packed-report.ts";
import type { ProblemCode } from "../problem.ts";

/** Ends that depend on the machine: another one may be faster, or have more memory. */
const ofTheMachine: ReadonlySet<ProblemCode> = new Set([
  ...passingCodes,
  // The packages that read pictures are not installed there.
  "ocr-missing",
]);

/** Why a report is not to be believed from another machine, also where it is of one page alone. */
export const machineFailure = ({ problems }: PackedReport): string | undefined =>
  problems.find(({ code }) => ofTheMachine.has(code))?.message;

/** The worker sees no such file, or another one under its name. */
export const isOtherFile = ({ problems, status }: PackedReport, isMember: boolean): boolean =>
  problems.some(({ code, severity }) => code === "file-unreadable" && severity === "error") ||
  // A package of the same name, of which nobody has the hash.
  (isMember && status === "unread");
