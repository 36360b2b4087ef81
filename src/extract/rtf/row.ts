import { smallest } from "../../long-lists.ts";
import type { CellDefinition, RowDefinition } from "../markup/edge-grid.ts";
import { shadeColour } from "../markup/shading.ts";

interface CellBeingDefined {
  deleted: boolean;
  continuesLeft: boolean;
  continuesAbove: boolean;
  foreground: string | undefined;
  background: string | undefined;
  /** Share of the foreground, in ten-thousandths. */
  share: number;
}

/** Word itself allows 63 cells in a row; other writers a few more. */
const mostCells = 256;

/** Collects what stands between `\trowd` and the row's end. */
export interface RowBeingDefined {
  readonly edges: number[];
  readonly cells: CellDefinition[];
  left: number;
  header: boolean;
  /** Its number in the table, and whether it is the last. */
  index: number | undefined;
  isLast: boolean;
  background: string | undefined;
  cell: CellBeingDefined;
}

const newCell = (): CellBeingDefined => ({
  deleted: false,
  continuesLeft: false,
  continuesAbove: false,
  foreground: undefined,
  background: undefined,
  share: 0,
});

export const newRow = (): RowBeingDefined => ({
  edges: [],
  cells: [],
  left: 0,
  header: false,
  index: undefined,
  isLast: false,
  background: undefined,
  cell: newCell(),
});

/** Patterns of lines that a cell may be filled with. */
const patterns = (
  "clbghoriz clbgvert clbgfdiag clbgbdiag clbgcross clbgdcross clbgdkhor clbgdkvert clbgdkfdiag clbgdkbdiag " +
  "clbgdkcross clbgdkdcross"
).split(" ");

/** The words of a row's definition that matter here. */
export const rowWords: ReadonlySet<string> = new Set([
  ..."irow lastrow trleft trhdr trcbpat cldel clmrg clvmrg clcbpat clcfpat clshdng cellx".split(
    " ",
  ),
  ...patterns,
]);

/** Takes one control word of a row's definition; those that do not matter here change nothing. */
export function defineRow(
  row: RowBeingDefined,
  word: string,
  number: number | undefined,
  colourOf: (index: number | undefined) => string | undefined,
): void {
  const { cell } = row;
  switch (word) {
    case "trleft":
      row.left = number ?? 0;
      return;
    case "trhdr":
      row.header = number !== 0;
      return;
    case "irow":
      row.index = number;
      return;
    case "lastrow":
      row.isLast = number !== 0;
      return;
    case "trcbpat":
      row.background = colourOf(number);
      return;
    case "clmrg":
      cell.continuesLeft = true;
      return;
    case "clvmrg":
      cell.continuesAbove = true;
      return;
    case "cldel":
      cell.deleted = true;
      return;
    case "clcbpat":
      cell.background = colourOf(number);
      return;
    case "clcfpat":
      cell.foreground = colourOf(number);
      return;
    case "clshdng":
      cell.share = number ?? 0;
      return;
    case "cellx":
      endCell(row, number ?? 0);
      return;
  }
  // Patterns of lines count as half, as everywhere.
  if (patterns.includes(word)) cell.share = 5_000;
}

function endCell(row: RowBeingDefined, edge: number): void {
  const { cell } = row;
  row.cell = newCell();
  if (row.cells.length >= mostCells) return;
  const fill = shadeColour(cell.foreground, cell.background, cell.share / 10_000) ?? row.background;
  row.edges.push(edge);
  row.cells.push({
    ...(cell.deleted ? { deleted: true } : {}),
    ...(cell.continuesLeft ? { continuesLeft: true } : {}),
    ...(cell.continuesAbove ? { continuesAbove: true } : {}),
    ...(fill === undefined ? {} : { fill }),
  });
}

export const definitionOf = ({ edges, cells, left, header }: RowBeingDefined): RowDefinition => ({
  edges: [smallest([left, ...edges.slice(0, 1)]), ...edges],
  cells: [...cells],
  header,
});
