import type { Block } from "../../../document.ts";
import { addContent, type Content } from "../../markup/content.ts";
import { joinParagraphs, type PrintedParagraph } from "../../markup/printed.ts";
import type { Report } from "../../report.ts";
import {
  childNamed,
  childrenNamed,
  valueIn,
  visitTree,
  type XmlElement,
  type XmlVisitor,
} from "../../xml.ts";
import { type ParagraphContext, readParagraph } from "./paragraph.ts";
import {
  endCell,
  endRow,
  formatCell,
  formatRow,
  formatTable,
  noteLook,
  type OpenTable,
  openTable,
  startCell,
  startRow,
  tableToBlocks,
} from "./table.ts";

export interface BodyContext extends ParagraphContext {
  readonly nesting: number;
  readonly report: Report;
  /** Told of every section's properties, for its headers and footers. */
  readonly onSection: (properties: XmlElement) => void;
  /** Told of every table at its end, to mend it. */
  readonly onTable?: (table: OpenTable) => void;
  /** Called after every block of the body itself. */
  readonly onBlock: () => void;
}

interface BodyReader {
  readonly visitor: XmlVisitor;
  /** What was read so far; a table that is still open is closed where it stands. */
  readonly finish: () => Block[];
}

/** What was read of a body so far, and what is still open. */
interface Body {
  readonly context: BodyContext;
  readonly blocks: Block[];
  readonly tables: OpenTable[];
  /** A paragraph whose end was deleted: the next one goes on in it. */
  pending: PrintedParagraph | undefined;
  /** Open elements that are not read, with the outermost of them. */
  skipped: number;
  /** Open tables that are not read, as they lie too deep. */
  tooDeep: number;
  /** The first choice of the alternative that is open was read. */
  choiceTaken: boolean;
}

/** Elements that are read as whole small trees. */
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

/** Half of all elements of most files: edges, sizes and places of what is printed, and marks of the spelling checker. */
export const ignoredInBody: ReadonlySet<string> = new Set(
  (
    "w:tcBorders w:tblBorders w:pBdr w:bdr w:tcMar w:tblCellMar w:tcW w:tblW w:tblInd w:tblLayout w:jc w:spacing " +
    "w:ind w:sz w:szCs w:sz-cs w:bCs w:b-cs w:iCs w:i-cs w:i w:u w:kern w:lang w:bidi w:widowControl w:keepNext " +
    "w:keepLines w:cantSplit w:vAlign w:tabs w:adjustRightInd w:autoSpaceDE w:autoSpaceDN w:snapToGrid w:proofErr " +
    "w:bookmarkStart w:bookmarkEnd w:lastRenderedPageBreak w:trHeight w:suppressAutoHyphens w:noProof w:rtl w:cs"
  ).split(" "),
);

/** Reads a body, a cell of it, a header, a note or a text box: whatever holds paragraphs and tables. */
export function createBodyReader(context: BodyContext): BodyReader {
  const body: Body = {
    context,
    blocks: [],
    tables: [],
    pending: undefined,
    skipped: 0,
    tooDeep: 0,
    choiceTaken: false,
  };
  return {
    visitor: {
      isLeaf: (name) => leaves.has(name),
      ignored: ignoredInBody,
      open: (name, attributes) => openElement(body, name, attributes),
      close: (name) => closeElement(body, name),
      leaf: (element) => readLeaf(body, element),
    },
    finish: () => finish(body),
  };
}

function openElement(body: Body, name: string, attributes: Readonly<Record<string, string>>): void {
  if (body.skipped > 0) {
    body.skipped += 1;
    return;
  }
  if (body.tooDeep > 0) {
    if (name === "w:tbl") body.tooDeep += 1;
    return;
  }
  const table = body.tables.at(-1);
  switch (name) {
    case "w:tbl":
      beginTable(body);
      return;
    case "w:tr":
      if (table) startRow(table);
      return;
    case "w:tc":
      if (table) startCell(table);
      return;
    case "mc:AlternateContent":
      body.choiceTaken = false;
      return;
    case "mc:Choice":
      body.choiceTaken = true;
      return;
    case "mc:Fallback":
      if (body.choiceTaken) body.skipped = 1;
      return;
    case "w:altChunk":
      body.context.onUnreadPart("an embedded document of another format");
      return;
    case "w:subDoc":
      body.context.onUnreadPart("a linked sub-document");
      return;
    case "w:del":
    case "w:moveFrom":
      body.skipped = 1;
      return;
    case "aml:annotation":
      if (attributes["w:type"] === "Word.Deletion") body.skipped = 1;
      return;
  }
}

function closeElement(body: Body, name: string): void {
  if (body.skipped > 0) {
    body.skipped -= 1;
    return;
  }
  if (body.tooDeep > 0) {
    if (name === "w:tbl") body.tooDeep -= 1;
    return;
  }
  const table = body.tables.at(-1);
  if (table === undefined) return;
  if (name === "w:tc") endCell(table, body.context.report);
  else if (name === "w:tr") endRow(table, body.context.report);
  else if (name === "w:tbl") endTable(body);
}

function readLeaf(body: Body, element: XmlElement): void {
  if (body.skipped > 0 || body.tooDeep > 0) return;
  const { context } = body;
  const table = body.tables.at(-1);
  switch (element.name) {
    case "w:p":
      addParagraph(body, element);
      return;
    case "w:tblPr":
      if (table) formatTable(table, element, context.styles);
      return;
    case "w:tblGrid":
      if (table) table.gridColumns = childrenNamed(element, "w:gridCol").length;
      return;
    case "w:trPr":
      if (table) formatRow(table, element);
      return;
    case "w:tcPr":
      if (table) formatCell(table, element);
      return;
    case "w:sectPr":
      context.onSection(element);
      return;
  }
}

function finish(body: Body): Block[] {
  while (body.tables.length > 0) endTable(body);
  if (body.pending !== undefined) add(body, body.pending);
  body.pending = undefined;
  return body.blocks;
}

/** A paragraph, then what its text boxes hold. */
function addParagraph(body: Body, element: XmlElement): void {
  const { context, pending } = body;
  noteLook(body.tables.at(-1), valueIn(childNamed(element, "w:pPr"), "w:pStyle"));
  const read = readParagraph(element, context);
  const paragraph = pending === undefined ? read : joinParagraphs(pending, read);
  body.pending = read.joinsNext ? paragraph : undefined;
  if (!read.joinsNext) add(body, paragraph);
  for (const sheet of read.sheets) add(body, sheet);
  for (const box of read.textBoxes) {
    for (const block of readBox(box, context)) add(body, block);
  }
  const section = childNamed(childNamed(element, "w:pPr"), "w:sectPr");
  if (section !== undefined) context.onSection(section);
}

function readBox(box: XmlElement, context: BodyContext): Block[] {
  const inner = createBodyReader({ ...context, onBlock: () => {} });
  for (const child of box.children) if (typeof child !== "string") visitTree(child, inner.visitor);
  return inner.finish();
}

function beginTable(body: Body): void {
  const { nesting, report } = body.context;
  if (body.tables.length < nesting) {
    body.tables.push(openTable());
    return;
  }
  body.tooDeep = 1;
  report({
    severity: "error",
    code: "nesting-too-deep",
    message: `Tables are nested deeper than ${nesting} levels; what lies deeper was left out.`,
  });
}

function endTable(body: Body): void {
  const table = body.tables.at(-1);
  if (table === undefined) return;
  endRow(table, body.context.report);
  body.tables.pop();
  body.context.onTable?.(table);
  for (const block of tableToBlocks(table)) add(body, block);
}

/** Puts what was read into the cell that is open, or among the body's own blocks. */
function add(body: Body, part: Content): void {
  const cell = body.tables.at(-1)?.row?.cell;
  if (addContent(part, cell, body.blocks)) body.context.onBlock();
}
