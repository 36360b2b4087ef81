import type { RunFormat } from "../../markup/run-format.ts";
import { isSymbolFont } from "../../markup/symbol-fonts.ts";
import type { Bytes } from "./bytes.ts";
import { paletteColour, readColour, readPaletteShading, readShading } from "./colours.ts";
import { readProperties } from "./properties.ts";

/** A run's look, and what Word keeps beside its characters. */
export interface CharacterFormat {
  readonly look: RunFormat;
  readonly deleted?: boolean;
  /** Its control characters stand for pictures, notes and symbols. */
  readonly special?: boolean;
  readonly symbol?: { readonly font: string; readonly code: number };
  /** Where a picture's data begins in the data stream. */
  readonly picture?: number;
  /** The picture's place holds a form field's settings instead. */
  readonly isFormData?: boolean;
}

export interface CharacterSurroundings {
  readonly fonts: readonly string[];
  /** The look that a character style adds. */
  readonly style: (index: number) => RunFormat;
  readonly data: Bytes | undefined;
}

type Toggle = "bold" | "struck" | "hidden" | "capitals";

/** Property codes of [MS-DOC] 2.6.1. */
const toggles: Readonly<Record<number, Toggle>> = {
  2101: "bold",
  2103: "struck",
  10835: "struck",
  2107: "capitals",
  2108: "hidden",
};

const code = {
  deleted: 0x0800,
  formData: 0x0806,
  highlight: 0x2a0c,
  position: 0x2a48,
  raise: 0x4845,
  palette: 0x2a42,
  style: 0x4a30,
  fontAscii: 0x4a4f,
  fontOther: 0x4a51,
  special: 0x0855,
  shading80: 0x4866,
  picture: 0x6a03,
  colour: 0x6870,
  symbol: 0x6a09,
  shading: 0xca71,
} as const;

/** Applies property changes to the look that the paragraph's style gives. */
export function readCharacterFormat(
  properties: readonly Bytes[],
  base: RunFormat,
  { fonts, style, data }: CharacterSurroundings,
): CharacterFormat {
  const look: { -readonly [K in keyof RunFormat]: RunFormat[K] } = { ...base };
  const format: { -readonly [K in keyof CharacterFormat]: CharacterFormat[K] } = { look };
  const set = <K extends keyof RunFormat>(name: K, value: RunFormat[K] | undefined): void => {
    if (value === undefined) delete look[name];
    else look[name] = value;
  };
  for (const list of properties) {
    for (const { code: property, operand } of readProperties(list, data)) {
      const toggle = toggles[property];
      if (toggle !== undefined) {
        const value = operand.u8(0);
        // 0x80 is as in the style, 0x81 the opposite of it.
        const on = value === 0x81 ? !base[toggle] : value === 0x80 ? base[toggle] : value === 1;
        if (property !== 0x2a53 || on) set(toggle, on ?? false);
        continue;
      }
      switch (property) {
        case code.deleted:
          format.deleted = operand.u8(0) === 1;
          break;
        case code.special:
          format.special = operand.u8(0) === 1;
          break;
        case code.formData:
          format.isFormData = operand.u8(0) === 1;
          break;
        case code.picture:
          format.picture = operand.u32(0);
          format.special = true;
          break;
        case code.position:
          set("superscript", operand.u8(0) === 1);
          break;
        case code.raise:
          set("raised", operand.i16(0) > 0);
          break;
        case code.palette:
          set("colour", paletteColour(operand.u8(0)));
          break;
        case code.colour:
          set("colour", readColour(operand, 0));
          break;
        case code.highlight:
          set("highlight", paletteColour(operand.u8(0)));
          break;
        case code.shading80:
          set("highlight", readPaletteShading(operand, 0));
          break;
        case code.shading:
          if (operand.length >= 10) set("highlight", readShading(operand, 0));
          break;
        case code.fontAscii:
          set("font", fonts[operand.u16(0)]);
          break;
        case code.fontOther: {
          // Symbol characters lie outside ASCII and take the other font where only that one is named.
          const font = fonts[operand.u16(0)];
          if (isSymbolFont(font)) set("font", font);
          break;
        }
        case code.style:
          Object.assign(look, style(operand.u16(0)));
          break;
        case code.symbol:
          format.symbol = { font: fonts[operand.u16(0)] ?? "", code: operand.u16(2) };
          format.special = true;
          break;
      }
    }
  }
  return format;
}
