import { isPeriodHeader, lookOf } from "../evidence/looks.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell, isNamed, isRoleWord } from "./card.ts";

/** A card of a stack has no more labels than this. */
const mostLabels = 14;
/** A name without a code has at least so many words. */
const leastWords = 3;
/** The part of the labels that are words for what a card says. */
const knownAtLeast = 0.6;

interface Card {
  readonly name: GridRow;
  readonly rows: readonly GridRow[];
}

const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");
const labelOf = (row: GridRow): string => textOf(row.cells[0]).replace(/:$/, "");

/**
 * Cards one below another in one table, each under its indicator's name across the table: `NI 7 Environment for …` over
 * `Quarter 2 outturn | 44.6%` and `Target 2010/11 | 46%`. Each becomes a row under the labels of all.
 */
export function readCardStack(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const cards: Card[] = [];
  const groups = new Map<Card, GridRow>();
  let group: GridRow | undefined;
  for (const [at, row] of grid.entries()) {
    const next = grid[at + 1];
    if (isAcross(row)) {
      if (next === undefined) return undefined;
      if (isAcross(next)) {
        group = row;
        continue;
      }
      const card: Card = { name: row, rows: [] };
      if (group) groups.set(card, group);
      group = undefined;
      cards.push(card);
      continue;
    }
    const card = cards.at(-1);
    if (!card || !isSaid(row)) return undefined;
    cards[cards.length - 1] = { ...card, rows: [...card.rows, row] };
    const held = groups.get(card);
    if (held) {
      groups.delete(card);
      groups.set(cards.at(-1) as Card, held);
    }
  }
  if (cards.length < 2 || !cards.every(isCard)) return undefined;
  const labels = [...new Set(cards.flatMap(({ rows }) => rows.map(labelOf)))];
  const known = labels.filter((label) => isRoleWord(label) || measureOf(label) !== undefined);
  if (labels.length > 2 * mostLabels || known.length < knownAtLeast * labels.length)
    return undefined;
  const [first] = cards;
  if (!first || !labels.some((label) => measureOf(label) !== undefined)) return undefined;
  const widened = (row: GridRow): GridRow => ({
    ...row,
    cells: [
      row.cells[0] ?? nothing,
      ...labels.map(() => ({ ...(row.cells[0] ?? nothing), fromLeft: true })),
    ],
  });
  return [
    {
      ...first.name,
      isMade: true,
      cells: [
        headCell(undefined, "Indicator"),
        ...labels.map((label) =>
          headCell(
            cards.flatMap(({ rows }) => rows).find((row) => labelOf(row) === label)?.cells[0],
            label,
          ),
        ),
      ],
    },
    ...cards.flatMap((card): GridRow[] => {
      const above = groups.get(card);
      return [
        ...(above ? [widened(above)] : []),
        {
          ...card.name,
          cells: [
            { ...(card.name.cells[0] ?? nothing) },
            ...labels.map((label) => saidOf(card.rows.find((row) => labelOf(row) === label))),
          ],
          also: card.rows.map(({ table, row }) => ({ table, row })),
        },
      ];
    }),
  ];
}

const saidOf = (row: GridRow | undefined): GridCell => {
  const value = row && speakingCells(row)[1];
  return value ? { ...value, fromLeft: false, fromAbove: false } : nothing;
};

/** One cell of words over all columns. */
function isAcross(row: GridRow): boolean {
  const [only, ...more] = speakingCells(row);
  return (
    only !== undefined &&
    more.length === 0 &&
    row.cells[0] === only &&
    row.cells.length > 1 &&
    (only.cell?.columnSpan ?? 1) >= row.cells.length
  );
}

/** A label with what it says, or with nothing yet. */
function isSaid(row: GridRow): boolean {
  const cells = speakingCells(row);
  return cells.length >= 1 && cells.length <= 2 && cells[0] === row.cells[0];
}

function isCard({ name, rows }: Card): boolean {
  const [title] = speakingCells(name);
  const text = textOf(title);
  const isName = isNamed(title) || (text.split(" ").length >= leastWords && !isRoleWord(text));
  const labels = rows.map(labelOf);
  return (
    isName &&
    !isPeriodHeader(text) &&
    rows.length >= 2 &&
    rows.length <= mostLabels &&
    new Set(labels).size === labels.length &&
    rows.some((row) => ["figure", "missing"].includes(lookOf(saidOf(row))))
  );
}
