import type { Block, Cell, Document, Mark, Table } from "../../src/document.ts";
import { type Numbers, numbersFrom, oneOf } from "../seeded-numbers.ts";

/** Another order or choice of a table's rows or columns: each new place names the one it had. */
function rearranged(table: Table, along: "row" | "column", places: readonly number[]): Table {
  const cells = places.flatMap((from, to) =>
    table.cells.filter((cell) => cell[along] === from).map((cell) => ({ ...cell, [along]: to })),
  );
  // A cell reaches no further than the grid, and over no other.
  const whole = cells.map((cell) => ({ ...cell, rowSpan: 1, columnSpan: 1 }));
  const counted = along === "row" ? { rows: places.length } : { columns: places.length };
  return { ...table, ...counted, cells: inOrder(whole) };
}

const inOrder = (cells: readonly Cell[]): Cell[] =>
  [...cells].sort((a, b) => a.row - b.row || a.column - b.column);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const withTexts = (table: Table, textOf: (cell: Cell) => string): Table => ({
  ...table,
  cells: table.cells.map((cell) => ({ ...cell, text: textOf(cell) })),
});

const without = (places: readonly number[], place: number): number[] =>
  places.filter((one) => one !== place);

const swapped = (places: readonly number[], a: number, b: number): number[] =>
  places.map((place) => (place === a ? b : place === b ? a : place));

/** What may stand in a report's cell, of each look that the reader tells apart. */
const texts = [
  ..."86% 1,204 (11) £1.2m <5 12/14 0 -3 7.25 n/a TBC nil - * G R Amber ✓ ↑ 2008/09 Q3".split(" "),
  ..."2009-10 Target Actual Variance Total £000 NI60 BV12a LPI7 March 12.5% 100 1 3rd".split(" "),
  "March 2010|31/03/2009|Quarter 2 2009/10|By the end of Q3|On target|Completed|In progress",
  "Annual budget|Budget £000|Revised estimate|Income|Number|Per 1,000 population|Days",
  "Actual 2007/08|Target 2010/11|Performance against target|Comments|Responsible officer|Lead",
  "Head of Finance|J Smith|Children and Young People|Agree the strategy|Percentage of invoices paid",
  "(a) First|1.2 Second|CP3 Third|Year to date|Last year|This year|Full year forecast|Sub-total",
  "The target was met and the work goes on.|Awaiting data from the department|Not applicable",
].flatMap((group) => group.split("|"));

const marks: readonly Mark[] = [
  { kind: "image", colour: "#00b050" },
  { kind: "image", colour: "#ff0000" },
  { kind: "image", colour: "#ffc000" },
  { kind: "fill", colour: "#92d050" },
  { kind: "fill", colour: "#ffff00" },
  { kind: "glyph", glyph: "✓" },
  { kind: "glyph", glyph: "↑", colour: "#00b050" },
  { kind: "glyph", glyph: "▼" },
];

/** Two cells beside or below each other as one, where neither reaches over others already. */
function merged(table: Table, down: boolean, next: Numbers): Table {
  const cell = oneOf(table.cells, next);
  const [row, column] = down ? [cell.row + 1, cell.column] : [cell.row, cell.column + 1];
  const other = table.cells.find((one) => one.row === row && one.column === column);
  if (!other || [cell, other].some((one) => one.rowSpan > 1 || one.columnSpan > 1)) return table;
  const whole = { ...cell, rowSpan: down ? 2 : 1, columnSpan: down ? 1 : 2 };
  return {
    ...table,
    cells: table.cells.flatMap((one) => (one === other ? [] : one === cell ? [whole] : [one])),
  };
}

/** Changes to a table; the second is one of another document. */
const tableChanges: readonly ((table: Table, other: Table, next: Numbers) => Table)[] = [
  (table, _, next) =>
    rearranged(table, "row", without(upTo(table.rows), Math.floor(next() * table.rows))),
  (table, _, next) =>
    rearranged(table, "column", without(upTo(table.columns), Math.floor(next() * table.columns))),
  (table, _, next) => {
    const [a, b] = [next(), next()].map((at) => Math.floor(at * table.columns));
    return rearranged(table, "column", swapped(upTo(table.columns), a as number, b as number));
  },
  (table, _, next) => {
    const [a, b] = [next(), next()].map((at) => Math.floor(at * table.rows));
    return rearranged(table, "row", swapped(upTo(table.rows), a as number, b as number));
  },
  // The rows go on: the same below each other again.
  (table) => rearranged(table, "row", [...upTo(table.rows), ...upTo(table.rows).slice(1)]),
  // On its side.
  (table) => ({
    ...table,
    rows: table.columns,
    columns: table.rows,
    cells: inOrder(
      table.cells.map((cell) => ({
        ...cell,
        row: cell.column,
        column: cell.row,
        rowSpan: cell.columnSpan,
        columnSpan: cell.rowSpan,
      })),
    ),
  }),
  // One cell says something else, as of a list or of another report.
  (table, _, next) => {
    const changed = oneOf(table.cells, next);
    const text = oneOf(texts, next);
    return withTexts(table, (cell) => (cell === changed ? text : cell.text));
  },
  (table, other, next) => {
    const changed = oneOf(table.cells, next);
    const { text } = oneOf(other.cells, next);
    return withTexts(table, (cell) => (cell === changed ? text : cell.text));
  },
  (table, _, next) => {
    const changed = oneOf(table.cells, next);
    const text = oneOf(texts, next);
    return withTexts(table, (cell) =>
      cell === changed ? `${cell.text}${oneOf([" ", "\n"], next)}${text}` : cell.text,
    );
  },
  // A column of another report, its header too.
  (table, other, next) => {
    const [column, of] = [table, other].map((one) => Math.floor(next() * one.columns));
    return withTexts(table, (cell) => {
      const from = other.cells.find((one) => one.row === cell.row && one.column === of);
      return cell.column === column && from ? from.text : cell.text;
    });
  },
  // A header of another report over these rows.
  (table, other) =>
    withTexts(table, (cell) => {
      const from = other.cells.find((one) => one.row === 0 && one.column === cell.column);
      return cell.row === 0 && from ? from.text : cell.text;
    }),
  // Half of its cells are left empty.
  (table, _, next) => withTexts(table, (cell) => (cell.row > 0 && next() < 0.4 ? "" : cell.text)),
  (table, _, next) => {
    const column = Math.floor(next() * table.columns);
    const text = oneOf(texts, next);
    return withTexts(table, (cell) => (cell.column === column && cell.row > 0 ? text : cell.text));
  },
  // Every figure another.
  (table, _, next) =>
    withTexts(table, (cell) =>
      cell.row === 0
        ? cell.text
        : cell.text.replace(/\d(?=\d*(?:\D|$))/g, () => String(Math.floor(next() * 10))),
    ),
  (table) => ({
    ...table,
    cells: table.cells.map((cell) =>
      cell.row === 0 ? { ...cell, header: true, bold: true } : cell,
    ),
  }),
  // Pictures and signs in a column, with or without what it says.
  (table, _, next) => {
    const column = Math.floor(next() * table.columns);
    const isAlone = next() < 0.5;
    return {
      ...table,
      cells: table.cells.map((cell) =>
        cell.column === column && cell.row > 0
          ? { ...cell, text: isAlone ? "" : cell.text, marks: [oneOf(marks, next)] }
          : cell,
      ),
    };
  },
  (table, _, next) => merged(table, false, next),
  (table, _, next) => merged(table, true, next),
  (table, _, next) => merged(merged(table, false, next), true, next),
  (table, _, next) => {
    const row = Math.floor(next() * table.rows);
    return {
      ...table,
      cells: table.cells.map((cell) => (cell.row === row ? { ...cell, bold: true } : cell)),
    };
  },
  (table, _, next) => {
    const row = Math.floor(next() * table.rows);
    const text = oneOf(texts, next);
    const kept = table.cells.filter((cell) => cell.row !== row);
    const across = { row, column: 0, rowSpan: 1, columnSpan: table.columns, text, marks: [] };
    const cut = kept.map((cell) => ({ ...cell, rowSpan: 1 }));
    return { ...table, cells: inOrder([...cut, across]) };
  },
];

const isTable = (block: Block): block is Table =>
  block.kind === "table" && block.rows > 1 && block.columns > 1;

export const tableVariant = (table: Table, others: readonly Table[], next: Numbers): Table =>
  oneOf(tableChanges, next)(table, oneOf(others, next), next);

/** The document as it would lie on pages, a table's rows over two of them. */
function onPages(document: Document, next: Numbers): Document {
  const perPage = 1 + Math.floor(next() * 4);
  const blocks = document.blocks.map((block, at): Block => {
    const page = 1 + Math.floor(at / perPage);
    if (block.kind !== "table") return { ...block, page };
    const broken = next() < 0.5 ? Math.ceil(block.rows / 2) : block.rows;
    const cells = block.cells.map((cell) => ({
      ...cell,
      page: page + (cell.row < broken ? 0 : 1),
    }));
    return { ...block, page, cells, method: oneOf(["ruled", "aligned"], next) };
  });
  const running = [
    { kind: "header", page: 1, text: oneOf(["Wigan Council", "Quarter 3 2010/11", "Draft"], next) },
    { kind: "footer", page: 2, text: "Page 2 of 12" },
  ] as const;
  return {
    ...document,
    format: "pdf",
    pages: blocks.at(-1)?.page ?? 1,
    blocks,
    running: next() < 0.5 ? running : [],
    ...(next() < 0.3 && { properties: { title: "Performance report, March 2010" } }),
  };
}

/** A document with one thing changed in it: in a table, or in what is said around it; some of them on pages. */
export function variantOf(given: Document, others: readonly Table[], seed: number): Document {
  const next = numbersFrom(seed);
  const document = next() < 0.35 ? onPages(given, next) : given;
  const tables = document.blocks.filter(isTable);
  const { blocks } = document;
  if (tables.length === 0 || next() < 0.15) {
    const at = Math.floor(next() * blocks.length);
    const text = oneOf(texts, next);
    const change = next();
    if (change < 0.4) return { ...document, blocks: blocks.filter((_, place) => place !== at) };
    return {
      ...document,
      blocks: blocks.flatMap((block, place) => {
        if (place !== at || block.kind === "table") return [block];
        return change < 0.7
          ? [{ ...block, text: `${block.text} ${text}` }]
          : [{ kind: "heading", level: 2, text }, block];
      }),
    };
  }
  const changed = oneOf(tables, next);
  const made = tableVariant(changed, others, next);
  return { ...document, blocks: blocks.map((block) => (block === changed ? made : block)) };
}

export const tablesOf = (documents: readonly Document[]): Table[] =>
  documents.flatMap(({ blocks }) => blocks.filter(isTable));

/** The body's rows below each other again, until there are so many in all. */
function withRows(table: Table, count: number): Table {
  const body = upTo(table.rows).slice(1);
  const places = upTo(count).map((at) => (at === 0 ? 0 : (body[(at - 1) % body.length] as number)));
  return rearranged(table, "row", places);
}

/** The text again and again, or cut, to so many characters. */
const atLength = (text: string, length: number): string =>
  text === "" ? "" : `${text} `.repeat(Math.ceil(length / (text.length + 1))).slice(0, length);

const lengths = [1, 2, 3, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 90, 100, 120, 150, 200];

/** Counts, shares and lengths of a table, as they lie on either side of a threshold and on it. */
const tableSteps: readonly ((table: Table, other: Table, next: Numbers) => Table)[] = [
  (table, _, next) => withRows(table, 2 + Math.floor(next() * 10)),
  (table, _, next) => rearranged(table, "column", upTo(1 + Math.floor(next() * table.columns))),
  // Some of a column's cells say something of another kind.
  (table, other, next) => {
    const long = withRows(table, oneOf([3, 5, 6, 9, 11], next));
    const column = Math.floor(next() * table.columns);
    const most = Math.floor(next() * long.rows);
    const text = next() < 0.7 ? oneOf(texts, next) : oneOf(other.cells, next).text;
    return withTexts(long, (cell) =>
      cell.column === column && cell.row > 0 && cell.row <= most ? text : cell.text,
    );
  },
  (table, _, next) => {
    const long = withRows(table, oneOf([3, 5, 6, 9, 11], next));
    const column = Math.floor(next() * table.columns);
    const most = Math.floor(next() * long.rows);
    return withTexts(long, (cell) =>
      cell.column === column && cell.row > 0 && cell.row <= most ? "" : cell.text,
    );
  },
  (table, _, next) => {
    const changed = oneOf(table.cells, next);
    const length = oneOf(lengths, next);
    return withTexts(table, (cell) => (cell === changed ? atLength(cell.text, length) : cell.text));
  },
  (table, _, next) => {
    const column = Math.floor(next() * table.columns);
    const length = oneOf(lengths, next);
    return withTexts(table, (cell) =>
      cell.column === column && cell.row > 0 ? atLength(cell.text, length) : cell.text,
    );
  },
];

/** The table in two, with or without its header on the second, and what may stand between them. */
function inTwo(table: Table, next: Numbers): Block[] {
  const at = 1 + Math.floor(next() * (table.rows - 1));
  const rest = upTo(table.rows).slice(at);
  const head = next() < 0.5 ? [0] : [];
  const wide = next() < 0.8 ? table.columns : table.columns - 1;
  const second = rearranged(table, "row", [...head, ...rest]);
  const between: readonly Block[][] = [
    [],
    [],
    [{ kind: "heading", level: 3, text: oneOf(texts, next) }],
    [{ kind: "paragraph", text: oneOf(texts, next) }],
    [{ kind: "paragraph", text: "* Figures are provisional" }],
  ];
  return [
    rearranged(table, "row", upTo(at)),
    ...oneOf(between, next),
    rearranged(second, "column", upTo(wide)),
  ];
}

/** A document with up to three things changed in each table: counts, shares and lengths, and what else may be. */
export function strainedVariant(given: Document, others: readonly Table[], seed: number): Document {
  const next = numbersFrom(seed);
  const times = 1 + Math.floor(next() * 3);
  const strained = (block: Block): Block[] => {
    if (block.kind !== "table") {
      const isChanged = next() < 0.1;
      return [isChanged ? { ...block, text: atLength(block.text, oneOf(lengths, next)) } : block];
    }
    const table = upTo(times).reduce<Table>((one) => {
      const ways = next() < 0.6 ? tableSteps : tableChanges;
      return isTable(one) ? oneOf(ways, next)(one, oneOf(others, next), next) : one;
    }, block);
    return isTable(table) && next() < 0.2 ? inTwo(table, next) : [table];
  };
  const document = { ...given, blocks: given.blocks.flatMap(strained) };
  return next() < 0.2 ? onPages(document, next) : document;
}
