import { existsSync, readFileSync } from "node:fs";
import { passingCodes } from "../archive/attempts.ts";
import { type ImportSummary, importArchive, planImport } from "../archive/import-archive.ts";
import { type FileLimits, fileLimits, packageSeconds } from "../archive/limits.ts";
import { readerPool } from "../archive/reader-pool.ts";
import { shownName } from "../archive/shown-name.ts";
import { WorkFailed } from "../problem.ts";
import { printable } from "../render/text.ts";
import { hasEngines } from "../scan/engine/tesseract.ts";
import type { Store } from "../store/store.ts";
import { compareWith, openOld } from "./compare-with.ts";
import { readCorrectionsFile } from "./corrections.ts";
import { summaryJson, summaryText } from "./import-summary.ts";
import type { Io } from "./io.ts";
import {
  type LimitOptions,
  type OcrCommandOptions,
  toJobs,
  toLimits,
  toOcr,
  wholeNumber,
  wholeNumberOr,
} from "./limit-options.ts";
import { type ProgressKind, progressKinds, startProgress } from "./progress.ts";

export interface IngestOptions extends LimitOptions, OcrCommandOptions {
  readonly db: string;
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly password?: string;
  readonly json?: boolean;
  readonly jobs?: string;
  readonly progress?: string;
  readonly corrections?: string;
  readonly compareWith?: string;
  readonly limitPackage?: string;
  readonly limitImport?: string;
  /** A database that holds a queue: reading is spread over all who serve it. */
  readonly queue?: string;
  readonly root?: string;
  readonly queueAll?: boolean;
}

/** Seconds beyond which a timer fires at once: some 24 days. */
const longest = 2_000_000;

/** Problems that other limits might not have led to. */
const limitCodes = [...passingCodes, "file-too-many-pages"];

/** Imports files and folders into an archive. */
export async function ingest(
  paths: readonly string[],
  options: IngestOptions,
  io: Io,
): Promise<number> {
  const limits = toLimits(options);
  const ocr = toOcr(options, options.db);
  refuseWithoutQueue(options);
  const given = paths.flatMap((path) => (path === "-" ? listFromStdin() : [Buffer.from(path)]));
  if (given.length === 0) throw new WorkFailed(2, "No path was given.");
  refuseNothing(given, options.db);
  const givenCorrections =
    options.corrections === undefined ? undefined : readCorrectionsFile(options.corrections);
  const old = await openCompared(options);
  const progress = startProgress(toProgressKind(options.progress), io);
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  const seconds =
    options.limitImport === undefined
      ? undefined
      : wholeNumber(options.limitImport, "--limit-import");
  const timer =
    seconds === undefined ? undefined : setTimeout(onInterrupt, Math.min(seconds, longest) * 1000);
  const settings = {
    archive: options.db,
    paths: given,
    force: options.force ?? false,
    prune: options.prune ?? false,
    packageSeconds: wholeNumberOr(options.limitPackage, "--limit-package", packageSeconds),
    maximumBytes: limits.fileMegabytes * 1_000_000,
    retry: [
      ...(options.password === undefined ? [] : ["file-encrypted"]),
      ...(ocr.ocr !== undefined && hasEngines() ? ["ocr-missing"] : []),
      ...(Object.keys(fileLimits).some(
        (name) => limits[name as keyof FileLimits] !== fileLimits[name as keyof FileLimits],
      )
        ? limitCodes
        : []),
    ],
    ...(givenCorrections && { corrections: givenCorrections.corrections }),
    signal: interrupt.signal,
    onPlanned: progress.planned,
    onOutcome: progress.outcome,
    onRead: progress.tick,
  };
  const jobs = toJobs(options.jobs);
  const pool = readerPool({
    jobs,
    limits,
    ...(options.password !== undefined && { password: options.password }),
    ...ocr,
  });
  // Without --queue nothing of it is loaded. A dry run reads no file.
  const queue =
    options.queue === undefined || options.dryRun
      ? undefined
      : await (await import("./ingest-queue.ts")).openQueue(
          { ...options, queue: options.queue },
          { paths: given, limits, jobs, pool, ...ocr },
          progress,
        );
  const reader = queue ?? pool;
  try {
    const work = options.dryRun ? planImport : importArchive;
    const summary = await work(settings, reader);
    progress.end();
    // The JSON stays open until the comparison stands in it, which is written report by report.
    const { bad = [], badCount = 0 } = givenCorrections ?? {};
    const told = { bad, badCount };
    io.out(options.json ? summaryJson(summary, told) : summaryText(summary, options, told));
    const different = await reportDifferences(old, summary, options, io);
    if (options.json) io.out("}\n");
    const found = different || badCount > 0 || holdNothing(summary) || summary.damaged.length > 0;
    return Math.max(exitStatus(summary), found ? 1 : 0);
  } finally {
    await queue?.close();
    old?.close();
    progress.end();
    clearTimeout(timer);
    process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
  }
}

function refuseWithoutQueue({ queue, root, queueAll }: IngestOptions): void {
  if (queue !== undefined || (root === undefined && !queueAll)) return;
  throw new WorkFailed(2, "--root and --queue-all say how --queue is used: give that, too.");
}

async function openCompared(options: IngestOptions): Promise<Store | undefined> {
  if (options.compareWith === undefined) return undefined;
  if (options.dryRun) {
    throw new WorkFailed(
      2,
      "--compare-with compares what was imported, and --dry-run imports nothing: give one of the two.",
    );
  }
  return openOld(options.compareWith, options.db);
}

/** True where the archives differ; what was interrupted is not compared. */
async function reportDifferences(
  old: Store | undefined,
  { interrupted }: ImportSummary,
  options: IngestOptions,
  io: Io,
): Promise<boolean> {
  if (!old || options.compareWith === undefined) return false;
  if (interrupted) {
    io.err("muniment: the import was interrupted, so nothing was compared.\n");
    return false;
  }
  const to = { path: options.compareWith, json: options.json ?? false };
  return compareWith(old, options.db, to, io);
}

/** Where not one of the paths is there, it is a slip of typing: no archive is made of it. */
function refuseNothing(paths: readonly Buffer[], archive: string): void {
  if (existsSync(archive) || paths.some((path) => existsSync(path))) return;
  const [first, ...rest] = paths.map((path) => shownName(path));
  const more = rest.length > 0 ? `, nor at ${rest.length} more` : "";
  throw new WorkFailed(2, `There is nothing at ${first}${more}; no archive was made.`);
}

/** Corrections, given now or held from before, of which not one holds: somebody has to look at them. */
const holdNothing = ({ corrections: { applied, staleCount } }: ImportSummary): boolean =>
  applied === 0 && staleCount > 0;

function exitStatus({ interrupted, outcomes }: ImportSummary): number {
  if (interrupted) return 130;
  for (const { stored } of outcomes) if (stored === "unread" || stored === "partly-read") return 3;
  return 0;
}

function toProgressKind(text = "auto"): ProgressKind {
  const kind = progressKinds.find((one) => one === text);
  if (kind) return kind;
  throw new WorkFailed(
    2,
    `--progress takes ${progressKinds.join(", ")}, not "${printable(text)}".`,
  );
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
