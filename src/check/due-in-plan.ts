import type { Finding } from "../problem.ts";
import type { Milestone } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";

/** Commitments whose due date falls outside the plan year they are printed under. */
export function findDueOutsidePlan({ records }: CheckedReport): Finding[] {
  return records.flatMap((record) => {
    if (record.kind !== "milestone") return [];
    const year = /^(\d{4})-\d{2}$/.exec(record.planYear)?.[1];
    if (year === undefined) return [];
    const first = `${year}-04`;
    const last = `${Number(year) + 1}-03`;
    const outside = record.due.filter((due) => {
      const months = monthsOf(due);
      return months !== undefined && (months[1] < first || months[0] > last);
    });
    // With another date inside the year the commitment only reaches beyond it.
    if (outside.length === 0 || outside.length < record.due.length) return [];
    return [toDueFinding(record, outside, first)];
  });
}

function toDueFinding(record: Milestone, outside: readonly string[], first: string): Finding {
  const [due = ""] = outside;
  const before = (monthsOf(due)?.[1] ?? "") < first;
  return toFinding({
    code: "due-outside-plan",
    sure: before ? "certain" : "likely",
    records: [record],
    printed: record.text,
    expected: `a date in ${record.planYear}`,
    message: `${quoted(record.text, 140)} is due ${outside.join(" and ")}, ${before ? "before" : "after"} the plan year ${record.planYear} it is printed under${
      record.objectiveRef === "" ? "" : ` (${record.objectiveRef})`
    }.`,
  });
}

/** First and last month of a due: `2010-03`, `2009-10 Q2`; a bare financial year says no month. */
function monthsOf(due: string): readonly [string, string] | undefined {
  if (/^\d{4}-\d{2}$/.test(due)) return [due, due];
  const quarter = /^(\d{4})-\d{2} Q([1-4])$/.exec(due);
  if (!quarter) return undefined;
  const year = Number(quarter[1]);
  const months: Readonly<Record<string, readonly [string, string]>> = {
    1: [`${year}-04`, `${year}-06`],
    2: [`${year}-07`, `${year}-09`],
    3: [`${year}-10`, `${year}-12`],
    4: [`${year + 1}-01`, `${year + 1}-03`],
  };
  return months[quarter[2] ?? ""];
}
