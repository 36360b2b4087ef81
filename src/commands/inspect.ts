import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";
import type { GivenFile } from "../archive/given-file.ts";
import { findOneGiven } from "../archive/given-files.ts";
import { packageSeconds } from "../archive/limits.ts";
import { packageTime } from "../archive/package-time.ts";
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
  const jobs = availableParallelism();
  const { password } = options;
  const reader = readerPool({
    jobs,
    limits,
    ...(password !== undefined && { password }),
    ...toOcr(options),
  });
  const packages = packageTime(packageSeconds);
  const readOne = async (file: GivenFile): Promise<Inspected> => {
    const source = sourceOf(file);
    if (file.problem) return { file, report: unreadReport(source, file.problem) };
    const read = () => reader.read({ ...file, source });
    return { file, report: await packages.within(file, source, read) };
  };
  const given = givenFiles(files, limits.fileMegabytes * 1_000_000, reader, io);
  try {
    let whole = true;
    for await (const one of readAhead(given, jobs, readOne)) {
      whole = (await tell(one, stage, reader, options, io)) && whole;
    }
    return whole ? 0 : 3;
  } finally {
    reader.stop();
  }
}

interface Inspected {
  readonly file: GivenFile;
  readonly report: FileReport;
}

/** Each file, and of a zip archive what it holds, as an import finds it. */
async function* givenFiles(
  files: readonly string[],
  maximumBytes: number,
  reader: ReaderPool,
  io: Io,
): AsyncGenerator<GivenFile> {
  for (const file of files) {
    for (const one of await findOneGiven(file, maximumBytes, reader)) {
      if (one.kind === "set-aside") io.err(printable(`set aside  ${one.name}: ${one.reason}\n`));
      else yield one;
    }
  }
}

/** Prints one report; true if all of it was read. */
async function tell(
  { file: given, report }: Inspected,
  stage: Stage,
  reader: ReaderPool,
  options: InspectOptions,
  io: Io,
): Promise<boolean> {
  const { file } = report.source;
  let { status } = report;
  const problems = [...report.problems];
  if (options.draw !== undefined && report.format === "pdf" && status !== "unread") {
    const problem = await drawPages(given, report.source.doc, options.draw, reader, io);
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
  items: AsyncIterable<T>,
  ahead: number,
  read: (item: T) => Promise<Result>,
): AsyncGenerator<Result> {
  const coming: Promise<Result>[] = [];
  for await (const item of items) {
    coming.push(read(item));
    if (coming.length < ahead) continue;
    yield (await coming.shift()) as Result;
  }
  for (const one of coming) yield await one;
}

/** Page by page, `<doc>-<page>.svg`: a folder of the user's own naming, a name of the file's own. */
async function drawPages(
  file: GivenFile,
  doc: string,
  folder: string,
  reader: ReaderPool,
  io: Io,
): Promise<Problem | undefined> {
  mkdirSync(folder, { recursive: true });
  return reader.draw(file, undefined, (page, svg) => {
    const path = join(folder, `${doc}-${String(page).padStart(3, "0")}.svg`);
    writeFileSync(path, svg);
    io.err(printable(`wrote ${path}\n`));
  });
}

const sourceOf = ({ name, sha256, bytes }: GivenFile): SourceFile => ({
  file: name,
  doc: basename(name, extname(name)),
  sha256,
  bytes,
});

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
