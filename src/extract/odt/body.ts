import type { Block } from "../../document.ts";
import { addContent, type Content, type OpenCell } from "../markup/content.ts";
import { labelPiece } from "../markup/list-label.ts";
import { rowsToBlocks } from "../markup/nested-tables.ts";
import { printRun } from "../markup/run.ts";
import { shadedMarks } from "../markup/shading.ts";
import { layOutRows, type SpanningCell } from "../markup/span-grid.ts";
import type { Report } from "../report.ts";
import { visitTree, type XmlElement, type XmlVisitor } from "../xml.ts";
import type { createLists, OpenList } from "./lists.ts";
import { type OdtParagraphContext, readInline } from "./paragraph.ts";

type Attributes = Readonly<Record<string, string>>;

export interface OdtContext extends OdtParagraphContext {
  readonly lists: ReturnType<typeof createLists>;
  readonly report: Report;
  readonly onBlock: () => void;
}

interface Cell extends SpanningCell, OpenCell {
  content: Content[];
}

interface Row {
  readonly cells: Cell[];
  readonly header: boolean;
  readonly group: number;
  readonly fill: string | undefined;
  readonly style: string | undefined;
  readonly isShown: boolean;
}

interface OpenTable {
  readonly rows: Row[];
  row: Row | undefined;
  cell: Cell | undefined;
  isHeader: boolean;
  /** How often the open cell stands side by side. */
  repeated: number;
  readonly fill: string | undefined;
  /** Styles that columns give to cells without one. */
  readonly columnStyles: (string | undefined)[];
}

/** Repeated columns and rows beyond these only fill a sheet. */
const mostRepeated = 256;

/** Reads a body, a header, a note or a text box: whatever holds paragraphs, lists and tables. */
export function createOdtReader(context: OdtContext, ownMark = "") {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  const lists: OpenList[] = [];
  let mark = ownMark;
  let skipped = 0;
  let tooDeep = 0;

  const add = (part: Content): void => {
    if (addContent(part, tables.at(-1)?.cell, blocks)) context.onBlock();
  };

  const addParagraph = (element: XmlElement): void => {
    const style = element.attributes["text:style-name"];
    const read = readInline(element, context.styles.run("paragraph", style), context);
    const level = levelOf(element);
    const list = lists.at(-1);
    let label: string | undefined;
    if (list?.labelDue) {
      label = context.lists.label(list);
      list.labelDue = false;
    } else if (list === undefined && level !== undefined && element.name === "text:h") {
      label = context.lists.headingLabel(level);
    }
    const before = labelPiece(label, read.pieces);
    if (mark !== "") {
      const own = { pieces: [], marks: [] };
      printRun(`${mark} `, {}, own);
      read.pieces.splice(0, read.pieces.length, ...own.pieces, ...read.pieces);
      mark = "";
    }
    add({
      kind: level !== undefined ? "heading" : before !== undefined ? "list-item" : "paragraph",
      ...(level === undefined ? {} : { level }),
      pieces: before === undefined ? read.pieces : [before, ...read.pieces],
      marks: shadedMarks(read.marks, context.styles.fill("paragraph", style)),
    });
    for (const box of read.boxes) {
      const inner = createOdtReader({ ...context, onBlock: () => {} });
      for (const child of box.children) {
        if (typeof child !== "string") visitTree(child, inner.visitor);
      }
      for (const block of inner.finish()) add(block);
    }
  };

  const levelOf = ({ name, attributes }: XmlElement): number | undefined => {
    if (name === "text:h") {
      const level = Number.parseInt(attributes["text:outline-level"] ?? "1", 10);
      return level >= 1 && level <= 9 ? level : undefined;
    }
    const names = context.styles.names("paragraph", attributes["text:style-name"]);
    return names.includes("Title") ? 1 : undefined;
  };

  const beginTable = (attributes: Attributes): void => {
    if (tables.length >= context.nesting) {
      tooDeep = 1;
      context.report({
        severity: "error",
        code: "nesting-too-deep",
        message: `Tables are nested deeper than ${context.nesting} levels; what lies deeper was left out.`,
      });
      return;
    }
    tables.push({
      rows: [],
      row: undefined,
      cell: undefined,
      isHeader: false,
      repeated: 1,
      fill: context.styles.fill("table", attributes["table:style-name"]),
      columnStyles: [],
    });
  };

  const endTable = (): void => {
    const table = tables.pop();
    if (table === undefined) return;
    let clamped = false;
    const rows = table.rows.filter((row) => row.isShown && row.cells.length > 0);
    const read = rowsToBlocks(rows, (all) => [
      ...layOutRows(all, () => {
        clamped = true;
      }),
    ]);
    for (const block of read) add(block);
    if (!clamped) return;
    context.report({
      severity: "warning",
      code: "table-clamped",
      message:
        "Cells claim to reach over far more rows or columns than the table has; they were cut back.",
    });
  };

  const beginRow = (table: OpenTable, attributes: Attributes): void => {
    const style = attributes["table:style-name"];
    table.row = {
      cells: [],
      header: table.isHeader,
      group: 0,
      fill: context.styles.fill("table-row", style),
      style: attributes["table:default-cell-style-name"],
      isShown: !/^(collapse|filter)$/.test(attributes["table:visibility"] ?? ""),
    };
    table.rows.push(table.row);
  };

  const beginCell = (table: OpenTable, attributes: Attributes): void => {
    const { row } = table;
    if (row === undefined) return;
    const style =
      attributes["table:style-name"] ?? row.style ?? table.columnStyles[row.cells.length];
    table.cell = {
      columnSpan: attributes["table:number-columns-spanned"],
      rowSpan: attributes["table:number-rows-spanned"],
      header: false,
      fill: context.styles.fill("table-cell", style) ?? row.fill ?? table.fill,
      content: [],
    };
    table.repeated = repeatedIn(attributes, "table:number-columns-repeated");
    row.cells.push(table.cell);
  };

  const endCell = (table: OpenTable): void => {
    const { row, cell } = table;
    table.cell = undefined;
    for (let count = 1; row && cell && count < table.repeated; count += 1) row.cells.push(cell);
  };

  const open = (name: string, attributes: Attributes): void => {
    if (skipped > 0) {
      skipped += 1;
      return;
    }
    if (tooDeep > 0) {
      if (name === "table:table") tooDeep += 1;
      return;
    }
    const table = tables.at(-1);
    switch (name) {
      case "table:table":
        beginTable(attributes);
        return;
      case "table:table-header-rows":
        if (table) table.isHeader = true;
        return;
      case "table:table-column": {
        const style = attributes["table:default-cell-style-name"];
        const count = repeatedIn(attributes, "table:number-columns-repeated");
        for (let index = 0; table && index < count; index += 1) table.columnStyles.push(style);
        return;
      }
      case "table:table-row":
        if (table) beginRow(table, attributes);
        return;
      case "table:table-cell":
        if (table) beginCell(table, attributes);
        return;
      case "text:list":
        lists.push(context.lists.open(attributes, lists.at(-1)));
        return;
      case "text:list-item": {
        const list = lists.at(-1);
        if (list) list.labelDue = true;
        return;
      }
      case "text:section":
        if (attributes["text:display"] === "none") skipped = 1;
        return;
      // What a cell hides under another one, what was deleted, lists of headings and comments.
      case "table:covered-table-cell":
      case "text:tracked-changes":
      case "office:forms":
      case "office:annotation":
        skipped = 1;
        return;
    }
  };

  const close = (name: string): void => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (tooDeep > 0) {
      if (name === "table:table") tooDeep -= 1;
      return;
    }
    const table = tables.at(-1);
    switch (name) {
      case "table:table":
        endTable();
        return;
      case "table:table-header-rows":
        if (table) table.isHeader = false;
        return;
      case "table:table-cell":
        if (table) endCell(table);
        return;
      case "table:table-row":
        if (table) table.row = undefined;
        return;
      case "text:list":
        lists.pop();
        return;
    }
  };

  const leaf = (element: XmlElement): void => {
    if (skipped > 0 || tooDeep > 0) return;
    if (element.name === "draw:frame" || element.name.startsWith("draw:")) {
      addParagraph({ name: "text:p", attributes: {}, children: [element] });
    } else addParagraph(element);
  };

  const visitor: XmlVisitor = {
    isLeaf: (name) => name === "text:p" || name === "text:h" || name.startsWith("draw:"),
    open,
    close,
    leaf,
  };
  return {
    visitor,
    finish: (): Block[] => {
      while (tables.length > 0) endTable();
      return blocks;
    },
  };
}

function repeatedIn(attributes: Attributes, name: string): number {
  const count = Number.parseInt(attributes[name] ?? "1", 10);
  return count >= 1 ? Math.min(count, mostRepeated) : 1;
}
