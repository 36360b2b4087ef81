import { isReference } from "../../printed/code.ts";
import type { LogicalRow } from "../axes/logical-table.ts";
import { readHeader } from "../evidence/header-word.ts";
import { lookOfText } from "../evidence/looks.ts";
import { oneLine } from "../table/grid.ts";
import { type AssembledRow, startsInside, textAt } from "./assemble.ts";
import type { Layout } from "./observation-layout.ts";

/** A remark under an indicator has more words than this, or ends like a sentence. */
const fewWords = 9;

/** A row after a page break goes on with the one above where it starts inside a sentence or brings no indicator of its own. */
export function goesOn(row: LogicalRow, above: AssembledRow, layout: Layout): boolean {
  const own = (column: number | undefined) => {
    const cell = column === undefined ? undefined : row.cells[column];
    return cell && !cell.fromAbove ? oneLine(cell.text) : "";
  };
  const hasValues = layout.values.some(({ column }) => own(column) !== "");
  if (hasValues) return false;
  if (startsInside(row)) return true;
  // a title without reference and values, under a row that has both, is the rest of that row's title
  return (
    layout.reference !== undefined &&
    own(layout.reference) === "" &&
    own(layout.title) !== "" &&
    own(0) === "" &&
    !/[.;]$/.test(textAt(above, layout.title))
  );
}

/** What a row under an indicator says of it, behind its own label: `Responsible officer: Head of Parks`. */
export interface FieldRow {
  readonly role: "responsible" | "commentary";
  readonly text: string;
}

/** Labels of what is said, not part of it. */
const remarkLabel =
  /\b(?:reasons?|explanations?|commentary|comments?|remarks?|notes?|narrative|causes?)\b/i;

/** A label and what it says, in one cell over the width or in two. */
export function fieldIn(row: AssembledRow, layout: Layout): FieldRow | undefined {
  const filled = row.cells.filter((cell) => !cell.fromAbove && oneLine(cell.text) !== "");
  const [first, second] = filled;
  const [, label = "", text = ""] =
    row.lone !== undefined
      ? (/^([A-Z][A-Za-z/’' -]{2,40}):\s+(\S.*)$/.exec(row.lone) ?? [])
      : filled.length === 2 && first && second && second.reach > 1 && layout.title !== 0
        ? ["", oneLine(first.text).replace(/:$/, ""), oneLine(second.text)]
        : [];
  if (label === "" || label.split(" ").length > 6 || isReference(label)) return undefined;
  if (readHeader(label).role === "responsible") return { role: "responsible", text };
  return remarkLabel.test(label) ? { role: "commentary", text } : undefined;
}

/**
 * Whether a long row without a full stop is a group's name as the row is that the table begins with, and no remark:
 * as long, or as bold.
 */
export function isNameLike(
  { lone, boldLone }: AssembledRow,
  first: AssembledRow | undefined,
): boolean {
  if (boldLone && first?.boldLone && lone !== undefined && !/[.!]$/.test(lone)) return true;
  const isLong = (text: string | undefined) =>
    text !== undefined && text.split(" ").length > fewWords && !/[.!]$/.test(text);
  return isLong(lone) && isLong(first?.lone);
}

/** A remark printed under its indicator, over the whole width or beside the label `Commentary`. */
export function remarkIn(row: AssembledRow, layout: Layout): string | undefined {
  if (row.lone !== undefined) {
    const isSentence =
      row.lone.split(" ").length > fewWords ||
      /[.!]$/.test(row.lone) ||
      /^(?:commentary|comments?|notes?|explanation)\s*:/i.test(row.lone);
    const isTitle = textAt(row, layout.title) === row.lone && !row.loneFirst;
    return isSentence && !isTitle && !isReference(row.lone) ? row.lone : undefined;
  }
  const filled = row.cells.filter((cell) => !cell.fromAbove && oneLine(cell.text) !== "");
  const [label, text] = filled;
  if (filled.length !== 2 || !label || !text) return undefined;
  const look = lookOfText(text.text);
  const isRemark =
    readHeader(oneLine(label.text)).role === "commentary" ||
    // whatever the label is called: a sentence that reaches over the columns of figures
    (text.reach > 1 && /[.!]$/.test(oneLine(text.text)) && !isReference(oneLine(label.text)));
  return isRemark && look !== "figure" ? oneLine(text.text) : undefined;
}

export function isSection(
  row: AssembledRow,
  layout: Layout,
  next: AssembledRow | undefined,
): boolean {
  if (row.lone === undefined) return false;
  if (layout.title === undefined) return true;
  if (row.loneFirst)
    return layout.title === 0
      ? !isReference(row.lone) && !startsList(next)
      : !isReference(row.lone);
  const inTitle = textAt(row, layout.title) === row.lone;
  return (
    inTitle &&
    layout.reference !== undefined &&
    row.lone.split(" ").length <= 6 &&
    next !== undefined &&
    textAt(next, layout.reference) !== ""
  );
}

/** What a part of an indicator begins with: `(a)`, `ii)`, a bullet. */
export const partMark = /^(?:\(?[a-h]\)|\(?[ivx]{1,4}\)|[a-h]\.\s|[•●▪–-]\s)/;

/** A row with another title than is printed in it, and why. */
export const withTitle = (
  row: AssembledRow,
  title: number,
  text: string,
  ...why: readonly string[]
): AssembledRow => ({
  ...row,
  cells: row.cells.map((cell, column) => (column === title ? { ...cell, text } : cell)),
  evidence: [...row.evidence, ...why],
});

/** A heading over parts in the title column is a title of its own, not a group. */
const startsList = (next: AssembledRow | undefined): boolean =>
  next !== undefined &&
  next.lone !== undefined &&
  next.loneFirst &&
  /^[•●▪-]|^\(?[a-z]\)/.test(next.lone);

/** Where a merged cell was lost, the row stands one column too far left; a row that fits as printed stays. */
export function moveBack(row: AssembledRow, layout: Layout): AssembledRow {
  const { reference, title } = layout;
  if (reference === undefined || title !== reference + 1) return row;
  const inReference = textAt(row, reference);
  const inTitle = textAt(row, title);
  const titleLook = lookOfText(inTitle);
  const slipped =
    inReference.split(" ").length >= 3 &&
    !isReference(inReference) &&
    (titleLook === "figure" || titleLook === "missing" || titleLook === "tick");
  if (!slipped) return row;
  const cells = row.cells.map((cell, column) => {
    if (column < reference) return cell;
    if (column === reference) return { ...cell, text: "", marks: [] };
    return row.cells[column - 1] ?? cell;
  });
  return {
    ...row,
    cells,
    evidence: [...row.evidence, "moved back one column: the reference cell held the title"],
  };
}
