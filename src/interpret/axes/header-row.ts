import { findMonths, findYearSpans, parseQuarter } from "../../printed/period.ts";
import { readHeader } from "../evidence/header-word.ts";
import { isLineHead } from "../evidence/line-head.ts";
import { type Look, lookOf, lookOfText } from "../evidence/looks.ts";
import { parseScale, readMoneyHeader } from "../evidence/money-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, oneLine, speakingCells } from "../table/grid.ts";

/** A row must speak this much like a header, 0 to 1 a cell. */
const headerShare = 0.5;
/** A header row's longest cell, in characters; longer is text of the report. */
const longestHeader = 160;
/** A plain word over a column of data counts this much of a known one. */
const contrastWeight = 0.75;

/** What a header cell may say without being known by its word: a unit, a period, a month. */
type Part = "role" | "money" | "period" | "unit";

export const unitWord =
  /^(?:%|no\.?|number|£|£\s?m|\(?\s?£?\s?['’`]?0{3}s?\s?\)?|days|rate|score)$/i;

export function headerPart(text: string): Part | undefined {
  if (text.length > longestHeader) return undefined;
  if (isPeriodHeader(text)) return "period";
  if (unitWord.test(text)) return "unit";
  const { role, how } = readHeader(text);
  // a word told by its parts only that also names a kind of money is of money
  if (role && !(how === "alike" && isMoneyHead(text))) return "role";
  const isFigure = lookOfText(text) === "figure";
  if (!isFigure && (readMoneyHeader(text) || parseScale(text) !== undefined)) return "money";
  return undefined;
}

/** Looks that no header has, unless its word is known. */
const dataLooks: ReadonlySet<Look> = new Set<Look>([
  "figure",
  "missing",
  "tick",
  "light",
  "arrow",
  "code",
  "number-list",
  "shade",
]);
/** Looks that tell a column of data under a header of words. */
const columnLooks: ReadonlySet<Look> = new Set<Look>([
  ...dataLooks,
  "date",
  "period",
  "state",
  "trend",
  "unit",
  "polarity",
  "frequency",
  "quartile",
  "person",
]);

/** What stands in a column from the second row on. */
export interface Below {
  /** The part of its cells that are data by their look. */
  readonly data: number;
  /** The look that most of them have. */
  readonly look: Look;
}

export function columnData(rows: readonly GridRow[]): readonly Below[] {
  const width = rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    let filled = 0;
    let data = 0;
    const counts = new Map<Look, number>();
    for (const row of rows.slice(1, 60)) {
      const place = row.cells[column];
      if (!place || place.fromAbove || place.fromLeft) continue;
      const look = lookOf(place);
      if (look === "empty") continue;
      filled++;
      if (columnLooks.has(look)) data++;
      counts.set(look, (counts.get(look) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return { data: filled === 0 ? 0 : data / filled, look: most?.[0] ?? "empty" };
  });
}

export function isHeaderRow(
  row: GridRow,
  index: number,
  rows: readonly GridRow[],
  below: readonly Below[],
): boolean {
  const cells = speakingCells(row);
  const [only] = cells;
  if (cells.length === 1 && only) {
    // the one head of a column of figures, beside an empty corner
    const column = row.cells.indexOf(only);
    const part = headerPart(oneLine(only.text));
    return (
      column > 0 &&
      (only.cell?.columnSpan ?? 1) === 1 &&
      (part === "money" || part === "role") &&
      below[column]?.look === "figure"
    );
  }
  if (cells.length < 2) return false;
  const read = cells.map((place) => {
    const text = oneLine(place.text);
    const part = headerPart(text);
    const look = lookOf(place);
    return { place, text, part, look, column: row.cells.indexOf(place) };
  });
  const known = read.filter(({ part }) => part !== undefined).length;
  const worded = read.filter(({ part }) => part === "role" || part === "money").length;
  const periods = read.filter(({ part }) => part === "period").length;
  // "FTE 31 March 2009" holds a date and is no code; one "No data" among words counts rows that have none
  const isData = ({ part, look, text }: (typeof read)[number]): boolean =>
    part === undefined &&
    dataLooks.has(look) &&
    !(look === "code" && (findMonths(text).length > 0 || findYearSpans(text).length > 0)) &&
    !(look === "missing" && cells.length > 3 && /[a-z]{2}\s[a-z]/i.test(text));
  const data = read.filter(isData);
  const codes = read.filter(({ look, part }) => look === "code" && part === undefined);
  // codes over the columns head a table printed on its side
  const codesOnly =
    codes.length >= 2 && codes.length === data.length && codes.length >= cells.length - 1;
  const rest = rows.slice(index + 1);
  const flagged =
    cells.every(({ cell }) => cell?.header === true) &&
    !rest.every((other) => speakingCells(other).every(({ cell }) => cell?.header === true));
  const bold =
    cells.every(({ cell }) => cell?.bold === true) &&
    rest.some((other) => speakingCells(other).some(({ cell }) => cell?.bold !== true));
  // the format itself or its print says so: then a cell may look like data ("FTE 31", "No data")
  const figuresIn = read.filter(({ look, part }) => look === "figure" && part === undefined).length;
  if (
    index === 0 &&
    (flagged || bold) &&
    figuresIn === 0 &&
    known + data.length > 0 &&
    !/:$/.test(read[0]?.text ?? "")
  )
    return true;
  if (data.length > 0 && !codesOnly) return false;
  if (read.some(({ text }) => startsInside(text)) || /^[a-z]{3}/.test(read[0]?.text ?? ""))
    return false;
  if (read.some(({ text }) => text.length > longestHeader)) return false;
  // "Report to: | Cabinet": a label and what it says
  if (cells.length === 2 && /:$/.test(read[0]?.text ?? "")) return false;
  const contrast = read.filter(
    ({ part, column, text, look, place }) =>
      part === undefined &&
      (below[column]?.data ?? 0) >= 0.6 &&
      below[column]?.look !== look &&
      !isData({ part, look, text, place, column }) &&
      text.split(" ").length <= 8,
  ).length;
  if (worded === 0 && contrast === 0)
    return (
      (periods >= 2 &&
        known === cells.length &&
        read.some(({ text }) => /\d{2}|[a-z]{3}|^q/i.test(text)) &&
        followsData(rest)) ||
      codesOnly ||
      (flagged && rest.length > 0)
    );
  const share = (known + contrast * contrastWeight) / cells.length;
  if (flagged && share > 0) return true;
  if (bold && share >= 0.3) return true;
  if (cells.length === 2)
    return (
      known === 2 ||
      (known === 1 && contrast === 1) ||
      // "Scheme | Budget £": lines and their amounts
      (isLineHead(read[0]?.text ?? "") &&
        read[1]?.part !== undefined &&
        isMoneyHead(read[1].text) &&
        below[read[1].column]?.look === "figure")
    );
  return known + contrast >= 2 && share >= headerShare;
}

/** `Service | 2009/10 | | ` over `| Budget | Actual | Variance`: a period or unit over what is a header of its own. */
export function isBand(
  row: GridRow,
  index: number,
  rows: readonly GridRow[],
  below: readonly Below[],
): boolean {
  const next = rows[index + 1];
  const [first] = row.cells;
  if (!next || !first || !isHeaderRow(next, index + 1, rows, below)) return false;
  const bands = speakingCells(row).filter((place) => place !== first);
  const named = lookOf(first);
  return (
    bands.length > 0 &&
    bands.every(({ text }) => {
      const part = headerPart(oneLine(text));
      return part === "period" || part === "unit" || saysScale(text);
    }) &&
    // the corner may be blank where every band has heads below: a year alone over figures is no band
    (named === "empty"
      ? speakingCells(next)[0] === next.cells[0] &&
        speakingCells(next)
          .slice(1)
          .every(({ text }) => headerPart(oneLine(text)) !== undefined)
      : (named === "words" || named === "budget") && first.text.trim().split(/\s+/).length <= 4)
  );
}

const followsData = (rest: readonly GridRow[]): boolean =>
  rest.some((row) => speakingCells(row).some((place) => dataLooks.has(lookOf(place))));

const startsInside = (text: string): boolean => /^[a-z]/.test(text) && text.split(" ").length > 2;

/** A few words with a year or quarter: `Attained: 2008/09`. */
const isPeriodWord = (text: string): boolean =>
  text.split(" ").length <= 6 &&
  /^[A-Z\d]/.test(text) &&
  (findYearSpans(text).length > 0 || parseQuarter(text) !== undefined);

/** Words for a kind of money, no amount. */
function isMoneyHead(text: string): boolean {
  return (
    readMoneyHeader(text) !== undefined && text.split(" ").length <= 8 && !/\d,\d{3}/.test(text)
  );
}

/** A unit of money and no amount of it: `£000`, not `£58.9m`. */
const saysScale = (text: string): boolean => parseScale(text) !== undefined && !/[1-9]/.test(text);

const measureLetters: Readonly<Record<string, string>> = { T: "target", A: "actual" };

/** `T | A | T | A` under quarters: a target and what was reached, each by its first letter. */
export function namesMeasuresByLetter(row: GridRow): boolean {
  const texts = speakingCells(row).map(({ text }) => oneLine(text));
  return (
    texts.length >= 4 &&
    texts.every((text, at) => text === (at % 2 === 0 ? texts[0] : texts[1])) &&
    texts[0] !== texts[1] &&
    texts.every((text) => measureLetters[text] !== undefined)
  );
}

/** The letter as printed, with what it stands for. */
export const measureOfLetter = (letter: string): string =>
  measureLetters[letter] === undefined ? letter : `${letter} (${measureLetters[letter]})`;

/** A column's own number, before what it is worked out from: `(4) = (3) – (2)`, `(c) (a - b)`. */
const columnNumber =
  /^(?:col(?:umn)?\.? )?(\d{1,2}|[a-z])(?: ?=.{1,40}| ?(?:[+–-] ?(?:\d{1,2}|[a-z]) ?){1,3})?$/;

/** `1 | 2 | 3`, `(a) | (b) | (c) = (b) – (a)` under the header numbers the columns. */
export function numbersColumns(row: GridRow): boolean {
  const texts = speakingCells(row).map(({ text }) =>
    oneLine(oneLine(text).replace(/[().]/g, " ")).toLowerCase(),
  );
  if (texts.length < 3) return false;
  const numbers = texts.map((text) => columnNumber.exec(text)?.[1]);
  const [first] = numbers;
  return (
    (first === "1" && numbers.every((number, index) => number === String(index + 1))) ||
    (first === "a" && numbers.every((number, index) => number === String.fromCharCode(97 + index)))
  );
}

/** All that may stand in a second, third or fourth header row: words, periods and units; no data. */
export function isLowerHeaderRow(
  row: GridRow,
  above: readonly GridRow[],
  below: readonly Below[],
  rest: readonly GridRow[],
): boolean {
  const cells = speakingCells(row);
  if (cells.length === 0) return false;
  if (numbersColumns(row) || namesMeasuresByLetter(row)) return true;
  if (isBesideHeads(row, above, cells)) return true;
  if (isFlagged(row, above, rest)) return true;
  const first = row.cells[0];
  const ownFirst = first !== undefined && !first.fromAbove && first.text.trim() !== "";
  if (ownFirst && cells.length === 1) return false;
  const read = cells.map((place) => ({
    place,
    text: oneLine(place.text),
    column: row.cells.indexOf(place),
    part: headerPart(oneLine(place.text)),
    look: lookOf(place),
  }));
  if (read.some(({ text }) => text.length > 60 || startsInside(text))) return false;
  // "Write the obesity action plan": what is to be done is no header, whatever its words
  if (
    read.some(
      ({ text, look }) =>
        look === "commitment" && text.split(" ").length >= 4 && !isPeriodWord(text),
    )
  )
    return false;
  // 4, 1, 1 count something; 1, 2, 3, 4 are quarters
  const digits = read.filter(({ text }) => /^[1-4]$/.test(text)).map(({ text }) => Number(text));
  if (digits.some((digit, index) => index > 0 && digit <= (digits[index - 1] ?? 0) && digit !== 1))
    return false;
  if (digits.length > 0 && digits[0] !== 1) return false;
  const others = ownFirst ? read.slice(1) : read;
  if (others.length === 0) return false;
  // "Service | £000 | £000": a row of units, whatever its first cell says
  const units = others.every(({ part, text }) => part === "unit" || saysScale(text));
  if (units && (others.length > 1 || !ownFirst)) return true;
  const isUnder = (column: number): boolean =>
    above.some((upper) => {
      const place = upper.cells[column];
      return place !== undefined && (place.fromLeft || (place.cell?.columnSpan ?? 1) > 1);
    });
  // "| INCOME | |" in the column of the lines names those below it
  const [alone] = read;
  if (
    read.length === 1 &&
    alone !== undefined &&
    !isUnder(alone.column) &&
    alone.part !== "unit" &&
    !saysScale(alone.text) &&
    below[alone.column]?.look !== "figure"
  )
    return false;
  // "| Last year | | This year" over "Service | Budget | Actual | Budget": the corner is blank, money under bands
  const isUnderCorner =
    ownFirst &&
    others.length >= 2 &&
    above.every(({ cells: [corner] }) => corner?.text.trim() === "") &&
    others.every(
      ({ text, column }) => isMoneyHead(text) && (isUnder(column) || isBanded(above, column)),
    );
  return (
    read.every(({ part, place, text, column, look }) => {
      if (column === 0 && isUnderCorner) return true;
      if (part === undefined && isPeriodWord(text) && isUnder(column)) return true;
      if (part === undefined) {
        // a word nobody listed, under a header that reaches over several columns and over data
        return (
          isUnder(column) &&
          !dataLooks.has(look) &&
          look !== "prose" &&
          (below[column]?.data ?? 0) >= 0.5 &&
          text.split(" ").length <= 5 &&
          (place.cell?.header === true ||
            place.cell?.bold === true ||
            read.filter((one) => one.part !== undefined).length >= read.length / 2)
        );
      }
      if (ownFirst && column === 0) return true;
      if (part === "period" || part === "unit" || saysScale(text)) return true;
      if (part === "money") return isUnder(column) || read.every((one) => one.part !== undefined);
      return readHeader(text).how === "listed" || (isMoneyHead(text) && isUnder(column));
    }) &&
    (!ownFirst || read[0]?.part !== undefined || isUnderCorner)
  );
}

/** `| 2009/10 | | 2010/11 |`: where merged cells were lost, a period reaches right over the blanks beside it. */
const isBanded = (above: readonly GridRow[], column: number): boolean =>
  above.some(({ cells }) => {
    const band = cells.slice(1, column + 1).findLast(({ text }) => text.trim() !== "");
    return (
      band !== undefined &&
      headerPart(oneLine(band.text)) === "period" &&
      cells.slice(1).some(({ text }) => text.trim() === "")
    );
  });

/** A row that the format itself calls a header like the one above it, where rows of the body are not called so. */
const isFlagged = (row: GridRow, above: readonly GridRow[], rest: readonly GridRow[]): boolean => {
  const isCalled = (one: GridRow): boolean =>
    one.cells.every(({ cell }) => cell === undefined || cell.header === true);
  return (
    speakingCells(row).length >= 2 &&
    isCalled(row) &&
    above.every(isCalled) &&
    rest.some((one) => speakingCells(one).length > 0 && !isCalled(one)) &&
    !speakingCells(row).some((place) => lookOf(place) === "figure")
  );
};

/** Heads that reach down over the row make all of it header, whatever its words are. */
const isBesideHeads = (
  row: GridRow,
  above: readonly GridRow[],
  cells: readonly GridCell[],
): boolean =>
  row.cells.some(
    ({ fromAbove, cell }, column) =>
      fromAbove && cell !== undefined && above.some((upper) => upper.cells[column]?.cell === cell),
  ) && !cells.some((place) => dataLooks.has(lookOf(place)) && !/[a-z]{3}/i.test(place.text));
