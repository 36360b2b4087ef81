import type { Finding } from "../problem.ts";
import type { CheckedReport } from "./checked-report.ts";

/** A report with tables of which none gave a record: either it prints no figures, or it was not understood. */
export function findNoRecords({ document, records }: CheckedReport): Finding[] {
  const tables = document?.blocks.filter(({ kind }) => kind === "table").length ?? 0;
  if (tables === 0 || records.length > 0) return [];
  const [what, them] = tables === 1 ? ["one table", "it"] : [`${tables} tables`, "them"];
  return [
    {
      severity: "note",
      stage: "check",
      code: "no-records",
      message: `The report has ${what}, but no record came of ${them}; v_aside says what was set aside, and why.`,
      finding: { printed: "", expected: "", sure: "worth a look", records: [] },
    },
  ];
}
