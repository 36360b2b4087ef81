/** Interpretation: meaning known, text still as printed. */

import type { Mark } from "./document.ts";
import type { BudgetMeasure, DocType, Measure, MilestoneKind, SourceCell } from "./records.ts";

export type TableKind =
  | "indicator"
  | "milestone"
  | "tick-chart"
  | "delivery-plan"
  | "objective-block"
  | "action-plan"
  | "equality-plan"
  | "risk-measures"
  | "budget"
  | "legend"
  | "none";

/** What a column was taken for, and how that was known. */
export interface ColumnReading {
  /** From 0. */
  readonly column: number;
  /** The header above it as printed, its rows joined by ` / `. */
  readonly header: string;
  readonly role: string;
  /** listed: in the vocabulary; alike: stems or spelling near a listed word; profile: from the cells below; none. */
  readonly how: "listed" | "alike" | "profile" | "none";
  /** The evidence that weighed most, heaviest first: `its header "Target" says target (+3.0)`. */
  readonly why?: readonly string[];
}

/** What a table was taken for, why, and what came second. */
export interface TableVerdict {
  /** Running number of the table in the document, from 1. */
  readonly table: number;
  readonly page?: number;
  readonly kind: TableKind;
  readonly why: readonly string[];
  readonly second?: { readonly kind: TableKind; readonly why: readonly string[] };
  readonly columns: readonly ColumnReading[];
  /** Rows of the grid that are its header, from 0. */
  readonly headerRows: readonly number[];
  /** The table whose header and reading it takes over, when it goes on after a page break. */
  readonly continues?: number;
}

/** Why something is set aside, and what each reason means. */
export const asideReasons = {
  blank: "nothing is printed there",
  header: "a header, also one printed again",
  section: "a title or group over what follows",
  total: "a total of what stands above",
  pointer: "only points elsewhere",
  legend: "the report's own key",
  "not-records": "understood, and no record",
  "not-stored": "understood as something of which nothing is stored",
  ambiguous: "two readings fit, and none was guessed",
  unrecognised: "fits no reading",
  unclaimed: "a figure or date beside what was read, to which no reading gave a meaning",
} as const;

export type AsideReason = keyof typeof asideReasons;

export const asideKinds = ["table", "row", "column", "cell", "list-item", "sentence"] as const;

export type AsideKind = (typeof asideKinds)[number];

/**
 * Something set aside by a reader, and why. A reader that does not say what it is sets a row aside, and
 * one that names a table need not name its block: `accountFor` completes both.
 */
export interface AsideRow {
  readonly kind: "aside";
  readonly of?: AsideKind;
  readonly reason: AsideReason;
  /** As printed, shortened. */
  readonly text: string;
  /** One phrase: `the table is a contents list`. */
  readonly why: string;
  readonly table?: number;
  /** From 0. */
  readonly row?: number;
  readonly column?: number;
  readonly page?: number;
  /** Index of its block in the document. */
  readonly block?: number;
}

/**
 * What was set aside, complete. Two laws hold for what `interpret` gives: rows in = rows interpreted + rows
 * set aside; every figure cell of a table and every dated item of a list is read, set aside or in a problem.
 */
export interface Aside extends AsideRow {
  readonly of: AsideKind;
  readonly block: number;
}

const neverUnderstood: readonly AsideReason[] = ["unrecognised", "unclaimed", "ambiguous"];
/** The codes that indicators go by. */
const indicatorCode = /\b(?:NI|BVPI?|LPI|LKPI|KPI|LI|PAF|LAA) ?[A-Z]?-?\d/;

/** The tables that gave nothing: taken for none that holds records, and of these those warned of. */
export interface TablesLeft {
  readonly none: ReadonlySet<number>;
  readonly unread: ReadonlySet<number>;
}

/**
 * Whether something set aside should be looked at by a person: no rule understood it, or it names an indicator
 * in a table that holds no records, or holds figures in one of which no rule said what it is.
 */
export function isToLookAt(aside: Aside, { none, unread }: TablesLeft): boolean {
  const { of, reason, text, table } = aside;
  if (neverUnderstood.includes(reason)) return true;
  if (of === "list-item" || of === "sentence" || reason !== "not-records") return false;
  return (
    (none.has(table ?? 0) && indicatorCode.test(text)) ||
    (unread.has(table ?? 0) && /\d/.test(text))
  );
}

/** What stands in a status or direction cell: words, letters, pictures, fills or glyphs. */
export interface PrintedMark {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The column's header, which may name a quarter. */
  readonly header: string;
  readonly source: SourceCell;
}

/** The rows of the grid a record was read from: its own and those a page break cut off. */
export interface RowPlace {
  readonly table: number;
  readonly row: number;
}

interface RowBase {
  /** Every grid row that went into this one. */
  readonly places: readonly RowPlace[];
  readonly evidence: readonly string[];
}

export interface PrintedValue {
  readonly measure: Measure;
  /** The header over the cell, its rows joined by a blank: the period is read from it. */
  readonly header: string;
  readonly text: string;
  readonly struck: readonly string[];
  readonly baseline: boolean;
  readonly source: SourceCell;
  /** The value's place in a cell that holds several, from 0. */
  readonly place: number;
}

/** One printed indicator with the value cells of its row. */
export interface IndicatorRow extends RowBase {
  readonly kind: "indicator";
  /** Running number among the indicator tables, from 1. */
  readonly indicatorTable: number;
  readonly section: string;
  readonly reference: string;
  /** The reference column's header, which may name a family: `BVPI No.` */
  readonly referenceHeader: string;
  readonly title: string;
  /** A unit column's cell, as printed. */
  readonly unit: string;
  readonly responsible: string;
  readonly commentary: string;
  readonly statuses: readonly PrintedMark[];
  readonly directions: readonly PrintedMark[];
  readonly values: readonly PrintedValue[];
}

/** One printed commitment. */
export interface MilestoneRow extends RowBase {
  readonly kind: "milestone";
  readonly milestoneKind: MilestoneKind;
  readonly objectiveRef: string;
  readonly objective: string;
  readonly group: string;
  readonly text: string;
  /** A completion-date or timescale cell, as printed; absent where the table has no such column. */
  readonly dueCell?: string;
  /** Ticked columns of a chart: the headers over the ticks. */
  readonly ticks: readonly string[];
  /** The quarter label before the text: the quarters it names. */
  readonly quarters: readonly number[];
  /** The heading, label or column heading over it that names one year. */
  readonly planYear: string;
  readonly responsible: string;
  readonly commentary: string;
  readonly statuses: readonly PrintedMark[];
  readonly source: SourceCell;
  readonly place: number;
}

export interface PrintedAmount {
  readonly measure: BudgetMeasure;
  /** The column's header as printed, its rows joined by a blank. */
  readonly header: string;
  /** How many pounds one printed unit is: 1, 1000 or 1000000. */
  readonly scale: number;
  /** Words of the table that name the amount's year where its own header names none. */
  readonly periodText?: string;
  readonly text: string;
  readonly source: SourceCell;
}

/** One printed line of a budget statement. */
export interface BudgetRow extends RowBase {
  readonly kind: "budget";
  readonly statement: string;
  readonly section: string;
  readonly line: string;
  readonly isTotal: boolean;
  readonly amounts: readonly PrintedAmount[];
}

export type InterpretedRow = IndicatorRow | MilestoneRow | BudgetRow;

/** One line of the report's own key: what a colour or symbol means. */
export interface KeyEntry {
  /** The word of the key: `Green`. */
  readonly word: string;
  readonly meaning: string;
  readonly marks: readonly Mark[];
  readonly of: "status" | "direction";
  /** Running number of the table that is the key; for a key in a line of text, the block's place before it. */
  readonly table?: number;
}

/** What the report says of itself, as printed. */
export interface PrintedFacts {
  readonly council: string;
  readonly directorate: string;
  readonly service: string;
  readonly docType: DocType;
  readonly title: string;
  /** The words that name the period, as printed. */
  readonly periodLabel: string;
  /** What spoke for each of them, the weightiest first. */
  readonly why?: readonly string[];
}

export interface Interpretation {
  readonly facts: PrintedFacts;
  readonly keys: readonly KeyEntry[];
  readonly verdicts: readonly TableVerdict[];
  readonly rows: readonly InterpretedRow[];
  readonly asides: readonly Aside[];
}
