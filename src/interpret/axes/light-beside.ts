import { readLabel } from "../evidence/header-word.ts";
import { lookOf } from "../evidence/looks.ts";
import { type GridCell, type GridRow, oneLine } from "../table/grid.ts";

/** Beside `RAG rating` an empty cell in a colour of the lights. */
export function lightBeside({ cells: [label, value] }: GridRow): GridCell | undefined {
  if (
    !label ||
    readLabel(oneLine(label.text).replace(/:$/, "")).role !== "status" ||
    !value ||
    value.fromAbove
  )
    return undefined;
  const fillOf = ({ cell }: GridCell) => cell?.marks.find(({ kind }) => kind === "fill")?.colour;
  // what is filled as its label is has the colour of the row
  const isFilled = lookOf(value) === "shade" && fillOf(value) !== fillOf(label);
  return isFilled || lookOf(value) === "light" ? value : undefined;
}
