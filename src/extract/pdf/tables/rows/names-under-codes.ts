import { farStep } from "../../text/line-step.ts";
import { amount, code, isFigure } from "../../text/pieces.ts";
import type { CutLine } from "../grid/region.ts";
import { isBoldRow, type PlacedPiece, type TextRow } from "./placed-lines.ts";

/** So many rows begin with a code over a name. */
const fewestCodes = 3;
/** A row's figures stand beside its code, or so many of them after words. */
const fewestFigures = 2;
type Says = "code" | "name" | "rest" | "bold" | "other";

/**
 * Rows whose first cell holds a code and, as a paragraph below, what it stands for, with the row's figures beside the
 * code: no figure stands beside a name and no code is without one, so that each code begins a row. Absent elsewhere.
 */
export function joinNamesToCodes(groups: readonly (readonly TextRow[])[]): TextRow[][] | undefined {
  const lines = groups.flat();
  const said = lines.map((line, at) => sayOf(line, lines[at - 1]));
  const first = said.indexOf("code");
  const codes = said.filter((says) => says === "code").length;
  // What stands over the first code may be its name, or its group's, as may then what stands over the others.
  if (codes < fewestCodes || said[first - 1] === "name") return undefined;
  const body = said.slice(first);
  // The last one's name may stand overleaf.
  const isNamed = (at: number): boolean => body[at + 1] === "name" || at + 1 === body.length;
  const isWhole = (says: Says, at: number): boolean => {
    if (says === "code") return isNamed(at);
    if (says === "name") return body[at - 1] !== "bold";
    return (
      says === "bold" || (says === "rest" && body[at - 1] !== "code" && body[at - 1] !== "bold")
    );
  };
  if (!body.every(isWhole) || isTitleBeside(lines.slice(first), body)) return undefined;
  const header = new Set(lines.slice(0, first).filter(isBoldRow).map(printed));
  const joined: TextRow[][] = [];
  for (const group of groups) {
    const at = lines.indexOf(group[0] as TextRow);
    for (const [index, line] of group.entries()) {
      const says = said[at + index];
      const last = joined.at(-1);
      const isRest =
        at + index >= first &&
        (says === "name" || says === "rest" || (says === "bold" && index > 0));
      // The header that is printed again stands close below a row.
      const isAgain =
        says === "bold" && said[at + index - 1] !== "bold" && header.has(printed(line));
      if (last !== undefined && !isAgain && (isRest || (index > 0 && says !== "code")))
        last.push(line);
      else joined.push([line]);
    }
  }
  return joined;
}

/** Names have so many words for one of what stands between codes and figures: else that is the name, and a note stands below. */
const wordier = 1.5;

/** What stands between the codes and the figures names the rows. */
function isTitleBeside(lines: readonly TextRow[], said: readonly Says[]): boolean {
  const column = lines.find((_, at) => said[at] === "code")?.cells[1]?.column;
  const wordsIn = (own: (cell: PlacedPiece, at: number) => boolean): number =>
    lines
      .flatMap(({ cells }, at) => cells.filter((cell) => own(cell, at)))
      .reduce((sum, { piece }) => sum + piece.spans.length, 0);
  const names = wordsIn((cell, at) => cell.column === 0 && said[at] === "name");
  const beside = wordsIn((cell) => cell.column === column && !hasFigure(cell));
  return names < wordier * beside;
}

const printed = ({ cells }: TextRow): string => cells.map(({ piece }) => piece.text).join(" ");

/** Whether the last of some lines is a code whose name is still to come, as it came under others. */
export function endsWithCode(lines: readonly CutLine[]): boolean {
  const isCode = ({ pieces: [label, ...values] }: CutLine): boolean =>
    label !== undefined && code.test(label.text) && areFigures(values.map(({ text }) => text));
  const named = lines.filter((cut, at) => isCode(cut) && lines[at + 1]?.pieces.length === 1);
  const last = lines.at(-1);
  return last !== undefined && isCode(last) && named.length >= fewestCodes - 1;
}

const isNameAlone = ({ cells: [label, ...more] }: TextRow): boolean =>
  label?.column === 0 && more.length === 0;

const isPlainName = ({ cells: [label, ...more] }: TextRow): boolean =>
  label?.column === 0 && !code.test(label.piece.text) && !more.some(hasFigure);

const hasFigure = ({ piece: { text } }: PlacedPiece): boolean => isValue(text);

const isValue = (text: string): boolean => isFigure(text) || amount.test(text);

/** What stands beside a code is a row's figures. */
const areFigures = ([first = "", ...more]: readonly string[]): boolean =>
  isValue(first) || more.filter(isValue).length >= fewestFigures;

function sayOf(line: TextRow, above: TextRow | undefined): Says {
  const [label, ...values] = line.cells;
  if (isBoldRow(line)) return "bold";
  const isNear = above !== undefined && line.baseline - above.baseline < farStep * line.size;
  if (label !== undefined && label.column > 0)
    return isNear && !line.cells.some(hasFigure) ? "rest" : "other";
  if (label?.column !== 0 || label.columnSpan > 1) return "other";
  const figures = values.filter(hasFigure);
  // `Stage 3` may be the rest of a name.
  const isRest = isNear && above !== undefined && isNameAlone(line) && isPlainName(above);
  if (code.test(label.piece.text) && !isRest) {
    return areFigures(values.map(({ piece }) => piece.text)) ? "code" : "other";
  }
  return figures.length === 0 && isNear ? "name" : "other";
}
