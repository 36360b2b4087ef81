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

/** Counts every file found; a sum that is not the number found is a fault of our own. */
function countOutcomes({ outcomes, found }: ImportSummary): Counts {
  const count = (status: FileOutcome["status"]) =>
    outcomes.filter((outcome) => outcome.status === status).length;
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
  const system_files = outcomes.filter(
    ({ status, reasons }) => status === "not-a-report" && reasons[0]?.message === litterReason,
  ).length;
  return { found, ...counts, system_files };
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
  const counts = countOutcomes(summary);
  const without_records = withoutRecords(outcomes);
  const to_look_at = toLookAt(outcomes).map(({ file, toLookAt: rows }) => ({ file, rows }));
  const rest = { without_records, to_look_at, copies, missing, damaged, resumed, interrupted };
  const { applied, stale, staleCount } = corrections;
  const counted = { applied, stale_count: staleCount, bad_count: badCount, stale, bad };
  const told = { corrections: counted, files: outcomes };
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
  const counts = countOutcomes(summary);
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
    ...problemLines(summary.outcomes),
    ...recordlessLines(summary.outcomes),
    ...setAsideLines(summary.outcomes),
    ...otherPaperLines(summary.outcomes),
    ...copyLines(summary),
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
function copyLines({ copies, outcomes }: ImportSummary): string[] {
  const names = new Set(
    outcomes.filter(({ status }) => status !== "unchanged").map(({ file }) => file),
  );
  if (names.size === 0) return [];
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

const withoutRecords = (outcomes: readonly FileOutcome[]): string[] =>
  outcomes.filter((outcome) => outcome.withoutRecords).map(({ file }) => file);

const toLookAt = (outcomes: readonly FileOutcome[]): FileOutcome[] =>
  outcomes
    .filter((outcome) => outcome.toLookAt > 0)
    .sort((a, b) => b.toLookAt - a.toLookAt || (a.file < b.file ? -1 : 1));

/** So many files are named; check names them all. */
const filesNamed = 20;

/** The files with the most rows that nobody understood, though a code or figure stands in them. */
function setAsideLines(outcomes: readonly FileOutcome[]): string[] {
  const files = toLookAt(outcomes);
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
function otherPaperLines(outcomes: readonly FileOutcome[]): string[] {
  const papers = outcomes.filter(
    ({ status, format }) => status === "not-a-report" && format !== "",
  );
  if (papers.length === 0) return [];
  return [
    "no reports, by what they say:",
    ...papers.map(({ file, reasons }) => printable(`  ${file}: ${reasons[0]?.message ?? ""}`)),
  ];
}

/** What gave nothing is named: its figures, if any, stand in v_aside alone. */
function recordlessLines(outcomes: readonly FileOutcome[]): string[] {
  const files = withoutRecords(outcomes);
  if (files.length === 0) return [];
  return [
    "read, but no record in them (v_aside says what was set aside, and why):",
    ...files.map((file) => printable(`  ${file}`)),
  ];
}

/** Files a code, the most frequent first: what needs a look, before who. */
function problemLines(outcomes: readonly FileOutcome[]): string[] {
  const files = new Map<string, number>();
  for (const { stored, reasons } of outcomes) {
    if (stored !== "unread" && stored !== "partly-read") continue;
    const code = reasons[0]?.code ?? "";
    files.set(code, (files.get(code) ?? 0) + 1);
  }
  const sorted = [...files].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const lines = sorted.map(([code, count]) => `  ${code}: ${counted(count, "file")}`);
  return lines.length > 0 ? ["files that need a look (muniment check --files):", ...lines] : [];
}
