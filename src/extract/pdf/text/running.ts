import distances from "natural/lib/natural/distance/levenshtein_distance.js";
import type { BoundingBox } from "../../../document.ts";
import type { Ruling } from "../drawing/drawing.ts";
import { overlap } from "../drawing/geometry.ts";
import { toBoxed } from "./boxed-lines.ts";
import type { Line } from "./lines.ts";

/** Headers and footers stand in these parts of the page's height. */
const marginPart = 0.115;
/** From page to page they stand at the same height, give or take (points). */
const sameHeight = 5;
/** How many pages apart a repetition counts: left and right pages may differ. */
export const runningReach = 2;
/** A line further from the one outside it than this part of its size is the page's own: it stands at its top. */
const farthestApart = 2.5;
/** A row of this many separate pieces is a table's header, not a page's. */
const mostPieces = 4;

export interface MarginLine {
  readonly side: "header" | "footer";
  /** Distance from the page's top or bottom. */
  readonly distance: number;
  /** The text without its figures, which count from page to page, and signs, which a scan's are read in many ways as. */
  readonly pattern: string;
  /** Whether the page is a picture, whose letters may be read differently from page to page. */
  readonly isScanned: boolean;
  readonly line: Line;
}

/** A line of nothing but signs keeps them. */
function patternOf(text: string): string {
  const counted = text.replace(/\d+/g, "#").toLowerCase();
  return counted.replace(/[^\p{L}#%£]+/gu, " ").trim() || counted;
}

/** The lines of a page that could be its header or footer, from the outside in. */
export function findMarginLines(
  lines: readonly Line[],
  height: number,
  isScanned: boolean,
): MarginLine[] {
  const toMargin = (side: MarginLine["side"], line: Line): MarginLine => ({
    side,
    distance: side === "header" ? line.baseline : height - line.baseline,
    pattern: patternOf(line.text),
    isScanned,
    line,
  });
  const top = lines.filter((line) => line.box[3] <= marginPart * height);
  const bottom = lines.filter((line) => line.box[1] >= (1 - marginPart) * height);
  return [
    ...top.map((line) => toMargin("header", line)),
    ...bottom.reverse().map((line) => toMargin("footer", line)),
  ];
}

/**
 * The margin lines that neighbouring pages repeat at the same height, and lone page numbers; a table's header that is
 * printed again at the top of each page is none.
 */
export function findRunningLines(
  margin: readonly MarginLine[],
  neighbours: readonly (readonly MarginLine[])[],
  tables: readonly BoundingBox[],
  lines: readonly Line[],
  rulings: readonly Ruling[],
): MarginLine[] {
  const isBoxed = toBoxed(rulings);
  return (["header", "footer"] as const).flatMap((side) => {
    const found: MarginLine[] = [];
    for (const candidate of margin.filter((one) => one.side === side)) {
      const isRepeated = repeats(candidate, neighbours);
      const inTable = tables.some(
        (box) => candidate.line.baseline > box[1] && candidate.line.baseline < box[3],
      );
      const isNumber =
        /^(?:page\s*)?[-–\s]*(?:\d{1,4}|[ivxl]{1,6})[-–\s]*(?:of\s*\d+)?$/i.test(
          candidate.line.text,
        ) && standsAlone(candidate, lines);
      const pieces = countPieces(candidate.line);
      if (
        inTable ||
        isInColumns(candidate.line, rulings) ||
        pieces >= mostPieces ||
        !(isRepeated || isNumber) ||
        isBoxed(candidate.line)
      )
        break;
      const outer = found.at(-1)?.line;
      if (outer !== undefined && isFar(outer, candidate.line)) break;
      found.push(candidate);
    }
    return side === "header" ? withoutTableHead(found, margin, neighbours, lines) : found;
  });
}

/** Upright rules that part a line into columns, as no page's header is; a rule between two cells of one may be. */
const fewestRules = 2;

const isInColumns = ({ box, baseline }: Line, rulings: readonly Ruling[]): boolean =>
  rulings.filter(
    ({ direction, at, from, to }) =>
      direction === "vertical" &&
      at > box[0] &&
      at < box[2] &&
      from < baseline - 1 &&
      to > baseline - 1,
  ).length >= fewestRules;

const repeats = (candidate: MarginLine, neighbours: readonly (readonly MarginLine[])[]): boolean =>
  neighbours.some((margin) =>
    margin.some(
      (other) =>
        other.side === candidate.side &&
        Math.abs(other.distance - candidate.distance) <= sameHeight &&
        (other.pattern === candidate.pattern ||
          (other.isScanned && candidate.isScanned && isReadAlike(other, candidate))),
    ),
  );

/** One letter of a word in so many may be misread, and one in so many of all. */
const misreadOfWord = 4;
const misreadOfAll = 10;

/** Word for word the same but for letters that were misread: `quarttrly monitoring report` beside `quarterly …`. */
function isReadAlike({ pattern: one }: MarginLine, { pattern: other }: MarginLine): boolean {
  const [words, others] = [one.split(" "), other.split(" ")];
  if (words.length === 1 || words.length !== others.length) return false;
  const misread = words.map((word, at) => {
    const beside = others[at] ?? "";
    if (word === beside) return 0;
    const letters = Math.max(word.length, beside.length);
    const changed = distances.LevenshteinDistance(word, beside, {});
    // A letter alone numbers things.
    return letters > 1 && changed <= Math.max(1, letters / misreadOfWord) ? changed : Infinity;
  });
  return misread.reduce((sum, changed) => sum + changed, 0) <= one.length / misreadOfAll;
}

/** Between a page number and text over or under it is white space (parts of its size); the last word of a cell has none. */
const numberSpace = 0.8;

const standsAlone = ({ side, line }: MarginLine, lines: readonly Line[]): boolean =>
  lines.every(({ box }) => {
    const gap = side === "header" ? box[1] - line.box[3] : line.box[1] - box[3];
    const isClose = gap <= numberSpace * line.size && gap >= -0.5 * line.size;
    return !isClose || overlap(box[0], box[2], line.box[0], line.box[2]) <= 0;
  });

/** A table's header stands no further over what it heads, and its lines over each other (parts of the font size). */
const headReach = 2;
const headStep = 1.2;

/** What a page begins with, but for the lines of a table's header: they stand close over the columns they head. */
function withoutTableHead(
  found: readonly MarginLine[],
  margin: readonly MarginLine[],
  neighbours: readonly (readonly MarginLine[])[],
  lines: readonly Line[],
): MarginLine[] {
  const next = margin
    .filter((one) => one.side === "header" && repeats(one, neighbours))
    .find((one) => one.line.baseline > (found.at(-1)?.line.baseline ?? Infinity));
  const head = next?.line ?? boldHeadUnder(found.at(-1)?.line, lines);
  const top = [...found.map(({ line }) => line), ...(head === undefined ? [] : [head])];
  let begin = top.findIndex((line) => headsColumns(line, lines));
  if (begin < 0) return [...found];
  while (begin > 0) {
    const [above, below] = [top[begin - 1] as Line, top[begin] as Line];
    if (below.box[1] - above.box[3] > headStep * above.size) break;
    begin -= 1;
  }
  return found.slice(0, begin);
}

/** The bold line below the last of a page's top, where both begin at one place: a table's title stands over its heads so. */
function boldHeadUnder(last: Line | undefined, lines: readonly Line[]): Line | undefined {
  if (last === undefined) return undefined;
  const below = lines.filter(({ baseline }) => baseline > last.baseline + 0.5 * last.size);
  const [first] = below.sort((a, b) => a.baseline - b.baseline);
  return first?.bold === true && Math.abs(first.box[0] - last.box[0]) <= sameStart
    ? first
    : undefined;
}

/** So many lines under a header show its columns, in which two of them begin within this of it (points). */
const shownIn = 8;
const sameStart = 2;

/** Whether two pieces of a line and more stand at the left or in the middle of columns of text close below. */
function headsColumns(line: Line, lines: readonly Line[]): boolean {
  const below = lines
    .filter(({ baseline }) => baseline > line.baseline + 0.5 * line.size)
    .sort((a, b) => a.baseline - b.baseline)
    .slice(0, shownIn);
  const [first] = below;
  if (first === undefined || first.box[1] - line.box[3] > headReach * line.size) return false;
  const rows = below.map((one) => toPieces(one));
  const isColumn = ([from, to]: readonly [number, number]): boolean =>
    rows.filter((pieces) =>
      pieces.some(
        ([left, right]) =>
          Math.abs(left - from) <= sameStart || Math.abs(left + right - from - to) <= 2 * sameStart,
      ),
    ).length >= 2;
  const pieces = toPieces(line);
  return (
    pieces.length >= 2 &&
    pieces.filter(isColumn).length >= 2 &&
    rows.filter((row) => row.length >= 2).length >= 2
  );
}

function isFar(outer: Line, line: Line): boolean {
  const gap = Math.max(line.box[1] - outer.box[3], outer.box[1] - line.box[3]);
  return gap > farthestApart * Math.max(outer.size, line.size);
}

/** How many pieces a line falls into at its wide gaps. */
const countPieces = (line: Line): number => toPieces(line, widePart).length;

/** A gap that parts a line is wider than this part of its size, and than this a wide one. */
const gapPart = 0.6;
const widePart = 1.5;

/** Where the pieces of a line begin and end. */
function toPieces({ spans, size }: Line, part = gapPart): [from: number, to: number][] {
  const pieces: [number, number][] = [];
  for (const { box } of spans) {
    const last = pieces.at(-1);
    if (last === undefined || box[0] - last[1] > part * size) pieces.push([box[0], box[2]]);
    else last[1] = box[2];
  }
  return pieces;
}
