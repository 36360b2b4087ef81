import type { Document, Format, SourceFile } from "./document.ts";
import type { Problem } from "./problem.ts";
import type { CouncilRecord, ReportFacts } from "./records.ts";
import type { Aside, TablesLeft, TableVerdict } from "./rows.ts";

export type FileStatus = "read" | "partly-read" | "unread";

/** Everything one file gave: plain data, made anywhere, written by one writer. */
export interface FileReport {
  readonly source: SourceFile;
  readonly format: Format;
  readonly status: FileStatus;
  /** Absent where the file is unread. */
  readonly document?: Document;
  readonly facts: ReportFacts;
  /** What spoke for the council, the title and the period, the weightiest first. */
  readonly factsWhy?: readonly string[];
  /** What each table was taken for, and why; by running number of the table. */
  readonly verdicts: readonly TableVerdict[];
  readonly asides: readonly Aside[];
  readonly records: readonly CouncilRecord[];
  readonly problems: readonly Problem[];
}

/** Its tables that gave no record. */
export const tablesLeft = ({ problems, verdicts }: FileReport): TablesLeft => ({
  none: new Set(verdicts.flatMap(({ kind, table }) => (kind === "none" ? [table] : []))),
  unread: new Set(
    problems.flatMap(({ code, table }) =>
      code === "table-unrecognised" && table !== undefined ? [table] : [],
    ),
  ),
});
