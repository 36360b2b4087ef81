import type { Document, Table } from "../document.ts";
import type { CouncilRecord, SourceCell } from "../records.ts";
import type { TableVerdict } from "../rows.ts";

/** One printed cell that holds a number and nothing else. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly raw: string;
  readonly value: number;
  readonly isPercent: boolean;
  /** Half of what the last printed digit is worth. */
  readonly half: number;
}

export interface GridRow {
  readonly row: number;
  /** The first cell of words. */
  readonly label: string;
  readonly isTotal: boolean;
  readonly byColumn: ReadonlyMap<number, GridCell>;
}

/** A table as numbers, whatever it was taken for. */
export interface Grid {
  /** Running number of the table in the document, from 1. */
  readonly table: number;
  readonly block: number;
  readonly page?: number;
  readonly rows: readonly GridRow[];
  readonly columns: readonly number[];
  /** What is printed over one column and over no other. */
  readonly headers: ReadonlyMap<number, string>;
}

const totalLabel = /^(?:(?:grand|sub|net|overall)[ -]?)?totals?\b|\btotals?$|^(?:all|overall)$/i;
const isTotalLabel = (label: string): boolean => totalLabel.test(label.trim());

/** The document's tables as numbers, in print order. */
export function toGrids(document: Document | undefined, verdicts: readonly TableVerdict[]): Grid[] {
  let number = 0;
  return (document?.blocks ?? []).flatMap((block, index) => {
    if (block.kind !== "table") return [];
    number++;
    const { headerRows = [] } = verdicts.find(({ table }) => table === number) ?? {};
    return [toGrid(block, number, index, headerRows.length > 0 ? headerRows : firstOfWords(block))];
  });
}

/** What no reading took for a header is one all the same where it is the first row and holds no number. */
const firstOfWords = ({ cells }: Table): number[] =>
  cells.some(({ row, text }) => row === 0 && toNumber(text.trim())) ? [] : [0];

function toGrid(table: Table, number: number, block: number, headerRows: readonly number[]): Grid {
  const isHeader = new Set(headerRows);
  const headers = new Map<number, string>();
  const lines = new Map<number, { label: string; byColumn: Map<number, GridCell> }>();
  for (const cell of table.cells) {
    const text = cell.text.replace(/\s+/g, " ").trim();
    if (isHeader.has(cell.row)) {
      if (cell.columnSpan > 1 || text === "") continue;
      const above = headers.get(cell.column);
      headers.set(cell.column, above === undefined ? text : `${above} ${text}`);
      continue;
    }
    const line = lines.get(cell.row) ?? { label: "", byColumn: new Map() };
    lines.set(cell.row, line);
    const parsed = cell.columnSpan === 1 ? toNumber(text) : undefined;
    if (parsed) line.byColumn.set(cell.column, { ...parsed, row: cell.row, column: cell.column });
    else if (line.label === "" && /\p{L}{2}/u.test(text)) line.label = text;
  }
  const rows = [...lines].map(([row, { label, byColumn }]) => ({
    row,
    label,
    isTotal: isTotalLabel(label),
    byColumn,
  }));
  const columns = [...new Set(rows.flatMap(({ byColumn }) => [...byColumn.keys()]))].sort(
    (a, b) => a - b,
  );
  return {
    table: number,
    block,
    ...(table.page !== undefined && { page: table.page }),
    rows,
    columns,
    headers,
  };
}

const plain =
  /^(\()?\s*([-–−+])?\s*£?\s*([-–−])?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%)?\s*(\))?$/;

/** Characters of a number at most: the pattern tries three places for each blank. */
const longestNumber = 60;

/** `1,234`, `(12)`, `-3.5%`, `£40`; a lone dash is nothing. */
function toNumber(text: string): Omit<GridCell, "row" | "column"> | undefined {
  const match = text.length > longestNumber ? null : plain.exec(text);
  if (!match) return undefined;
  const [, open, before, after, whole = "", decimals = "", sign, close] = match;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const size = Number(`${whole.replace(/,/g, "")}.${decimals || "0"}`);
  const isNegative = open !== undefined || (before ?? after ?? "+") !== "+";
  return {
    raw: text,
    value: isNegative ? -size : size,
    isPercent: sign !== undefined,
    half: 0.5 * 10 ** -decimals.length,
  };
}

/** Where a cell of a grid stands, for a finding. */
export const placeIn = (
  { table, page }: Grid,
  { row, column }: Pick<GridCell, "row" | "column">,
): Partial<SourceCell> => ({ table, row, column, ...(page !== undefined && { page }) });

/** The tables that gave budget lines, by their number. */
export const tablesOfMoney = (records: readonly CouncilRecord[]): ReadonlySet<number | undefined> =>
  new Set(records.flatMap(({ kind, source }) => (kind === "budget" ? [source.table] : [])));

/** How a number of a grid is printed: `1,234`, `-3.5%`. */
export function asPrinted(value: number, like: GridCell): string {
  const digits = Math.max(0, Math.round(-Math.log10(2 * like.half)));
  const [whole = "0", decimals] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const sign = value < 0 && Math.abs(value) >= like.half ? "-" : "";
  return `${sign}${grouped}${decimals === undefined ? "" : `.${decimals}`}${like.isPercent ? "%" : ""}`;
}
