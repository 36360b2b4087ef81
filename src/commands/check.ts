import { findArchiveFindings } from "../check/index.ts";
import { jsonRow, jsonText } from "../render/json.ts";
import { counted, printable } from "../render/text.ts";
import { readTwins } from "../store/comparison.ts";
import { openStore, storeFailure } from "../store/open.ts";
import { type Rows, runQuery } from "../store/query.ts";
import { readCompared } from "../store/read-compared.ts";
import { findBrokenPages, findDamage } from "../store/seal.ts";
import type { Store } from "../store/store.ts";
import { foundNames } from "./found-names.ts";
import type { Io } from "./io.ts";

export interface CheckOptions {
  readonly db: string;
  readonly files?: boolean;
  readonly doubtful?: boolean;
  readonly asides?: boolean;
  readonly integrity?: boolean;
  readonly doc?: string;
  readonly council?: string;
  readonly json?: boolean;
}

const findings = `SELECT * FROM v_finding
  WHERE (:doc IS NULL OR doc = :doc OR instr(';' || copies || ';', ';' || :doc || ';') > 0) AND (:council IS NULL OR lower(council) = lower(:council))`;

const filesToLookAt = `SELECT f.file, f.doc, f.status, p.code, p.message
  FROM v_file f LEFT JOIN v_problem p
    ON p.doc = f.doc AND p.stage IN ('extract', 'archive') AND p.severity <> 'note'
      AND p.code <> 'correction-stale'
  WHERE f.status IN ('unread', 'partly-read')
  ORDER BY f.status DESC, f.file`;

/** Lists what does not add up in the reports, or the files that need a look. */
export async function check(asked: CheckOptions, io: Io): Promise<number> {
  const store = await openStore(asked.db, { anyPages: asked.integrity ?? false });
  try {
    if (asked.integrity) return checkIntegrity(store, asked, io);
    const options = { ...asked, ...foundNames(store, asked) };
    if (options.doubtful) return listDoubtful(store, options, io);
    if (options.asides) return listAsides(store, options, io);
    const { columns, rows } = options.files
      ? runQuery(store, filesToLookAt)
      : runQuery(store, findings, {
          doc: options.doc ?? null,
          council: options.council ?? null,
        });
    const all = options.files
      ? [...rows]
      : worstFirst([...rows, ...acrossReports(store, options), ...setAside(store, options)]);
    if (options.json) for (const row of all) io.out(`${jsonRow(columns, row)}\n`);
    else io.out(options.files ? fileLines(all) : findingLines(all));
    return all.length > 0 ? (options.files ? 3 : 1) : 0;
  } finally {
    store.close();
  }
}

/** Whether the archive is what was written, and which reports are not. */
function checkIntegrity(store: Store, { db, json }: CheckOptions, io: Io): number {
  const found = integrityFindings(store, db);
  for (const one of found) {
    const words = one.doc === "" ? one.message : `${one.doc}: ${one.message}`;
    io.out(json ? `${jsonText(one)}\n` : printable(`${words}\n`));
  }
  if (!json && found.length === 0) io.out("The archive is what was written.\n");
  return found.length > 0 ? 1 : 0;
}

function integrityFindings(store: Store, db: string): { doc: string; message: string }[] {
  const whole = (message: string) => ({ doc: "", message });
  try {
    const { reports, given, rest } = findDamage(store);
    return [
      ...reports.map(({ doc }) => ({ doc, message: "its rows are not what was written." })),
      ...(given ? [whole("The list of files or the corrections are not what was written.")] : []),
      ...(rest ? [whole("The views or the comparison are not what was written.")] : []),
      ...findBrokenPages(store).map((said) => whole(`SQLite says: ${said}.`)),
    ];
  } catch (error) {
    return [whole(storeFailure(error, db).message)];
  }
}

const asides = `SELECT a.* FROM v_aside a JOIN v_report r USING (doc)
  WHERE a.look = 1 AND r.copy_of = ''
    AND (:doc IS NULL OR a.doc = :doc) AND (:council IS NULL OR lower(a.council) = lower(:council))`;

/** Everything set aside that holds a code or figure and was not understood, one line each. */
function listAsides(store: Store, { doc, council, json }: CheckOptions, io: Io): number {
  const { columns, rows } = runQuery(store, asides, { doc: doc ?? null, council: council ?? null });
  let count = 0;
  for (const row of rows) {
    count += 1;
    const [name, page, table, line, column, kind, reason, text, , why] = row;
    const where = placeWords(page, table, line, column);
    const words = `${name}${where}: ${kind}, ${reason} (${oneLine(why)})\n  ${oneLine(text)}\n`;
    io.out(json ? `${jsonRow(columns, row)}\n` : printable(words));
  }
  if (!json) io.out(`${counted(count, "row or cell", "rows and cells")} to look at\n`);
  return count > 0 ? 1 : 0;
}

/** One finding a report that set something aside which a person should look at, with its first example. */
function setAside(store: Store, { doc, council }: CheckOptions): Row[] {
  const bound = { doc: doc ?? null, council: council ?? null };
  const first = new Map<string, { row: Row; count: number }>();
  for (const row of runQuery(store, asides, bound).rows) {
    const known = first.get(String(row[0]));
    if (known) known.count += 1;
    else first.set(String(row[0]), { row, count: 1 });
  }
  return [...first].map(([name, { row, count }]) => {
    const [, page, table, line, column, , , text, whose] = row;
    const rows = counted(count, "row or cell", "rows and cells");
    const message = `${rows} with a code or figure ${count === 1 ? "was" : "were"} set aside without being understood, the first "${oneLine(text)}"; muniment check --asides --doc ${name} lists ${count === 1 ? "it" : "them"}.`;
    const place = [page ?? null, table ?? null, line ?? null, column ?? null];
    const rest = [message, "worth a look", oneLine(text), "", "", "interpret", ""];
    return [name, whose ?? null, "note", "set-aside", ...place, ...rest] as Row;
  });
}

const doubtful = `SELECT * FROM v_doubtful
  WHERE (:doc IS NULL OR doc = :doc) AND (:council IS NULL OR lower(council) = lower(:council))`;

/** Records that a person should look at, the worst first, each with its doubts and what it rests on. */
function listDoubtful(store: Store, { doc, council, json }: CheckOptions, io: Io): number {
  const bound = { doc: doc ?? null, council: council ?? null };
  const { columns, rows } = runQuery(store, doubtful, bound);
  let count = 0;
  for (const row of rows) {
    count += 1;
    io.out(json ? `${jsonRow(columns, row)}\n` : doubtfulLines(row));
  }
  if (!json) io.out(`${counted(count, "record")} in doubt\n`);
  return count > 0 ? 1 : 0;
}

function doubtfulLines(fields: Row): string {
  const [doc, , , id, page, table, row, column, title, raw, field, reads, doubts, sure, evidence] =
    fields;
  const printed = raw === "" ? "" : `, printed "${oneLine(raw)}"`;
  const lines = [
    `${sure}  ${id}  ${doc}${placeWords(page, table, row, column)}`,
    `  ${oneLine(title)}: ${field} "${oneLine(reads)}"${printed}`,
    `  in doubt: ${oneLine(doubts)}`,
    ...(evidence === "" ? [] : [`  rests on: ${oneLine(String(evidence).replaceAll(";", "; "))}`]),
  ];
  return printable(`${lines.join("\n")}\n`);
}

/** Characters of a title or cell that a line shows. */
const shownLength = 200;
function oneLine(value: Row[number] | undefined): string {
  const text = String(value ?? "");
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return cut.replace(/\s+/g, " ");
}

/** What only several reports together show; it changes with every import, so it is not stored. */
function acrossReports(store: Store, { doc, council }: CheckOptions): Row[] {
  const copies = new Set(readTwins(store).map(({ doc }) => doc));
  const reports = readCompared(
    store,
    ["figures"],
    ({ doc: one, facts }) =>
      !copies.has(one) &&
      (council === undefined
        ? facts.council !== ""
        : facts.council.toLowerCase() === council.toLowerCase()),
  );
  return findArchiveFindings(reports).flatMap(({ doc: later, council: whose, finding: one }) => {
    if (doc !== undefined && doc !== later) return [];
    const { severity, code, page, table, row, column, message, stage } = one;
    const { sure, printed, expected, records } = one.finding;
    const place = [page ?? null, table ?? null, row ?? null, column ?? null];
    const rest = [message, sure, printed, expected, records.join(";"), stage, ""];
    return [[later, whose, severity, code, ...place, ...rest]];
  });
}

/** The surest first; what is equally sure stays in the order of the archive. */
const worstFirst = (rows: readonly Row[]): Row[] => {
  const rank = ({ 9: sure }: Row) => ["certain", "likely", "worth a look"].indexOf(String(sure));
  return rows.toSorted((a, b) => rank(a) - rank(b));
};

type Row = Rows["rows"] extends Iterable<infer One> ? One : never;

/** Place of `copies` among the columns of v_finding. */
const copiesAt = 14;

function findingLines(rows: readonly Row[]): string {
  const lines = rows.map((fields) => {
    const [doc, , , code, page, table, row, column, message, sure] = fields;
    const where = placeWords(page, table, row, column);
    const copies = String(fields[copiesAt] ?? "").replaceAll(";", ", ");
    const also = copies === "" ? "" : `  the same in ${copies}\n`;
    return printable(`${sure}  ${doc}${where} [${code}]\n  ${message}\n${also}`);
  });
  return `${lines.join("")}${counted(rows.length, "finding")}\n`;
}

function placeWords(...numbers: readonly (Row[number] | undefined)[]): string {
  const place = ["page", "table", "row", "column"].flatMap((word, at) =>
    (numbers[at] ?? null) === null ? [] : [`, ${word} ${numbers[at]}`],
  );
  return place.join("");
}

function fileLines(rows: readonly Row[]): string {
  const lines = rows.map(([file, , status, code, message]) =>
    printable(`${status}  ${file} [${code}] ${message}\n`),
  );
  return lines.length > 0 ? lines.join("") : "Every file was read whole.\n";
}
