import type { Block, Cell, Document } from "../src/document.ts";
import type { Interpretation } from "../src/rows.ts";

/** JSON with one element a line: a changed record is one changed line of the diff. */
export const listToLines = (list: readonly unknown[]): string =>
  list.length === 0 ? "[]\n" : `[\n${list.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;

/** A document with one block a line, a table with one row of cells a line; what every cell has goes unsaid. */
export const documentToLines = ({ blocks, ...document }: Document): string =>
  objectToLines({ ...document, blocks: blocks.map(blockToLine) });

/** What weighed how much for the facts is held by the tests of those weights. */
export const interpretationToLines = ({
  facts: { why: _, ...facts },
  ...lists
}: Interpretation): string =>
  objectToLines({ facts, ...mapValues(lists, (list) => list.map((item) => JSON.stringify(item))) });

/** Fields one a line; a list of ready-made lines keeps one line each. */
function objectToLines(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields).map(([key, value]) =>
    Array.isArray(value) && value.every((item) => typeof item === "string") && value.length > 0
      ? `${JSON.stringify(key)}: [\n${value.join(",\n")}\n]`
      : `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

function blockToLine(block: Block): string {
  if (block.kind !== "table") return JSON.stringify(block);
  const { cells, ...table } = block;
  const rows = new Map<number, string[]>();
  for (const cell of cells)
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), JSON.stringify(shortCell(cell))]);
  const start = JSON.stringify(table).slice(0, -1);
  return `${start},"cells":[\n${[...rows.values()].map((row) => `  ${row.join(",")}`).join(",\n")}\n]}`;
}

/** A cell without the spans and marks that most cells lack. */
function shortCell({
  rowSpan,
  columnSpan,
  marks,
  ...cell
}: Cell): Readonly<Record<string, unknown>> {
  return {
    ...cell,
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  };
}

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
