import { createHash } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { unreadable } from "../archive/fingerprint.ts";
import { systemReason } from "../archive/walk.ts";
import type { SourceFile } from "../document.ts";
import type { FileReport } from "../file-report.ts";
import { drawReport, ingestFile, unreadReport } from "../pipeline.ts";
import { WorkFailed } from "../problem.ts";
import { documentText, recordsText, rowsText } from "../render/report-text.ts";
import { printable } from "../render/text.ts";
import type { Io } from "./io.ts";

export interface InspectOptions {
  readonly stage: string;
  readonly json?: boolean;
  readonly password?: string;
  /** Where to write a picture of each page. */
  readonly draw?: string;
}

const stages: Readonly<
  Record<string, { json: (report: FileReport) => object; text: (report: FileReport) => string }>
> = {
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
  let whole = true;
  for (const file of files) {
    const report = await readOne(file, options.password);
    if (options.draw !== undefined && report.format === "pdf" && report.status !== "unread") {
      await drawPages(file, report.source.doc, options.draw, options.password, io);
    }
    whole &&= report.status === "read";
    io.out(options.json ? `${JSON.stringify(stage.json(report))}\n` : stage.text(report));
    if (options.json) continue;
    for (const { severity, code, page, message } of report.problems) {
      io.err(
        printable(`${severity}  ${file}${page ? `, page ${page}` : ""} [${code}] ${message}\n`),
      );
    }
  }
  return whole ? 0 : 3;
}

/** Page by page, `<doc>-<page>.svg`: a folder of the user's own naming, a name of the file's own. */
async function drawPages(
  file: string,
  doc: string,
  folder: string,
  password: string | undefined,
  io: Io,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bytes = new Uint8Array(await readFile(file));
  for (const { page, svg } of await drawReport(bytes, password === undefined ? {} : { password })) {
    const path = join(folder, `${doc}-${String(page).padStart(3, "0")}.svg`);
    await writeFile(path, svg);
    io.err(printable(`wrote ${path}\n`));
  }
}

async function readOne(file: string, password: string | undefined): Promise<FileReport> {
  const source: SourceFile = { file, doc: basename(file, extname(file)), sha256: "", bytes: 0 };
  let bytes: Uint8Array;
  try {
    if (!(await stat(file)).isFile())
      return unreadReport(source, unreadable("it is not a regular file"));
    bytes = new Uint8Array(await readFile(file));
  } catch (error) {
    return unreadReport(source, unreadable(systemReason(error)));
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return ingestFile(
    { ...source, sha256, bytes: bytes.length },
    bytes,
    password === undefined ? {} : { password },
  );
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
