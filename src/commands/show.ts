import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileLimits } from "../archive/limits.ts";
import { readerPool } from "../archive/reader-pool.ts";
import { largest } from "../long-lists.ts";
import { WorkFailed } from "../problem.ts";
import { jsonText } from "../render/json.ts";
import { drawnInRow, framedPage, tablePage, tableTextAround } from "../render/printed-table.ts";
import {
  citation,
  headMarkup,
  type RecordHead,
  redrawnDocument,
  redrawnPage,
  redrawnTable,
} from "../render/record-head.ts";
import { counted, printable, shownValue, textTable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import {
  type FoundRecord,
  findingsAbout,
  findRecord,
  type KeptTable,
  otherObservations,
  tableAround,
} from "../store/record.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";

export interface ShowOptions {
  readonly db: string;
  readonly json?: boolean;
  /**
   * Where to write the table as HTML, or, with `file`, the whole document as HTML; of a PDF the record's page of the
   * explorer as HTML, or what was seen on its page as SVG.
   */
  readonly open?: string;
  /** The report's own file: the archive keeps what was read, not the file. */
  readonly file?: string;
}

/** Off a terminal lines are cut as on a wide one. */
const pipedWidth = 160;
const othersShown = 30;

/** One record: every field, the table around it, what touches it, and its kin in other reports. */
export async function show(id: string, options: ShowOptions, io: Io): Promise<number> {
  const store = await openStore(options.db);
  try {
    const found = findRecord(store, id);
    if (found && found.record.id !== id)
      io.err(
        printable(
          `muniment: the record ${id} is called ${found.record.id} since ids begin with r.\n`,
        ),
      );
    if (!found) throw new WorkFailed(2, `There is no record "${printable(id)}" in ${options.db}.`);
    const table = tableAround(store, found);
    const findings = findingsAbout(store, found);
    const others = otherObservations(store, found);
    const head = headOf(found, table);
    if (options.open !== undefined) {
      await openPlace(options.open, options.file, store, found, table, head, io);
    }
    if (options.json) {
      const heads = {
        column_header: columnHeader(found, table),
        row_header: rowHeader(found, table),
        drawn: head.drawn,
        citation: citation(head),
      };
      io.out(`${jsonText({ ...found, ...heads, findings, others })}\n`);
      return 0;
    }
    printFields(found, table, head, io);
    io.out(`cite\n  ${printable(citation(head))}\n`);
    const width = io.columns ?? pipedWidth;
    const place = placeOf(found);
    if (table && place) io.out(`table\n${tableTextAround(table, place, width)}`);
    for (const { code, sure, message } of findings) {
      io.out(
        `finding [${shownValue(code ?? "")}] (${shownValue(sure ?? "")}) ${shownValue(message ?? "")}\n`,
      );
    }
    if (others.length === 0) return 0;
    io.out(
      `${counted(others.length, "other observation")} of ${shownValue(found.record.indicator ?? "")}\n`,
    );
    const shown = others.slice(0, othersShown);
    io.out(
      textTable(
        Object.keys(shown[0] ?? {}),
        shown.map((other) => Object.values(other)),
        width,
      ),
    );
    if (shown.length < others.length)
      io.out(`… and ${others.length - shown.length} more: --json lists them all\n`);
    return 0;
  } finally {
    store.close();
  }
}

function printFields(
  found: FoundRecord,
  table: KeptTable | undefined,
  { drawn }: RecordHead,
  io: Io,
): void {
  const heads = {
    "row header": rowHeader(found, table),
    "column header": columnHeader(found, table),
    ...(drawn.length > 0 && { drawn: drawn.join("; ") }),
  };
  // Word, HTML and text print no pages: table, row and the heading above say where.
  const page = found.cell?.page ?? "none: the format prints no pages";
  const cell = found.cell === null ? null : { ...found.cell, page, ...heads };
  for (const [group, fields] of Object.entries({
    record: found.record,
    report: found.report,
    cell,
  })) {
    if (fields === null) continue;
    io.out(`${group}\n`);
    const named = Object.entries(fields).filter(([, value]) => value !== null && value !== "");
    const width = largest([0, ...named.map(([name]) => name.length)]);
    for (const [name, value] of named) {
      io.out(`  ${name.padEnd(width)}  ${shownValue(value).replaceAll("\n", " ⏎ ")}\n`);
    }
  }
}

function placeOf({ record }: FoundRecord): { row: number; column: number } | undefined {
  const { source_row: row, source_column: column } = record;
  return typeof row === "number" && typeof column === "number" ? { row, column } : undefined;
}

const columnHeader = (found: FoundRecord, table: KeptTable | undefined): string =>
  table?.headers[placeOf(found)?.column ?? -1] ?? "";

/** The first words printed in the cell's row. */
function rowHeader(found: FoundRecord, table: KeptTable | undefined): string {
  const place = placeOf(found);
  const first = table?.cells.find(
    ({ row, row_span, text }) =>
      place !== undefined && row <= place.row && place.row < row + row_span && text !== "",
  );
  return first?.text ?? "";
}

/** What a record is, for whoever sees its cell or cites it. */
function headOf(found: FoundRecord, table: KeptTable | undefined): RecordHead {
  const { record, report } = found;
  const text = (field: string, from = record): string => String(from[field] ?? "");
  const place = placeOf(found);
  const [page, source] = [record.page, record.source_table];
  const kind = text("measure") || text("column") || text("kind");
  const when = text("period") || text("due");
  return {
    id: text("id"),
    council: text("council"),
    report: text("title", report) || text("doc", report),
    file: text("file", report),
    ...(typeof page === "number" && { page }),
    ...(typeof source === "number" && { table: source }),
    ...(place && { row: place.row }),
    // A commitment's own words are what is cited; what stands before them in its row says nothing more.
    rowHeader: [text("ref"), text("title") || text("line")].filter(Boolean).join(" "),
    columnHeader: columnHeader(found, table),
    what: [kind.replaceAll("_", " "), when].filter(Boolean).join(" "),
    unit: record.amount_gbp == null ? text("unit") : pounds(Number(record.amount_gbp)),
    printed: text("raw") || text("text"),
    corrected: text("corrected"),
    drawn: table && place ? drawnInRow(table, place) : [],
  };
}

const pounds = (amount: number): string =>
  `${amount < 0 ? "-" : ""}£${String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ",")}`;

async function openPlace(
  path: string,
  file: string | undefined,
  store: Store,
  found: FoundRecord,
  table: KeptTable | undefined,
  head: RecordHead,
  io: Io,
): Promise<void> {
  const asPrinted = found.report.format === "pdf" && /\.html?$/i.test(path);
  const text =
    file === undefined
      ? tableAsPage(found, table, head)
      : asPrinted
        ? await explorerPage(file, store, found)
        : await placeInFile(file, found, head);
  const redrawn =
    file === undefined
      ? redrawnTable
      : asPrinted
        ? "The page is drawn from the report's own file, as it is printed."
        : found.report.format === "pdf"
          ? redrawnPage
          : redrawnDocument;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new WorkFailed(4, `${path} cannot be written.`, { cause: error });
  }
  io.err(printable(`wrote ${path}\n${redrawn}\n`));
}

function tableAsPage(found: FoundRecord, table: KeptTable | undefined, head: RecordHead): string {
  const place = placeOf(found);
  if (!table || !place)
    throw new WorkFailed(2, "The record was read from prose: there is no table to write.");
  const { doc, source_table, page } = found.record;
  const where = typeof page === "number" ? `, page ${page}` : "";
  return tablePage(`${doc}${where}, table ${source_table}`, table, place, head);
}

/** The record's page of the explorer, complete in one file: the true page within it, the cell framed. */
async function explorerPage(file: string, store: Store, found: FoundRecord): Promise<string> {
  bytesOf(file, found);
  const [{ openPapers }, { standaloneRecord }] = await Promise.all([
    import("../draw/open-papers.ts"),
    import("../serve/standalone.ts"),
  ]);
  const papers = openPapers([Buffer.from(file).toString("latin1")]);
  try {
    return await standaloneRecord(store, String(found.record.id), papers);
  } finally {
    papers.end();
  }
}

/** The file's bytes, if they are those the record was read from. */
function bytesOf(file: string, { report }: FoundRecord): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new WorkFailed(4, `${file} cannot be read.`, { cause: error });
  }
  if (createHash("sha256").update(bytes).digest("hex") !== report.sha256) {
    throw new WorkFailed(2, `${file} is not the file the record was read from: its bytes differ.`);
  }
  return bytes;
}

/** The record's place in the report's own file: a PDF's page as it is drawn, anything else as a page to read. */
async function placeInFile(file: string, found: FoundRecord, head: RecordHead): Promise<string> {
  const { record, report, cell } = found;
  const bytes = bytesOf(file, found);
  if (report.format !== "pdf") return documentAsPage(file, bytes.length, found, head);
  if (typeof cell?.box !== "string") {
    throw new WorkFailed(
      2,
      "The record was read from prose: it has no cell to frame on its page; leave out --file.",
    );
  }
  const wanted = cell.page ?? record.page;
  const svg = typeof wanted === "number" ? await drawnPage(file, wanted) : undefined;
  if (svg === undefined) {
    throw new WorkFailed(4, `Page ${String(wanted)} of ${file} cannot be drawn.`);
  }
  return framedPage(svg, JSON.parse(cell.box) as [number, number, number, number], head);
}

/** One page of a PDF with what was found on it, drawn where a hostile file can do nothing. */
async function drawnPage(file: string, wanted: number): Promise<string | undefined> {
  const reader = readerPool({ jobs: 1, limits: fileLimits });
  let drawn: string | undefined;
  try {
    const problem = await reader.draw({ path: Buffer.from(file) }, wanted, (page, svg) => {
      if (page === wanted) drawn = svg;
    });
    if (problem && drawn === undefined) throw new WorkFailed(4, printable(problem.message));
    return drawn;
  } finally {
    reader.stop();
  }
}

/** A file that prints no pages, as one page to read with the record's cell framed. */
async function documentAsPage(
  file: string,
  bytes: number,
  found: FoundRecord,
  head: RecordHead,
): Promise<string> {
  const { record, report } = found;
  const { doc, source_table: table } = record;
  const source = { file, doc: String(doc), sha256: String(report.sha256), bytes };
  const place = placeOf(found);
  const at =
    place === undefined || typeof table !== "number"
      ? undefined
      : { id: String(record.id), table, ...place };
  const path = Buffer.from(file).toString("latin1");
  const about = headMarkup(head, redrawnDocument).markup;
  const { wholeDocument } = await import("../draw/whole-document.ts");
  const read = await wholeDocument({ path }, source, at, about);
  if (read.kind === "none") throw new WorkFailed(4, read.sentence);
  return read.markup;
}
