import type { Problem, ProblemCode, Severity } from "../problem.ts";
import type { SourceCell } from "../records.ts";

/** A problem of this stage with the place it was seen at. */
export function problemAt(
  { page, table, row, column }: SourceCell,
  severity: Severity,
  code: ProblemCode,
  message: string,
): Problem {
  return {
    severity,
    stage: "normalise",
    code,
    ...(page !== undefined ? { page } : {}),
    ...(table !== undefined ? { table } : {}),
    ...(row !== undefined ? { row } : {}),
    ...(column !== undefined ? { column } : {}),
    message,
  };
}
