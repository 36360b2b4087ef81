import type { Format } from "../document.ts";
import type { FileStatus } from "../file-report.ts";
import type { BudgetLine, Milestone, Observation, ReportFacts } from "../records.ts";

/** What comparison has to know of a report beside its records. */
export interface ComparedReport {
  readonly doc: string;
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  readonly status: FileStatus;
  /** How many problems above a note its reading had. */
  readonly problems: number;
  readonly facts: ReportFacts;
}

/** What comparison reads of an observation: any observation will do, and so will a leaner one. */
export type ComparedObservation = Pick<
  Observation,
  | "id"
  | "row"
  | "council"
  | "source"
  | "section"
  | "ref"
  | "codes"
  | "title"
  | "measure"
  | "period"
  | "raw"
  | "value"
  | "unit"
  | "qualifiers"
  | "indicator"
> & {
  /** What the reading rests on; a leaner observation says the things that matter here itself. */
  readonly evidence?: readonly string[];
  /** The reference stands in a row above, not in its own. */
  readonly refFromAbove?: boolean;
  /** Its column is headed as cumulative. */
  readonly cumulative?: boolean;
  /** It was read off a scan, and its two readings differ. */
  readonly doubtful?: boolean;
  readonly corrected?: readonly Corrected[];
};

/** What a correction changed of a record: the printed cell stays as it is. */
export interface Corrected {
  readonly field: string;
  /** What was read there; empty where it was nothing. */
  readonly read: string;
}

/** One report's records, however they were kept. */
export interface ReportRecords {
  readonly report: ComparedReport;
  readonly observations: readonly ComparedObservation[];
  readonly milestones: readonly Milestone[];
  readonly budget: readonly BudgetLine[];
  /** Headings and sentences outside tables, where known: an indicator named only there is still present. */
  readonly prose?: readonly Prose[];
  /** Corrections of milestones and budget lines, by the record's id; an observation carries its own. */
  readonly corrected?: ReadonlyMap<string, readonly Corrected[]>;
}

export interface Prose {
  readonly page?: number;
  readonly text: string;
}

export type Verdict = "comparable" | "with_care" | "not_comparable";

/** Code-unit order: the same on every machine. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `NI9` before `NI10`: digits by their number, the rest by code unit. */
export function inCodeOrder(a: string, b: string): number {
  if (a === b) return 0;
  const left = runsOf(a);
  const right = runsOf(b);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const x = left[at] ?? "";
    const y = right[at] ?? "";
    const order = isDigits(x) && isDigits(y) ? Number(x) - Number(y) : inOrder(x, y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const isDigits = (run: string): boolean => run >= "0" && run < ":";

// Lists of codes are sorted again and again.
const runs = new Map<string, readonly string[]>();
const mostRuns = 5_000;

function runsOf(code: string): readonly string[] {
  let own = runs.get(code);
  if (!own) {
    if (runs.size >= mostRuns) runs.clear();
    own = code.match(/\d+|\D+/g) ?? [];
    runs.set(code, own);
  }
  return own;
}
