import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";
import { fingerprint } from "../archive/fingerprint.ts";
import type { FileLimits } from "../archive/limits.ts";
import { type ReaderPool, readerPool } from "../archive/reader-pool.ts";
import type { SourceFile } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import { unreadReport } from "../pipeline.ts";
import { type Problem, WorkFailed } from "../problem.ts";
import { jsonText } from "../render/json.ts";
import { documentText, recordsText, rowsText } from "../render/report-text.ts";
import { printable } from "../render/text.ts";
import type { Io } from "./io.ts";
import { type LimitOptions, type OcrCommandOptions, toLimits, toOcr } from "./limit-options.ts";

export interface InspectOptions extends LimitOptions, OcrCommandOptions {
  readonly stage: string;
  readonly json?: boolean;
  readonly password?: string;
  /** Where to write a picture of each page. */
  readonly draw?: string;
}

interface Stage {
  readonly json: (report: FileReport) => object;
  readonly text: (report: FileReport) => string;
}

const stages: Readonly<Record<string, Stage>> = {
  document: { json: documentJson, text: documentText },
  rows: { json: rowsJson, text: rowsText },
  records: { json: recordsJson, text: recordsText },
};

/** Shows what one stage makes of files; nothing is stored. */
export async function inspect(
  files: readonly string[],
  options: InspectOptions,
  io: Io,
): Promise<number> {
  const stage = stages[options.stage];
  if (!stage) {
    throw new WorkFailed(2, `There is no stage "${options.stage}": document, rows or records.`);
  }
  const limits = toLimits(options);
  const jobs = Math.min(availableParallelism(), files.length);
  const { password } = options;
  const reader = readerPool({
    jobs,
    limits,
    ...(password !== undefined && { password }),
    ...toOcr(options),
  });
  try {
    let whole = true;
    for await (const report of readAhead(files, jobs, (file) => readOne(file, reader, limits))) {
      whole = (await tell(report, stage, reader, options, io)) && whole;
    }
    return whole ? 0 : 3;
  } finally {
    reader.stop();
  }
}

/** Prints one report; true if all of it was read. */
async function tell(
  report: FileReport,
  stage: Stage,
  reader: ReaderPool,
  options: InspectOptions,
  io: Io,
): Promise<boolean> {
  const { file, doc } = report.source;
  let { status } = report;
  const problems = [...report.problems];
  if (options.draw !== undefined && report.format === "pdf" && status !== "unread") {
    const problem = await drawPages(file, doc, options.draw, reader, io);
    if (problem !== undefined) {
      status = "partly-read";
      problems.push(problem);
    }
  }
  io.out(options.json ? `${jsonText(stage.json(report))}\n` : stage.text(report));
  if (!options.json) {
    for (const { severity, code, page, message } of problems) {
      io.err(
        printable(`${severity}  ${file}${page ? `, page ${page}` : ""} [${code}] ${message}\n`),
      );
    }
  }
  return status === "read";
}

/** Reads a few files ahead of what is printed, in the order given. */
async function* readAhead<T, Result>(
  items: readonly T[],
  ahead: number,
  read: (item: T) => Promise<Result>,
): AsyncGenerator<Result> {
  const coming: Promise<Result>[] = [];
  for (const [index, item] of items.entries()) {
    coming.push(read(item));
    if (index + 1 < ahead) continue;
    yield (await coming.shift()) as Result;
  }
  for (const one of coming) yield await one;
}

/** Page by page, `<doc>-<page>.svg`: a folder of the user's own naming, a name of the file's own. */
async function drawPages(
  file: string,
  doc: string,
  folder: string,
  reader: ReaderPool,
  io: Io,
): Promise<Problem | undefined> {
  mkdirSync(folder, { recursive: true });
  return reader.draw(Buffer.from(file), undefined, (page, svg) => {
    const path = join(folder, `${doc}-${String(page).padStart(3, "0")}.svg`);
    writeFileSync(path, svg);
    io.err(printable(`wrote ${path}\n`));
  });
}

/** In a guarded process, as an import reads: this one only learns the file's hash. */
async function readOne(file: string, reader: ReaderPool, limits: FileLimits): Promise<FileReport> {
  const source: SourceFile = { file, doc: basename(file, extname(file)), sha256: "", bytes: 0 };
  const path = Buffer.from(file);
  const found = fingerprint(path, limits.fileMegabytes * 1_000_000);
  if (!("sha256" in found)) return unreadReport(source, found);
  const { sha256, bytes } = found;
  return reader.read({ path, source: { ...source, sha256, bytes } });
}

function documentJson({ source, format, status, document, problems }: FileReport) {
  return {
    file: source.file,
    doc: source.doc,
    format,
    pages: document?.pages ?? null,
    status,
    blocks: document?.blocks ?? [],
    running: document?.running ?? [],
    problems,
  };
}

function rowsJson({ source, status, factsWhy = [], verdicts, asides, problems }: FileReport) {
  return { file: source.file, doc: source.doc, status, factsWhy, verdicts, asides, problems };
}

function recordsJson({ source, status, facts, records, problems }: FileReport) {
  return { file: source.file, doc: source.doc, status, facts, records, problems };
}
