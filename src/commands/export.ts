import { closeSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "../main.ts";
import { WorkFailed } from "../problem.ts";
import { csvHeader, csvRows } from "../render/csv.ts";
import { jsonRow } from "../render/json.ts";
import { openStore } from "../store/open.ts";
import { exportedViews, type Rows, type Value, viewRows } from "../store/query.ts";

export interface ExportOptions {
  readonly db: string;
  readonly to: string;
  readonly format: string;
  /** False under --no-guard. */
  readonly guard: boolean;
  readonly json?: boolean;
}

type Writer = (rows: Rows, options: ExportOptions) => Iterable<string>;

const writers: Readonly<Record<string, Writer>> = { csv: toCsv, json: toJson, ndjson: toNdjson };

/** Writes every view to a file of its own. */
export async function exportArchive(options: ExportOptions, io: Io): Promise<number> {
  const writer = writers[options.format];
  if (!writer) {
    throw new WorkFailed(2, `There is no export format "${options.format}".`);
  }
  const store = await openStore(options.db);
  try {
    makeFolder(options.to);
    for (const [view, name] of exportedViews) {
      const file = join(options.to, `${name}.${options.format}`);
      writeFile(file, writer(viewRows(store, view), options));
      io.err(`wrote ${file}\n`);
    }
    return 0;
  } finally {
    store.close();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new WorkFailed(4, `The folder ${path} cannot be made.`, { cause: error });
  }
}

/** Piece by piece into a file beside it, then into place: a half-written export never carries the name. */
function writeFile(path: string, pieces: Iterable<string>): void {
  const draft = `${path}.part`;
  try {
    const file = openSync(draft, "w");
    try {
      for (const piece of pieces) writeSync(file, piece);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    if (error instanceof WorkFailed) throw error;
    throw new WorkFailed(4, `${path} cannot be written.`, { cause: error });
  }
}

const rowsAtOnce = 500;

function* chunks(rows: Iterable<readonly Value[]>): Iterable<(readonly Value[])[]> {
  let chunk: (readonly Value[])[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length === rowsAtOnce) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function* toCsv({ columns, rows }: Rows, { guard }: ExportOptions): Iterable<string> {
  yield csvHeader(columns);
  for (const chunk of chunks(rows)) yield csvRows(chunk, guard);
}

function* toJson({ columns, rows }: Rows): Iterable<string> {
  let separator = "[\n";
  for (const chunk of chunks(rows)) {
    yield separator + chunk.map((row) => jsonRow(columns, row)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

function* toNdjson({ columns, rows }: Rows): Iterable<string> {
  for (const chunk of chunks(rows)) yield chunk.map((row) => `${jsonRow(columns, row)}\n`).join("");
}
