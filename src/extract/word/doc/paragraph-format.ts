import type { RowDefinition } from "../../markup/edge-grid.ts";
import type { Bytes } from "./bytes.ts";
import { readPaletteShading, readShading } from "./colours.ts";
import { readProperties } from "./properties.ts";
import { changeRow } from "./row-definition.ts";

/** What a paragraph's properties say of its place in tables, lists and the outline. */
export interface ParagraphFormat {
  /** How many tables it lies in. */
  readonly depth: number;
  /** The mark at the end of a table's row. */
  readonly endsRow: boolean;
  /** The end of a cell in a table inside another one. */
  readonly endsInnerCell: boolean;
  readonly list?: number;
  readonly listLevel?: number;
  /** 0 to 8; 9 is body text. */
  readonly outline?: number;
  readonly row?: RowDefinition;
  /** The colour behind the whole paragraph. */
  readonly fill?: string | undefined;
}

/** Property codes of [MS-DOC] 2.6.2. */
const code = {
  inTable: 0x2416,
  endsRow: 0x2417,
  endsInnerCell: 0x244b,
  endsInnerRow: 0x244c,
  listLevel: 0x260a,
  outline: 0x2640,
  list: 0x460b,
  shading80: 0x442d,
  shading: 0xc64d,
  depth: 0x6649,
  changeDepth: 0x664a,
} as const;

export function readParagraphFormat(
  properties: readonly Bytes[],
  data: Bytes | undefined,
): ParagraphFormat {
  const format: { -readonly [K in keyof ParagraphFormat]: ParagraphFormat[K] } = {
    depth: 0,
    endsRow: false,
    endsInnerCell: false,
  };
  let inTable = false;
  let depth: number | undefined;
  let row: RowDefinition | undefined;
  for (const list of properties) {
    for (const { code: property, operand } of readProperties(list, data)) {
      switch (property) {
        case code.inTable:
          inTable = operand.u8(0) === 1;
          break;
        case code.endsRow:
        case code.endsInnerRow:
          format.endsRow = operand.u8(0) === 1;
          break;
        case code.endsInnerCell:
          format.endsInnerCell = operand.u8(0) === 1;
          break;
        case code.depth:
          depth = operand.i32(0);
          break;
        case code.changeDepth:
          depth = (depth ?? 0) + operand.i32(0);
          break;
        case code.list:
          format.list = operand.i16(0);
          break;
        case code.listLevel:
          format.listLevel = operand.u8(0);
          break;
        case code.shading80:
          format.fill = readPaletteShading(operand, 0);
          break;
        case code.shading:
          if (operand.length >= 10) format.fill = readShading(operand, 0);
          break;
        case code.outline:
          format.outline = operand.u8(0);
          break;
        default:
          row = changeRow(row, property, operand);
      }
    }
  }
  format.depth = inTable ? Math.max(1, depth ?? 1) : 0;
  return row === undefined ? format : { ...format, row };
}
