import type { Cell, Table } from "../../../../document.ts";
import { largest } from "../../../../long-lists.ts";
import { isAnotherCard } from "./another-card.ts";
import { flowsOn, goesOn, isEmpty } from "./goes-on.ts";
import { withHeaderOverleaf } from "./header-overleaf.ts";
import { joinTornCells } from "./torn-cells.ts";

/** One page's part of a table with its cells' text, and what is needed to join it to others. */
export interface TablePart {
  readonly kind: "part";
  readonly page: number;
  readonly method: Table["method"];
  readonly box: readonly [number, number, number, number];
  readonly columnEdges: readonly number[];
  readonly rows: number;
  readonly cells: readonly Cell[];
  /** Read off a picture of its page. */
  readonly scanned: boolean;
  readonly weak: boolean;
  readonly banded: boolean;
  /** Where white space parts the rows: the step from line to line inside its cells (points). */
  readonly lineStep?: number;
  /** Of a form of labels and texts: x where the texts begin. */
  readonly textsAt?: number;
  /** Of one of several like cards: the labels of a whole one. */
  readonly cardLabels?: readonly string[];
  /** Of a table that structure tags tell of: whether they give it no rows on pages before, and none on pages after. */
  readonly tagged?: { readonly begins: boolean; readonly ends: boolean };
  /** Name of the question that said that this table is another than the one before it. */
  readonly begunBy?: string;
  /** True where nothing but running text stands between this part and the page's top or bottom. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A header names so many columns. */
const namedColumns = 3;

/** Column edges of two parts may differ by this share of the table's width. */
const edgeSlack = 0.015;

/** Parts of one table, in page order, to the table. */
export function partsToTable(parts: readonly TablePart[]): Table {
  const [head, ...rest] = withHeaderOverleaf(withSameColumns(parts), isRowCut) as [
    TablePart,
    ...TablePart[],
  ];
  let cells: Cell[] = [...head.cells];
  let rows = head.rows;
  const breaks: number[] = [];
  for (const part of rest) {
    breaks.push(rows);
    const joined = joinPart({ cells, rows }, part, head);
    cells = joined.cells;
    rows = joined.rows;
  }
  return {
    kind: "table",
    page: head.page,
    method: parts.some(({ scanned }) => scanned) ? "ocr" : head.method,
    rows,
    columns: head.columnEdges.length - 1,
    cells: joinTornCells(
      cells.sort((a, b) => a.row - b.row || a.column - b.column),
      breaks,
    ),
  };
}

/** Whether a table goes on: the next page's first block, drawn in the same columns, without a header of its own. */
export function isContinued(head: TablePart, above: TablePart, below: TablePart): boolean {
  if (!above.last || !below.first || below.page !== above.page + 1) return false;
  const areOne =
    haveSameColumns(above.columnEdges, below.columnEdges) || isRestOfForm(above, below);
  return (
    areOne &&
    !hasOwnHeader(head, below) &&
    !isAnotherCard(head, below) &&
    !areTaggedApart(above, below)
  );
}

/** Structure tags tell of two tables, and the second begins with a bold row: many a table is tagged page by page. */
const areTaggedApart = (above: TablePart, below: TablePart): boolean =>
  above.tagged?.ends === true &&
  below.tagged?.begins === true &&
  below.cells.every((cell) => cell.row > 0 || cell.text === "" || cell.bold === true);

/** Labels and texts begin at these places on both pages, give or take this (points). */
const formSlack = 2;

/** Labels and texts stand where they stood; one of the two parts has no row of several texts. */
function isRestOfForm(above: TablePart, below: TablePart): boolean {
  if (above.textsAt === undefined || below.textsAt === undefined) return false;
  const [one, other] = [above.columnEdges, below.columnEdges];
  return (
    Math.min(one.length, other.length) === 3 &&
    Math.abs((one[0] as number) - (other[0] as number)) <= formSlack &&
    Math.abs(above.textsAt - below.textsAt) <= formSlack
  );
}

/** Parts with as many columns each: the texts of a form reach over what another part of it has beside each other. */
function withSameColumns(parts: readonly TablePart[]): readonly TablePart[] {
  const widest = parts.reduce((a, b) => (b.columnEdges.length > a.columnEdges.length ? b : a));
  const columns = widest.columnEdges.length - 1;
  return parts.map((part) =>
    part.columnEdges.length - 1 === columns
      ? part
      : {
          ...part,
          columnEdges: widest.columnEdges,
          cells: part.cells.map((cell) =>
            cell.column === 0 ? cell : { ...cell, columnSpan: columns - 1 },
          ),
        },
  );
}

/** Both parts begin with a bold row, and the rows say different things. */
function hasOwnHeader(head: TablePart, below: TablePart): boolean {
  const headers = [head, below].map((part) =>
    part.cells.filter((cell) => cell.row === 0 && cell.text !== ""),
  );
  if (headers.some((cells) => cells.length < 2 || cells.some((cell) => cell.bold !== true))) {
    return false;
  }
  const [first = [], other = []] = headers;
  // How far its cells reach is seen on the first page only.
  if (printed(head.cells, 0) === printed(below.cells, 0)) return false;
  if (countSameHeads(head, below) > 0) return false;
  return other.some((cell) => {
    const over = first.find((one) => one.column === cell.column);
    // "Priority (continued)" is the same header.
    return over === undefined || !cell.text.toLowerCase().startsWith(over.text.toLowerCase());
  });
}

/** The same columns, wherever on the page and however wide: a landscape page stretches them. */
export function haveSameColumns(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const relative = (edges: readonly number[]): number[] => {
    const [first, last] = [edges[0] as number, edges.at(-1) as number];
    return edges.map((edge) => (edge - first) / (last - first));
  };
  const [one, other] = [relative(a), relative(b)];
  return one.every((edge, index) => Math.abs(edge - (other[index] as number)) <= edgeSlack);
}

interface Body {
  readonly cells: readonly Cell[];
  readonly rows: number;
}

function joinPart(above: Body, part: TablePart, head: TablePart): { cells: Cell[]; rows: number } {
  const dropped = countRepeatedHeaderRows(head, part);
  const below = part.cells
    .filter((cell) => cell.row >= dropped)
    .map((cell) => ({ ...cell, row: cell.row - dropped }));
  const cut = isRowCut(above, below);
  const shift = cut ? above.rows - 1 : above.rows;
  const cells = [...above.cells];
  for (const cell of below) {
    const at = cells.findIndex(
      (one) =>
        one.column === cell.column &&
        one.columnSpan === cell.columnSpan &&
        one.row + one.rowSpan === above.rows,
    );
    const upper = cells[at];
    const touches = cell.row === 0 && upper !== undefined;
    if (touches && (cut || goesOn(upper, cell, above, below))) {
      cells[at] = joinCells(upper, cell, cut ? cell.rowSpan - 1 : cell.rowSpan);
    } else {
      cells.push({ ...cell, row: cell.row + shift });
    }
  }
  return { cells, rows: shift + part.rows - dropped };
}

function joinCells(upper: Cell, lower: Cell, moreRows: number): Cell {
  const text =
    upper.text === "" || lower.text === ""
      ? upper.text + lower.text
      : `${upper.text}${/^[•▪◦➢-]\s/.test(lower.text) ? "\n" : " "}${lower.text}`;
  return {
    ...upper,
    text,
    rowSpan: upper.rowSpan + moreRows,
    marks: [...upper.marks, ...lower.marks],
    ...((upper.doubts ?? lower.doubts)
      ? { doubts: [...(upper.doubts ?? []), ...(lower.doubts ?? [])] }
      : {}),
  };
}

const rowText = (cells: readonly Cell[], row: number): string =>
  cells
    .filter((cell) => cell.row === row)
    .map((cell) => `${cell.column}:${cell.text.replace(/\s+/g, " ").toLowerCase()}`)
    .join("|");

/** What a row prints, wherever: a bold row that says what another says is its repetition, however its cells reach. */
const printed = (cells: readonly Cell[], row: number): string =>
  cells
    .filter((cell) => cell.row === row && cell.text !== "")
    .map(({ text }) => text.replace(/\s+/g, " ").toLowerCase())
    .join("|");

const isBoldRow = ({ cells }: TablePart, row: number): boolean =>
  cells.every((cell) => cell.row !== row || cell.text === "" || cell.bold === true);

/** A title over a header may be taken for the page's running head overleaf: so many rows of the header at most. */
const mostLost = 2;

/** How many of the part's first rows print the table's first rows again, but for the first of these. */
function countRepeatedHeaderRows(head: TablePart, part: TablePart): number {
  const whole = countRowsFrom(0, head, part);
  if (whole > 0) return whole;
  for (let lost = 1; lost <= mostLost && isBoldRow(head, lost - 1); lost += 1) {
    const rows = countRowsFrom(lost, head, part);
    if (rows >= 2 || (rows === 1 && countNames(head, lost) >= namedColumns)) return rows;
  }
  return countSameHeads(head, part);
}

const countNames = ({ cells }: TablePart, row: number): number =>
  cells.filter((cell) => cell.row === row && cell.text !== "").length;

/** Rules or fills part its rows: where nothing does, lines of a header may be rows by chance. */
const isDrawn = ({ banded, lineStep }: TablePart): boolean => banded && lineStep === undefined;

/** A header has no more rows. */
const mostHeadRows = 4;

/** How many bold rows of a part say over its columns what the table's first rows say, whatever lines are one row in each. */
function countSameHeads(head: TablePart, part: TablePart): number {
  const columns = head.columnEdges.length - 1;
  if (part.columnEdges.length - 1 !== columns || !isDrawn(head) || !isDrawn(part)) return 0;
  const headsOf = (one: TablePart): string[] => {
    const says = Array.from({ length: columns }, () => "");
    const heads: string[] = [];
    for (let row = 0; row < Math.min(mostHeadRows, one.rows) && isBoldRow(one, row); row += 1) {
      for (const cell of one.cells.filter((other) => other.row === row && other.text !== "")) {
        says[cell.column] =
          `${says[cell.column] ?? ""} ${cell.text.replace(/\s+/g, " ").toLowerCase()}`;
      }
      heads.push(says.join("|"));
    }
    return heads;
  };
  const known = new Set(headsOf(head));
  const heads = headsOf(part);
  const same = heads.findLastIndex((one) => known.has(one));
  const named = (heads[same] ?? "").split("|").filter((one) => one !== "");
  return named.length >= namedColumns ? same + 1 : 0;
}

function countRowsFrom(lost: number, head: TablePart, part: TablePart): number {
  let rows = 0;
  while (lost + rows < head.rows && rows < part.rows) {
    const at = lost + rows;
    const [one, other] = [rowText(head.cells, at), rowText(part.cells, rows)];
    // Rows of years or quarters are a header's where words head them and all of it is bold.
    const isWorded = /\p{L}/u.test(one);
    const areBold = isBoldRow(head, at) && isBoldRow(part, rows);
    const says = printed(head.cells, at);
    const isSame = one === other || (areBold && says !== "" && says === printed(part.cells, rows));
    if (!isSame || !(isWorded || (at > 0 && areBold))) break;
    rows += 1;
  }
  // A header cell may reach over several rows, all of which must be repeated.
  const reach = largest([
    0,
    ...part.cells.filter((cell) => cell.row < rows).map((cell) => cell.row + cell.rowSpan),
  ]);
  return reach > rows ? 0 : rows;
}

/** Whether the page break went through a row: its rest has text only where the row above has. */
function isRowCut(above: Body, below: readonly Cell[]): boolean {
  const last = above.cells.filter((cell) => cell.row + cell.rowSpan === above.rows);
  const first = below.filter((cell) => cell.row === 0);
  const filled = first.filter((cell) => !isEmpty(cell));
  if (filled.length === 0) return false;
  // A header ends where its rows begin.
  const isBold = (cells: readonly Cell[]): boolean =>
    cells.every((cell) => isEmpty(cell) || cell.bold === true);
  if (
    last.filter((cell) => !isEmpty(cell)).length >= namedColumns &&
    isBold(last) &&
    !isBold(first)
  ) {
    return false;
  }
  if (areHalves(last, first, above, below)) return true;
  const pairs = filled.map((cell) => ({
    cell,
    upper: last.find((one) => one.column === cell.column && one.columnSpan === cell.columnSpan),
  }));
  // What goes on must have begun: text under text, and no second mark under a mark.
  if (pairs.some(({ upper }) => upper === undefined || isEmpty(upper))) return false;
  if (pairs.some(({ cell, upper }) => hasStatus(cell) && upper !== undefined && hasStatus(upper))) {
    return false;
  }
  if (startsAnew(pairs.map(({ cell, upper }) => [upper?.text ?? "", cell.text]))) return false;
  const alwaysFilled = last.some((upper) => {
    const lower = first.find((cell) => cell.column === upper.column);
    return (
      !isEmpty(upper) &&
      upper.rowSpan === 1 &&
      (lower === undefined || isEmpty(lower)) &&
      isUsuallyFilled(above, below, upper.column)
    );
  });
  if (alwaysFilled) return true;
  const texts = pairs.flatMap(({ cell, upper }) =>
    upper === undefined ? [] : [[upper.text, cell.text] as const],
  );
  const flowing = texts.filter(([upper, lower]) => flowsOn(upper, lower)).length;
  const ended = texts.filter(([upper, lower]) => hasEnded(upper, lower)).length;
  return flowing > 0 && flowing >= ended && flowing + ended >= 0.3 * texts.length;
}

/** So many other rows show that a column has something in each. */
const fewestOthers = 4;

/**
 * A row whose cells stand in its middle may be cut between them: each half lacks what the other has, in columns that are
 * filled in all other rows.
 */
function areHalves(
  last: readonly Cell[],
  first: readonly Cell[],
  above: Body,
  below: readonly Cell[],
): boolean {
  // The last row of this page may be cut, too.
  const end = largest([0, ...below.map(({ row }) => row)]);
  const others = [
    ...above.cells.filter((cell) => cell.row + cell.rowSpan < above.rows),
    ...below.filter(({ row }) => row > 0 && row < end),
  ];
  const isAlways = ({ column }: Cell): boolean => {
    const cells = others.filter((cell) => cell.column === column && cell.columnSpan === 1);
    return cells.length >= fewestOthers && !cells.some(isEmpty);
  };
  const written = (cells: readonly Cell[]): Cell[] =>
    cells.filter((cell) => !isEmpty(cell) && cell.rowSpan === 1);
  const [upper, lower] = [written(last), written(first)];
  return (
    [...upper, ...lower].every(({ columnSpan }) => columnSpan === 1) &&
    lower.every((cell) => !upper.some((one) => one.column === cell.column)) &&
    // A label alone may be a group's title, and figures over it a total.
    [upper, lower].every((cells) => cells.some(({ column }) => column > 0)) &&
    [upper, lower].every((cells) => cells.some(isAlways))
  );
}

/**
 * Under what ended, something new begins: a figure under a figure, the same words again, or three cells and
 * more of which none goes on in the middle of a sentence.
 */
function startsAnew(pairs: readonly (readonly [upper: string, lower: string])[]): boolean {
  if (pairs.some(([upper, lower]) => isValue(upper) && isValue(lower))) return true;
  if (pairs.some(([upper, lower]) => upper.trim() !== "" && upper.trim() === lower.trim()))
    return true;
  return pairs.length >= 3 && !pairs.some(([upper, lower]) => flowsOn(upper, lower));
}

const isValue = (text: string): boolean =>
  /^[£(+-]*\d[\d,.]*\s?%?\)?$|^(?:n\/?a|tbc|new)$/i.test(text.trim());

const hasStatus = (cell: Cell): boolean => cell.marks.some((mark) => mark.kind !== "fill");

/** A sentence that is over before another begins, or a figure over a figure. */
const hasEnded = (upper: string, lower: string): boolean =>
  (/[.!?:;]$/.test(upper.trim()) && /^[\p{Lu}\d]/u.test(lower.trim())) ||
  (/^[^\p{L}]+$/u.test(upper) && /^[^\p{L}]+$/u.test(lower));

function isUsuallyFilled(above: Body, below: readonly Cell[], column: number): boolean {
  const cells = [...above.cells, ...below.filter((cell) => cell.row > 0)].filter(
    (cell) => cell.column === column && cell.columnSpan === 1,
  );
  const empty = cells.filter(isEmpty).length;
  return cells.length >= 2 && empty <= 0.1 * cells.length;
}
