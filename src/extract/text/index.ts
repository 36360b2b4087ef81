import type { Block, Cell, Document, SourceFile, Table } from "../../document.ts";
import { largest } from "../../long-lists.ts";
import { type Outcome, type Problem, UnreadableFile } from "../../problem.ts";
import type { ExtractOptions } from "../options.ts";
import { decodeText } from "./decode.ts";
import { firstBytes, leftOver, mostLines, partLine } from "./limits.ts";
import { plainText } from "./plain-text.ts";

/** How long a line may be and still be a heading rather than a sentence, in characters. */
const longestHeading = 160;
/** Lines shorter than this are not wrapped lines of a paragraph. */
const shortestWrappedLine = 60;
/** A line of more cells than this is no row: the widest printed table has some fifty columns. */
const mostCells = 1000;
const linesBetweenProgress = 20_000;

/** Everything that Unicode (UAX 14) makes a new line of: the form feed between pages is one. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** `---→--→---`: the rule under a header that Markdown writers leave behind. */
const isMarkdownRule = (line: string): boolean => line.includes("--") && /^[\s|:-]*$/.test(line);

/**
 * Text that was already extracted from a report: rows of TAB-separated cells, left-over Markdown and
 * HTML tags, one paragraph a line. Pages are not known. Throws `UnreadableFile` when there is no text.
 */
export async function readText(
  source: SourceFile,
  bytes: Uint8Array,
  options: ExtractOptions,
): Promise<Outcome<Document>> {
  const { text, problems } = decodeText(firstBytes(bytes));
  const all = text.split(lineEnd);
  const lines = all.slice(0, mostLines);
  const blocks = linesToBlocks(lines, () => options.onProgress?.(0, 1));
  if (blocks.length === 0) throw new UnreadableFile("no-text", "The file holds no text.");
  options.onProgress?.(1, 1);
  const clamped = lines.some(isTooWide) ? [tooWide] : [];
  return {
    value: { source, format: "text", blocks, running: [] },
    problems: [...problems, ...leftOver(bytes.length, all.length), ...clamped],
  };
}

const tooWide: Problem = {
  severity: "warning",
  stage: "extract",
  code: "table-clamped",
  message: `A line has more than ${mostCells} cells; it was taken for text, not for a row of a table.`,
};

const isTooWide = (line: string): boolean => cellsOf(line).length > mostCells;

function linesToBlocks(lines: readonly string[], onProgress: () => void): Block[] {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(rowsToTable(rows));
    rows = [];
  };
  let previous = "";
  for (const [index, line] of lines.entries()) {
    if (index % linesBetweenProgress === 0) onProgress();
    const cells = lineToCells(line);
    if (cells) {
      rows.push(cells);
    } else if (rows.length > 0 && isMarkdownRule(line) && line.trim() !== "") {
      // a rule inside a table: markup, no row
    } else {
      endTable();
      for (const part of partLine(line)) {
        const block = lineToBlock(part);
        if (block) addBlock(blocks, block, previous);
      }
    }
    previous = line;
  }
  endTable();
  return blocks;
}

/** Cells of a TAB row or of a Markdown `| a | b |` row; undefined for any other line. */
function lineToCells(line: string): string[] | undefined {
  if (isMarkdownRule(line)) return undefined;
  const cells = cellsOf(line);
  return cells.length > 0 && cells.length <= mostCells ? cells : undefined;
}

function cellsOf(line: string): string[] {
  if (line.includes("\t")) return line.split("\t");
  const piped = line.trim();
  const isPiped = piped.length > 2 && piped.startsWith("|") && piped.endsWith("|");
  return isPiped ? piped.slice(1, -1).split("|") : [];
}

function rowsToTable(rows: readonly (readonly string[])[]): Table {
  const columns = largest(rows.map((row) => row.length));
  const cells: Cell[] = [];
  rows.forEach((row, rowIndex) => {
    for (let column = 0; column < columns; column++) {
      const printed = row[column] ?? "";
      const text = plainText(printed);
      const bold = /^\s*(?:<b>|\*\*).*(?:<\/b>|\*\*)\s*$/s.test(printed);
      cells.push({
        row: rowIndex,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text,
        marks: [],
        ...(bold ? { bold } : {}),
      });
    }
  });
  return { kind: "table", method: "text", rows: rows.length, columns, cells };
}

function lineToBlock(line: string): Block | undefined {
  if (isMarkdownRule(line)) return undefined;
  const heading = /^\s*(#{1,6})\s+(?!\s)(.*)$/.exec(line);
  if (heading) {
    const text = oneLine(heading[2] ?? "");
    return text ? { kind: "heading", level: (heading[1] ?? "#").length, text } : undefined;
  }
  const item = /^\s*(?:[-*+•●▪◦○§]|\uf0b7)\s+(?!\s)(.*)$/.exec(line);
  if (item) {
    const text = oneLine(item[1] ?? "");
    return text ? { kind: "list-item", text } : undefined;
  }
  const text = oneLine(line);
  if (!text) return undefined;
  const wholeBold = /^\s*\*\*[^*]+\*\*:?\s*$/.test(line);
  if (wholeBold && text.length <= longestHeading && !/[.;]$/.test(text)) {
    return { kind: "heading", level: 6, text };
  }
  return { kind: "paragraph", text };
}

/** A line that goes on in the middle of a sentence belongs to the paragraph above it. */
function addBlock(blocks: Block[], block: Block, lineAbove: string): void {
  const last = blocks.at(-1);
  if (
    block.kind === "paragraph" &&
    last?.kind === "paragraph" &&
    lineAbove.trim().length >= shortestWrappedLine &&
    !/\s{2}$/.test(lineAbove) &&
    /^[a-z]/.test(block.text) &&
    !/[.:;!?]$/.test(last.text)
  ) {
    blocks[blocks.length - 1] = { ...last, text: `${last.text} ${block.text}` };
    return;
  }
  blocks.push(block);
}

const oneLine = (text: string): string => plainText(text).replace(/\s+/g, " ").trim();
