import { append } from "../../../../long-lists.ts";
import type { Line } from "../../text/lines.ts";
import { isFigure, type Piece } from "../../text/pieces.ts";

/** A row of a card: its label, and what it says. */
export interface CardRow {
  readonly label: Piece[];
  readonly texts: Piece[];
  readonly lines: Line[];
}

/** Of two labels so many pairs at least say that they are one. */
const fewestPairs = 2;

const periodWords =
  /\b(?:q|qu|qtr|quarter|year|yr|half|months?|first|second|third|fourth|st|nd|rd|th|end|ended|ending|to|for|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/gi;

export const labelOf = ({ label }: CardRow): string => label.map(({ text }) => text).join(" ");

/** A year, a quarter or a month and nothing else: `Qtr1 07-08`, `2007 - 2008`, `To December 2009`. */
function isPeriod(label: string): boolean {
  const rest = label.replace(/\d/g, " ").replace(periodWords, "");
  return /\d/.test(label) && !/\p{L}/u.test(rest);
}

const isSaid = ({ texts }: CardRow): boolean => texts.length > 0;
const isFigureRow = ({ texts }: CardRow): boolean => texts.some(({ text }) => isFigure(text));
const isPeriodRow = (row: CardRow): boolean => isPeriod(labelOf(row));

/** The two halves of a label, as they are printed. */
const pairOf = (upper: CardRow, lower: CardRow): string => `${labelOf(upper)}\n${labelOf(lower)}`;

/**
 * Cards whose labels of two lines are one each. No white space parts the lines of a label from the next row, but of two
 * labels one says of when (`Qtr1 07-08`) and the other of what (`Actual outturn`), and what stands below has no text of
 * its own in any card. `known` are labels that were read so on the page before.
 */
export function joinLabelHalves(
  cards: readonly (readonly CardRow[])[],
  known: readonly string[],
): CardRow[][] {
  const pairs = new Map<string, number>();
  const texts = new Map<string, boolean>();
  for (const card of cards) {
    for (const [upper, lower] of neighbours(card)) {
      const pair = pairOf(upper, lower);
      texts.set(pair, texts.get(pair) === true || isSaid(lower));
      if (isSaid(lower) || !isFigureRow(upper)) continue;
      const isHalf = isPeriodRow(upper)
        ? !isPeriodRow(lower) && arePeriodsFirst(card)
        : isPeriodRow(lower) && isOnlyPeriod(card, lower);
      if (isHalf) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  const isOne = (upper: CardRow, lower: CardRow): boolean => {
    const pair = pairOf(upper, lower);
    const isTold = known.includes(pair) || (pairs.get(pair) ?? 0) >= fewestPairs;
    return texts.get(pair) === false && isTold;
  };
  return cards.map((card) => joinRows(card, isOne));
}

const neighbours = (card: readonly CardRow[]): (readonly [CardRow, CardRow])[] =>
  card.slice(1).map((lower, at) => [card[at] as CardRow, lower] as const);

/** Every period that has a text stands over words that have none, and there are several: no years down a column. */
function arePeriodsFirst(card: readonly CardRow[]): boolean {
  const periods = card.flatMap((row, at) => (isPeriodRow(row) && isSaid(row) ? [at] : []));
  return (
    periods.length >= fewestPairs &&
    periods.every((at) => {
      const lower = card[at + 1];
      return lower === undefined || (!isSaid(lower) && !isPeriodRow(lower));
    })
  );
}

/** No other label is a period: where several are, they are rows without figures yet. */
const isOnlyPeriod = (card: readonly CardRow[], lower: CardRow): boolean =>
  card.every((row) => row === lower || !isPeriodRow(row));

function joinRows(
  card: readonly CardRow[],
  isOne: (upper: CardRow, lower: CardRow) => boolean,
): CardRow[] {
  const joined: CardRow[] = [];
  for (const [at, row] of card.entries()) {
    const upper = card[at - 1];
    const last = joined.at(-1);
    if (upper !== undefined && last !== undefined && isOne(upper, row)) {
      append(last.label, row.label);
      append(last.lines, row.lines);
    } else joined.push({ label: [...row.label], texts: [...row.texts], lines: [...row.lines] });
  }
  return joined;
}
