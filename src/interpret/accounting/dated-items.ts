import type { Block, Document, Table } from "../../document.ts";
import { findMonths } from "../../printed/period.ts";
import type { Aside, AsideRow, InterpretedRow } from "../../rows.ts";
import { sourcesOf } from "./claims.ts";
import { shortened } from "./printed-table.ts";

/** `• `, `- `, `(a) `, `12. `: a paragraph that is printed as an item of a list. */
const listMark = /^(?:[•●▪■◦·➢✓*–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S/i;

/** Items of lists with a date that no reading made a record of. */
export function datedItems(
  { blocks }: Document,
  rows: readonly InterpretedRow[],
  beside: readonly AsideRow[],
): Aside[] {
  const known = new Set([
    ...rows.flatMap((row) =>
      sourcesOf(row).flatMap(({ block, table }) => (table === undefined ? [block] : [])),
    ),
    ...beside.map(({ block }) => block),
  ]);
  return blocks.flatMap((block, index) => {
    if (known.has(index) || block.kind === "table" || !isItem(block)) return [];
    if (findMonths(block.text).length === 0) return [];
    return [
      {
        kind: "aside" as const,
        of: "list-item" as const,
        reason: "unclaimed" as const,
        text: shortened(block.text),
        why: "no reading made a record of this dated item",
        ...(block.page !== undefined && { page: block.page }),
        block: index,
      },
    ];
  });
}

const isItem = (block: Exclude<Block, Table>): boolean =>
  block.kind === "list-item" || (block.kind === "paragraph" && listMark.test(block.text));
