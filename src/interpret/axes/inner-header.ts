import { readHeader } from "../evidence/header-word.ts";
import { type Look, lookOf } from "../evidence/looks.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridRow, oneLine, speakingCells } from "../table/grid.ts";
import { findHeader } from "./header.ts";
import { columnData, headerPart, isHeaderRow } from "./header-row.ts";
import type { Header } from "./header-stack.ts";
import { repeatsHeader } from "./repeated-header.ts";

/** A grid that begins anew has at least so many rows of its own above. */
const leastRows = 2;
/** A grid holds no more tables than this; what follows is the last one's. */
const mostParts = 20;
/** What stands this near above and below decides whether a row heads it. */
const rowsLookedAt = 60;
/** The heads of another table say something other than figures, dates and names. */
const noHeads: ReadonlySet<Look> = new Set<Look>([
  "figure",
  "missing",
  "code",
  "date",
  "person",
  "prose",
  "commitment",
  "tick",
]);

/**
 * Two tables printed in one grid: `Indicator | Target | Actual` and, rows below, `Service | Budget £000 |
 * Forecast £000`. Each with its own heads; what stands alone right above the second heads is its title.
 */
export function partsOfGrid(printed: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const parts: (readonly GridRow[])[] = [];
  let grid = printed;
  while (parts.length < mostParts) {
    const at = secondStart(grid);
    if (at === undefined) break;
    parts.push(grid.slice(0, at));
    grid = grid.slice(at);
  }
  return [...parts, grid];
}

/** The row from which another table goes on in the grid; undefined where none does. */
function secondStart(grid: readonly GridRow[]): number | undefined {
  const header = findHeader(grid);
  const last = header?.headerRows.at(-1);
  if (!header || last === undefined) return undefined;
  for (let at = last + 1 + leastRows; at < grid.length - 1; at++) {
    if (!beginsAnew(grid, at, last, header)) continue;
    return speakingCells(grid[at - 1] as GridRow).length === 1 ? at - 1 : at;
  }
  return undefined;
}

/**
 * A row of heads over figures, under figures, in which every column of figures has a head of its own; or one
 * that names another kind of rows, and what stands under it agrees.
 */
function beginsAnew(grid: readonly GridRow[], at: number, last: number, header: Header): boolean {
  const row = grid[at] as GridRow;
  const cells = speakingCells(row);
  const [first] = row.cells;
  if (cells.length < 2 || !first || first !== cells[0]) return false;
  // the cheap question first: of a long table every row is asked
  if (cells.some(isFigure) || cells.some(isNoHead)) return false;
  const heads = cells.filter((place) => place !== first);
  const named = heads.filter(({ text }) => isHead(oneLine(text)));
  if (named.length < heads.length && named.length < 2) return false;
  if (heads.some((place) => !named.includes(place) && !isPeriodHeader(oneLine(place.text))))
    return false;
  if (repeatsHeader(row, header)) return false;
  const above = grid.slice(Math.max(last + 1, at - rowsLookedAt), at);
  if (turnsToOthers(row, above, grid.slice(at + 1, at + rowsLookedAt))) return true;
  // a period alone may stand in any cell
  if (named.length < heads.length) return false;
  const figures = columnsOfFigures(above);
  const areCovered = figures.every((column) => {
    const place = row.cells[column];
    return place !== undefined && cells.includes(place);
  });
  if (!areCovered || figures.length === 0) return false;
  const rest = grid.slice(at, at + rowsLookedAt);
  const below = columnsOfFigures(rest.slice(1));
  return (
    below.length > 0 &&
    below.every((column) => oneLine(row.cells[column]?.text ?? "") !== "") &&
    isHeaderRow(row, 0, rest, columnData(rest))
  );
}

/**
 * Indicators and, rows below, milestones in one grid, or the other way about: the heads name what the rows are,
 * and under one of them dates stand where figures stood, or figures where words or dates stood.
 */
function turnsToOthers(
  row: GridRow,
  above: readonly GridRow[],
  below: readonly GridRow[],
): boolean {
  const [first, ...heads] = speakingCells(row);
  if (!first || heads.length < 2) return false;
  const subject = readHeader(oneLine(first.text));
  if (subject.how !== "listed" || !subject.role || !subjects.has(subject.role)) return false;
  return heads.some((place) => {
    const role = readHeader(oneLine(place.text)).role ?? "";
    const looks = lookUnder[role];
    if (!looks) return false;
    const column = row.cells.indexOf(place);
    return mostLook(below, column, looks) && !mostLook(above, column, looks);
  });
}

const subjects: ReadonlySet<string> = new Set([
  "title",
  "reference",
  "milestone",
  "action",
  "objective",
]);

/** What stands under a head that its word promises. */
const lookUnder: Readonly<Record<string, readonly Look[]>> = {
  due: ["date", "period"],
  target: ["figure", "missing"],
  actual: ["figure", "missing"],
};

/** Whether most filled cells of a column look so. */
function mostLook(rows: readonly GridRow[], column: number, looks: readonly Look[]): boolean {
  const filled = rows.flatMap(({ cells }) => {
    const place = cells[column];
    if (!place || place.fromAbove || place.fromLeft) return [];
    const look = lookOf(place);
    return look === "empty" ? [] : [look];
  });
  return (
    filled.length > 0 && filled.filter((look) => looks.includes(look)).length * 2 > filled.length
  );
}

const isFigure = (place: GridRow["cells"][number]): boolean =>
  lookOf(place) === "figure" && !isPeriodHeader(oneLine(place.text));
const isNoHead = (place: GridRow["cells"][number]): boolean =>
  noHeads.has(lookOf(place)) && headerPart(oneLine(place.text)) === undefined;

/** A head whose word is listed, or one of money; a period or a unit alone may stand in any cell. */
const isHead = (text: string): boolean => {
  const part = headerPart(text);
  return part === "money" || (part === "role" && readHeader(text).how === "listed");
};

/** The columns in which more than half of the cells are figures. */
const columnsOfFigures = (rows: readonly GridRow[]): number[] =>
  [...(rows[0]?.cells.keys() ?? [])].filter((column) => mostLook(rows, column, ["figure"]));
