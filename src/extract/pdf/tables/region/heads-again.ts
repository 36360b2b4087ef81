import { unionBoxes } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { code, lineToPieces } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";

/** A header names so many columns. */
const fewestHeads = 3;
/** A title and what goes with it stand in so many lines over the heads of a card. */
const mostLinesOver = 4;
/** Between two cards there is so much white (parts of the text's size), and so much more than elsewhere in them. */
const whiteBetween = 1;
const whiterBy = 1.3;
/** Heads stand at one place, give or take this (points). */
const samePlace = 1;

/**
 * Where cards stand below each other: lines before which one begins. Each has the heads of the one before, word for word
 * and at the same places, and stands apart from it by more white than there is between its own lines.
 */
export function findHeadsAgain(lines: readonly CutLine[]): ReadonlySet<number> {
  const begun = new Set<number>();
  lines.forEach((cut, at) => {
    if (!isHeader(cut)) return;
    const before = lines.slice(0, at).findLastIndex((other) => areSameHeads(other, cut));
    if (before < 0) return;
    const first = beginsApart(lines, Math.max(before + 2, at - mostLinesOver), at);
    if (first !== undefined) begun.add(first);
  });
  return begun;
}

const isHeader = ({ line, pieces }: CutLine): boolean =>
  line.bold && pieces.length >= 2 && line.spans.length >= fewestHeads;

const areSameHeads = (one: CutLine, { line }: CutLine): boolean =>
  isHeader(one) && isSameLine(one.line, line);

const isSameLine = (one: Line, line: Line): boolean =>
  one.text === line.text &&
  Math.abs(one.box[0] - line.box[0]) <= samePlace &&
  Math.abs(one.box[2] - line.box[2]) <= samePlace;

/** A card's title stands right over its heads, in type as large as theirs (parts of the size). */
const titleStep = 1.9;
const sameSize = 0.05;

/** Over a card's heads stand so many lines of its title at most: a code, and the two lines of what it stands for. */
const mostLinesOfTitle = 3;

/**
 * A card with its title: heads that another card of the page has, too, under another title, are whole. What stands over
 * them alone is a row of its own, neither the first line of the first head nor a heading of the page.
 */
export function withTitle(region: Region, page: readonly Line[]): Region {
  const at = region.lines.findIndex(isHeader);
  const heads = region.lines[at];
  if (heads === undefined || region.lines.length < at + 2) return region;
  const title = titleOver(page, page.indexOf(heads.line));
  const isTitle = ({ line }: CutLine): boolean => title.includes(line);
  if (title.length === 0 || !region.lines.slice(0, at).every(isTitle)) return region;
  const says = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(" ");
  const isAgain = page.some((line, index) => {
    if (!isSameLine(line, heads.line)) return false;
    const other = titleOver(page, index);
    return other.length > 0 && says(other) !== says(title);
  });
  if (!isAgain) return region;
  const lines = region.lines.slice(at);
  const cuts = title.map((line) => ({ line, pieces: lineToPieces(line), framed: heads.framed }));
  return { ...region, lines, box: unionBoxes(lines.map(({ line }) => line.box)), title: cuts };
}

/**
 * The lines of a title over some heads: one that begins where they do; or a code with what it stands for below, which
 * may stand left of heads in the middle of their columns.
 */
function titleOver(page: readonly Line[], index: number): Line[] {
  const heads = page[index];
  const title: Line[] = [];
  for (let at = index - 1; heads?.bold && title.length < mostLinesOfTitle; at -= 1) {
    const [line, below] = [page[at], page[at + 1]];
    if (line === undefined || below === undefined || !isTitleOver(line, below, heads)) break;
    if (title[0] !== undefined && Math.abs(line.box[0] - title[0].box[0]) > samePlace) break;
    title.unshift(line);
    if (title.length > 1 && code.test(line.text)) return title;
  }
  const last = title.at(-1);
  if (last === undefined || heads === undefined) return [];
  return Math.abs(last.box[0] - heads.box[0]) <= samePlace ? [last] : [];
}

const isTitleOver = (line: Line, below: Line, heads: Line): boolean =>
  line.bold &&
  below.baseline - line.baseline < titleStep * heads.size &&
  Math.abs(line.size - heads.size) <= sameSize * heads.size &&
  line.box[0] <= heads.box[0] + samePlace &&
  lineToPieces(line).length === 1;

/** Of some lines the one with most white over it, if that is much more than the others have. */
export function beginsApart(
  lines: readonly CutLine[],
  from: number,
  to: number,
): number | undefined {
  const places = Array.from({ length: Math.max(0, to + 1 - from) }, (_, index) => from + index)
    .map((at) => {
      const [above, below] = [lines[at - 1] as CutLine, lines[at] as CutLine];
      return { at, white: below.line.box[1] - above.line.box[3] };
    })
    .sort((a, b) => b.white - a.white);
  const [widest, next] = places;
  if (widest === undefined) return undefined;
  const { size } = (lines[widest.at] as CutLine).line;
  const isApart =
    widest.white >= whiteBetween * size &&
    (next === undefined || widest.white >= whiterBy * Math.max(next.white, 0));
  return isApart ? widest.at : undefined;
}
