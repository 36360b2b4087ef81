import type { Mark } from "../../document.ts";
import type { Piece } from "./printed.ts";
import { type RunFormat, raiseDigits } from "./run-format.ts";
import { glyphShape, isPictorial, isSymbolFont, symbolToUnicode } from "./symbol-fonts.ts";

/** Where a reader puts what a run prints. */
export interface Printer {
  readonly pieces: Piece[];
  readonly marks: Mark[];
}

const raised = /^\s*\d+(\s*,\s*\d+)*\s*$/;
const symbols = /([\p{So}\p{Sm}\p{Co}])/u;

/** Prints a run's text: symbol fonts in Unicode, pictorial characters as marks too, notes raised. */
export function printRun(text: string, format: RunFormat, to: Printer): void {
  if (format.hidden) return;
  const { font } = format;
  if (font !== undefined && isSymbolFont(font)) {
    for (const character of text) {
      if (character.trim() === "") print(character, format, to);
      else printGlyph(symbolToUnicode(font, character), format, to, font);
    }
    return;
  }
  if ((format.superscript || (format.raised && followsText(to))) && raised.test(text)) {
    print(raiseDigits(text), format, to);
    return;
  }
  for (const part of text.split(symbols)) {
    if (part === "") continue;
    if (isPictorial(part)) printGlyph(part, format, to);
    else print(part, format, to);
  }
}

/** A figure that stands alone is raised to fit its cell; a note's stands behind what it explains. */
const followsText = ({ pieces }: Printer): boolean => /\S/.test(pieces.at(-1)?.text ?? "");

/** Prints one pictorial character, as text and as a mark. */
export function printGlyph(glyph: string, format: RunFormat, to: Printer, font?: string): void {
  if (format.hidden) return;
  print(glyph, format, to);
  // A letter of the Symbol font (β, ≤) is writing, a mere bullet before a line is no mark either.
  if (!isPictorial(glyph)) return;
  const shape = glyphShape(glyph);
  to.marks.push({
    kind: "glyph",
    glyph,
    ...(format.colour ? { colour: format.colour } : {}),
    ...(font ? { font } : {}),
    ...(shape ? { shape } : {}),
  });
}

function print(text: string, format: RunFormat, { pieces, marks }: Printer): void {
  const { bold = false, struck = false, capitals, highlight } = format;
  const shown = capitals ? text.toUpperCase() : text;
  const last = pieces.at(-1);
  if (last !== undefined && last.bold === bold && last.struck === struck) {
    pieces[pieces.length - 1] = { text: last.text + shown, bold, struck };
  } else pieces.push({ text: shown, bold, struck });
  if (highlight === undefined || highlight === "#ffffff" || shown.trim() === "") return;
  const before = marks.at(-1);
  if (before?.kind !== "fill" || before.colour !== highlight) {
    marks.push({ kind: "fill", colour: highlight });
  }
}
