import { isStillToCome, parseMissing } from "../printed/missing.ts";
import { parseFinancialYear } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { Milestone, Status } from "../records.ts";
import type { KeyEntry, MilestoneRow } from "../rows.ts";
import { findDue, findQuarterDue, parseDueCell, parseTick } from "./due.ts";
import { recordId } from "./identity.ts";
import { latestFirst } from "./latest-first.ts";
import type { ObservationContext } from "./observation.ts";
import { problemAt } from "./place.ts";
import { readStatus, whyUnread } from "./status.ts";

/** Words in a date cell that say there is no date, beside those for what is missing; anything else that gives none is a problem. */
const noDate =
  /^(?:$|to be |ongoing|on-going|continuous|monthly|weekly|daily|annual|quarterly|termly|bi-?annual|as required|when |throughout|during|each |every |review|contract|immediate|completed?$|-|–)/i;

const saysNoDate = (text: string): boolean =>
  noDate.test(text) || parseMissing(text) !== undefined || isStillToCome(text);

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
  const [tick] = row.ticks;
  if (tick !== undefined && due.length === 0)
    problems.push(
      problemAt(
        row.source,
        "note",
        "due-unreadable",
        `A period that is ticked, "${tick}", is no month, quarter or year; the commitment has no due date.`,
      ),
    );
  const status = statusOf(row, keys, problems);
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

/** The latest state among the row's status and progress columns; a remark beside a state is no riddle. */
function statusOf(row: MilestoneRow, keys: readonly KeyEntry[], problems: Problem[]): Status {
  const read = latestFirst(row.statuses).map((mark) => ({ mark, status: readStatus(mark, keys) }));
  const state = read.find(({ status }) => status !== undefined && status !== "")?.status;
  if (state !== undefined) return state;
  const riddle = read.find(({ status }) => status === undefined);
  if (riddle) {
    problems.push(
      problemAt(riddle.mark.source, "note", "status-unreadable", whyUnread(riddle.mark)),
    );
  }
  return "";
}

/** Characters: a longer cell is prose, and would be searched from each of its dates to its end. */
const longestDateCell = 1000;

/** A date's cell that also names the officer, after the date or before it: `March 09 DM Finance`, `J Smith – 31/03/09`. */
const officerAfter = /^(.*?\d{2,4})[\s,;:/–-]+\(?([A-Z][A-Za-z. ].+?)\)?$/;
const officerBefore =
  /^\(?([A-Z][A-Za-z&./'’ ]{2,}?(?:,\s(?:[A-Z]\.?\s?){1,2})?)\)?(?:\s*[,;:–]\s*|\s-\s|\s)(?:by\s)?((?:end\s(?:of\s)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Za-z]*[\s./'’-]*\d[\d/.’' -]*)$/;
/** First or last words beside a date that speak of the date, the work or its state, not of a person. */
const noOfficer =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|no|not|than|before|after|within|around|about|latest|earliest|(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|by|end|start|begin(?:ning)?|mid|early|late|review\w*|complet\w*|bid|deadline|draft|final|phase|stage|target|due|from|to|until|quarter|qtr|annual(?:ly)?|monthly|quarterly|ongoing|underway|then|initial|first|second|third|report\w*|spring|summer|autumn|winter|easter|christmas|term|week|commencing|year|revised|original|approx(?:imately)?|tbc|in|on|at|and|or|for|if|onwards?|subject|delayed|slipp\w*|achieved|done|met|missed|not|green|amber|red|now|was|published|launch\w*|implement\w*|approv\w*|agree\w*)$/i;
const isOfficer = (text: string, year: string): boolean => {
  const words = text.split(/[\s,;:.()/–—-]+/).filter((word) => word !== "");
  const [first = ""] = words;
  return (
    !noOfficer.test(first) &&
    !noOfficer.test(words.at(-1) ?? "") &&
    parseDueCell(text, year).length === 0
  );
};

/** The due dates, and the officer where one stands in the date's cell. */
function dueOf(row: MilestoneRow, year: string): { due: string[]; officer: string } {
  if (row.ticks.length > 0) {
    const due = row.ticks.flatMap((header) => parseTick(header, year) ?? []);
    return { due: [...new Set(due)], officer: "" };
  }
  if (row.dueCell !== undefined) {
    const cell = row.dueCell.replace(/\s+/g, " ").trim();
    const split = row.responsible === "" ? splitOfficer(cell, year) : undefined;
    if (split) return split;
    const due = parseDueCell(cell, year);
    return { due: due.length > 0 || cell !== "" ? due : findDue(row.text, year), officer: "" };
  }
  // a risk measure describes what is done, it promises no date
  if (row.milestoneKind === "risk_measure") return { due: [], officer: "" };
  const inText = findDue(row.text, year);
  if (inText.length > 0) return { due: inText, officer: "" };
  if (row.quarters.length === 0) return { due: findQuarterDue(row.text, year), officer: "" };
  return {
    due: year === "" ? [] : row.quarters.map((quarter) => `${year} Q${quarter}`),
    officer: "",
  };
}

function splitOfficer(cell: string, year: string): { due: string[]; officer: string } | undefined {
  if (cell.length > longestDateCell) return undefined;
  const after = officerAfter.exec(cell);
  if (after) {
    const [, date = "", officer = ""] = after;
    const due = parseDueCell(date, year);
    if (due.length > 0 && isOfficer(officer, year)) return { due, officer };
  }
  const before = officerBefore.exec(cell);
  if (before) {
    const [, officer = "", date = ""] = before;
    const due = parseDueCell(date, year);
    if (due.length > 0 && isOfficer(officer, year)) return { due, officer };
  }
  return undefined;
}
