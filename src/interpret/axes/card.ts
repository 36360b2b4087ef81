import { append } from "../../long-lists.ts";
import { findCodes } from "../../printed/code.ts";
import { findYearSpans } from "../../printed/period.ts";
import { readHeader, readLabel } from "../evidence/header-word.ts";
import { type Look, lookOf } from "../evidence/looks.ts";
import { valueRoles } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headerPart } from "./header-row.ts";
import { labelledValues } from "./labelled-cells.ts";
import { lightBeside } from "./light-beside.ts";
import { headCell, isNamed, isRoleWord } from "./naming.ts";

/** Looks that say of a value what it is, whatever its label is called. */
export const sayingLooks: ReadonlySet<Look> = new Set<Look>([
  "date",
  "period",
  "person",
  "post",
  "state",
  "light",
]);

/** Looks of what stands under a head; what is said in words may stand there too. */
const dataLooks: ReadonlySet<Look> = new Set<Look>([
  "figure",
  "missing",
  "tick",
  "light",
  "arrow",
  "code",
]);
/** Looks that only a value has, no label. */
const valueLooks: ReadonlySet<Look> = new Set<Look>([
  ...dataLooks,
  ...sayingLooks,
  "trend",
  "quartile",
]);

/** A reference that is more than a code is no longer than this, in characters; longer is a title with its code. */
const longestReference = 30;
/** A card is no longer than this, in rows. */
const longestCard = 24;
/** More rows of values than this under one head are a table. */
const mostNames = 3;

/** What a card says of its indicator: a head and what stands under or beside it. */
interface Field {
  readonly head: GridCell;
  readonly value: GridCell;
}

const plain = (place: GridCell): GridCell => ({ ...place, fromAbove: false, fromLeft: false });
const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");
const labelOf = (place: GridCell | undefined): string => textOf(place).replace(/:$/, "");
const isFigure = (place: GridCell): boolean => ["figure", "missing"].includes(lookOf(place));
/** `Planning Policy Manager` is who answers, and no head that asks for a manager. */
const isOfficer = (place: GridCell): boolean =>
  ["person", "post"].includes(lookOf(place)) && readHeader(textOf(place)).how !== "listed";
const partOf = (place: GridCell): ReturnType<typeof headerPart> =>
  isOfficer(place) ? undefined : headerPart(textOf(place));
const reachOf = ({ cell }: GridCell): number => cell?.columnSpan ?? 1;

/**
 * One indicator a table: its name across the top, rows of heads with their values below, and labels with
 * what they say. It becomes one row under a header.
 */
export function readCard(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length < 2 || grid.length > longestCard) return undefined;
  const [top] = grid;
  const names = top && namesIn(top);
  if (!top || !names) return undefined;
  const isSure = names.some(isNamed);
  if (namesMore(grid)) return undefined;
  const read = fieldsIn(grid.slice(1), isSure);
  if (!read?.some(({ value }) => isFigure(value)) || namesAgain(read)) return undefined;
  // "Code | LPI002" above "Indicator | Days to first contact": the code is not the name
  const named = isCodeAlone(names) ? read.find(({ head }) => isTitleHead(head)) : undefined;
  const fields = read.filter((field) => field !== named);
  const titles = [...names, ...(named ? [named.value] : [])].filter(
    (place) => textOf(place) !== "",
  );
  const reference =
    titles.length > 1
      ? titles.find(
          (place) =>
            lookOf(place) === "code" ||
            (findCodes(place.text).length > 0 && textOf(place).length <= longestReference),
        )
      : undefined;
  const state = titles.length > 1 ? titles.find((place) => lookOf(place) === "state") : undefined;
  const title = titles.find((place) => place !== reference && place !== state);
  if (!title) return undefined;
  return [
    {
      ...top,
      cells: [
        headCell(undefined, reference ? "Reference" : ""),
        headCell(undefined, "Indicator"),
        ...(state ? [headCell(undefined, "Status")] : []),
        ...fields.map(({ head }) => head),
      ],
      isMade: true,
    },
    {
      ...top,
      cells: [
        reference ? plain(reference) : nothing,
        plain(title),
        ...(state ? [plain(state)] : []),
        ...fields.map(({ value }) => value),
      ],
      also: grid.slice(1).map(({ table, row }) => ({ table, row })),
    },
  ];
}

const isCodeAlone = (names: readonly GridCell[]): boolean =>
  names.length === 1 && names.every((place) => lookOf(place) === "code");

/** `Indicator | …` again below with another name: a second card, whose values are not the first one's. */
const namesAgain = (fields: readonly Field[]): boolean =>
  fields.some(({ head, value }) => isTitleHead(head) && isNamed(value) && !isFigure(value)) &&
  fields.some(
    ({ head }, at) =>
      textOf(head) !== "" && fields.findIndex((other) => textOf(other.head) === textOf(head)) < at,
  );

const isTitleHead = (head: GridCell): boolean => readLabel(labelOf(head)).role === "title";

/** The cells of the first row that name the card's indicator; undefined where it is a header or anything else. */
function namesIn(top: GridRow): readonly GridCell[] | undefined {
  const cells = speakingCells(top).filter((place) => textOf(place) !== "");
  const [first, second] = cells;
  const width = top.cells.length;
  if (!first || cells.length > mostNames || width < 2) return undefined;
  const wide = cells.some((place) => reachOf(place) > 1);
  // "NI-9" is a code, and no head "NI" with a note's digit behind it
  const labelled =
    cells.length === 2 &&
    lookOf(first) !== "code" &&
    ["title", "reference"].includes(readHeader(textOf(first)).role ?? "");
  const names = labelled ? cells.slice(1) : cells;
  // a name without a code or the words of one needs to stand over all the rest
  const isSure = names.some(isNamed);
  if (!isSure && !(wide && cells.length === 1 && reachOf(first) >= width)) return undefined;
  if (!labelled && !wide && cells.length >= Math.min(width, mostNames)) return undefined;
  const isPair =
    cells.length !== 2 ||
    labelled ||
    lookOf(first) === "code" ||
    /^\S{1,12}$/.test(textOf(first)) ||
    (second !== undefined && lookOf(second) === "state");
  return isPair ? names : undefined;
}

/** A second named row below makes it a table of indicators with a group row. */
const namesMore = (grid: readonly GridRow[]): boolean =>
  grid.slice(1).some((row) => {
    const cells = speakingCells(row);
    return (
      cells.length > 2 &&
      cells
        .slice(0, 2)
        .some(
          (place) =>
            labelledValues(place).length === 0 &&
            (lookOf(place) === "code" ||
              (lookOf(place) === "indicator" && !isRoleWord(textOf(place)))) &&
            headerPart(textOf(place)) === undefined,
        )
    );
  });

/** What the rows below the name say, head by head; undefined where a row is none of a card. */
function fieldsIn(rows: readonly GridRow[], isSure: boolean): Field[] | undefined {
  const fields: Field[] = [];
  let heads: readonly GridCell[] | undefined;
  for (const [at, row] of rows.entries()) {
    const cells = speakingCells(row);
    const [first] = cells;
    if (!first) continue;
    if (isHeads(rows, at, heads !== undefined)) {
      heads = row.cells;
      continue;
    }
    const isAlone = cells.length === 1 && row.cells[0] === first;
    const light = isAlone ? lightBeside(row) : undefined;
    if (light) {
      fields.push({ head: headCell(first, labelOf(first)), value: plain(light) });
      continue;
    }
    // a label beside which nothing is printed
    if (isAlone && (isSure || isSaying(first)) && (!heads || isEmptyLabel(first, heads))) continue;
    if (isAlone && heads && isSure && isSentence(first)) {
      fields.push({ head: headCell(undefined, "Commentary"), value: plain(first) });
      continue;
    }
    const beside = fieldsBeside(row, cells, heads);
    if (beside) {
      append(fields, beside);
      continue;
    }
    const under = heads ? fieldsUnder(row, heads, isSure) : undefined;
    if (!under) return undefined;
    append(fields, under);
  }
  return fields;
}

const isEmptyLabel = (place: GridCell, heads: readonly GridCell[]): boolean =>
  !valueLooks.has(lookOf(place)) &&
  readLabel(textOf(place)).role !== undefined &&
  textOf(heads[0]) !== "";

const isSentence = (place: GridCell): boolean =>
  lookOf(place) === "prose" || /[a-z]{2}[.!]$/.test(textOf(place));

/** Looks of what is said of an indicator, and that no head of its figures has. */
const saysHow: ReadonlySet<Look> = new Set<Look>(["frequency", "polarity"]);

/** Beside `Indicator` more words than these are its name, and no head of a column. */
const mostHeadWords = 4;

/** Whether a row holds heads: words that are known, over a row whose cells stand under them. */
function isHeads(rows: readonly GridRow[], at: number, isSecond: boolean): boolean {
  const row = rows[at] as GridRow;
  const cells = speakingCells(row);
  const isWord = (place: GridCell): boolean =>
    textOf(place) !== "" && (!dataLooks.has(lookOf(place)) || partOf(place) !== undefined);
  const pairs = pairsOf(row.cells.filter(({ fromLeft }) => !fromLeft));
  if (pairs?.some(([said, value]) => dataLooks.has(lookOf(value)) || answers(said, value)))
    return false;
  const [head = nothing, said = nothing] = cells;
  if (cells.length === 2 && isTitleHead(head) && textOf(said).split(" ").length > mostHeadWords)
    return false;
  // "How often measured | Half-yearly": the answer is a word of periods as well
  if (cells.length === 2 && textOf(head) !== "" && saysHow.has(lookOf(said))) return false;
  const body = row.cells.slice(1).filter((place) => speakingCells(row).includes(place));
  const known = cells.filter((place) => partOf(place) !== undefined).length;
  if (!body.every(isWord) || known < Math.max(1, cells.length / 3)) return false;
  const below = rows.slice(at + 1);
  const overFigures = row.cells.some(
    (place, column) =>
      column > 0 &&
      textOf(place) !== "" &&
      below.some(({ cells: under }) => isFigure(under[column] ?? nothing)),
  );
  if (
    !isSecond &&
    body.length > 0 &&
    overFigures &&
    (cells.length > 2 || textOf(row.cells[0]) === "")
  )
    return true;
  return isOverValues(row, cells, below, isWord);
}

/** Heads whose values stand right below, each under its own: also one alone, also after other heads. */
function isOverValues(
  row: GridRow,
  cells: readonly GridCell[],
  below: readonly GridRow[],
  isWord: (place: GridCell) => boolean,
): boolean {
  const next = below.find((one) => speakingCells(one).length > 0);
  if (!next || !cells.every(isWord) || cells.some((place) => reachOf(place) > 1)) return false;
  const values = speakingCells(next);
  const known = cells.filter((place) => headerPart(textOf(place)) !== undefined).length;
  if (known * 2 < cells.length) return false;
  // every value has its head, and something is no label
  const areUnder = values.every(
    (place) => reachOf(place) === 1 && textOf(row.cells[next.cells.indexOf(place)]) !== "",
  );
  if (!areUnder) return false;
  if (cells.length === 1) {
    const [value] = values;
    return (
      values.length === 1 &&
      value !== undefined &&
      readLabel(textOf(cells[0])).role !== undefined &&
      (valueLooks.has(lookOf(value)) || readLabel(textOf(value)).role === undefined) &&
      !isSentence(value)
    );
  }
  return (
    values.some((place) => valueLooks.has(lookOf(place)) && headerPart(textOf(place)) !== "role") &&
    // "Officer | Jane Doe" above "Status | Green" are labels and what they say
    readLabel(textOf(cells[1])).role !== undefined &&
    !(cells.length === 2 && answers(cells[0] ?? nothing, cells[1] ?? nothing))
  );
}

/** Labels with what they say, side by side or in one cell. */
function fieldsBeside(
  row: GridRow,
  cells: readonly GridCell[],
  heads: readonly GridCell[] | undefined,
): Field[] | undefined {
  const pairs = heads ? undefined : pairsOf(row.cells.filter(({ fromLeft }) => !fromLeft));
  if (pairs)
    return pairs.map(([said, value]) => ({
      head: headCell(said, labelOf(said)),
      value: plain(value),
    }));
  const labelled = cells.flatMap((place) => labelledValues(place));
  if (labelled.length > 0 && labelled.length >= cells.length)
    return labelled.map(({ label, value }) => ({ head: headCell(undefined, label), value }));
  const [label, value] = cells;
  if (cells.length !== 2 || !label || !value || !isSaying(label)) return undefined;
  const role = readHeader(labelOf(label)).role;
  return !heads || reachOf(value) > 1 || (role !== undefined && !valueRoles.has(role))
    ? [{ head: headCell(label, labelOf(label)), value: plain(value) }]
    : undefined;
}

/** The values of a row under the heads above it; a label before them says what they are or of when. */
function fieldsUnder(
  row: GridRow,
  heads: readonly GridCell[],
  isSure: boolean,
): Field[] | undefined {
  const label = labelOf(speakingCells(row)[0]);
  const role = readHeader(label).role;
  if (
    !isSure &&
    label !== "" &&
    !valueRoles.has(role ?? "") &&
    !/^(?:results?|performance|figures?|values?)$/i.test(label)
  )
    return undefined;
  // periods down the first column: each row's figures are of its own
  const isPeriodRow = isPeriodHeader(label) && (heads[0] === undefined || !isNamed(heads[0]));
  const saysPeriod = /^(?:period|year|quarter|month|date)s?$/i.test(textOf(heads[0]));
  if (saysPeriod && !isPeriodRow) return undefined;
  // "Target | 82% | 83%" under "2010–11 | Q1 | Q2": the year is that of all quarters beside it
  const ofYear =
    isPeriodHeader(textOf(heads[0])) &&
    role !== undefined &&
    !valueLooks.has(lookOf(row.cells[0] ?? nothing))
      ? textOf(heads[0])
      : "";
  const ownLabel =
    row.cells[0] && (isPeriodRow || ofYear !== "" || textOf(heads[0]) === "") ? label : "";
  return row.cells.flatMap((place, column) => {
    if (place.fromLeft || place.fromAbove || (column === 0 && ownLabel !== "")) return [];
    const over = textOf(heads[column]);
    if (over === "") return [];
    const overRole = readHeader(over).role;
    const saysMeasure =
      ownLabel !== "" &&
      (isPeriodRow ||
        ofYear !== "" ||
        (overRole === undefined && valueRoles.has(readHeader(ownLabel).role ?? "")));
    const whole = ofYear !== "" && findYearSpans(over).length === 0 ? `${over} ${ofYear}` : over;
    // a state beside a quarter's figures is that quarter's; beside a measure's it is the card's
    const saysBoth = saysMeasure && (overRole !== "status" || isPeriodRow);
    const head = saysBoth ? `${ownLabel} ${whole}` : over;
    return [{ head: headCell(heads[column], head), value: place }];
  });
}

/** A label that says what stands beside it: a known word, or a period. */
const isSaying = (place: GridCell): boolean =>
  isRoleWord(labelOf(place)) ||
  (textOf(place).split(" ").length <= 6 && findYearSpans(place.text).length > 0);

/** Labels whose answer is a word or a name: whatever the word is elsewhere, beside such a label it says no more. */
const answered: ReadonlySet<string> = new Set(["responsible", "status", "direction", "commentary"]);
/** An answer is no longer than this, in words. */
const longestAnswer = 5;

/** `Lead partner | Leisure Manager`, `Variance status | Met`: what is said beside a label, and no head or label itself. */
const answers = (label: GridCell, value: GridCell): boolean =>
  answered.has(readLabel(labelOf(label)).role ?? "") &&
  (sayingLooks.has(lookOf(value)) || lookOf(value) === "trend" || dataLooks.has(lookOf(value))) &&
  textOf(value).split(" ").length <= longestAnswer;

/**
 * `Baseline 2005-06 | 42% | Target 2007-08 | 39%`: labels and what they say, side by side. Beside a label
 * nothing may be printed.
 */
function pairsOf(cells: readonly GridCell[]): [GridCell, GridCell][] | undefined {
  if (cells.length < 4 || cells.length % 2 !== 0) return undefined;
  const pairs: [GridCell, GridCell][] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const [said, value] = [cells[at] as GridCell, cells[at + 1] as GridCell];
    if (textOf(said) !== "") pairs.push([said, value]);
    else if (textOf(value) !== "") return undefined;
  }
  const fits = pairs.every(
    ([said, value]) =>
      (isSaying(said) || (textOf(said).length <= 60 && sayingLooks.has(lookOf(value)))) &&
      !dataLooks.has(lookOf(said)) &&
      (partOf(value) !== "role" || dataLooks.has(lookOf(value)) || answers(said, value)),
  );
  return fits && pairs.length > 0 && pairs.some(([said]) => isSaying(said)) ? pairs : undefined;
}
