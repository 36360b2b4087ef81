import { cellParagraphs } from "../markup/content.ts";
import { printParagraphs } from "../markup/printed.ts";
import { valueIn } from "../xml.ts";
import type { PlacedCell } from "./docx/table.ts";

/**
 * LibreOffice writes Word 2003 XML by a style sheet of its own that leaves out the cells a merge hides, and does not
 * say that they were merged: a row then holds fewer cells than its table has columns, all of them moved to the left.
 */
export const losesMerges = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const root = file.subarray(0, 4096).toString("latin1");
  return root.includes("urn:oasis:names:tc:opendocument") && !file.includes("vmerge");
};

/** Word itself allows no more columns; a wider table is left as it is. */
const mostColumns = 63;

/** How much speaks for a place, and against a merge: tried on the four gold reports and on composed ones. */
const weights = {
  /** Under a cell of several columns, which it then divides. */
  divides: 6,
  sameLook: 2,
  sameKind: 2,
  /** A few words and many. */
  nearKind: 1.2,
  sameText: 1,
  /** Stands under one of its own width at all. */
  sameWidth: 0.5,
  /** A merged cell of several columns and rows is rare. */
  wideMerge: -3,
  /** Groups are merged at the left. */
  laterMerge: -0.75,
  emptyMerge: -1,
  /** The row above is merged with the same cell already. */
  goesOn: 1,
} as const;

/** What a cell looks like, without what is in it alone. */
interface Look {
  readonly look: string;
  readonly kind: string;
  readonly text: string;
}

/** A cell that stands above, and what stood in its column before. */
interface Above extends Look {
  readonly column: number;
  readonly span: number;
  readonly isContinued: boolean;
}

interface LooseRow {
  readonly cells: PlacedCell[];
  /** It does not say itself that it leaves columns free: where it has too few cells, some were lost. */
  readonly isShort: boolean;
}

/**
 * Puts back the hidden cells of rows that are too short: each stands under a cell that it goes on from, where what is
 * left looks most like what stands above it. Gives the rows that were mended.
 */
export function restoreMerges(rows: readonly LooseRow[], columns: number): number[] {
  const widthOf = ({ cells }: LooseRow): number =>
    cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
  const isMendable = (row: LooseRow): boolean => row.isShort && widthOf(row) < columns;
  if (columns > mostColumns || !rows.some(isMendable)) return [];
  const mended: number[] = [];
  const seen = profilesOf(rows, columns);
  let above: Above[] = [];
  for (const [index, row] of rows.entries()) {
    const placed = isMendable(row) ? placeCells(row.cells, above, columns, seen) : undefined;
    if (placed !== undefined) {
      row.cells.splice(0, row.cells.length, ...placed);
      mended.push(index);
    }
    above = row.cells.map((cell) => {
      const over = above.find(({ column }) => column === cell.column);
      const { columnSpan: span, column, continues: isContinued } = cell;
      return { ...(isContinued && over ? over : lookOf(cell)), column, span, isContinued };
    });
  }
  return mended;
}

type Profiles = ReadonlyMap<string, readonly Look[]>;

const placeName = (column: number, span: number): string => `${column}/${span}`;

/** What stands in each column in the rows of which nothing is hidden. */
function profilesOf(rows: readonly LooseRow[], columns: number): Profiles {
  const profiles = new Map<string, Look[]>();
  for (const { cells } of rows) {
    if (cells.reduce((sum, cell) => sum + cell.columnSpan, 0) !== columns) continue;
    for (const cell of cells) {
      const name = placeName(cell.column, cell.columnSpan);
      const before = profiles.get(name) ?? [];
      if (before.length === 0) profiles.set(name, before);
      // A few rows are enough to know a column by.
      if (before.length < 40) before.push(lookOf(cell));
    }
  }
  return profiles;
}

function lookOf({ properties, content, look }: PlacedCell): Look {
  const { text, bold } = printParagraphs(cellParagraphs(content));
  const shade = valueIn(properties, "w:shd", "w:color") ?? "";
  const hasMarks = content.some((part) => "marks" in part && part.marks.length > 0);
  const kind = text === "" && hasMarks ? "picture" : kindOf(text);
  return { look: `${look}/${shade}/${bold === true}`, kind, text };
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ["empty", /^$/],
  ["figure", /^[£(+-]?[.,%£()\s]*\d[\d.,%£()\s]*$/],
  ["mark", /^\W{1,3}$/u],
  ["code", /^(?=\S*\d)\S+(?:\s(?=\S*\d)\S+)*$|^[A-Z]{1,6}\s?\d\S*(,|$)/],
  ["words", /^.{1,28}$/s],
];

const kindOf = (text: string): string => kinds.find(([, form]) => form.test(text))?.[0] ?? "text";

const areWords = (...kinds: string[]): boolean =>
  kinds.every((kind) => kind === "words" || kind === "text");

/** The best row of the cells and of those above that go on; `undefined` where none fits. */
function placeCells(
  cells: readonly PlacedCell[],
  above: readonly Above[],
  columns: number,
  seen: Profiles,
): PlacedCell[] | undefined {
  const startsAt = new Map(above.map((cell) => [cell.column, cell]));
  const known = new Map<string, { score: number; row: PlacedCell[] } | undefined>();
  const looks = cells.map(lookOf);
  const best = (column: number, next: number): { score: number; row: PlacedCell[] } | undefined => {
    if (column === columns) return next === cells.length ? { score: 0, row: [] } : undefined;
    const name = placeName(column, next);
    if (known.has(name)) return known.get(name);
    const cell = cells[next];
    const look = looks[next];
    const options: { score: number; row: PlacedCell[] }[] = [];
    if (cell !== undefined && look !== undefined && column + cell.columnSpan <= columns) {
      const rest = best(column + cell.columnSpan, next + 1);
      const score = scoreOf(look, column, cell.columnSpan, above, seen);
      if (rest)
        options.push({ score: rest.score + score, row: [{ ...cell, column }, ...rest.row] });
    }
    const over = startsAt.get(column);
    if (over !== undefined) {
      const rest = best(column + over.span, next);
      const hidden = hiddenCell(column, over.span);
      const score = mergeScore(over, next > 0);
      if (rest) options.push({ score: rest.score + score, row: [hidden, ...rest.row] });
    }
    const chosen = options.sort((a, b) => b.score - a.score)[0];
    known.set(name, chosen);
    return chosen;
  };
  return best(0, 0)?.row;
}

const hiddenCell = (column: number, columnSpan: number): PlacedCell => ({
  properties: undefined,
  content: [],
  look: "",
  column,
  columnSpan,
  continues: true,
});

const mergeScore = (over: Above, isLater: boolean): number =>
  (over.span > 1 ? weights.wideMerge : 0) +
  (isLater ? weights.laterMerge : 0) +
  (over.kind === "empty" ? weights.emptyMerge : 0) +
  (over.isContinued ? weights.goesOn : 0);

function scoreOf(
  cell: Look,
  column: number,
  span: number,
  above: readonly Above[],
  seen: Profiles,
): number {
  const over = above.find((one) => one.column <= column && one.column + one.span >= column + span);
  if (over !== undefined && over.span > span) return weights.divides;
  const like = seen.get(placeName(column, span)) ?? [];
  // What stands right above counts as much as all the rest.
  const near = over === undefined ? [] : [over];
  const share = (is: (one: Look) => boolean): number => (shareOf(like, is) + shareOf(near, is)) / 2;
  return (
    (like.length > 0 ? weights.sameWidth : 0) +
    weights.sameLook * share(({ look }) => look === cell.look) +
    weights.sameKind * share(({ kind }) => kind === cell.kind) +
    weights.nearKind * share(({ kind }) => kind !== cell.kind && areWords(kind, cell.kind)) +
    (cell.text !== "" && like.some(({ text }) => text === cell.text) ? weights.sameText : 0)
  );
}

const shareOf = (looks: readonly Look[], is: (one: Look) => boolean): number =>
  looks.length === 0 ? 0 : looks.filter(is).length / looks.length;
