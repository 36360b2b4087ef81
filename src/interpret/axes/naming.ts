import { findCodes } from "../../printed/code.ts";
import { isCodedTitle } from "../evidence/coded-title.ts";
import { readLabel } from "../evidence/header-word.ts";
import { lookOf } from "../evidence/looks.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, nothing, oneLine } from "../table/grid.ts";

export const isRoleWord = (text: string): boolean =>
  readLabel(text).role !== undefined || isPeriodHeader(text);

export const headCell = (place: GridCell | undefined, text: string): GridCell => ({
  ...(place ?? nothing),
  text,
  fromAbove: false,
  fromLeft: false,
});

export const isNamed = (place: GridCell | undefined): boolean => {
  if (!place) return false;
  const text = oneLine(place.text);
  return (
    lookOf(place) === "indicator" ||
    lookOf(place) === "code" ||
    findCodes(text).length > 0 ||
    isCodedTitle(text)
  );
};

/** A name without a code has at least so many words. */
const leastWords = 3;

/** An indicator's name and no head of a column: with a code or worded as one, or several words that no head is called. */
export function isName(place: GridCell | undefined): boolean {
  const text = oneLine(place?.text ?? "");
  return (
    isNamed(place) || (text.split(" ").length >= leastWords && readLabel(text).role === undefined)
  );
}
