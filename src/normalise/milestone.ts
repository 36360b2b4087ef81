import { isStillToCome, missingText } from "../printed/missing.ts";
import { parseFinancialYear } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { Milestone, Status } from "../records.ts";
import type { MilestoneRow } from "../rows.ts";
import { findDue, parseDueCell, parseTick } from "./due.ts";
import { recordId } from "./identity.ts";
import type { ObservationContext } from "./observation.ts";
import { problemAt } from "./place.ts";
import { readStatus } from "./status.ts";

/** Words in a date cell that say there is no date, beside those for what is missing; anything else that gives none is a problem. */
const noDate =
  /^(?:$|to be |ongoing|on-going|continuous|monthly|weekly|daily|annual|quarterly|termly|bi-?annual|as required|when |throughout|during|each |every |review|contract|immediate|completed?$|-|–)/i;

const saysNoDate = (text: string): boolean =>
  noDate.test(text) || missingText.test(text) || isStillToCome(text);

/** One printed commitment to a record. */
export function rowToMilestone(
  row: MilestoneRow,
  number: number,
  context: ObservationContext,
): { record: Milestone; problems: Problem[] } {
  const { facts, keys } = context;
  const problems: Problem[] = [];
  const planYear = parseFinancialYear(row.planYear) ?? "";
  const year = planYear || (facts.financialYears[0] ?? "");
  const { officer, due } = dueOf(row, year);
  if (
    row.dueCell !== undefined &&
    due.length === 0 &&
    !saysNoDate(row.dueCell.trim()) &&
    /\d/.test(row.dueCell)
  ) {
    problems.push(
      problemAt(
        row.source,
        "note",
        "due-unreadable",
        `"${row.dueCell}" names no month or quarter that could be read; the commitment has no due date.`,
      ),
    );
  }
  let status: Status = "";
  const mark = row.statuses[0];
  if (mark) {
    const read = readStatus(mark, keys);
    if (read === undefined) {
      problems.push(
        problemAt(
          mark.source,
          "note",
          "status-unreadable",
          `The report does not say what "${mark.text || "the mark"}" in this cell means; no status was read.`,
        ),
      );
    }
    status = read ?? "";
  }
  return {
    record: {
      kind: "milestone",
      id: recordId(context.sha256, row.source, row.place),
      row: number,
      milestoneKind: row.milestoneKind,
      objectiveRef: row.objectiveRef,
      objective: row.objective,
      group: row.group,
      text: row.text,
      due,
      planYear,
      status,
      responsible: row.responsible || officer,
      commentary: row.commentary,
      council: facts.council,
      source: row.source,
      evidence: row.evidence,
    },
    problems,
  };
}

/** The due dates, and the officer where one stands in the date's cell: `March 09 DM Finance & Resources`. */
function dueOf(row: MilestoneRow, year: string): { due: string[]; officer: string } {
  if (row.ticks.length > 0) {
    return {
      due: row.ticks.flatMap((header) => parseTick(header) ?? parseTick(`${year} ${header}`) ?? []),
      officer: "",
    };
  }
  if (row.dueCell !== undefined) {
    const split =
      row.responsible === ""
        ? /^(.*?\d{2,4})\s+([A-Z][A-Za-z].{2,})$/.exec(row.dueCell.trim())
        : null;
    const dated = split ? parseDueCell(split[1] ?? "", year) : [];
    if (split && dated.length > 0 && parseDueCell(split[2] ?? "", year).length === 0)
      return { due: dated, officer: split[2] ?? "" };
    const due = parseDueCell(row.dueCell, year);
    return {
      due: due.length > 0 || row.dueCell.trim() !== "" ? due : findDue(row.text, year),
      officer: "",
    };
  }
  // a risk measure describes what is done, it promises no date
  if (row.milestoneKind === "risk_measure") return { due: [], officer: "" };
  const inText = findDue(row.text, year);
  if (inText.length > 0 || row.quarters.length === 0) return { due: inText, officer: "" };
  return {
    due: year === "" ? [] : row.quarters.map((quarter) => `${year} Q${quarter}`),
    officer: "",
  };
}
