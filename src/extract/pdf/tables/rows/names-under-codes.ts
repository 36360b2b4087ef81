import { farStep } from "../../text/line-step.ts";
import { amount, code, isFigure } from "../../text/pieces.ts";
import type { CutLine } from "../grid/region.ts";
import { isBoldRow, type TextRow } from "./placed-lines.ts";

/** So many rows begin with a code over a name. */
const fewestCodes = 3;
type Says = "code" | "name" | "bold" | "other";

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
  const areWhole = body.every((says, at) =>
    says === "code" ? isNamed(at) : says === "name" ? body[at - 1] !== "bold" : says === "bold",
  );
  if (!areWhole) return undefined;
  const joined: TextRow[][] = [];
  for (const group of groups) {
    const at = lines.indexOf(group[0] as TextRow);
    for (const [index, line] of group.entries()) {
      const says = said[at + index];
      const last = joined.at(-1);
      const isRest = at + index >= first && (says === "name" || (says === "bold" && index > 0));
      if (last !== undefined && (isRest || (index > 0 && says !== "code"))) last.push(line);
      else joined.push([line]);
    }
  }
  return joined;
}

/** Whether the last of some lines is a code whose name is still to come, as it came under others. */
export function endsWithCode(lines: readonly CutLine[]): boolean {
  const isCode = ({ pieces: [label, value] }: CutLine): boolean =>
    label !== undefined &&
    value !== undefined &&
    code.test(label.text) &&
    (isFigure(value.text) || amount.test(value.text));
  const named = lines.filter((cut, at) => isCode(cut) && lines[at + 1]?.pieces.length === 1);
  const last = lines.at(-1);
  return last !== undefined && isCode(last) && named.length >= fewestCodes - 1;
}

function sayOf(line: TextRow, above: TextRow | undefined): Says {
  const [label, ...values] = line.cells;
  if (isBoldRow(line)) return "bold";
  if (label?.column !== 0 || label.columnSpan > 1) return "other";
  const figures = values.filter(({ piece: { text } }) => isFigure(text) || amount.test(text));
  if (code.test(label.piece.text)) {
    return values[0] !== undefined && figures.includes(values[0]) ? "code" : "other";
  }
  const isNear = above !== undefined && line.baseline - above.baseline < farStep * line.size;
  return figures.length === 0 && isNear ? "name" : "other";
}
