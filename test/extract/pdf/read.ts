import { type MadePage, makePdf } from "../../../scripts/pdf/make-pdf.mjs";
import type { Document, Table } from "../../../src/document.ts";
import { readPdf } from "../../../src/extract/pdf/index.ts";
import type { Outcome } from "../../../src/problem.ts";

export const readMade = (
  pages: readonly MadePage[],
  extra: readonly string[] = [],
): Promise<Outcome<Document>> => readBytes(makePdf(pages, extra));

export const readBytes = (bytes: Uint8Array, password?: string): Promise<Outcome<Document>> =>
  readPdf(
    { file: "made.pdf", doc: "made", sha256: "", bytes: bytes.length },
    bytes,
    password === undefined ? {} : { password },
  );

export const tablesOf = (outcome: Outcome<Document>): Table[] =>
  outcome.value.blocks.filter((block) => block.kind === "table");

/** A table's texts, row by row; a merged cell stands where it starts. */
export function rowsOf(table: Table | undefined): string[][] {
  if (table === undefined) return [];
  const rows = Array.from({ length: table.rows }, () =>
    Array.from({ length: table.columns }, () => ""),
  );
  for (const cell of table.cells) {
    const row = rows[cell.row];
    if (row !== undefined) row[cell.column] = cell.text;
  }
  return rows;
}
