import { lookOf } from "../evidence/looks.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell, isName, isRoleWord } from "./naming.ts";

/** A card of a stack has no more labels than this. */
const mostLabels = 14;
/** The part of the labels that are words for what a card says. */
const knownAtLeast = 0.6;

interface Card {
  /** The row across the table above its name, where one stands there. */
  readonly group: GridRow | undefined;
  readonly name: GridRow;
  readonly rows: GridRow[];
}

const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");
const labelOf = (row: GridRow): string => textOf(row.cells[0]).replace(/:$/, "");

/**
 * Cards one below another in one table, each under its indicator's name across the table: `NI 7 Environment for …` over
 * `Quarter 2 outturn | 44.6%` and `Target 2010/11 | 46%`. Each becomes a row under the labels of all.
 */
export function readCardStack(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const cards = cardsIn(grid);
  if (!cards || cards.length < 2 || !cards.every(isCard)) return undefined;
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
    ...cards.flatMap(({ group, name, rows }): GridRow[] => [
      ...(group ? [widened(group)] : []),
      {
        ...name,
        cells: [
          { ...(name.cells[0] ?? nothing) },
          ...labels.map((label) => saidOf(rows.find((row) => labelOf(row) === label))),
        ],
        also: rows.map(({ table, row }) => ({ table, row })),
      },
    ]),
  ];
}

/** Names across the table, each with the labels below it; undefined where a row is neither. */
function cardsIn(grid: readonly GridRow[]): readonly Card[] | undefined {
  const cards: Card[] = [];
  let group: GridRow | undefined;
  for (const [at, row] of grid.entries()) {
    const next = grid[at + 1];
    if (!isAcross(row)) {
      if (cards.length === 0 || !isSaid(row)) return undefined;
      cards.at(-1)?.rows.push(row);
    } else if (next === undefined) return undefined;
    else if (isAcross(next)) group = row;
    else {
      cards.push({ group, name: row, rows: [] });
      group = undefined;
    }
  }
  return cards;
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
  const labels = rows.map(labelOf);
  return (
    isName(title) &&
    !isPeriodHeader(text) &&
    rows.length >= 2 &&
    rows.length <= mostLabels &&
    new Set(labels).size === labels.length &&
    rows.some((row) => ["figure", "missing"].includes(lookOf(saidOf(row))))
  );
}
