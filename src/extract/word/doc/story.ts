import type { Block } from "../../../document.ts";
import { addContent, type Content, type OpenCell } from "../../markup/content.ts";
import { type RowDefinition, type RowWithEdges, rowsToDrafts } from "../../markup/edge-grid.ts";
import { rowsToBlocks } from "../../markup/nested-tables.ts";
import { joinParagraphs } from "../../markup/printed.ts";
import type { Report } from "../../report.ts";
import type { DocParagraph } from "./paragraphs.ts";

export interface StoryContext {
  readonly nesting: number;
  readonly report: Report;
  readonly onBlock: () => void;
  /** The blocks of the text box that a shape holds. */
  readonly textBox: (shape: number) => readonly Block[];
}

interface OpenTable {
  readonly rows: RowWithEdges[];
  cells: OpenCell[];
  cell: OpenCell | undefined;
}

/** What was read of a story so far, and the tables that are open. */
interface Story {
  readonly context: StoryContext;
  readonly blocks: Block[];
  readonly tables: OpenTable[];
  tooDeep: boolean;
}

/** Paragraphs of a story to blocks: cells end at their marks, rows at theirs, tables where the depth falls. */
export function paragraphsToBlocks(
  paragraphs: Iterable<DocParagraph>,
  context: StoryContext,
): Block[] {
  const story: Story = { context, blocks: [], tables: [], tooDeep: false };
  let pending: DocParagraph | undefined;
  for (const read of paragraphs) {
    const paragraph = pending === undefined ? read : joined(pending, read);
    pending = undefined;
    const { format, joinsNext } = paragraph;
    reach(story, format.depth);
    if (format.endsRow) {
      if (joinsNext) dropRow(story);
      else endRow(story, format.row);
    } else if (joinsNext && !endsCell(paragraph)) {
      pending = paragraph;
    } else {
      addParagraph(story, paragraph);
      if (endsCell(paragraph)) endCell(story);
    }
  }
  reach(story, 0);
  if (pending !== undefined) add(story, pending);
  return story.blocks;
}

const joined = (first: DocParagraph, next: DocParagraph): DocParagraph => ({
  ...joinParagraphs(first, next),
  shapes: [...first.shapes, ...next.shapes],
});

const endsCell = ({ format, endMark }: DocParagraph): boolean =>
  format.depth > 1 ? format.endsInnerCell : format.depth === 1 && endMark === "\u0007";

/** A paragraph, then what the text boxes anchored in it hold. */
function addParagraph(story: Story, paragraph: DocParagraph): void {
  const { kind, level, pieces, marks } = paragraph;
  add(story, { kind, pieces, marks, ...(level === undefined ? {} : { level }) });
  for (const shape of paragraph.shapes) {
    for (const block of story.context.textBox(shape)) add(story, boxContent(block));
  }
}

const boxContent = (block: Block): Content =>
  block.kind === "table"
    ? block
    : {
        kind: block.kind,
        ...(block.kind === "heading" ? { level: block.level } : {}),
        pieces: [{ text: block.text, bold: false, struck: false }],
        marks: [],
      };

/** Puts what was read into the cell that is open, or among the story's own blocks. */
function add(story: Story, part: Content): void {
  if (addContent(part, openCell(story), story.blocks)) story.context.onBlock();
}

/** The cell that text goes into: in a table there always is one. */
function openCell({ tables }: Story): OpenCell | undefined {
  const table = tables.at(-1);
  if (table === undefined) return undefined;
  table.cell ??= { content: [] };
  return table.cell;
}

function endCell(story: Story): void {
  const cell = openCell(story);
  const table = story.tables.at(-1);
  if (cell === undefined || table === undefined) return;
  table.cells.push(cell);
  table.cell = undefined;
}

function endRow(story: Story, definition: RowDefinition | undefined): void {
  const table = story.tables.at(-1);
  if (table === undefined) return;
  if (table.cell !== undefined && table.cell.content.length > 0) endCell(story);
  if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition });
  table.cells = [];
  table.cell = undefined;
}

/** A row whose own mark was deleted under tracked changes is gone. */
function dropRow({ tables }: Story): void {
  const table = tables.at(-1);
  if (table) table.cells = [];
}

function endTable(story: Story): void {
  endRow(story, undefined);
  const table = story.tables.pop();
  if (table === undefined) return;
  const blocks = rowsToBlocks(table.rows, (rows) => rowsToDrafts(rows, story.context.report));
  for (const block of blocks) add(story, block);
}

/** Closes and opens tables until as many are open as a paragraph lies in. */
function reach(story: Story, depth: number): void {
  const { tables, context } = story;
  while (tables.length > depth) endTable(story);
  while (tables.length < depth) {
    if (tables.length >= context.nesting) {
      if (!story.tooDeep) {
        context.report({
          severity: "error",
          code: "nesting-too-deep",
          message: `Tables are nested deeper than ${context.nesting} levels; what lies deeper was joined to the level above.`,
        });
      }
      story.tooDeep = true;
      return;
    }
    tables.push({ rows: [], cells: [], cell: undefined });
  }
}
