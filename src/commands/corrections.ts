import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { WorkFailed } from "../problem.ts";
import { csvHeader, csvRows, unguardFormula } from "../render/csv.ts";
import { printable } from "../render/text.ts";
import {
  type Correction,
  correctableFields,
  readCorrections,
  staleCorrections,
} from "../store/corrections.ts";
import { openStore } from "../store/open.ts";
import { runQuery } from "../store/query.ts";
import { firstLines, lineSet } from "./first-lines.ts";
import { foundNames } from "./found-names.ts";
import type { Io } from "./io.ts";
import { wholeNumberOr } from "./limit-options.ts";

export interface TemplateOptions {
  readonly db: string;
  readonly doc?: string;
  readonly council?: string;
  readonly limit?: string;
}

/** The columns of a file of corrections; the template adds what helps to fill it in. */
const columns = ["record", "doc", "table", "row", "column", "field", "reads", "correct", "reason"];
const helpful = ["page", "printed", "title", "doubts"];

/** Prints a file of corrections for the doubtful records, the worst first: `correct` is to be filled in. */
export async function correctionsTemplate(options: TemplateOptions, io: Io): Promise<number> {
  const limit = wholeNumberOr(options.limit, "--limit", 100);
  const store = await openStore(options.db);
  try {
    const { doc, council } = foundNames(store, options);
    const { rows } = runQuery(store, doubtful, {
      doc: doc ?? null,
      council: council ?? null,
      limit,
    });
    io.out(csvHeader([...columns, ...helpful]));
    for (const row of rows) io.out(csvRows([row], true));
    // A file takes the place of those before it: with these in it, none is lost.
    const stale = new Map(staleCorrections(store).map(({ line, message }) => [line, message]));
    for (const one of readCorrections(store)) {
      io.out(csvRows([keptRow(one, stale.get(one.line) ?? "corrected already")], true));
    }
    return 0;
  } finally {
    store.close();
  }
}

function keptRow(one: Correction, state: string): (string | number | null)[] {
  const { record, doc, table, row, column, field, reads, correct, reason } = one;
  const given = [record, doc, table, row, column, field, reads, correct, reason];
  return [...given, null, "", "", state];
}

const doubtful = `SELECT id, doc, source_table, source_row, source_column, field, reads, '', '',
    page, raw, title, doubts
  FROM v_doubtful
  WHERE (:doc IS NULL OR doc = :doc) AND (:council IS NULL OR lower(council) = lower(:council))
    AND NOT EXISTS (SELECT 1 FROM correction c
      WHERE c.target = id AND c.field = v_doubtful.field AND c.state = 'applied')
  LIMIT :limit`;

const place = z
  .string()
  .regex(/^\d*$/, "takes a whole number")
  .transform((text) => placeOf(text));

const line = z
  .object({
    record: z.string(),
    doc: z.string(),
    table: place,
    row: place,
    column: place,
    field: z.string().refine((name) => correctableFields.includes(name), {
      error: `takes one of ${correctableFields.join(", ")}`,
    }),
    reads: z.string(),
    correct: z.string(),
    reason: z.string(),
  })
  .refine(
    ({ record, doc, table, row, column }) =>
      record !== "" || (doc !== "" && table !== null && row !== null && column !== null),
    { path: ["record"], error: "takes a record's id, or doc, table, row and column must be given" },
  );

/** A line that is no correction, and why. */
export interface BadLine {
  readonly line: number;
  readonly message: string;
}

export interface GivenCorrections {
  /** Read anew from the file's bytes whenever they are gone through: a million of them take no memory. */
  readonly corrections: Iterable<Correction>;
  /** The first of those there are. */
  readonly bad: readonly BadLine[];
  readonly badCount: number;
}

/** So many bad lines are named. */
const mostNamed = 1000;

/**
 * Reads a file of corrections. A line whose `correct` is empty is not one yet and is passed over; a bad line
 * is named and keeps no other from holding. Throws `WorkFailed` (2) where the file is not one.
 */
export function readCorrectionsFile(path: string): GivenCorrections {
  return givenCorrections(readBytes(path), path);
}

export function parseCorrections(
  text: string,
  path: string,
): { readonly corrections: readonly Correction[]; readonly bad: readonly BadLine[] } {
  const { corrections, bad } = givenCorrections(Buffer.from(text), path);
  return { corrections: [...corrections], bad };
}

function givenCorrections(bytes: Buffer, path: string): GivenCorrections {
  const bad: BadLine[] = [];
  let badCount = 0;
  const good = lineSet();
  // Also finds out at once whether the file is one.
  for (const one of linesOf(bytes, path)) {
    if (typeof one === "number") {
      good.add(one);
      continue;
    }
    badCount += 1;
    if (bad.length < mostNamed) bad.push(one);
  }
  const corrections = {
    *[Symbol.iterator]() {
      for (const { record: fields, info } of rowsOf(bytes, path)) {
        if (good.has(info.lines)) yield correctionOf(info.lines, fields);
      }
    },
  };
  return { corrections, bad, badCount };
}

const placeOf = (text: string): number | null => (text === "" ? null : Number(text));

/** What a line holds that was found to be a correction. */
function correctionOf(at: number, fields: Readonly<Record<string, string>>): Correction {
  const of = (name: string): string => unguarded(fields[name] ?? "");
  return {
    line: at,
    record: of("record"),
    doc: of("doc"),
    table: placeOf(of("table")),
    row: placeOf(of("row")),
    column: placeOf(of("column")),
    field: of("field"),
    reads: of("reads"),
    correct: of("correct"),
    reason: of("reason"),
  };
}

/** The number of each line that is a correction, and why another is none. */
function* linesOf(bytes: Buffer, path: string): Generator<number | BadLine> {
  const refused = (at: number, sentence: string): BadLine => ({
    line: at,
    message: printable(`${path}, line ${at}: ${sentence}.`),
  });
  const lines = firstLines();
  for (const { record: fields, info } of rowsOf(bytes, path)) {
    if ((fields.correct ?? "") === "") continue;
    const given = Object.fromEntries(columns.map((name) => [name, unguarded(fields[name] ?? "")]));
    const parsed = line.safeParse(given);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const name = String(issue?.path[0] ?? "record");
      const sentence = `"${name}" ${issue?.message}, not "${(given[name] ?? "").slice(0, shownLength)}"`;
      yield refused(info.lines, sentence);
      continue;
    }
    const { record, doc, table, row, column, field } = parsed.data;
    const key = JSON.stringify([record || [doc, table, row, column], field]);
    const before = lines.first(key, info.lines);
    if (before === undefined) yield info.lines;
    else yield refused(info.lines, `line ${before} corrects the same ${field} already`);
  }
}

/** Characters of a given text that a sentence shows. */
const shownLength = 80;

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Bytes of the file that are taken apart at a time: what comes of so many is gone before it grows old in memory. */
const chunkBytes = 1 << 16;

/** The file's records, some after others: all at once, a million of them take a gigabyte. */
function* rowsOf(bytes: Buffer, path: string): Generator<Row> {
  let header: string[] | undefined;
  let before = 0;
  for (const chunk of recordChunks(bytes)) {
    const rows = parseRows(
      chunk,
      path,
      header ??
        ((names) => {
          header = checkedHeader(names, path);
          return header;
        }),
    );
    for (const { record, info } of rows) yield { record, info: { lines: before + info.lines } };
    before += linesIn(chunk);
  }
}

/** Cut between records: at a line's end outside quotes. */
function* recordChunks(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (byte === 0x0a && !isQuoted && at - from >= chunkBytes) {
      yield bytes.subarray(from, at + 1);
      from = at + 1;
    }
  }
  if (from < bytes.length || from === 0) yield bytes.subarray(from);
}

function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

function checkedHeader(header: readonly string[], path: string): string[] {
  const missing = ["field", "correct"].filter((name) => !header.includes(name));
  if (missing.length > 0 || !(header.includes("record") || header.includes("doc"))) {
    const list = columns.join(", ");
    throw new WorkFailed(2, printable(`${path} lacks columns: it takes ${list}.`));
  }
  const known = [...columns, ...helpful];
  // A column misspelt would be a check left out.
  const odd = header.find((name, at) => !known.includes(name) || header.indexOf(name) < at);
  if (odd !== undefined) {
    const word = odd.slice(0, shownLength);
    const what = known.includes(odd) ? "stands there twice" : "is none it takes";
    throw new WorkFailed(2, printable(`${path}, line 1: the column "${word}" ${what}.`));
  }
  return [...header];
}

function parseRows(
  text: Buffer,
  path: string,
  names: string[] | ((header: string[]) => string[]),
): Row[] {
  try {
    const options = { bom: true, columns: names, info: true, skip_empty_lines: true };
    return parse(text, options) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) {
      throw new WorkFailed(2, printable(`${path} is not a CSV file: ${error.message}.`));
    }
    throw error;
  }
}

function readBytes(path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new WorkFailed(2, printable(`The corrections in ${path} cannot be read: ${reason}.`));
  }
  // Some spreadsheets save another encoding: its £ and ’ would be lost without a word.
  if (!isUtf8(bytes)) {
    throw new WorkFailed(2, printable(`${path} is not UTF-8 text: save it as "CSV UTF-8".`));
  }
  return bytes;
}

/** Without the apostrophes that keep a spreadsheet from running a cell. */
const unguarded = (text: string): string => unguardFormula(text.trim());
