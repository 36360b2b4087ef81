import { type Printer, printGlyph } from "./run.ts";
import type { RunFormat } from "./run-format.ts";
import { symbolToUnicode } from "./symbol-fonts.ts";

const symbolField = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*?\\f\s+"?([^"\\]+)"?)?/i;

/** Prints the character that a field `SYMBOL 252 \f "Wingdings"` names; any other field prints nothing. */
export function printSymbolField(instruction: string, format: RunFormat, to: Printer): void {
  const [, code, named] = symbolField.exec(instruction) ?? [];
  if (code === undefined) return;
  const font = named?.trim() ?? format.font ?? "Symbol";
  const character = String.fromCodePoint(Math.min(Number(code), 0xffff));
  printGlyph(symbolToUnicode(font, character), format, to, font);
}
