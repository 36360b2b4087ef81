import { isLineHead } from "../evidence/line-head.ts";
import { lookOf } from "../evidence/looks.ts";
import { isMoneyLabel, parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell } from "./naming.ts";

/** A statement with kinds of money down its rows has no more of them than this, and is no longer. */
const mostKinds = 8;
const longest = 60;
/** A header stands among the first rows. */
const firstRows = 3;

const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");
const labelOf = (place: GridCell | undefined): string => textOf(place).replace(/:$/, "");
const isAmount = (place: GridCell): boolean => ["figure", "missing"].includes(lookOf(place));
const isOwn = (place: GridCell | undefined): place is GridCell =>
  place !== undefined && !place.fromAbove && !place.fromLeft && textOf(place) !== "";

/**
 * Kinds of money down the rows in place of over the columns: `Budget`, `Spent to date`, `Variance` under the names of
 * lines, beside each line's name, or alone beside their amounts. Read as they stand, a line would be called `Variance`
 * and its amounts budgets; the table is turned so that each line has a row and each kind of money a column.
 */
export const readMoneyDown = (grid: readonly GridRow[]): readonly GridRow[] | undefined =>
  grid.length > longest
    ? undefined
    : (kindsUnderLines(grid) ?? kindsBesideLines(grid) ?? moneyCards(grid));

/** Whether labels are kinds of money, two different ones at least, and each once. */
function areKinds(labels: readonly string[]): boolean {
  return (
    labels.length >= 2 &&
    labels.length <= mostKinds &&
    labels.every(isMoneyLabel) &&
    new Set(labels).size === labels.length &&
    new Set(labels.map(readMoneyHeader)).size >= 2
  );
}

/** What could be the name of a line: words, and neither a period, a unit nor a kind of money. */
const isLineName = (place: GridCell | undefined): boolean => {
  const text = textOf(place);
  return (
    /[a-z]{2}/i.test(text) &&
    !isPeriodHeader(text) &&
    parseScale(text) === undefined &&
    !isMoneyLabel(text) &&
    !isAmount(place ?? nothing)
  );
};

/** `| Employees | Premises` over `Budget | 1,200 | 340` and `Spent | 610 | 150`. */
function kindsUnderLines(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const at = grid.slice(0, firstRows).findIndex((row) => speakingCells(row).length > 1);
  const head = grid[at];
  const rows = grid.slice(at + 1).filter((row) => speakingCells(row).length > 0);
  if (!head || head.cells.length < 3 || !areKinds(rows.map(({ cells: [label] }) => labelOf(label))))
    return undefined;
  const columns = head.cells.flatMap((place, column) =>
    column > 0 && textOf(place) !== "" ? [column] : [],
  );
  const fits =
    columns.length >= 2 &&
    columns.every((column) => {
      const name = head.cells[column];
      return isOwn(name) && (name.cell?.columnSpan ?? 1) === 1 && isLineName(name);
    }) &&
    rows.every(({ cells }) =>
      cells.slice(1).every((place) => textOf(place) === "" || isAmount(place)),
    );
  if (!fits) return undefined;
  const corner = head.cells[0];
  const header: GridRow = {
    ...head,
    isMade: true,
    cells: [
      headCell(corner, isLineHead(textOf(corner)) ? textOf(corner) : "Service"),
      ...rows.map(({ cells: [label] }) => headCell(label, labelOf(label))),
    ],
  };
  const also = rows.map(({ table, row }) => ({ table, row }));
  return [
    ...grid.slice(0, at),
    header,
    ...columns.map(
      (column, index): GridRow => ({
        ...head,
        cells: [
          headCell(head.cells[column], textOf(head.cells[column])),
          ...rows.map(({ cells }) => cells[column] ?? nothing),
        ],
        also: index === 0 ? also : [],
      }),
    ),
  ];
}

/** `Employees | Budget | 1,200` over `| Actual to date | 610`: each line's kinds in the same order. */
function kindsBesideLines(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const at = grid.slice(0, firstRows).findIndex((row) => speakingCells(row).length > 1);
  const head = grid[at];
  const rows = grid.slice(at + 1).filter((row) => speakingCells(row).length > 0);
  if (!head || rows.length < 2) return undefined;
  const kind = head.cells.findIndex(
    (_, column) => column > 0 && rows.every(({ cells }) => isMoneyLabel(labelOf(cells[column]))),
  );
  if (kind < 1) return undefined;
  const name = kind - 1;
  const starts = rows.flatMap(({ cells }, index) =>
    isOwn(cells[name]) && textOf(cells[name]) !== textOf(rows[index - 1]?.cells[name])
      ? [index]
      : [],
  );
  const blocks = starts.map((from, index) => rows.slice(from, starts[index + 1] ?? rows.length));
  const labels = (blocks[0] ?? []).map(({ cells }) => labelOf(cells[kind]));
  const amounts = head.cells.flatMap((_, column) => (column > kind ? [column] : []));
  const fits =
    starts[0] === 0 &&
    areKinds(labels) &&
    blocks.every(
      (block) => block.map(({ cells }) => labelOf(cells[kind])).join("|") === labels.join("|"),
    ) &&
    rows.every(({ cells }) =>
      amounts.every((column) => {
        const place = cells[column] ?? nothing;
        return textOf(place) === "" || isAmount(place);
      }),
    ) &&
    blocks.every(([first]) => isLineName(first?.cells[name])) &&
    amounts.every((column) => readMoneyHeader(textOf(head.cells[column])) === undefined);
  if (!fits) return undefined;
  return [
    ...grid.slice(0, at),
    {
      ...head,
      isMade: true,
      cells: [
        ...head.cells.slice(0, kind).map((place) => headCell(place, textOf(place))),
        ...amounts.flatMap((column) =>
          labels.map((label) =>
            headCell(head.cells[column], oneLine(`${label} ${textOf(head.cells[column])}`)),
          ),
        ),
      ],
    },
    ...blocks.flatMap((block): GridRow[] => {
      const [first, ...more] = block;
      if (!first) return [];
      return [
        {
          ...first,
          cells: [
            ...first.cells.slice(0, kind),
            ...amounts.flatMap((column) => block.map(({ cells }) => cells[column] ?? nothing)),
          ],
          also: [...(first.also ?? []), ...more.map(({ table, row }) => ({ table, row }))],
        },
      ];
    }),
  ];
}

/** `Service | Employees` over `Budget | 1,200` and `Spent | 610`; several may follow each other. */
function moneyCards(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const rows = grid.map((row) => ({ row, cells: speakingCells(row) }));
  const starts = rows.flatMap(({ cells: [label, value, ...more] }, index) =>
    more.length === 0 && isCardName(label, value) ? [index] : [],
  );
  if (starts[0] !== 0) return undefined;
  const cards = starts.map((from, index) => rows.slice(from, starts[index + 1] ?? rows.length));
  const labels = (cards[0] ?? []).slice(1).map(({ cells: [label] }) => labelOf(label));
  const fits =
    areKinds(labels) &&
    cards.every(
      ([, ...said]) =>
        said.map(({ cells: [label] }) => labelOf(label)).join("|") === labels.join("|") &&
        said.every(
          ({ cells: [, amount, ...more] }) =>
            more.length === 0 && amount !== undefined && isAmount(amount),
        ),
    );
  const [top] = grid;
  if (!fits || !top) return undefined;
  const nameOf = ({ cells: [label, value] }: (typeof rows)[number]): GridCell =>
    value ?? label ?? nothing;
  return [
    {
      ...top,
      isMade: true,
      cells: [
        headCell(undefined, "Service"),
        ...labels.map((label, index) => headCell(cards[0]?.[index + 1]?.cells[0], label)),
      ],
    },
    ...cards.flatMap((card): GridRow[] => {
      const [first, ...said] = card;
      if (!first) return [];
      return [
        {
          ...first.row,
          cells: [
            headCell(nameOf(first), textOf(nameOf(first))),
            ...said.map(({ cells: [, amount] }) => amount ?? nothing),
          ],
          also: said.map(({ row: { table, row } }) => ({ table, row })),
        },
      ];
    }),
  ];
}

/** A line's name across the card, or beside what such names are called. */
const isCardName = (label: GridCell | undefined, value: GridCell | undefined): boolean =>
  value === undefined
    ? (label?.cell?.columnSpan ?? 1) > 1 && isLineName(label)
    : isLineHead(labelOf(label)) && isLineName(value);
