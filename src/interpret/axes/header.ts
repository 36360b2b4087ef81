import { readHeader } from "../evidence/header-word.ts";
import { isLabelBlock } from "../evidence/label-block.ts";
import { lookOf } from "../evidence/looks.ts";
import { type GridCell, type GridRow, oneLine, speakingCells } from "../table/grid.ts";
import { readColumns } from "./header-columns.ts";
import { columnData, headerPart, isBand, isHeaderRow } from "./header-row.ts";
import type { Header } from "./header-stack.ts";

/** A header stands among the first rows; what stands above it is a title inside the table. */
const lastHeaderStart = 4;

/** Which rows are the header and what is printed over each column; undefined where no row reads as one. */
export function findHeader(rows: readonly GridRow[]): Header | undefined {
  if (isLabelBlock(rows)) return undefined;
  const below = columnData(rows);
  for (let start = 0; start < Math.min(lastHeaderStart, rows.length); start++) {
    const row = rows[start];
    if (!row) break;
    if (isPreamble(row, rows[start + 1]) || isPairOver(rows, start)) continue;
    if (isHeaderRow(row, start, rows, below) || isBand(row, start, rows, below))
      return readColumns(rows, start, below);
    // only titles may stand above a header
    if (speakingCells(row).length > 1) break;
  }
  return undefined;
}

/** More words than these are what a label says, whatever the words are. */
const mostHeadWords = 4;

const isShortHead = (text: string): boolean =>
  headerPart(text) !== undefined && text.split(" ").length <= mostHeadWords;

/** What a row over the header may say of all rows: the objective, the officer. */
const preambleRoles: ReadonlySet<string> = new Set([
  "objective",
  "priority",
  "responsible",
  "group",
  "reference",
]);

/** Heads that two columns of commitments have, beside what is said of all of them. */
const pairHeads: ReadonlySet<string> = new Set(["milestone", "action", "due", "status"]);

/** `Service Objective 1 | Support small firms` and `Lead officer | Jane Doe` over the two heads `Timescale | Milestone`. */
function isPairOver(rows: readonly GridRow[], start: number): boolean {
  if (rows[start]?.cells.length !== 2) return false;
  for (const row of rows.slice(start, lastHeaderStart)) {
    const [label, said, ...more] = speakingCells(row);
    if (!label || !said || more.length > 0) return false;
    const texts = [label, said].map(({ text }) => oneLine(text).replace(/:$/, ""));
    const roles = texts.map((text) => readHeader(text).role ?? "");
    if (roles.every((role) => pairHeads.has(role)) && roles[0] !== roles[1])
      return row !== rows[start];
    if (!preambleRoles.has(roles[0] ?? "")) return false;
    // what a numbered objective is called may be any words
    if (!/\d$/.test(texts[0] ?? "") && isShortHead(texts[1] ?? "")) return false;
  }
  return false;
}

/**
 * `Responsible officer | Jane Doe` over a header of more columns: a label and what it says, the last
 * cell reaching over the rest of the table; an objective may have its code before it.
 */
function isPreamble(row: GridRow, next: GridRow | undefined): boolean {
  const cells = speakingCells(row);
  const [label, ...said] = cells;
  const last = said.at(-1);
  if (!label || !last || !next || row.cells.indexOf(label) !== 0) return false;
  const isCoded = said.length === 2 && lookOf(said[0] as GridCell) === "code";
  if (said.length > 1 && !isCoded) return false;
  const width = row.cells.length;
  const reach = cells.reduce((sum, { cell }) => sum + (cell?.columnSpan ?? 1), 0);
  const text = oneLine(label.text).replace(/:$/, "");
  return (
    width >= 3 &&
    (last.cell?.columnSpan ?? 1) > 1 &&
    reach >= width &&
    text.length <= 60 &&
    preambleRoles.has(readHeader(text).role ?? "") &&
    (isCoded || !isShortHead(oneLine(last.text))) &&
    speakingCells(next).length >= 2
  );
}
