import type { Block } from "../../document.ts";
import { type Content, contentToBlocks, isParagraph } from "./content.ts";
import { draftsToTable, type RowDraft } from "./table-draft.ts";

interface RowOfCells {
  readonly cells: readonly { readonly content: readonly Content[] }[];
}

/** Rows as a table, its inner tables after it; a frame around tables gives way to what it holds. */
export function rowsToBlocks<Row extends RowOfCells>(
  rows: readonly Row[],
  toDrafts: (rows: readonly Row[]) => readonly RowDraft[],
): Block[] {
  const frame = frameContent(rows);
  if (frame !== undefined) return contentToBlocks(frame);
  const inner = innerTables(rows);
  return rows.length === 0 ? inner : [draftsToTable(toDrafts(rows)), ...inner];
}

/** A table of one column around other tables only lays them out: what it holds, else `undefined`. */
function frameContent(rows: readonly RowOfCells[]): readonly Content[] | undefined {
  const all = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.content));
  const isFrame = rows.every(({ cells }) => cells.length <= 1);
  return isFrame && all.some((part) => part.kind === "table") ? all : undefined;
}

/** Tables inside a table's cells, which follow it as tables of their own. */
export const innerTables = (rows: readonly RowOfCells[]): Block[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      cell.content.filter((part): part is Block => !isParagraph(part) && part.kind === "table"),
    ),
  );
