import { isFigure } from "../../text/pieces.ts";
import { endsInside, hadRoom, readsOnFrom } from "../../text/wrapping.ts";
import type { PlacedPiece, TextRow } from "./placed-lines.ts";

/** Rows that hold several are told only where those hold this part of the table's lines at least. */
const fusedPart = 0.4;
/** In so many columns a line begins something where a row begins. */
const fewestBegun = 2;
/** What hangs in a cell stands farther in than its first line by more than this (points). */
const hanging = 3;
/** Between a text and its column's edge stands no more than this (points). */
const widestPadding = 6;

/**
 * Rows between drawn edges that hold several rows: upright rules part the columns of such a table, and its groups from
 * each other, but nothing its rows. Text wraps only where the next word has no room: a line whose words had room at the
 * end of the line above, in two columns at least, begins a row where it has a label and no column goes on.
 */
export function splitAtRoom(
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
): TextRow[][] {
  const parts = groups.map((group) => partsOf(group, bounds));
  const lines = groups.flat().length;
  const fused = groups.filter((_, at) => (parts[at]?.length ?? 0) > 1).flat().length;
  if (fused < fusedPart * lines) return groups.map((group) => [...group]);
  return parts.flat();
}

function partsOf(group: readonly TextRow[], bounds: readonly number[]): TextRow[][] {
  const parts: TextRow[][] = [];
  for (const [at, row] of group.entries()) {
    const part = parts.at(-1);
    if (part === undefined || beginsRow(group.slice(0, at), row, bounds)) parts.push([row]);
    else part.push(row);
  }
  return parts;
}

function beginsRow(above: readonly TextRow[], row: TextRow, bounds: readonly number[]): boolean {
  const [first] = row.cells;
  if (first === undefined || first.column !== 0 || row.cells.length < fewestBegun) return false;
  const said = row.cells.flatMap((cell) => {
    const upper = above
      .flatMap(({ cells }) => cells)
      .findLast(({ column, columnSpan }) => column === cell.column && columnSpan === 1);
    return upper === undefined || cell.columnSpan > 1 ? [] : [says(upper, cell, bounds)];
  });
  const anew = said.filter((one) => one === "anew").length;
  return anew >= fewestBegun && !said.includes("goes on");
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
/** A date and nothing else: `March 2008`, `31-May-2008`, `30.04.09`. */
const date = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)?[ /.-])?${month}(?:[ /.'’-]{1,2}\\d{2,4})?$|^\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}$`,
  "i",
);
/** A light or an arrow of a symbol font. */
const sign = /^[^\p{L}\p{N}\s]{1,2}$/u;

/** What fills a cell by itself: a figure, a date, a sign. */
const isWhole = (text: string): boolean => isFigure(text) || date.test(text) || sign.test(text);

/** Whether a cell's line goes on in the one below it. */
function says(
  upper: PlacedPiece,
  lower: PlacedPiece,
  bounds: readonly number[],
): "anew" | "undecided" | "goes on" {
  const [above, below] = [upper.piece, lower.piece];
  const [left, right] = [bounds[upper.column] as number, bounds[upper.column + 1] as number];
  if (isWhole(above.text) && isWhole(below.text)) return "anew";
  // "by end of March 2009" over "by end of October 2008": no sentence goes on as it began
  const begin = /^\S+ \S+ /.exec(above.text)?.[0];
  if (begin !== undefined && below.text.startsWith(begin)) return "anew";
  if (readsOnFrom(above.text, below.text) || endsInside(above.text)) return "goes on";
  if (below.box[0] > above.box[0] + hanging) return "undecided";
  const [last, next] = [above.spans.at(-1), below.spans[0]];
  if (last === undefined || next === undefined || last.face.bold !== next.face.bold)
    return "undecided";
  const padding = Math.min(widestPadding, Math.max(0, Math.min(above.box[0], below.box[0]) - left));
  return hadRoom(last, next, right - padding) ? "anew" : "undecided";
}
