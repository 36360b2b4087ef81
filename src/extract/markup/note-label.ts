import { raiseDigits } from "./run-format.ts";
import { writeNumber } from "./write-number.ts";

export type NoteKind = "footnote" | "endnote";

const raisedRoman: Readonly<Record<string, string>> = { i: "ⁱ", v: "ᵛ", x: "ˣ" };

/** Word numbers footnotes 1, 2, 3 and endnotes i, ii, iii, in the order they are cited. */
export const noteLabel = (kind: NoteKind, number: number): string =>
  kind === "footnote"
    ? raiseDigits(String(number))
    : writeNumber(number, "lowerRoman").replace(
        /[ivx]/g,
        (letter) => raisedRoman[letter] ?? letter,
      );
