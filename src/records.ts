/** Typed, comparable records: what normalise gives, store keeps and compare sets side by side. */

/** What every record's id begins with: an id of digits alone, or like `93e73`, spreadsheets would take for a number. */
export const recordIdPrefix = "r";

/** The id of a record that may be named as archives of the first schemas named it, by its digits alone. */
export const presentId = (id: string): string =>
  /^[0-9a-f]{16}$/.test(id) ? `${recordIdPrefix}${id}` : id;

/** Where a record was printed. */
export interface SourceCell {
  /** The block's running number in the document, from 0. */
  readonly block: number;
  /** The table's running number in the document, from 1; absent for a record read from prose. */
  readonly table?: number;
  /** Row and column as `inspect` prints them, from 0. */
  readonly row?: number;
  readonly column?: number;
  /** From 1; absent where the format prints no pages. */
  readonly page?: number;
}

interface RecordBase {
  /** Made from the file's sha256, the table, row and column and the place in the cell: stable between machines and versions. */
  readonly id: string;
  /** Running number of the record's printed row among the records of its kind, from 1. */
  readonly row: number;
  readonly council: string;
  readonly source: SourceCell;
  /** What the reading rests on, one short phrase each: `header: Target 08/09`, `title joined over a page break`. */
  readonly evidence: readonly string[];
}

/* The words of a record's fields, once for its type and for whoever checks what comes from outside. */
export const measures = ["target", "actual", "benchmark", "quartile", "weight"] as const;
export const units = [
  "percent",
  "count",
  "gbp",
  "gbp_thousand",
  "points",
  "rate",
  "ratio",
  "",
] as const;
export const statuses = ["green", "amber", "red", ""] as const;
export const directions = ["up", "level", "down", "better", "same", "worse", ""] as const;
export type Measure = (typeof measures)[number];
export type Unit = (typeof units)[number];
export type Status = (typeof statuses)[number];
export type Direction = (typeof directions)[number];

/** One value of one indicator, for one period, as target, actual, benchmark, quartile or weight. */
export interface Observation extends RecordBase {
  readonly kind: "observation";
  /** Running number of the indicator table, from 1. */
  readonly table: number;
  readonly section: string;
  /** As printed, blanks collapsed. */
  readonly ref: string;
  /** Canonical, in print order: `NI112`, `BVPI197`, `PAF-C21`, `LI13`. */
  readonly codes: readonly string[];
  readonly title: string;
  readonly measure: Measure;
  /** `2008-09`, `2008-09 Q4`, or empty. */
  readonly period: string;
  readonly raw: string;
  /** Absent (null) unless the cell holds exactly one number. */
  readonly value: number | null;
  readonly unit: Unit;
  /** provisional, not_available, tbc, new, no_target, data_year=2008, baseline, text, compound. */
  readonly qualifiers: readonly string[];
  readonly status: Status;
  readonly direction: Direction;
  readonly responsible: string;
  readonly commentary: string;
  /** The catalogue entry this is taken to be (`NI60`, `BVPI38`), or empty. */
  readonly indicator: string;
}

export type MilestoneKind =
  | "milestone"
  | "activity"
  | "action"
  | "equality_action"
  | "risk_measure";

/** Something promised, usually by a date. */
export interface Milestone extends RecordBase {
  readonly kind: "milestone";
  readonly milestoneKind: MilestoneKind;
  readonly objectiveRef: string;
  readonly objective: string;
  readonly group: string;
  readonly text: string;
  /** `2009-03`, `2009-10 Q2`, `FY 2009-10`; several for tick charts; none where none is printed. */
  readonly due: readonly string[];
  readonly planYear: string;
  readonly status: Status;
  readonly responsible: string;
  readonly commentary: string;
}

/** `balance` is what a reserve or fund holds at a date; empty where the report does not say what a column of money is. */
export type BudgetMeasure =
  | "annual_budget"
  | "budget_to_date"
  | "actual_to_date"
  | "variance"
  | "committed"
  | "gross"
  | "grant_income"
  | "other_income"
  | "net"
  | "projection"
  | "capital"
  | "balance"
  | "";

/** A heading and an amount in one phase of one year. */
export interface BudgetLine extends RecordBase {
  readonly kind: "budget";
  readonly statement: string;
  readonly section: string;
  readonly line: string;
  /** The column's heading as printed. */
  readonly column: string;
  readonly measure: BudgetMeasure;
  readonly period: string;
  readonly raw: string;
  /** Whole pounds; null where it could not be read. */
  readonly amountGbp: number | null;
  readonly isTotal: boolean;
}

export type CouncilRecord = Observation | Milestone | BudgetLine;

export type DocType =
  | "service-plan"
  | "quarterly-monitoring"
  | "performance-plan"
  | "performance-overview"
  | "other";

/** What the report says of itself. Empty text where it says nothing. */
export interface ReportFacts {
  readonly council: string;
  readonly directorate: string;
  readonly service: string;
  readonly docType: DocType;
  readonly title: string;
  readonly periodLabel: string;
  /** ISO dates, or empty. */
  readonly periodStart: string;
  readonly periodEnd: string;
  /** `2008-09`, in order. */
  readonly financialYears: readonly string[];
}
