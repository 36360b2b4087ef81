import { type FileReport, type FileStatus, tablesLeft } from "../file-report.ts";
import { isToLookAt } from "../rows.ts";
import type { Listed } from "../store/stage.ts";

export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** What became of one file name. */
export interface FileOutcome {
  readonly file: string;
  readonly status: FileStatus | "unchanged" | "not-a-report" | "would-read";
  /** What the archive says of it: an unchanged file may still be unread. */
  readonly stored: FileStatus | "";
  readonly format: string;
  readonly pages: number;
  readonly tables: number;
  readonly observations: number;
  readonly milestones: number;
  readonly budgetLines: number;
  /** Was read, and gave no record at all: perhaps nothing was printed, perhaps nobody understood it. */
  readonly withoutRecords: boolean;
  /** How many rows, cells and items were set aside that a person should look at. */
  readonly toLookAt: number;
  /** Why it was set aside, or why it could not be read whole: the first few that say so. */
  readonly reasons: readonly Reason[];
}

/** Enough to act on; v_problem has them all. */
const reasonsShown = 3;

export function outcomeOf(file: string, report: FileReport): FileOutcome {
  const count = (kind: string) => report.records.filter((record) => record.kind === kind).length;
  // Doubts about figures are v_problem's and check's to say: here it is about the file.
  const losses = report.problems.filter(
    ({ stage, severity }) => (stage === "extract" || stage === "archive") && severity !== "note",
  );
  const left = tablesLeft(report);
  const notReport = report.problems.find(({ code }) => code === "not-a-report");
  if (notReport) return { ...setAsideOutcome(file, notReport.message), format: report.format };
  const tables = report.document?.blocks.filter(({ kind }) => kind === "table").length ?? 0;
  return {
    file,
    status: report.status,
    stored: report.status,
    format: report.format,
    pages: report.document?.pages ?? 0,
    tables,
    observations: count("observation"),
    milestones: count("milestone"),
    budgetLines: count("budget"),
    withoutRecords: report.status !== "unread" && report.records.length === 0,
    toLookAt: report.asides.filter((aside) => isToLookAt(aside, left)).length,
    reasons: losses.slice(0, reasonsShown).map(({ code, message }) => ({ code, message })),
  };
}

const nothingCounted = {
  format: "",
  pages: 0,
  tables: 0,
  observations: 0,
  milestones: 0,
  budgetLines: 0,
  withoutRecords: false,
  toLookAt: 0,
};

export const setAsideOutcome = (file: string, reason: string): FileOutcome => ({
  ...nothingCounted,
  file,
  status: "not-a-report",
  stored: "",
  reasons: [{ code: "not-a-report", message: reason }],
});

export const wouldReadOutcome = (file: string): FileOutcome => ({
  ...nothingCounted,
  file,
  status: "would-read",
  stored: "",
  reasons: [],
});

/** A file that was not read again, because the archive or an interrupted import has it. */
export function heldOutcome(
  file: string,
  listed: Listed,
  taken: "unchanged" | "resumed",
): FileOutcome {
  if (listed.errorCodes.includes("not-a-report"))
    return { ...setAsideOutcome(file, listed.message), format: listed.format };
  return {
    ...nothingCounted,
    file,
    status: taken === "unchanged" ? "unchanged" : listed.status,
    stored: listed.status,
    format: listed.format,
    withoutRecords: listed.withoutRecords,
    toLookAt: listed.toLookAt,
    reasons:
      listed.status === "read"
        ? []
        : listed.errorCodes.slice(0, 1).map((code) => ({ code, message: listed.message })),
  };
}
