import { describe, expect, it } from "vitest";
import { labelPiece } from "../../../src/extract/markup/list-label.ts";
import { noteLabel } from "../../../src/extract/markup/note-label.ts";
import type { Printer } from "../../../src/extract/markup/run.ts";
import { printSymbolField } from "../../../src/extract/markup/symbol-field.ts";
import { writeNumber } from "../../../src/extract/markup/write-number.ts";

const piece = (text: string, bold = false) => ({ text, bold, struck: false });

describe("what is printed before a text", () => {
  it.each([
    [4, "lowerRoman", "iv"],
    [28, "upperLetter", "BB"],
    [3, "decimalZero", "03"],
    [12, "ordinal", "12th"],
    [7, "none", ""],
    [5000, "lowerRoman", "5000"],
  ])("writes %i as %s", (number, format, written) => {
    expect(writeNumber(number, format)).toBe(written);
  });

  it("raises the numbers of notes", () => {
    expect([noteLabel("footnote", 12), noteLabel("endnote", 4)]).toEqual(["¹²", "ⁱᵛ"]);
  });

  it("looks like the text, and is left out before none but where it is a number", () => {
    expect(labelPiece("1.", [piece(" "), piece("x", true)])).toEqual(piece("1. ", true));
    expect(labelPiece("2.", [], true)).toEqual(piece("2. ", true));
    expect(labelPiece("•", [piece(" ")])).toBeUndefined();
    expect(labelPiece("", [piece("x")])).toBeUndefined();
  });

  it.each([
    [' SYMBOL 252 \\f "Wingdings"', "✓"],
    ["SYMBOL 0xB7", "•"],
    [" PAGE ", undefined],
  ])("draws the field %s", (instruction, drawn) => {
    const printer: Printer = { pieces: [], marks: [] };
    printSymbolField(instruction, {}, printer);
    expect(printer.pieces[0]?.text).toBe(drawn);
  });
});
