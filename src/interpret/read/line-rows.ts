import { isReference } from "../../printed/code.ts";
import { lookOfText } from "../evidence/looks.ts";
import { type AssembledRow, textAt } from "./assemble.ts";

/** The columns of an indicator table that tell whose line a line is. */
export interface LineColumns {
  readonly reference: number | undefined;
  readonly title: number;
  readonly values: readonly number[];
}

/** A list under one title has no more parts than this. */
const mostParts = 40;

const joinedLines = "lines of one row joined: the print shows where it ends";

/** A title that cannot end here: `Increase the overall educational achievement of`. */
const unfinished = /(?:,|\b(?:and|or|of|the|to|for|in|with|by|at|on|from|their|who|a|an))$/i;

/**
 * Rows whose lines a reader took for rows of their own, put together again. Two signs are sure enough: a
 * title broken off inside a phrase, and a list of parts whose values stand one line higher than the parts,
 * so that the last part has none (Cumbria 2007-8, value added scores, printed without rules).
 */
export function joinLineRows(
  rows: readonly AssembledRow[],
  columns: LineColumns,
): readonly AssembledRow[] {
  const joined: AssembledRow[] = [];
  const coded = codedRows(rows, columns);
  for (let index = 0; index < rows.length; ) {
    const row = rows[index] as AssembledRow;
    if (coded.has(index)) {
      joined.push(join(row, rows[index + 1] as AssembledRow, columns, " "));
      index += 2;
      continue;
    }
    const parts = partsBelow(rows, index, columns);
    const above = joined.at(-1);
    if (parts.length > 0) {
      joined.push(parts.reduce((whole, part) => join(whole, part, columns, "\n• "), row));
      index += 1 + parts.length;
    } else if (above && goesOnInside(above, row, columns)) {
      joined[joined.length - 1] = join(above, row, columns, " ");
      index += 1;
    } else {
      joined.push(row);
      index += 1;
    }
  }
  return joined;
}

/** Of the rows with values so many print a code where the name should stand. */
const codedPart = 0.5;

/**
 * Rows that print their code alone in the column of names, over a line that prints the name and nothing else: two
 * lines of one cell, of which the other columns fill the first.
 */
function codedRows(rows: readonly AssembledRow[], columns: LineColumns): ReadonlySet<number> {
  const { title } = columns;
  const valued = rows.filter((row) => hasValue(row, columns)).length;
  const coded = rows.flatMap((row, index) => {
    const below = rows[index + 1];
    const isCoded =
      below !== undefined &&
      hasValue(row, columns) &&
      isCodeAlone(textAt(row, title)) &&
      below.lone !== undefined &&
      textAt(below, title) === below.lone &&
      !below.wideLone &&
      !isCodeAlone(below.lone);
    return isCoded ? [index] : [];
  });
  return new Set(coded.length >= 2 && coded.length >= codedPart * valued ? coded : []);
}

/** A code with no word beside it. */
const isCodeAlone = (text: string): boolean => isReference(text) && !/[a-z]{3}/.test(text);

/** The parts of a list under a row that has one more value than it should. */
function partsBelow(
  rows: readonly AssembledRow[],
  at: number,
  columns: LineColumns,
): readonly AssembledRow[] {
  const { reference, title } = columns;
  const row = rows[at] as AssembledRow;
  if (reference === undefined || textAt(row, reference) === "") return [];
  if (textAt(row, title) === "" || !hasValue(row, columns)) return [];
  const parts: AssembledRow[] = [];
  for (let index = at + 1; index < rows.length && parts.length < mostParts; index++) {
    const below = rows[index] as AssembledRow;
    if (!isPart(below, columns)) break;
    parts.push(below);
    if (!hasValue(below, columns)) {
      const next = rows[at + 1 + parts.length];
      const ends = next === undefined || !isPart(next, columns);
      return ends && areAlike(row, parts, title) ? parts : [];
    }
  }
  return [];
}

/** Parts of one list begin with the same words, and its heading does not: else a last value is only missing. */
function areAlike(row: AssembledRow, parts: readonly AssembledRow[], title: number): boolean {
  const beginning = (one: AssembledRow) => textAt(one, title).split(" ").slice(0, 2).join(" ");
  const beginnings = new Set(parts.map(beginning));
  return parts.length > 1 && beginnings.size === 1 && !beginnings.has(beginning(row));
}

const hasValue = (row: AssembledRow, { values }: LineColumns): boolean =>
  values.some((column) => textAt(row, column) !== "");

/** Nothing but a title and values. */
const isPart = (row: AssembledRow, { title, values }: LineColumns): boolean =>
  textAt(row, title) !== "" &&
  row.cells.every(
    (_, column) => column === title || values.includes(column) || textAt(row, column) === "",
  );

function goesOnInside(above: AssembledRow, row: AssembledRow, { title }: LineColumns): boolean {
  return unfinished.test(textAt(above, title)) && /^[a-z]/.test(textAt(row, title));
}

function join(
  above: AssembledRow,
  below: AssembledRow,
  { title }: LineColumns,
  beforePart: string,
): AssembledRow {
  return {
    ...above,
    cells: above.cells.map((cell, column) => {
      const more = below.cells[column];
      const text = textAt(below, column);
      if (!more || text === "") return cell;
      if (textAt(above, column) === "") return more;
      const glue = column === title ? beforePart : isFigure(cell) && isFigure(more) ? "\n" : " ";
      return { ...cell, text: cell.text + glue + text, marks: [...cell.marks, ...more.marks] };
    }),
    places: [...above.places, ...below.places],
    evidence: above.evidence.includes(joinedLines)
      ? above.evidence
      : [...above.evidence, joinedLines],
    lone: undefined,
    loneFirst: false,
    wideLone: false,
    boldLone: false,
  };
}

/** A figure or a word for a missing one; of several lines the last decides. */
function isFigure({ text }: { readonly text: string }): boolean {
  const last = text.split("\n").at(-1) ?? "";
  const look = lookOfText(last);
  return look === "figure" || look === "missing";
}
