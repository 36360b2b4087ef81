import type { FileReport } from "../file-report.ts";

/** What a check may know of a report: everything but its file. */
export type CheckedReport = Pick<
  FileReport,
  "facts" | "records" | "document" | "verdicts" | "asides" | "problems"
>;
