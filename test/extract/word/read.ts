import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Block, Cell, Document, Table } from "../../../src/document.ts";
import { extract } from "../../../src/extract/index.ts";
import type { Outcome } from "../../../src/problem.ts";

export const fixture = (path: string): Uint8Array =>
  new Uint8Array(
    readFileSync(fileURLToPath(new URL(`../../../fixtures/${path}`, import.meta.url))),
  );

export const readBytes = (bytes: Uint8Array, file = "report"): Promise<Outcome<Document>> =>
  extract({ file, doc: "report", sha256: "", bytes: bytes.length }, bytes);

export const readText = (text: string, file?: string): Promise<Outcome<Document>> =>
  readBytes(new TextEncoder().encode(text), file);

export const tablesOf = (document: Document): Table[] =>
  document.blocks.filter((block): block is Table => block.kind === "table");

/** `["heading 1: Introduction", "table"]`: what stands in a document, one line a block. */
export const outline = (blocks: readonly Block[]): string[] =>
  blocks.map((block) =>
    block.kind === "table"
      ? block.cells.map((cell) => cell.text).join(" | ")
      : block.kind === "heading"
        ? `heading ${block.level}: ${block.text}`
        : block.text,
  );

/** `"1,0 2x1 AB"`: row, column, spans if any, text. */
export const place = (cell: Cell): string => {
  const spans = cell.rowSpan * cell.columnSpan > 1 ? ` ${cell.rowSpan}x${cell.columnSpan}` : "";
  return `${cell.row},${cell.column}${spans} ${cell.text}`;
};
