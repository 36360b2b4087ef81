import { isReference } from "../../printed/code.ts";
import { readHeader } from "../evidence/header-word.ts";
import { type Look, lookOf } from "../evidence/looks.ts";
import { measureOf, measureRoles } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";

/** Headers under which an indicator's row may hold words: whose it is and how it goes. */
const besideValues: ReadonlySet<string> = new Set([
  "responsible",
  "status",
  "direction",
  "commentary",
  "unit",
]);
/** The column made for names that stand across the table. */
const madeHeader = "Indicator";
const figureLooks: ReadonlySet<Look> = new Set<Look>(["figure", "missing", "code"]);
/** What may stand beside values under a head nobody listed: `High` under `High or low?`. */
const sayingLooks: ReadonlySet<Look> = new Set<Look>([
  "polarity",
  "state",
  "light",
  "arrow",
  "trend",
  "unit",
  "frequency",
]);
const madeReference = "Reference";

/**
 * A table that prints each indicator's name in a row across its columns and the figures in the rows
 * below, which name nothing, as the same table with a column of names (best value plans of 2006, and
 * returns with a row for each period). Undefined where a row is neither.
 */
export function foldTitlesAcross(grid: readonly GridRow[]): GridRow[] | undefined {
  const first = grid.findIndex((row) => speakingCells(row).length > 1);
  const isDouble = namesAbove(grid[first], grid[first + 1]);
  const at = isDouble ? first + 1 : lastHead(grid, first);
  const header = grid[at];
  if (!header || grid.length - at < 3) return undefined;
  const heads = isDouble ? [header] : grid.slice(first, at + 1);
  const roles = header.cells.map((_, column) => {
    const texts = heads.map(({ cells }) => oneLine(cells[column]?.text ?? ""));
    // a bare period heads values, also in the first column
    const role =
      texts.map((text) => readHeader(text).role ?? "").findLast((one) => one !== "") ??
      (texts.some(isPeriodHeader) ? "actual" : "");
    return isDouble && !besideValues.has(role) ? (measureOf(texts.join(" ")) ?? role) : role;
  });
  if (!roles.some((role) => role === "target" || role === "actual")) return undefined;
  const rows = grid.slice(at + 1);
  const made: GridRow[] = [];
  let named: { row: GridRow; title: GridCell; code: GridCell | undefined } | undefined;
  let isNew = false;
  let names = 0;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const title = titleIn(row) ?? titleAlone(row, next, rows[index + 2]);
    if (title && next && isFigures(next, roles)) {
      named = { row, ...title };
      isNew = true;
      names++;
      continue;
    }
    if (speakingCells(row).length <= 1 && (title || isGroupOver(row, next))) {
      made.push(widened(row, ""));
      named = undefined;
      continue;
    }
    if (!isFigures(row, roles) || (!named && !saysNoName(row, roles))) return undefined;
    const { title: name, code } = named ?? { title: nothing, code: undefined };
    made.push({
      ...row,
      cells: isDouble
        ? [...row.cells, { ...(code ?? nothing), fromLeft: false }, { ...name, fromLeft: false }]
        : [
            ...row.cells.map((cell, column) => (column === 0 && code ? code : cell)),
            { ...name, fromLeft: false },
          ],
      ...(isNew && named
        ? { also: [...(row.also ?? []), { table: named.row.table, row: named.row.row }] }
        : {}),
    });
    isNew = false;
  }
  if (names < 2 || isNew) return undefined;
  const added = isDouble ? [madeReference, madeHeader] : [madeHeader];
  const blanks = added.map(() => "");
  const headRows = isDouble
    ? [{ ...header, also: grid.slice(first, at).map(({ table, row }) => ({ table, row })) }]
    : heads;
  return [
    ...grid.slice(0, first).map((row) => widened(row, ...blanks)),
    ...headRows.map((row, index) => widened(row, ...(index === 0 ? added : blanks))),
    ...made.map((row) =>
      row.cells.length < header.cells.length + added.length ? widened(row, "") : row,
    ),
  ];
}

/** A header has no more rows than this. */
const mostHeadRows = 3;

/** The last row of heads: what stands right above the first name across the table, where heads reach down beside a second row. */
function lastHead(grid: readonly GridRow[], first: number): number {
  for (let at = first + 1; at < Math.min(grid.length, first + mostHeadRows); at++) {
    const row = grid[at] as GridRow;
    if (titleIn(row) || !row.cells.some(({ fromAbove }) => fromAbove)) return at - 1;
    if (speakingCells(row).some((place) => figureLooks.has(lookOf(place)))) return first;
  }
  return first;
}

const widened = (row: GridRow, ...texts: readonly string[]): GridRow => ({
  ...row,
  cells: [...row.cells, ...texts.map((text) => ({ ...nothing, text }))],
});

/** `Reference | Indicator` over heads of values only: names stand in one line, their values in the next. */
function namesAbove(upper: GridRow | undefined, lower: GridRow | undefined): boolean {
  if (!upper || !lower) return false;
  const names = speakingCells(upper);
  const heads = speakingCells(lower);
  const roleOf = ({ text }: GridCell) => readHeader(oneLine(text)).role ?? "";
  return (
    names.length <= 2 &&
    (names.at(-1)?.cell?.columnSpan ?? 1) > 1 &&
    roleOf(names.at(-1) ?? nothing) === "title" &&
    heads.length >= 2 &&
    lower.cells[0]?.fromAbove === false &&
    heads.every((place) => roleOf(place) !== "title" && roleOf(place) !== "reference") &&
    heads.some((place) => measureOf(oneLine(place.text)) !== undefined)
  );
}

/** One cell of words over several columns, with nothing beside it but a reference in the first. */
function titleIn(row: GridRow): { title: GridCell; code: GridCell | undefined } | undefined {
  const cells = speakingCells(row);
  const title = cells.at(-1);
  if (!title || cells.length > 2 || (title.cell?.columnSpan ?? 1) < 2) return undefined;
  if (!isName(title)) return undefined;
  if (cells.length === 1) return { title, code: undefined };
  const [code] = cells;
  return code && code === row.cells[0] && isReference(oneLine(code.text))
    ? { title, code }
    : undefined;
}

/**
 * A name that ends in the first column, where no page shows how far its cell reaches: it stands alone over one row, whose
 * first cell says only how often or in what it is measured.
 */
function titleAlone(
  row: GridRow,
  next: GridRow | undefined,
  after: GridRow | undefined,
): { title: GridCell; code: undefined } | undefined {
  const [title, ...more] = speakingCells(row);
  if (!title || more.length > 0 || title !== row.cells[0] || !isName(title)) return undefined;
  const isValued = next !== undefined && sayingLooks.has(lookOf(next.cells[0] ?? nothing));
  const isOne = after === undefined || speakingCells(after).length === 1;
  return isValued && isOne ? { title, code: undefined } : undefined;
}

/** The first cell of a row of values is a remark, or how often: a name that was lost with the page before is not there. */
function saysNoName(row: GridRow, roles: readonly string[]): boolean {
  const [first] = row.cells;
  if (!first || oneLine(first.text) === "") return true;
  return besideValues.has(roles[0] ?? "") || sayingLooks.has(lookOf(first));
}

/** A group's name, over the name of its first indicator. */
const isGroupOver = (row: GridRow, next: GridRow | undefined): boolean =>
  row.cells[0] === speakingCells(row)[0] && next !== undefined && speakingCells(next).length === 1;

const isName = (title: GridCell): boolean => {
  const text = oneLine(title.text);
  return text.split(" ").length >= 2 && !isPeriodHeader(text) && lookOf(title) !== "figure";
};

/** Values under measures, perhaps behind a period; words only where a header has room for them. */
function isFigures(row: GridRow, roles: readonly string[]): boolean {
  let values = 0;
  for (const [column, cell] of row.cells.entries()) {
    const text = oneLine(cell.text);
    if (text === "" || cell.fromLeft) continue;
    if (cell.fromAbove) return false;
    const role = roles[column] ?? "";
    const look = lookOf(cell);
    const isValue = look === "figure" || look === "missing";
    if (
      column === 0 &&
      !measureRoles.has(role) &&
      !besideValues.has(role) &&
      !sayingLooks.has(look)
    ) {
      // the row below a name may begin with its code
      if (role === "reference" && isReference(text)) continue;
      if (!isPeriodHeader(text) && !/\b(?:19|20)\d{2}\b/.test(text)) return false;
      if (look === "prose" || text.length > 40) return false;
    } else if (isValue) values++;
    else if (!besideValues.has(role) && !measureRoles.has(role) && !sayingLooks.has(look))
      return false;
  }
  return values > 0;
}
