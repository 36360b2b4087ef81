import type { Block, Mark } from "../../document.ts";
import { addContent } from "../markup/content.ts";
import type { Piece, PrintedParagraph } from "../markup/printed.ts";
import type { Printer } from "../markup/run.ts";
import type { Report } from "../report.ts";
import { closeTable, type OpenTable } from "./table.ts";

interface OpenParagraph extends Printer {
  readonly kind: PrintedParagraph["kind"];
  readonly level?: number;
  readonly label?: string;
}

/** Where a page's text goes: its blocks, the tables that are open, the paragraph that is being written. */
export interface Flow {
  readonly blocks: Block[];
  readonly tables: OpenTable[];
  paragraph: OpenParagraph | undefined;
}

const noMarks: readonly Mark[] = [];

/** A paragraph of one piece, as most cells hold it, in one object in place of three. */
class PlainParagraph implements PrintedParagraph {
  readonly text: string;
  readonly bold: boolean;
  readonly struck: boolean;
  constructor({ text, bold, struck }: Piece) {
    this.text = text;
    this.bold = bold;
    this.struck = struck;
  }
  get kind(): "paragraph" {
    return "paragraph";
  }
  get pieces(): readonly Piece[] {
    return [this];
  }
  get marks(): readonly Mark[] {
    return noMarks;
  }
}

/** The paragraph that text goes into; where none is open, one begins. */
export function paragraphOf(flow: Flow): OpenParagraph {
  flow.paragraph ??= { kind: "paragraph", pieces: [], marks: [] };
  return flow.paragraph;
}

export function endParagraph(flow: Flow): void {
  if (flow.paragraph === undefined) return;
  const printed = printedParagraph(flow.paragraph);
  flow.paragraph = undefined;
  if (printed !== undefined) addContent(printed, openCellOf(flow), flow.blocks);
}

/** What an open paragraph prints; `undefined` where it is empty. */
function printedParagraph(paragraph: OpenParagraph): PrintedParagraph | undefined {
  const { label, kind, level, pieces, marks } = paragraph;
  const empty = pieces.every((piece) => piece.text.trim() === "");
  if (empty && marks.length === 0) return undefined;
  const [only] = pieces;
  const isPlain = kind === "paragraph" && pieces.length === 1 && marks.length === 0;
  if (isPlain && only !== undefined && !label) return new PlainParagraph(only);
  const { bold = false } = only ?? {};
  return {
    kind,
    ...(level ? { level } : {}),
    pieces: label && !empty ? [{ text: label, bold, struck: false }, ...pieces] : [...pieces],
    marks: marks.length === 0 ? noMarks : marks,
  };
}

/** Closes the innermost table; what comes of it goes into the cell around it, if there is one. */
export function endTable(flow: Flow, report: Report): void {
  const table = flow.tables.pop();
  if (table === undefined) return;
  const { content, clamped } = closeTable(table);
  for (const part of content) addContent(part, openCellOf(flow), flow.blocks);
  if (!clamped) return;
  report({
    severity: "warning",
    code: "table-clamped",
    message:
      "Cells claim to reach over far more rows or columns than the table has; they were cut back.",
  });
}

/** A caption, or text between a table's rows, stands in the cell around its table. */
const openCellOf = ({ tables }: Flow) => tables.findLast(({ row }) => row?.cell)?.row?.cell;
