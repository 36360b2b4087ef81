import type { ImportSummary } from "../archive/import-archive.ts";
import type { FileOutcome } from "../archive/outcome.ts";
import { litterReason } from "../archive/walk.ts";
import { jsonText } from "../render/json.ts";
import { counted, printable } from "../render/text.ts";
import type { BadLine } from "./corrections.ts";

/** Files found = read + partly read + unread + unchanged + not a report (+ not reached, where it was interrupted). */
interface Counts {
  readonly found: number;
  readonly read: number;
  readonly partly_read: number;
  readonly unread: number;
  readonly unchanged: number;
  readonly not_a_report: number;
  readonly not_reached: number;
  /** Of those that are not a report, what systems leave behind. */
  readonly system_files: number;
}

/** What is told of the files together, found in one way through all of them: there may be a hundred thousand. */
interface Told {
  readonly counts: Counts;
  readonly withoutRecords: readonly string[];
  /** With rows that nobody understood, those with most of them first. */
  readonly toLookAt: readonly FileOutcome[];
  /** That say of themselves what else they are. */
  readonly papers: readonly FileOutcome[];
  /** How many files could not be read whole for the reason of each code. */
  readonly codes: ReadonlyMap<string, number>;
  readonly isAnyNew: boolean;
}

const plusOne = <Key>(counts: Map<Key, number>, key: Key) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

/** Counts every file found; a sum that is not the number found is a fault of our own. */
function tell({ outcomes, found }: ImportSummary): Told {
  const statuses = new Map<FileOutcome["status"], number>();
  const codes = new Map<string, number>();
  const withoutRecords: string[] = [];
  const toLookAt: FileOutcome[] = [];
  const papers: FileOutcome[] = [];
  let system_files = 0;
  for (const outcome of outcomes) {
    const { file, status, stored, format, reasons } = outcome;
    plusOne(statuses, status);
    if (stored === "unread" || stored === "partly-read") plusOne(codes, reasons[0]?.code ?? "");
    if (outcome.withoutRecords) withoutRecords.push(file);
    if (outcome.toLookAt > 0) toLookAt.push(outcome);
    if (status !== "not-a-report") continue;
    if (format !== "") papers.push(outcome);
    if (reasons[0]?.message === litterReason) system_files += 1;
  }
  const count = (status: FileOutcome["status"]) => statuses.get(status) ?? 0;
  const counts = {
    read: count("read"),
    partly_read: count("partly-read"),
    unread: count("unread"),
    unchanged: count("unchanged"),
    not_a_report: count("not-a-report"),
    not_reached: count("would-read"),
  };
  const sum = Object.values(counts).reduce((total, one) => total + one, 0);
  if (sum !== found) throw new Error(`${found} files were found, but ${sum} accounted for.`);
  return {
    counts: { found, ...counts, system_files },
    withoutRecords,
    toLookAt: toLookAt.sort((a, b) => b.toLookAt - a.toLookAt || (a.file < b.file ? -1 : 1)),
    papers,
    codes,
    isAnyNew: counts.unchanged < found,
  };
}

/** The first bad lines of a file of corrections, and how many there are. */
interface Bad {
  readonly bad: readonly BadLine[];
  readonly badCount: number;
}
const noBad: Bad = { bad: [], badCount: 0 };

/** One object, left open at its end for what is added to it. */
export function summaryJson(summary: ImportSummary, { bad, badCount }: Bad = noBad): string {
  const { missing, resumed, interrupted, corrections, copies, outcomes, damaged } = summary;
  const { counts, withoutRecords: without_records, toLookAt } = tell(summary);
  const to_look_at = toLookAt.map(({ file, toLookAt: rows }) => ({ file, rows }));
  const rest = { without_records, to_look_at, copies, missing, damaged, resumed, interrupted };
  const { applied, stale, staleCount } = corrections;
  const counted = { applied, stale_count: staleCount, bad_count: badCount, stale, bad };
  const told = { corrections: counted, files: [...outcomes] };
  return jsonText({ ...counts, ...rest, ...told }).slice(0, -1);
}

export function summaryText(
  summary: ImportSummary,
  options: {
    readonly prune?: boolean;
    readonly dryRun?: boolean;
  },
  bad: Bad = noBad,
): string {
  const told = tell(summary);
  const { counts } = told;
  const litter = counts.system_files > 0 ? ` (${counts.system_files} ${litterReason})` : "";
  const parts = [
    `${counts.read} read`,
    `${counts.partly_read} partly read`,
    `${counts.unread} unread`,
    `${counts.unchanged} unchanged`,
    `${counts.not_a_report} not a report${litter}`,
    ...(counts.not_reached > 0
      ? [`${counts.not_reached} ${options.dryRun ? "to be read" : "not reached"}`]
      : []),
  ];
  const lines = [
    `${counted(counts.found, "file")} found = ${parts.join(" + ")}`,
    ...(summary.resumed > 0
      ? [`${summary.resumed} of them had been read by an import that was interrupted`]
      : []),
    ...damageLines(summary, options.dryRun ?? false),
    ...problemLines(told),
    ...recordlessLines(told),
    ...setAsideLines(told),
    ...otherPaperLines(told),
    ...(told.isAnyNew ? copyLines(summary) : []),
    ...summary.missing.map((file) => printable(`${missingWord(options)}  ${file}`)),
    ...correctionLines(summary, bad),
    ...(summary.interrupted ? ["interrupted: the same command goes on from here"] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function correctionLines({ corrections }: ImportSummary, { bad, badCount }: Bad): string[] {
  const { applied, staleCount, stale } = corrections;
  if (applied + staleCount + badCount === 0) return [];
  const more = staleCount + badCount - stale.length - bad.length;
  return [
    `${counted(applied, "correction")} applied`,
    ...bad.map(({ message }) => `  ${message}`),
    ...stale.map(({ message }) => printable(`  ${message}`)),
    ...(more > 0 ? [`  … and ${more} more that do not hold`] : []),
  ];
}

function damageLines({ damaged }: ImportSummary, dryRun: boolean): string[] {
  if (damaged.length === 0) return [];
  return [
    `the archive was damaged: rows of these were not what was written, and their files ${dryRun ? "would be" : "were"} read again:`,
    ...damaged.map((doc) => printable(`  ${doc}`)),
  ];
}

function missingWord({ prune, dryRun }: { readonly prune?: boolean; readonly dryRun?: boolean }) {
  if (!prune) return "no longer found";
  return dryRun ? "would be removed" : "removed";
}

/** Copies whose file was read just now, or whose other copy was: the rest were told before. */
function copyLines({ copies }: ImportSummary): string[] {
  const speakers = new Map<string, string>();
  const lines = copies.map(({ file, copy_of, shared, differing, why }) => {
    speakers.set(copy_of, why);
    const differ = differing > 0 ? `, ${differing} differ` : "";
    return printable(
      `  ${file}: a copy of ${copy_of} (${counted(shared, "record")} agree${differ})`,
    );
  });
  for (const [doc, why] of speakers) lines.push(printable(`  ${doc} counts. ${why}`));
  return lines.length > 0
    ? ["another copy of one report; one of them is counted (v_report.copy_of):", ...lines]
    : [];
}

/** So many files are named; check names them all. */
const filesNamed = 20;

/** The files with the most rows that nobody understood, though a code or figure stands in them. */
function setAsideLines({ toLookAt: files }: Told): string[] {
  if (files.length === 0) return [];
  const more = files.length - filesNamed;
  return [
    "set aside with a code or figure and not understood (muniment check --asides lists it):",
    ...files
      .slice(0, filesNamed)
      .map(({ file, toLookAt: rows }) =>
        printable(`  ${file}: ${counted(rows, "row or cell", "rows and cells")}`),
      ),
    ...(more > 0 ? [`  … and ${counted(more, "more file", "more files")}`] : []),
  ];
}

/** Files that say of themselves what else they are, apart from litter: which, and what. */
function otherPaperLines({ papers }: Told): string[] {
  if (papers.length === 0) return [];
  return [
    "no reports, by what they say:",
    ...papers.map(({ file, reasons }) => printable(`  ${file}: ${reasons[0]?.message ?? ""}`)),
  ];
}

/** What gave nothing is named: its figures, if any, stand in v_aside alone. */
function recordlessLines({ withoutRecords: files }: Told): string[] {
  if (files.length === 0) return [];
  return [
    "read, but no record in them (v_aside says what was set aside, and why):",
    ...files.map((file) => printable(`  ${file}`)),
  ];
}

/** Files a code, the most frequent first: what needs a look, before who. */
function problemLines({ codes }: Told): string[] {
  const sorted = [...codes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const lines = sorted.map(([code, count]) => `  ${code}: ${counted(count, "file")}`);
  return lines.length > 0 ? ["files that need a look (muniment check --files):", ...lines] : [];
}
