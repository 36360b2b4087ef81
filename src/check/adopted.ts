import type { FindingDetail, Problem, ProblemCode } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";

/** What earlier stages notice on their way and an auditor would want to know. */
const adopted: Partial<
  Record<ProblemCode, { readonly expected: string; readonly sure: FindingDetail["sure"] }>
> = {
  "number-slip": { expected: "a figure like those around it", sure: "certain" },
  "code-title-mismatch": { expected: "a code and a title of one indicator", sure: "likely" },
  "tick-without-text": { expected: "a text beside the tick", sure: "certain" },
};

/** The same problems, those that are findings with what they rest on. */
export function adoptFindings(
  problems: readonly Problem[],
  records: readonly CouncilRecord[],
): Problem[] {
  return problems.map((problem) => {
    const known = adopted[problem.code];
    if (!known || problem.finding) return problem;
    const there = records.filter(
      ({ source }) =>
        problem.table !== undefined &&
        source.table === problem.table &&
        source.row === problem.row &&
        (problem.column === undefined || source.column === problem.column),
    );
    const printed = /"([^"]*)"/.exec(problem.message)?.[1] ?? "";
    return { ...problem, finding: { printed, ...known, records: there.map(({ id }) => id) } };
  });
}
