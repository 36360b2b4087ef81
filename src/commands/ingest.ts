import { readFileSync } from "node:fs";
import { type ImportSummary, importArchive, planImport } from "../archive/import-archive.ts";
import type { FileOutcome } from "../archive/outcome.ts";
import { readerPool } from "../archive/reader-pool.ts";
import { litterReason } from "../archive/walk.ts";
import type { Io } from "../main.ts";
import { WorkFailed } from "../problem.ts";
import { counted, printable } from "../render/text.ts";

export interface IngestOptions {
  readonly db: string;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly password?: string;
  readonly json?: boolean;
}

const maximumBytes = 100_000_000;

/** Imports files and folders into an archive. */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
  io: Io,
): Promise<number> {
  const settings = {
    archive: options.db,
    paths: paths.flatMap((path) => (path === "-" ? listFromStdin() : [Buffer.from(path)])),
    force: options.force ?? false,
    prune: options.prune ?? false,
    maximumBytes,
    retry: options.password ? ["file-encrypted"] : [],
  };
  if (settings.paths.length === 0) throw new WorkFailed(2, "No path was given.");
  const summary = options.dryRun
    ? await planImport(settings)
    : await importArchive(settings, () =>
        readerPool(options.password ? { password: options.password } : {}),
      );
  for (const outcome of summary.outcomes) io.err(`${outcomeLine(outcome)}\n`);
  io.out(summaryText(summary, options));
  const counts = countOutcomes(summary);
  if (counts.total !== summary.outcomes.length) throw new Error("The counts do not add up.");
  if (summary.interrupted) return 130;
  return summary.outcomes.some(({ stored }) => stored === "unread" || stored === "partly-read")
    ? 3
    : 0;
}

/** Paths from standard input, one a line, as bytes. */
function listFromStdin(): Buffer[] {
  const input = readFileSync(0);
  const paths: Buffer[] = [];
  for (let from = 0; from < input.length; ) {
    const end = input.indexOf(0x0a, from);
    const line = input.subarray(from, end < 0 ? input.length : end);
    if (line.length > 0) paths.push(line);
    from = (end < 0 ? input.length : end) + 1;
  }
  return paths;
}

function outcomeLine(outcome: FileOutcome): string {
  const found = [
    counted(outcome.observations, "observation"),
    counted(outcome.milestones, "milestone"),
    counted(outcome.budgetLines, "budget line"),
  ];
  const fresh = outcome.status === "read" || outcome.status === "partly-read";
  const what = fresh ? `: ${found.join(", ")}` : "";
  const [reason] = outcome.reasons;
  const still =
    outcome.status === "unchanged" && outcome.stored !== "read" ? ` (${outcome.stored})` : "";
  const why = reason ? ` [${reason.code}] ${reason.message}` : "";
  return printable(`${outcome.status}${still}  ${outcome.file}${what}${why}`);
}

function countOutcomes({ outcomes }: ImportSummary) {
  const count = (status: FileOutcome["status"]) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const litter = outcomes.filter(
    ({ status, reasons }) => status === "not-a-report" && reasons[0]?.message === litterReason,
  ).length;
  const counts = {
    found: outcomes.length,
    read: count("read"),
    partlyRead: count("partly-read"),
    unread: count("unread"),
    unchanged: count("unchanged"),
    notAReport: count("not-a-report"),
    wouldRead: count("would-read"),
  };
  const { read, partlyRead, unread, unchanged, notAReport, wouldRead } = counts;
  const total = read + partlyRead + unread + unchanged + notAReport + wouldRead;
  return { ...counts, litter, total };
}

function summaryText(summary: ImportSummary, options: IngestOptions): string {
  const { found, read, partlyRead, unread, unchanged, notAReport, litter, wouldRead } =
    countOutcomes(summary);
  if (options.json) {
    const { missing, resumed, interrupted } = summary;
    const counts = { found, read, partlyRead, unread, unchanged, notAReport, litter, wouldRead };
    return `${JSON.stringify({ ...counts, missing, resumed, interrupted, files: summary.outcomes })}\n`;
  }
  const parts = [
    `${read} read`,
    `${partlyRead} partly read`,
    `${unread} unread`,
    `${unchanged} unchanged`,
    `${notAReport} not a report${litter > 0 ? ` (${litter} ${litterReason})` : ""}`,
    ...(wouldRead > 0 ? [`${wouldRead} ${options.dryRun ? "would be read" : "not reached"}`] : []),
  ];
  const missing = summary.missing.map(
    (file) => `${options.prune ? "removed" : "no longer found"}  ${printable(file)}\n`,
  );
  return `${counted(found, "file")} found = ${parts.join(" + ")}\n${missing.join("")}`;
}
