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
import { foundNames } from "./found-names.ts";
import type { Io } from "./io.ts";

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
  const limit = Number(options.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1) {
    const given = printable(options.limit ?? "");
    throw new WorkFailed(2, `--limit takes a whole number from 1, not "${given}".`);
  }
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
  .transform((text) => (text === "" ? null : Number(text)));

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
  readonly corrections: readonly Correction[];
  readonly bad: readonly BadLine[];
}

/**
 * Reads a file of corrections. A line whose `correct` is empty is not one yet and is passed over; a bad line
 * is named and keeps no other from holding. Throws `WorkFailed` (2) where the file is not one.
 */
export function readCorrectionsFile(path: string): GivenCorrections {
  return parseCorrections(readText(path), path);
}

export function parseCorrections(text: string, path: string): GivenCorrections {
  const corrections: Correction[] = [];
  const bad: BadLine[] = [];
  const refuse = (at: number, sentence: string) =>
    bad.push({ line: at, message: printable(`${path}, line ${at}: ${sentence}.`) });
  const lines = new Map<string, number>();
  for (const { record: fields, info } of rowsOf(text, path)) {
    if ((fields.correct ?? "") === "") continue;
    const given = Object.fromEntries(columns.map((name) => [name, unguarded(fields[name] ?? "")]));
    const parsed = line.safeParse(given);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const name = String(issue?.path[0] ?? "record");
      const sentence = `"${name}" ${issue?.message}, not "${(given[name] ?? "").slice(0, shownLength)}"`;
      refuse(info.lines, sentence);
      continue;
    }
    const { record, doc, table, row, column, field } = parsed.data;
    const key = JSON.stringify([record || [doc, table, row, column], field]);
    const before = lines.get(key);
    if (before !== undefined) {
      const sentence = `line ${before} corrects the same ${field} already`;
      refuse(info.lines, sentence);
      continue;
    }
    lines.set(key, info.lines);
    corrections.push({ line: info.lines, ...parsed.data });
  }
  return { corrections, bad };
}

/** Characters of a given text that a sentence shows. */
const shownLength = 80;

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function rowsOf(text: string, path: string): Row[] {
  try {
    const rows = parse(text, {
      bom: true,
      columns: (header: string[]) => {
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
        return header;
      },
      info: true,
      skip_empty_lines: true,
    });
    return rows as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) {
      throw new WorkFailed(2, printable(`${path} is not a CSV file: ${error.message}.`));
    }
    throw error;
  }
}

function readText(path: string): string {
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
  return bytes.toString("utf8");
}

/** Without the apostrophes that keep a spreadsheet from running a cell. */
const unguarded = (text: string): string => unguardFormula(text.trim());
