import { cellStep, type LineStep } from "../../text/line-step.ts";
import { isPeriod, isYear } from "../../text/pieces.ts";
import type { GridCell } from "../grid/grid.ts";
import { isInMiddle } from "./names-over.ts";
import { isBoldRow, overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";
import { yearsOverMonths } from "./years-over-months.ts";

/** A name stands over so many heads. */
const fewestHeads = 2;

/** Rows of which the bold ones at the top, and those that print them again, are parted into the levels of a header. */
export function withHeaderLevels(
  groups: readonly (readonly TextRow[])[],
  lineStep: LineStep | undefined,
): TextRow[][] {
  const body = groups.findIndex((group) => !group.every(isBoldRow));
  const headers = new Set(groups.slice(0, Math.max(0, body)).map(printed));
  return groups.flatMap((group, at) =>
    at < body || (group.every(isBoldRow) && headers.has(printed(group)))
      ? splitHeaderLevels(group, lineStep)
      : [[...group]],
  );
}

const printed = (group: readonly TextRow[]): string =>
  group.map(({ cells }) => cells.map(({ piece }) => piece.text).join(" ")).join("\n");

/**
 * The levels of a bold header that no rule parts: a name over several columns and the heads below it, or what white
 * space parts. What goes on below a head that is nobody's name stays in its row.
 */
function splitHeaderLevels(
  header: readonly TextRow[],
  lineStep: LineStep | undefined,
): TextRow[][] {
  if (header.length < 2 || !header.every(isBoldRow)) return [[...header]];
  const isNext = (above: TextRow, below: TextRow): boolean =>
    lineStep?.says(below.baseline - above.baseline) === "next row";
  const at = header.findIndex(
    (row, index) =>
      index > 0 &&
      (levelNames(header.slice(0, index), row).length > 0 ||
        isNext(header[index - 1] as TextRow, row)),
  );
  if (at < 0) return [[...header]];
  const upper = header.slice(0, at);
  const names = levelNames(upper, header[at] as TextRow);
  const lower: TextRow[] = [];
  const stands =
    (cell: PlacedPiece) =>
    ({ cells }: TextRow): boolean =>
      cells.some((other) => overlaps(other, cell));
  for (const row of header.slice(at)) {
    const goesOn = (cell: PlacedPiece): boolean => {
      const head = upper.findLast(stands(cell));
      if (head === undefined || lower.some(stands(cell))) return false;
      return !names.some((name) => overlaps(name, cell)) && !isNext(head, row);
    };
    const rest = row.cells.filter(goesOn);
    const begun = row.cells.filter((cell) => !rest.includes(cell));
    if (rest.length > 0) upper.push({ ...row, cells: rest });
    if (begun.length > 0) lower.push({ ...row, cells: begun });
  }
  return [upper, ...splitHeaderLevels(lower, lineStep)];
}

const levelNames = (over: readonly TextRow[], row: TextRow): PlacedPiece[] => {
  const names = namesOver(over, row);
  if (names.length > 0) return names;
  const years = namesOverYears(over, row);
  return years.length > 0
    ? years
    : [
        ...yearsOverMonths(
          over.flatMap(({ cells }) => cells),
          row.cells,
        ),
      ];
};

/** So many years or periods beside each other are a level of a header. */
const fewestYears = 3;

/** The texts over years that stand over some of them only, and each over the first of its own: `Actual` and `Targets`. */
function namesOverYears(over: readonly TextRow[], { cells }: TextRow): PlacedPiece[] {
  const areYears = cells.every(
    ({ columnSpan, piece: { text } }) => columnSpan === 1 && (isYear(text) || isPeriod(text)),
  );
  if (cells.length < fewestYears || !areYears) return [];
  const names = over
    .flatMap((one) => one.cells)
    .filter((name) => cells.some((cell) => overlaps(name, cell)));
  return names.length < cells.length && names.every(({ piece }) => !isYear(piece.text))
    ? names
    : [];
}

/**
 * The texts that reach over columns in which several heads of a line stand; beside years that do, one in the middle of
 * two heads is a name as well, though it lies over the column of one of them alone.
 */
function namesOver(over: readonly TextRow[], { cells }: TextRow): PlacedPiece[] {
  const all = over.flatMap((one) => one.cells);
  const names = all.filter(
    (name) =>
      name.columnSpan >= 2 &&
      cells.filter((cell) => cell.columnSpan < name.columnSpan && overlaps(name, cell)).length >=
        fewestHeads,
  );
  if (names.length === 0 || !names.every(({ piece }) => isYear(piece.text))) return names;
  const others = all.filter(
    (name) => name.columnSpan === 1 && isYear(name.piece.text) && isInMiddle(name, cells),
  );
  return [...names, ...others];
}

/**
 * The second line of heads that wrap, where it was taken for a row: `Qtr 4 2010-` over `11`, `Traffic` over `light`. It
 * stands under heads alone, has no label of its own, and one of them at least breaks off, or all are periods.
 */
export function withWrappedHeads(groups: readonly (readonly TextRow[])[]): TextRow[][] {
  const joined: TextRow[][] = [];
  for (const group of groups) {
    const upper = joined.at(-1);
    if (upper !== undefined && goOnUnder(upper, group))
      joined[joined.length - 1] = [...upper, ...group];
    else joined.push([...group]);
  }
  return joined;
}

function goOnUnder(upper: readonly TextRow[], lower: readonly TextRow[]): boolean {
  const [last, first] = [upper.at(-1), lower[0]];
  if (last === undefined || first === undefined || lower.length > 1) return false;
  if (first.baseline - last.baseline > cellStep * first.size) return false;
  const heads = upper.flatMap(({ cells }) => cells);
  const pairs: Pair[] = [];
  for (const cell of first.cells) {
    const over = heads.filter((head) => overlaps(head, cell));
    const head = over.at(-1);
    if (head === undefined || [...over, cell].some((one) => one.columnSpan > 1)) return false;
    pairs.push([head, cell]);
  }
  // What begins a row has a label, but for the rest of one that is cut off, too.
  if (pairs.length >= fewestCutOff && pairs.every(isCutOff)) return true;
  if (!upper.every(isBoldRow) || !isBoldRow(first)) return false;
  // Periods are no labels: where one heads the first column, too, no row begins there.
  if (pairs.every(isNameUnderPeriod)) return true;
  if (first.cells[0]?.column === 0) return false;
  return pairs.some(breaksOff) || pairs.some(isCutOff) || pairs.every(isPeriodUnderName);
}

/** So many heads side by side are not cut off by chance. */
const fewestCutOff = 2;

/** A head's text and what stands under it. */
type Pair = readonly [over: PlacedPiece, cell: PlacedPiece];

const breaksOff = ([over, cell]: Pair): boolean =>
  /\d[-–/]$/.test(over.piece.text) || /^\p{Ll}/u.test(cell.piece.text);

/** `Target (2008-` over `2009)`, `Target (annual` over `average)`: the line ends in a bracket, which the next one closes. */
const isCutOff = ([over, cell]: Pair): boolean =>
  over.piece.text.lastIndexOf("(") > over.piece.text.lastIndexOf(")") &&
  /^[^(]*\)/.test(cell.piece.text);

/** `Target` over `10/11`, each over its own: one level of names or two, they say the same. */
const isPeriodUnderName = ([over, cell]: Pair): boolean =>
  isPeriod(cell.piece.text) && !/\d/.test(over.piece.text);

const quarter = /^(?:Q|Qtr\.?|Quarter)\s?[1-4]$/i;

/** `Q3` over `Target`, likewise. */
const isNameUnderPeriod = ([over, cell]: Pair): boolean =>
  (quarter.test(over.piece.text) || isPeriod(over.piece.text)) && !/\d/.test(cell.piece.text);

/** A header has so many heads. */
const fewestOfHeader = 3;

/** Years and quarters may be the plain level of a bold header. */
const isOfRow = ({ piece: { text, spans } }: PlacedPiece): boolean =>
  !spans.every(({ face }) => face.bold) && !isYear(text) && !isPeriod(text);

/** A header ends where the rows begin: an empty field of the first row is the rest of a cell of the page before. */
export function standsUnderHeader(
  above: GridCell,
  cell: GridCell,
  groups: readonly (readonly TextRow[])[],
): boolean {
  const header = groups.slice(0, cell.row);
  return (
    above.spans.length > 0 &&
    cell.spans.length === 0 &&
    header.every((group) => group.every(isBoldRow)) &&
    groups[cell.row]?.some(({ cells }) => cells.some(isOfRow)) === true &&
    header.flatMap((group) => group.flatMap(({ cells }) => cells)).length >= fewestOfHeader
  );
}
