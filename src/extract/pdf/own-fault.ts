import type { Problem } from "../../problem.ts";

/** A fault of our own on one page: what pdf.js throws is about the file, this never is. */
export class OwnFault extends Error {
  override readonly name = "OwnFault";
}

/** Runs what is ours alone, so that its faults are not taken for the page's. */
export function own<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new OwnFault(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What is said of a page on which we failed; `done` is what became of the page. */
export const ownFaultProblem = (page: number, { message }: OwnFault, done: string): Problem => ({
  severity: "error",
  stage: "extract",
  code: "internal",
  page,
  message: `A fault of muniment's own on page ${page}: ${done} ("${message}").`,
});
