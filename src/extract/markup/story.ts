import type { Block } from "../../document.ts";
import type { Report } from "../report.ts";
import { addContent, type Content, isParagraph, type OpenCell } from "./content.ts";
import { type RowDefinition, type RowWithEdges, rowsToDrafts } from "./edge-grid.ts";
import { rowsToBlocks } from "./nested-tables.ts";
import { joinParagraphs, type PrintedParagraph } from "./printed.ts";

/** A paragraph that says where in tables it lies, as Word 97 and Rich Text have it. */
export interface StoryParagraph extends PrintedParagraph {
  readonly format: {
    /** How many tables it lies in. */
    readonly depth: number;
    readonly endsRow: boolean;
    readonly endsInnerCell: boolean;
    readonly row?: RowDefinition;
  };
  /** The character that ends it: a paragraph's, a cell's or a section's. */
  readonly endMark: string;
  /** Its end was deleted under tracked changes. */
  readonly joinsNext: boolean;
  /** Floating shapes anchored in it, whose text boxes follow. */
  readonly shapes: readonly number[];
}

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
  paragraphs: Iterable<StoryParagraph>,
  context: StoryContext,
): Block[] {
  const writer = createStory(context);
  for (const paragraph of paragraphs) writer.push(paragraph);
  return writer.finish();
}

/** The same for a reader that is handed its paragraphs one by one. */
export function createStory(context: StoryContext) {
  const story: Story = { context, blocks: [], tables: [], tooDeep: false };
  let pending: StoryParagraph | undefined;
  const push = (read: StoryParagraph): void => {
    const paragraph = pending === undefined ? read : joined(pending, read);
    pending = undefined;
    const { format, joinsNext } = paragraph;
    reach(story, format.depth);
    if (format.endsRow) {
      if (joinsNext && isRowBlank(story)) dropRow(story);
      else endRow(story, format.row);
    } else if (joinsNext && !endsCell(paragraph)) {
      pending = paragraph;
    } else {
      addParagraph(story, paragraph);
      if (endsCell(paragraph)) endCell(story);
    }
  };
  const finish = (): Block[] => {
    reach(story, 0);
    if (pending !== undefined) add(story, pending);
    pending = undefined;
    return story.blocks;
  };
  return { push, finish };
}

const joined = (first: StoryParagraph, next: StoryParagraph): StoryParagraph => ({
  ...joinParagraphs(first, next),
  shapes: [...first.shapes, ...next.shapes],
});

const endsCell = ({ format, endMark }: StoryParagraph): boolean =>
  format.depth > 1 ? format.endsInnerCell : format.depth === 1 && endMark === "\u0007";

/** A paragraph, then what the text boxes anchored in it hold. */
function addParagraph(story: Story, paragraph: StoryParagraph): void {
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
  const { cells } = table;
  table.cells = [];
  table.cell = undefined;
  if (definition?.startsTable && table.rows.length > 0) {
    endTable(story);
    story.tables.push({ rows: [], cells: [], cell: undefined });
  }
  if (cells.length > 0) story.tables.at(-1)?.rows.push({ cells, definition });
}

/** LibreOffice marks the end of the row before a deleted one as well: what still prints is no deleted row. */
const isRowBlank = ({ tables }: Story): boolean => {
  const { cells = [], cell } = tables.at(-1) ?? {};
  return [...cells, ...(cell === undefined ? [] : [cell])].every(({ content }) =>
    content.every(
      (part) =>
        isParagraph(part) &&
        part.marks.length === 0 &&
        part.pieces.every(({ text }) => text.trim() === ""),
    ),
  );
};

/** A row whose own mark was deleted under tracked changes is gone. */
function dropRow({ tables }: Story): void {
  const table = tables.at(-1);
  if (table === undefined) return;
  table.cells = [];
  table.cell = undefined;
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
