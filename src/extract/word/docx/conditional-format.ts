import type { TablePart, TableStyle } from "./styles.ts";

/** What a table says of its look as a whole. */
export interface TableFormat {
  readonly style?: TableStyle;
  /** `w:tblLook`: which parts of the style apply, as attributes or as one hexadecimal number. */
  readonly look?: Readonly<Record<string, string>>;
  readonly fill?: string;
}

type Look = "firstRow" | "lastRow" | "firstColumn" | "lastColumn" | "noHBand" | "noVBand";

const lookBits: Readonly<Record<Look, number>> = {
  firstRow: 0x20,
  lastRow: 0x40,
  firstColumn: 0x80,
  lastColumn: 0x100,
  noHBand: 0x200,
  noVBand: 0x400,
};

/** Without a `w:tblLook`, Word applies the header row, the first column and row bands. */
const usualLook = 0x04a0;

/** The fill and weight that a table's own look and its style give a cell (ISO 29500, 17.7.6). */
export function columnFills(format: TableFormat, rows: number) {
  const applies = (look: Look): boolean => {
    const said = format.look?.[`w:${look}`];
    if (said !== undefined) return /^(1|true|on)$/.test(said);
    const bits = Number.parseInt(format.look?.["w:val"] ?? "", 16);
    return ((Number.isNaN(bits) ? usualLook : bits) & lookBits[look]) !== 0;
  };
  const { style } = format;
  return (
    row: number,
    column: number,
    edge: { first: boolean; last: boolean },
  ): { fill?: string; bold?: boolean } => {
    let look: { fill?: string; bold?: boolean } = {};
    if (style !== undefined) {
      for (const part of partsOf(style, applies, row, rows, column, edge)) {
        look = { ...look, ...style.parts[part] };
      }
    }
    return { ...(format.fill ? { fill: format.fill } : {}), ...look };
  };
}

/** The parts a cell belongs to, the weightiest last. */
function partsOf(
  style: TableStyle,
  applies: (look: Look) => boolean,
  row: number,
  rows: number,
  column: number,
  edge: { first: boolean; last: boolean },
): TablePart[] {
  const parts: TablePart[] = ["wholeTable"];
  const top = applies("firstRow") && row === 0;
  const bottom = applies("lastRow") && row === rows - 1 && row > 0;
  const left = applies("firstColumn") && edge.first;
  const right = applies("lastColumn") && edge.last && !edge.first;
  const bandedRow = row - (applies("firstRow") ? 1 : 0);
  const bandedColumn = column - (applies("firstColumn") ? 1 : 0);
  if (!applies("noVBand") && bandedColumn >= 0 && !left && !right) {
    parts.push(isOdd(bandedColumn, style.columnBand) ? "band2Vert" : "band1Vert");
  }
  if (!applies("noHBand") && bandedRow >= 0 && !top && !bottom) {
    parts.push(isOdd(bandedRow, style.rowBand) ? "band2Horz" : "band1Horz");
  }
  if (left) parts.push("firstCol");
  if (right) parts.push("lastCol");
  if (top) parts.push("firstRow");
  if (bottom) parts.push("lastRow");
  if (top && left) parts.push("nwCell");
  if (top && right) parts.push("neCell");
  if (bottom && left) parts.push("swCell");
  if (bottom && right) parts.push("seCell");
  return parts;
}

const isOdd = (index: number, band: number): boolean => Math.floor(index / band) % 2 === 1;
