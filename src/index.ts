/**
 * The library: the same functions that the commands use. Bytes to a document, a document to interpreted
 * rows, those to records; an archive to read; two sets of records to a comparison.
 */
import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import { type CouncilComparison, compareCouncils } from "./compare/across.ts";
import type { Comparison } from "./compare/comparison.ts";
import { compareReports, type ReportComparison } from "./compare/reports.ts";
import { type ComparisonAsked, compareArchive } from "./comparison.ts";
import type { SourceFile } from "./document.ts";
import type { ExtractOptions } from "./extract/options.ts";
import type { FileReport } from "./file-report.ts";
import { ingestFile, readDocument } from "./pipeline.ts";
import type { CouncilRecord } from "./records.ts";
import type { ReadingPlace } from "./render/reading.ts";
import { readingView } from "./render/reading-view.ts";
import { openStore } from "./store/open.ts";
import { runQuery, type Value } from "./store/query.ts";
import { readReports, type StoredReport } from "./store/read.ts";
import { type ComparedRecords, readCompared } from "./store/read-compared.ts";

export type { Comparison } from "./compare/comparison.ts";
export type {
  ComparisonAsked,
  CouncilAsked,
  CouncilsAsked,
  ReportsAsked,
} from "./comparison.ts";
export type { Block, Cell, Document, Mark, SourceFile, Table } from "./document.ts";
export { extract } from "./extract/index.ts";
export type { ExtractOptions } from "./extract/options.ts";
export type { FileReport } from "./file-report.ts";
export { interpret } from "./interpret/index.ts";
export { normalise } from "./normalise/index.ts";
export {
  type Outcome,
  type Problem,
  type ProblemCode,
  UnreadableFile,
  WorkFailed,
} from "./problem.ts";
export type { BudgetLine, CouncilRecord, Milestone, Observation, ReportFacts } from "./records.ts";
export type { ReadingPlace } from "./render/reading.ts";
export type { Aside, Interpretation, TableVerdict } from "./rows.ts";
export type { ComparedRecords, CouncilComparison, ReportComparison, StoredReport };

/** What the stages need to know of a file: its name, its id and the hash of its bytes. */
export function toSource(file: string, bytes: Uint8Array): SourceFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { file, doc: basename(file, extname(file)), sha256, bytes: bytes.length };
}

/** A file's bytes through all stages, as the import does it: never throws for what is in the file. */
export const readReport = (
  file: string,
  bytes: Uint8Array,
  options: ExtractOptions = {},
): Promise<FileReport> => ingestFile(toSource(file, bytes), bytes, options);

/**
 * A file for people to read, as one HTML page that runs nothing and fetches nothing, with a record's cell framed: its
 * `id`, `source_table`, `source_row` and `source_column` say where. Throws `UnreadableFile` as `extract` does.
 */
export async function readForPeople(
  file: string,
  bytes: Uint8Array,
  at?: ReadingPlace,
): Promise<string> {
  const source = toSource(file, bytes);
  return readingView(source.doc, bytes, await readDocument(source, bytes), at);
}

/** An archive that `muniment ingest` made, opened read-only. */
export interface Archive {
  /** Reports with their records, all or those of some councils or docs. */
  reports(where?: {
    readonly docs?: readonly string[];
    readonly councils?: readonly string[];
  }): StoredReport[];
  /** The records of some councils as `compare` takes them. */
  records(councils: readonly string[]): ComparedRecords[];
  /** Councils, two reports, or one council over time, as `muniment diff` sets them side by side. */
  comparison(asked: ComparisonAsked): Comparison;
  /** Rows of one query; values are bound by name, `:name`. */
  query(sql: string, parameters?: Readonly<Record<string, Value>>): Record<string, Value>[];
  close(): void;
}

/** Opens an archive. Throws `WorkFailed` with one sentence where it cannot be. */
export async function openArchive(path: string): Promise<Archive> {
  const store = await openStore(path);
  return {
    reports: (where = {}) => readReports(store, where),
    records: (councils) =>
      readCompared(store, ["observations", "milestones", "budget"], ({ facts }) =>
        councils.includes(facts.council),
      ),
    comparison: (asked) => compareArchive(store, asked),
    query: (sql, parameters = {}) => {
      const { columns, rows } = runQuery(store, sql, parameters);
      return [...rows].map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
      );
    },
    close: () => void store.close(),
  };
}

/** Councils side by side: what may be compared, with what care, and why. */
export function compare(records: readonly ComparedRecords[]): CouncilComparison;
/** Two reports: what is the same, what changed, what was dropped or added. */
export function compare(from: ComparedRecords, to: ComparedRecords): ReportComparison;
export function compare(
  first: readonly ComparedRecords[] | ComparedRecords,
  to?: ComparedRecords,
): CouncilComparison | ReportComparison {
  if ("report" in first) {
    if (!to) throw new TypeError("compare takes a list of reports' records, or two of them.");
    return compareReports(first, to);
  }
  return compareCouncils(first);
}

export type RecordOf<Kind extends CouncilRecord["kind"]> = Extract<CouncilRecord, { kind: Kind }>;
