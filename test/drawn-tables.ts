import { readFileSync } from "node:fs";
import type { Block, Cell, Document, Mark } from "../src/document.ts";
import { sourceOf } from "./builders.ts";

/** A table that was drawn with a meaning (scripts/fit-meaning.mjs); a cell that another reaches over is null. */
export interface Drawn {
  readonly subject: string;
  readonly above: readonly (readonly [kind: string, text: string])[];
  readonly caption: string;
  readonly head: number;
  readonly genes: readonly string[];
  readonly rows: readonly (readonly (DrawnCell | null)[])[];
}
interface DrawnCell {
  readonly t: string;
  readonly r?: number;
  readonly c?: number;
  readonly b?: boolean;
  readonly m?: readonly [kind: string, sign: string];
}

export const meaningFolder = new URL("../fixtures/made/meaning/", import.meta.url);
const markOf = ([kind, sign]: readonly [string, string]): Mark =>
  kind === "image" ? { kind, colour: sign } : { kind: "glyph", glyph: sign };

function cellsOf({ rows, head, genes }: Drawn): Cell[] {
  // text reports do not say which cells head a column
  const isReport = genes.some((habit) => habit.startsWith("report="));
  return rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      cell
        ? [
            {
              row: at,
              column,
              rowSpan: Math.min(cell.r ?? 1, rows.length - at),
              columnSpan: cell.c ?? 1,
              text: cell.t,
              marks: cell.m ? [markOf(cell.m)] : [],
              ...(at < head && !isReport && { header: true }),
              ...(cell.b && { bold: true }),
            },
          ]
        : [],
    ),
  );
}

function blocksOf(drawn: Drawn): Block[] {
  const cells = cellsOf(drawn);
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const said = [...drawn.above, ["paragraph", drawn.caption] as const];
  return [
    { kind: "heading", level: 1, text: "Halton Borough Council" },
    { kind: "heading", level: 1, text: "Quarterly Monitoring Report, Quarter 2 2009/10" },
    ...said
      .filter(([kind, text]) => kind !== "table" && text !== "")
      .map(
        ([kind, text]): Block =>
          kind === "heading" ? { kind, level: 2, text } : { kind: "paragraph", text },
      ),
    { kind: "table", method: "markup", rows: drawn.rows.length, columns, cells },
  ];
}

export const drawnTables = (): Drawn[] =>
  readFileSync(new URL("tables.jsonl", meaningFolder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Drawn);

/** A report of one such table. */
export const drawnToDocument = (drawn: Drawn): Document => ({
  source: sourceOf("made"),
  format: "docx",
  running: [],
  blocks: blocksOf(drawn),
});
