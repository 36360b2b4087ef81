import type { Grid, GridCell, GridRow } from "./grid.ts";

/** Columns that make another column in most rows of a table: `Revised = Original + Changes`. */
export interface Relation {
  readonly parts: readonly { readonly column: number; readonly sign: 1 | -1 }[];
  readonly column: number;
  readonly fits: number;
  /** The rows it holds in. */
  readonly fitted: ReadonlySet<GridRow>;
  readonly misses: readonly Miss[];
}

export interface Miss {
  readonly row: GridRow;
  readonly cell: GridCell;
  readonly parts: readonly GridCell[];
  readonly expected: number;
  /** The part that fits where it is taken for a thousandth of what is printed. */
  readonly scaled?: GridCell;
}

/** So many rows must agree before one that does not is doubted … */
const leastRows = 4;
/** … and this share of those that say anything. */
const leastFitting = 0.75;
/** A table wider than this is no statement that adds up along its rows. */
const widest = 16;
/** Columns further apart than this are not added to one another. */
const furthest = 4;
const thousand = 1000;

/** The relations between a grid's columns that its own rows show, each column explained once. */
export function columnRelations(grid: Grid): Relation[] {
  const { columns } = grid;
  if (columns.length < 3 || columns.length > widest) return [];
  const all = columns.flatMap((column, at) =>
    candidates(columns, at).flatMap((parts) => tryRelation(grid, column, parts) ?? []),
  );
  // A row without other income fits gross and grant alone; where a fuller sum holds, the lesser one says nothing.
  const fuller = ({ parts, column }: Relation, { row }: Miss): boolean =>
    all.some(
      (other) =>
        other.fitted.has(row) &&
        other.parts.length >= parts.length &&
        [other.column, ...other.parts.map((part) => part.column)].includes(column),
    );
  const found = columns.flatMap((column) => {
    const tried = all.filter((one) => one.column === column);
    const [best] = tried.sort((a, b) => b.fits - a.fits || a.misses.length - b.misses.length);
    return best ? [{ ...best, misses: best.misses.filter((miss) => !fuller(best, miss)) }] : [];
  });
  // a = b + c, b = a - c and c = a - b are one relation: told of the column that stands last.
  const told = new Set<string>();
  return found
    .sort((a, b) => b.column - a.column)
    .filter(({ column, parts }) => {
      const key = [column, ...parts.map((part) => part.column)].sort((a, b) => a - b).join(" ");
      if (told.has(key)) return false;
      told.add(key);
      return true;
    });
}

type Parts = Relation["parts"];

function candidates(columns: readonly number[], at: number): Parts[] {
  const result: Parts[] = [];
  // A run of columns before a total.
  for (let from = at - 2; from >= 0; from--) {
    const run = columns.slice(from, at);
    result.push(run.map((column) => ({ column, sign: 1 })));
    if (run.length > 2) result.push(run.map((column, n) => ({ column, sign: n === 0 ? 1 : -1 })));
  }
  const near = columns.filter((_, index) => index !== at && Math.abs(index - at) <= furthest);
  for (const [index, first] of near.entries()) {
    for (const second of near.slice(index + 1)) {
      result.push([
        { column: first, sign: 1 },
        { column: second, sign: 1 },
      ]);
      result.push([
        { column: first, sign: 1 },
        { column: second, sign: -1 },
      ]);
      result.push([
        { column: first, sign: -1 },
        { column: second, sign: 1 },
      ]);
    }
  }
  return result;
}

function tryRelation(grid: Grid, column: number, parts: Parts): Relation | undefined {
  const fitted = new Set<GridRow>();
  const misses: Miss[] = [];
  for (const row of grid.rows) {
    const cell = row.byColumn.get(column);
    if (!cell) continue;
    const cells = parts.map((part) => row.byColumn.get(part.column));
    if (cells.some((one) => one === undefined || one.isPercent !== cell.isPercent)) continue;
    const known = cells.filter((one) => one !== undefined);
    // With fewer than two figures to add, nothing is shown.
    if (known.filter(({ value }) => value !== 0).length < 2) continue;
    const allowed = [...known, cell].reduce((sum, { half }) => sum + half, 0) + 1e-9;
    const sumWith = (scaled?: GridCell) =>
      known.reduce((sum, one, index) => {
        const value = one === scaled ? one.value / thousand : one.value;
        return sum + (parts[index]?.sign ?? 1) * value;
      }, 0);
    const expected = sumWith();
    // That nothing comes of equal figures shows no relation.
    if (Math.abs(expected - cell.value) <= allowed) {
      if (cell.value !== 0) fitted.add(row);
    } else {
      const scaled = known.find(
        (one) =>
          Math.abs(one.value) >= thousand && Math.abs(sumWith(one) - cell.value) <= allowed + 1,
      );
      misses.push({ row, cell, parts: known, expected, ...(scaled && { scaled }) });
    }
  }
  const fits = fitted.size;
  if (fits < leastRows || fits < leastFitting * (fits + misses.length)) return undefined;
  // A row of percentages among counts is in another unit, and adds up to nothing.
  const units = new Set([...fitted].map(({ byColumn }) => byColumn.get(column)?.isPercent));
  const told = misses.filter(({ cell }) => units.has(cell.isPercent));
  return { parts, column, fits, fitted, misses: told };
}
