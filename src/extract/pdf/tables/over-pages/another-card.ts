import type { Cell } from "../../../../document.ts";
import { isFigure } from "../../text/pieces.ts";
import type { CutLine } from "../grid/region.ts";
import { beginsApart } from "../region/heads-again.ts";

/** Heads name so many columns. */
const fewestHeads = 2;
/** The heads of a card stand under so many rows at most: its title, and who answers for it. */
const mostRowsOver = 3;

interface Rows {
  readonly cells: readonly Cell[];
}

const filledIn = ({ cells }: Rows, row: number): Cell[] =>
  cells.filter((cell) => cell.row === row && cell.text !== "");

const printed = (cells: readonly Cell[]): string =>
  cells.map(({ text }) => text.replace(/\s+/g, " ").toLowerCase()).join("|");

/** A bold row that names columns. */
const isHeads = (cells: readonly Cell[]): boolean =>
  cells.length >= fewestHeads && cells.every(({ bold, text }) => bold === true && !isFigure(text));

/** What a card's first label says, all of whose labels are bold and stand left of what they say. */
export function firstLabel({ cells, textsAt }: LabelledRows): string | undefined {
  if (textsAt === undefined) return undefined;
  const labels = cells.filter(({ column, text }) => column === 0 && text !== "");
  return labels.every(({ bold }) => bold === true) ? labels[0]?.text : undefined;
}

interface LabelledRows extends Rows {
  readonly textsAt?: number;
}

/**
 * Whether what stands at a page's top is another card like the one at the foot of the page before: under a title of its
 * own it has the same heads. A table that goes on prints its header again from the first row on.
 */
export function isAnotherCard(head: LabelledRows, below: Rows): boolean {
  const label = firstLabel(head);
  if (label !== undefined && filledIn(below, 0)[0]?.text === label) return true;
  const [title, other] = [printed(filledIn(head, 0)), printed(filledIn(below, 0))];
  if (title === "" || other === "" || title === other) return false;
  return headsOf(below).some((heads) => headsOf(head).includes(heads));
}

/** The rows of heads that stand under a title, as they are printed. */
const headsOf = (rows: Rows): string[] =>
  Array.from({ length: mostRowsOver }, (_, at) => filledIn(rows, at + 1))
    .filter(isHeads)
    .map(printed);

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/);

/** Position of the first of some lines at a page's top that is another card's; absent where none is. */
export function findAnotherCard(lines: readonly CutLine[], open: Rows): number | undefined {
  const named = new Set(
    Array.from({ length: mostRowsOver + 1 }, (_, row) => filledIn(open, row))
      .filter(isHeads)
      .flat()
      .flatMap(({ text }) => wordsOf(text)),
  );
  const isNamed = ({ line }: CutLine): boolean =>
    line.bold && wordsOf(line.text).every((word) => named.has(word));
  const heads = lines.findIndex((cut, at) => at > 0 && cut.pieces.length >= 2 && isNamed(cut));
  if (heads < 0) return undefined;
  const first = beginsApart(lines, 1, heads) ?? (heads <= mostRowsOver ? 0 : undefined);
  return first === undefined || isNamed(lines[first] as CutLine) ? undefined : first;
}
