import type { Block } from "../../../document.ts";
import type { Problem } from "../../../problem.ts";
import {
  type Content,
  contentToBlocks,
  frameContent,
  innerTables,
  paragraphToBlock,
} from "../../markup/content.ts";
import { rowsToDrafts } from "../../markup/edge-grid.ts";
import type { PrintedParagraph } from "../../markup/printed.ts";
import { draftsToTable } from "../../markup/table-draft.ts";
import type { DocParagraph } from "./paragraphs.ts";
import type { RowDefinition } from "./row-definition.ts";

export interface StoryContext {
  readonly nesting: number;
  readonly report: (problem: Omit<Problem, "stage">) => void;
  readonly onBlock: () => void;
  /** The blocks of the text box that a shape holds. */
  readonly textBox: (shape: number) => readonly Block[];
}

export interface OpenCell {
  readonly paragraphs: PrintedParagraph[];
  readonly content: Content[];
}

export interface DocRow {
  readonly cells: readonly OpenCell[];
  readonly definition: RowDefinition | undefined;
}

interface OpenTable {
  readonly rows: DocRow[];
  cells: OpenCell[];
  cell: OpenCell | undefined;
}

/** Paragraphs of a story to blocks: cells end at their marks, rows at theirs, tables where the depth falls. */
export function paragraphsToBlocks(
  paragraphs: Iterable<DocParagraph>,
  context: StoryContext,
): Block[] {
  const blocks: Block[] = [];
  const open: OpenTable[] = [];
  let pending: DocParagraph | undefined;
  let tooDeep = false;

  const openCell = (): OpenCell | undefined => {
    const table = open.at(-1);
    if (table === undefined) return undefined;
    table.cell ??= { paragraphs: [], content: [] };
    return table.cell;
  };
  const addContent = (part: Content): void => {
    const cell = openCell();
    if (cell !== undefined) {
      cell.content.push(part);
      if ("pieces" in part) cell.paragraphs.push(part);
      return;
    }
    const block = "pieces" in part ? paragraphToBlock(part) : part;
    if (block === undefined) return;
    blocks.push(block);
    context.onBlock();
  };
  const addTextBox = (shape: number): void => {
    for (const block of context.textBox(shape)) {
      if (block.kind === "table") addContent(block);
      else {
        addContent({
          kind: block.kind,
          ...(block.kind === "heading" ? { level: block.level } : {}),
          pieces: [{ text: block.text, bold: false, struck: false }],
          marks: [],
        });
      }
    }
  };
  const closeCell = (): void => {
    const cell = openCell();
    const table = open.at(-1);
    if (cell === undefined || table === undefined) return;
    table.cells.push(cell);
    table.cell = undefined;
  };
  const closeRow = (definition: RowDefinition | undefined): void => {
    const table = open.at(-1);
    if (table === undefined) return;
    if (table.cell !== undefined && table.cell.content.length > 0) closeCell();
    if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition });
    table.cells = [];
    table.cell = undefined;
  };
  const closeTable = (): void => {
    closeRow(undefined);
    const table = open.pop();
    if (table === undefined) return;
    for (const block of tableToBlocks(table.rows, context)) addContent(block);
  };
  const reach = (depth: number): void => {
    while (open.length > depth) closeTable();
    while (open.length < depth) {
      if (open.length >= context.nesting) {
        if (!tooDeep) {
          context.report({
            severity: "error",
            code: "nesting-too-deep",
            message: `Tables are nested deeper than ${context.nesting} levels; what lies deeper was joined to the level above.`,
          });
        }
        tooDeep = true;
        return;
      }
      open.push({ rows: [], cells: [], cell: undefined });
    }
  };

  for (const read of paragraphs) {
    const paragraph: DocParagraph =
      pending === undefined
        ? read
        : {
            ...read,
            ...(pending.level === undefined ? {} : { level: pending.level }),
            kind: pending.kind,
            pieces: [...pending.pieces, ...read.pieces],
            marks: [...pending.marks, ...read.marks],
            shapes: [...pending.shapes, ...read.shapes],
          };
    pending = undefined;
    const { format, endMark } = paragraph;
    reach(format.depth);
    if (format.endsRow) {
      if (paragraph.joinsNext) {
        // A row whose own mark was deleted under tracked changes is gone.
        const table = open.at(-1);
        if (table) table.cells = [];
      } else closeRow(format.row);
      continue;
    }
    const endsCell =
      format.depth > 1 ? format.endsInnerCell : format.depth === 1 && endMark === "\u0007";
    if (paragraph.joinsNext && !endsCell) {
      pending = paragraph;
      continue;
    }
    const { kind, level, pieces, marks } = paragraph;
    addContent({ kind, pieces, marks, ...(level === undefined ? {} : { level }) });
    for (const shape of paragraph.shapes) addTextBox(shape);
    if (endsCell) closeCell();
  }
  reach(0);
  if (pending !== undefined) addContent(pending);
  return blocks;
}

function tableToBlocks(rows: readonly DocRow[], context: StoryContext): Block[] {
  const held = rows.map((row) => row.cells);
  const frame = frameContent(held);
  if (frame !== undefined) return contentToBlocks(frame);
  const inner = innerTables(held);
  if (rows.length === 0) return inner;
  return [draftsToTable(rowsToDrafts(rows, context.report)), ...inner];
}
