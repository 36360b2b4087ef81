import type { Block } from "../../../document.ts";
import type { Problem } from "../../../problem.ts";
import {
  blockToParagraphs,
  type Content,
  contentToBlocks,
  frameContent,
  innerTables,
  paragraphToBlock,
} from "../../markup/content.ts";
import type { PrintedParagraph } from "../../markup/printed.ts";
import { type CellDraft, draftsToTable, type RowDraft } from "../../markup/table-draft.ts";
import { columnFills, type TableFormat } from "./conditional-format.ts";
import { type ParagraphContext, readParagraph } from "./paragraph.ts";
import { fillOf } from "./styles.ts";
import type { XmlElement, XmlVisitor } from "./xml.ts";
import { childNamed, childrenNamed, toggleIn, valueIn, visitTree } from "./xml.ts";

export interface BodyContext extends ParagraphContext {
  readonly nesting: number;
  readonly report: (problem: Omit<Problem, "stage">) => void;
  /** Told of every section's properties, for its headers and footers. */
  readonly onSection: (properties: XmlElement) => void;
  /** Called after every block of the body itself. */
  readonly onBlock: () => void;
}

export interface BodyReader {
  readonly visitor: XmlVisitor;
  /** What was read so far; a table that is still open is closed where it stands. */
  readonly finish: () => Block[];
}

/** Word itself allows 63 columns; other writers a few more. */
const mostColumns = 256;

interface OpenCell {
  properties: XmlElement | undefined;
  readonly paragraphs: PrintedParagraph[];
  /** Everything in the order it stands, for a table that only lays out others. */
  readonly content: Content[];
}

interface OpenRow {
  properties: XmlElement | undefined;
  readonly cells: { cell: OpenCell; column: number; columnSpan: number; continues: boolean }[];
  column: number;
  cell: OpenCell | undefined;
}

interface OpenTable {
  format: TableFormat;
  gridColumns: number;
  readonly rows: OpenRow[];
  row: OpenRow | undefined;
  clamped: boolean;
}

const leaves = new Set([
  "w:p",
  "w:tblPr",
  "w:tblGrid",
  "w:trPr",
  "w:tcPr",
  "w:sectPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:tblPrEx",
]);

/** Reads a body, a cell of it, a header, a note or a text box: whatever holds paragraphs and tables. */
export function createBodyReader(context: BodyContext): BodyReader {
  const blocks: Block[] = [];
  const open: OpenTable[] = [];
  let skipped = 0;
  let tooDeep = 0;
  let choiceTaken = false;
  let pending: PrintedParagraph | undefined;

  const target = (): OpenCell | undefined => open.at(-1)?.row?.cell;

  const addParagraph = (paragraph: PrintedParagraph): void => {
    const cell = target();
    if (cell !== undefined) {
      cell.paragraphs.push(paragraph);
      cell.content.push(paragraph);
      return;
    }
    const block = paragraphToBlock(paragraph);
    if (block === undefined) return;
    blocks.push(block);
    context.onBlock();
  };

  const readLeafParagraph = (element: XmlElement): void => {
    const read = readParagraph(element, context);
    const section = childNamed(childNamed(element, "w:pPr"), "w:sectPr");
    const paragraph =
      pending === undefined
        ? read
        : {
            ...read,
            ...(pending.level === undefined ? {} : { level: pending.level }),
            kind: pending.kind,
            pieces: [...pending.pieces, ...read.pieces],
            marks: [...pending.marks, ...read.marks],
          };
    pending = read.joinsNext ? paragraph : undefined;
    if (pending === undefined) addParagraph(paragraph);
    for (const box of read.textBoxes) readBox(box);
    if (section !== undefined) context.onSection(section);
  };

  const readBox = (box: XmlElement): void => {
    const inner = createBodyReader({ ...context, onBlock: () => {} });
    for (const child of box.children)
      if (typeof child !== "string") visitTree(child, inner.visitor);
    for (const block of inner.finish()) addBlock(block);
  };

  const addBlock = (block: Block): void => {
    const cell = target();
    if (cell === undefined) {
      blocks.push(block);
      context.onBlock();
      return;
    }
    cell.content.push(block);
    cell.paragraphs.push(...blockToParagraphs(block));
  };

  const closeCell = (): void => {
    const table = open.at(-1);
    const row = table?.row;
    const cell = row?.cell;
    if (table === undefined || row === undefined || cell === undefined) return;
    row.cell = undefined;
    if (valueIn(cell.properties, "w:cellDel", "w:author") !== undefined) return;
    const columnSpan = spanOf(cell, row, table, context);
    const merge =
      childNamed(cell.properties, "w:vMerge") ?? childNamed(cell.properties, "w:vmerge");
    const continues = merge !== undefined && merge.attributes["w:val"] !== "restart";
    const horizontal = childNamed(cell.properties, "w:hMerge");
    const before = row.cells.at(-1);
    if (horizontal && horizontal.attributes["w:val"] !== "restart" && before !== undefined) {
      before.columnSpan += columnSpan;
    } else row.cells.push({ cell, column: row.column, columnSpan, continues });
    row.column += columnSpan;
  };

  const closeRow = (): void => {
    const table = open.at(-1);
    const row = table?.row;
    if (table === undefined || row === undefined) return;
    closeCell();
    table.row = undefined;
    const gone =
      childNamed(row.properties, "w:del") !== undefined ||
      toggleIn(row.properties, "w:hidden") === true;
    if (!gone && row.cells.length > 0) table.rows.push(row);
  };

  const closeTable = (): void => {
    const table = open.at(-1);
    if (table === undefined) return;
    closeRow();
    open.pop();
    for (const block of tableToBlocks(table)) addBlock(block);
  };

  const openTable = (): void => {
    if (open.length >= context.nesting) {
      if (tooDeep === 0) {
        context.report({
          severity: "error",
          code: "nesting-too-deep",
          message: `Tables are nested deeper than ${context.nesting} levels; what lies deeper was left out.`,
        });
      }
      tooDeep += 1;
      return;
    }
    open.push({
      format: {},
      gridColumns: 0,
      rows: [],
      row: undefined,
      clamped: false,
    });
  };

  const openElement = (name: string): void => {
    if (skipped > 0 || tooDeep > 0) {
      if (skipped > 0) skipped += 1;
      else if (name === "w:tbl") tooDeep += 1;
      return;
    }
    const table = open.at(-1);
    switch (name) {
      case "w:tbl":
        openTable();
        return;
      case "w:tr":
        if (table) table.row = { properties: undefined, cells: [], column: 0, cell: undefined };
        return;
      case "w:tc":
        if (table?.row) table.row.cell = { properties: undefined, paragraphs: [], content: [] };
        return;
      case "mc:AlternateContent":
        choiceTaken = false;
        return;
      case "mc:Choice":
        choiceTaken = true;
        return;
      case "mc:Fallback":
        if (choiceTaken) skipped = 1;
        return;
      case "w:altChunk":
        context.onUnreadPart("an embedded document of another format");
        return;
      case "w:subDoc":
        context.onUnreadPart("a linked sub-document");
        return;
      case "w:del":
      case "w:moveFrom":
        skipped = 1;
        return;
    }
  };

  const closeElement = (name: string): void => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (tooDeep > 0) {
      if (name === "w:tbl") tooDeep -= 1;
      return;
    }
    if (name === "w:tc") closeCell();
    else if (name === "w:tr") closeRow();
    else if (name === "w:tbl") closeTable();
  };

  const leaf = (element: XmlElement): void => {
    if (skipped > 0 || tooDeep > 0) return;
    const table = open.at(-1);
    switch (element.name) {
      case "w:p":
        readLeafParagraph(element);
        return;
      case "w:tblPr":
        if (table && table.row === undefined) table.format = tableFormatOf(element, context);
        return;
      case "w:tblGrid":
        if (table) table.gridColumns = childrenNamed(element, "w:gridCol").length;
        return;
      case "w:trPr":
        if (!table?.row) return;
        table.row.properties = element;
        table.row.column = countOf(valueIn(element, "w:gridBefore"), mostColumns);
        return;
      case "w:tcPr":
        if (table?.row?.cell) table.row.cell.properties = element;
        return;
      case "w:sectPr":
        context.onSection(element);
        return;
    }
  };

  const finish = (): Block[] => {
    while (open.length > 0) closeTable();
    if (pending !== undefined) addParagraph(pending);
    pending = undefined;
    return blocks;
  };
  return {
    visitor: { isLeaf: (name) => leaves.has(name), open: openElement, close: closeElement, leaf },
    finish,
  };
}

function spanOf(cell: OpenCell, row: OpenRow, table: OpenTable, context: BodyContext): number {
  const claim = valueIn(cell.properties, "w:gridSpan");
  if (claim === undefined) return 1;
  const span = Number.parseInt(claim, 10);
  const room = Math.max(1, (table.gridColumns || mostColumns) - row.column);
  const most = Math.min(mostColumns, Math.max(room, table.gridColumns));
  if (span >= 1 && span <= most) return span;
  if (!table.clamped) {
    table.clamped = true;
    context.report({
      severity: "warning",
      code: "table-clamped",
      row: table.rows.length,
      column: row.column,
      message: `A cell claims to reach over "${claim}" columns; it was cut back to the table's own.`,
    });
  }
  return span > most ? room : 1;
}

function countOf(text: string | undefined, most: number): number {
  const count = Number.parseInt(text ?? "", 10);
  return count > 0 ? Math.min(count, most) : 0;
}

function tableFormatOf(properties: XmlElement, context: ParagraphContext): TableFormat {
  const look = childNamed(properties, "w:tblLook")?.attributes;
  const style = context.styles.table(valueIn(properties, "w:tblStyle"));
  const fill = fillOf(childNamed(properties, "w:shd"));
  return {
    ...(style ? { style } : {}),
    ...(look ? { look } : {}),
    ...(fill ? { fill } : {}),
  };
}

/** Inner tables follow their outer one; a frame around tables gives way to what it holds. */
function tableToBlocks(table: OpenTable): Block[] {
  const held = table.rows.map((row) => row.cells.map(({ cell }) => cell));
  const frame = frameContent(held);
  if (frame !== undefined) return contentToBlocks(frame);
  const inner = innerTables(held);
  if (table.rows.length === 0) return inner;
  const fills = columnFills(table.format, table.rows.length);
  const rows: RowDraft[] = table.rows.map((row, index) => ({
    header: toggleIn(row.properties, "w:tblHeader") === true,
    cells: row.cells.map((place, position): CellDraft => {
      const own = childNamed(place.cell.properties, "w:shd");
      const styled = fills(index, place.column, {
        first: position === 0,
        last: position === row.cells.length - 1,
      });
      const fill = own === undefined ? styled.fill : fillOf(own);
      return {
        column: place.column,
        columnSpan: place.columnSpan,
        continues: place.continues,
        paragraphs: place.cell.paragraphs,
        ...(fill ? { fill } : {}),
        ...(styled.bold ? { bold: true } : {}),
      };
    }),
  }));
  return [draftsToTable(rows), ...inner];
}
