import type { Block, Document, SourceFile } from "../src/document.ts";
import { interpret } from "../src/interpret/index.ts";
import { normalise } from "../src/normalise/index.ts";
import type { Problem } from "../src/problem.ts";
import type { BudgetLine, CouncilRecord, Milestone, Observation } from "../src/records.ts";
import type { Interpretation } from "../src/rows.ts";
import { tableOf } from "./report-builders.ts";

export { tableOf };

export const sourceOf = (doc: string): SourceFile => ({
  file: `${doc}.txt`,
  doc,
  sha256: "0".repeat(64),
  bytes: 1,
});

/**
 * A document in one line a block: `"# Heading"`, `"paragraph"`, and a list of rows whose cells are
 * parted by ` | ` for a table.
 */
export function documentOf(...blocks: readonly (string | readonly string[])[]): Document {
  return {
    source: sourceOf("a"),
    format: "text",
    blocks: blocks.map(blockOf),
    running: [],
  };
}

function blockOf(block: string | readonly string[]): Block {
  if (typeof block !== "string") return tableOf(rowsOf(block));
  const heading = /^(#+) (.*)$/.exec(block);
  return heading
    ? { kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" }
    : { kind: "paragraph", text: block };
}

/** Rows of one width, short ones filled up with empty cells. */
export function rowsOf(lines: readonly string[]): string[][] {
  const rows = lines.map((line) => line.split(/ ?\| ?/));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

export interface Reading {
  readonly interpretation: Interpretation;
  readonly records: readonly CouncilRecord[];
  readonly problems: readonly Problem[];
}

/** Interpretation and normalisation of a document, as the pipeline does them. */
export function readingOf(document: Document): Reading {
  const interpretation = interpret(document);
  const normalised = normalise(interpretation.value, document.source);
  return {
    interpretation: interpretation.value,
    records: normalised.value.records,
    problems: [...interpretation.problems, ...normalised.problems],
  };
}

/** What a report of these blocks reads as; a cover of one council and year stands over them. */
export const readReport = (...blocks: readonly (string | readonly string[])[]): Reading =>
  readingOf(documentOf("# Halton Borough Council", "# Service Plan 2008-09", ...blocks));

/** An observation in one line: `NI60 | Core assessments | target 2008-09 = 86 percent`. */
export const observationLine = (record: Observation): string =>
  [
    record.codes.join(";") || "-",
    record.title,
    `${record.measure}${record.period ? ` ${record.period}` : ""} = ${record.value ?? `"${record.raw}"`}` +
      `${record.unit ? ` ${record.unit}` : ""}` +
      `${record.qualifiers.length > 0 ? ` [${record.qualifiers.join(";")}]` : ""}` +
      `${record.status ? ` ${record.status}` : ""}${record.direction ? ` ${record.direction}` : ""}`,
  ].join(" | ");

export const milestoneLine = (record: Milestone): string =>
  [
    record.objectiveRef || "-",
    record.text,
    `due ${record.due.join(";") || "-"}${record.status ? ` ${record.status}` : ""}`,
  ].join(" | ");

export const budgetText = (record: BudgetLine): string =>
  [
    record.line || "-",
    `${record.measure}${record.period ? ` ${record.period}` : ""} = ${record.amountGbp ?? `"${record.raw}"`}${record.isTotal ? " total" : ""}`,
  ].join(" | ");

/** A record of any kind in one line. */
export function recordLine(record: CouncilRecord): string {
  switch (record.kind) {
    case "observation":
      return observationLine(record);
    case "milestone":
      return milestoneLine(record);
    case "budget":
      return budgetText(record);
  }
}

export const recordLines = (reading: Reading): string[] => reading.records.map(recordLine);
