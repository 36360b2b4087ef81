import type { Block, Cell, Document, Table } from "../document.ts";
import type { Outcome, Problem } from "../problem.ts";

/**
 * What is struck through is withdrawn: it leaves the text of a cell in which other text stands, and a row in which
 * all is struck keeps its place but says nothing. `struck` still says what it was.
 */
export function withdrawStruck({ value, problems }: Outcome<Document>): Outcome<Document> {
  if (!value.blocks.some((block) => block.kind === "table" && hasStruck(block))) {
    return { value, problems };
  }
  const added: Problem[] = [];
  let table = 0;
  const blocks = value.blocks.map((block): Block => {
    if (block.kind !== "table") return block;
    table += 1;
    return hasStruck(block) ? withdrawIn(block, table, added) : block;
  });
  return { value: { ...value, blocks }, problems: [...problems, ...added] };
}

const hasStruck = ({ method, cells }: Table): boolean =>
  method === "markup" && cells.some((cell) => cell.struck !== undefined);

function withdrawIn(table: Table, number: number, problems: Problem[]): Table {
  const rows = new Map<number, Cell[]>();
  for (const cell of table.cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  const gone = new Set<number>();
  for (const [row, cells] of rows) {
    const written = cells.filter(({ text }) => text !== "");
    if (written.length < 2 || written.some((cell) => standingText(cell) !== "")) continue;
    gone.add(row);
    problems.push({
      severity: "note",
      stage: "extract",
      code: "reader-warning",
      table: number,
      row,
      message: `A row is struck through ("${written.map(({ text }) => text.replaceAll("\n", " ")).join(" | ")}"); nothing was taken from it.`,
    });
  }
  return {
    ...table,
    cells: table.cells.map((cell) => {
      if (cell.struck === undefined) return cell;
      const text = standingText(cell);
      if (text === "" && !gone.has(cell.row)) return cell;
      return { ...cell, text, ...(gone.has(cell.row) ? { marks: [] } : {}) };
    }),
  };
}

/** The lines of a cell that are not struck: struck text stands on lines of its own. */
function standingText({ text, struck = [] }: Cell): string {
  const left = new Map<string, number>();
  for (const line of struck) left.set(line, (left.get(line) ?? 0) + 1);
  return text
    .split("\n")
    .filter((line) => {
      const count = left.get(line) ?? 0;
      if (count > 0) left.set(line, count - 1);
      return count === 0;
    })
    .join("\n");
}
