import { largest, smallest } from "../../../../long-lists.ts";
import { clusterPositions } from "../../drawing/rulings.ts";
import { median } from "../../text/median.ts";
import { isFigure, leadsOn, ordinaryBlank, type Piece } from "../../text/pieces.ts";

/** A white strip between columns. */
export interface River {
  readonly from: number;
  readonly to: number;
  /** Lines that cross it all the same: titles over several columns. */
  readonly crossings: number;
}

export interface PieceLine {
  readonly pieces: readonly Piece[];
  readonly size: number;
  readonly baseline: number;
}

/** The fewer lines there are, the wider a strip has to be to be no accident (parts of the font size). */
const riverWidth = (lines: number): number =>
  lines >= 8 ? 0.42 : lines >= 5 ? 0.65 : lines >= 3 ? 0.9 : 1.1;
/** Of all lines, headers among them, no more than this part cross a column edge. */
const mostCrossed = 0.4;
/** Between figures no blank is a word's: a strip this wide divides them (parts of the font size). */
const figureGap = 0.4;
/** So many lines may cross a strip: spanning headers, group titles. */
const crossingPart = 0.16;

/** Fewer lines with figures than this part are sentences with a number here and there. */
const bodyPart = 0.3;

/** White strips that run down through the lines, word by word; `over` is what may head some of their columns. */
export function findRivers(lines: readonly PieceLine[], over: readonly Piece[] = []): River[] {
  const many = lines.filter((line) => line.pieces.length >= 2);
  // A label's first lines stand alone where its figures stand beside its last.
  const alone = [
    ...lines.filter((line) => line.pieces.length === 1).map(lineWords),
    ...(over.length === 0 ? [] : [over.flatMap(wordsOf)]),
  ];
  const body = many.filter((line) => countFigures(line) >= 2);
  const all = many.map(lineWords);
  // Headers reach over columns; where the body has figures, it alone says where columns are.
  if (body.length < Math.max(3, bodyPart * many.length)) return findStrips(many, all, all, alone);
  const strips = findStrips(body, body.map(lineWords), all, alone);
  const tight = findTightStrips(body).filter(
    ({ from, to }) => !strips.some((strip) => strip.from <= to && strip.to >= from),
  );
  return [...strips, ...tight].sort((a, b) => a.from - b.from);
}

/** Figures of a tight column end within this of each other (points), in so many of the lines with figures. */
const sameEnd = 0.6;
const tightPart = 0.5;
const fewestTight = 4;

/**
 * Columns of figures may come closer to each other than words: where figures end on one line in most rows, and those
 * right after them on another, a strip parts them however narrow it is. Thousands set apart end so, too.
 */
function findTightStrips(body: readonly PieceLine[]): River[] {
  const pairs = body.flatMap(({ pieces, size }) =>
    pieces.flatMap(({ spans }) =>
      spans.slice(1).flatMap((after, index) => {
        const before = spans[index] as Span;
        const gap = after.box[0] - before.box[2];
        const isTight = gap < riverWidth(body.length) * size && gap > -0.1 * size;
        const areParted =
          isFigure(before.text) &&
          isFigure(after.text) &&
          !/^\d{3}(?:[,.]|$)/.test(after.text) &&
          /\d/.test(before.text);
        return isTight && areParted
          ? [{ end: before.box[2], begin: after.box[0], last: after.box[2] }]
          : [];
      }),
    ),
  );
  const fewest = Math.max(fewestTight, tightPart * body.length);
  const ends = clusterPositions(
    pairs.map(({ end }) => end),
    sameEnd,
  );
  return ends.flatMap((end) => {
    const here = pairs.filter((pair) => Math.abs(pair.end - end) <= sameEnd);
    const aligned = here.filter(
      (pair) =>
        here.filter((other) => Math.abs(other.last - pair.last) <= sameEnd).length >=
        tightPart * here.length,
    );
    if (here.length < fewest || aligned.length < tightPart * here.length) return [];
    const begins = here.map(({ begin }) => begin).sort((a, b) => a - b);
    const to = Math.max(end + 0.2, begins[Math.floor(begins.length / 10)] as number);
    return [{ from: end, to, crossings: 0 }];
  });
}

type Span = Piece["spans"][number];

type Words = readonly (readonly [from: number, to: number])[];

const lineWords = (line: PieceLine): Words =>
  line.pieces.flatMap((piece) => wordsOf(piece)).sort((a, b) => a[0] - b[0]);

const countFigures = (line: PieceLine): number =>
  line.pieces.flatMap((piece) => piece.spans).filter((span) => isFigure(span.text)).length;

/** Asked for every possible edge of every region, hence without a function for each line. */
function countCrossings(lines: readonly Words[], x: number): number {
  let crossings = 0;
  for (const line of lines) {
    for (const word of line) {
      if (word[0] < x && word[1] > x) {
        crossings += 1;
        break;
      }
    }
  }
  return crossings;
}

function findStrips(
  many: readonly PieceLine[],
  words: readonly Words[],
  all: readonly Words[],
  alone: readonly Words[],
): River[] {
  if (many.length < 2) return [];
  const size = median(many.map((line) => line.size));
  const edges = clusterPositions(
    words.flatMap((line) => line.flat()),
    0.2,
  );
  const allowed = Math.floor(Math.max(many.length >= 4 ? 1 : 0, crossingPart * many.length));
  const left = smallest(words.map((line) => line[0]?.[0] ?? Infinity));
  const right = largest(words.map((line) => line.at(-1)?.[1] ?? -Infinity));
  const rivers: River[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const [from, to] = [edges[index] as number, edges[index + 1] as number];
    const middle = (from + to) / 2;
    if (middle <= left || middle >= right) continue;
    const crossings = countCrossings(words, middle);
    if (crossings > allowed) continue;
    const last = rivers.at(-1);
    if (last !== undefined && Math.abs(last.to - from) < 0.3) {
      rivers[rivers.length - 1] = {
        from: last.from,
        to,
        crossings: Math.max(last.crossings, crossings),
      };
    } else rivers.push({ from, to, crossings });
  }
  return rivers
    .flatMap((river) =>
      river.crossings === 0
        ? [river]
        : (sparseColumns(river, words, all, riverWidth(many.length) * size) ?? [
            narrowRiver(river, words, riverWidth(many.length) * size),
          ]),
    )
    .filter((river) => {
      const width = (river.to - river.from) / size;
      return (
        width >= riverWidth(many.length) ||
        (width >= figureGap && many.length >= 3 && partsFigures(river, many))
      );
    })
    .map((river) => narrowRiver(river, all))
    .filter(
      (river) =>
        river.crossings <= Math.max(2, mostCrossed * all.length) ||
        river.crossings <= countParted(river, many),
    )
    .map((river) => ({ ...narrowRiver(river, [...all, ...alone]), crossings: river.crossings }));
}

/** What stands in a strip in so many lines is no title over it, but a column with few entries. */
const fewestEntries = 2;

/** The strips on either side of columns with hardly an entry, whose heads stand over these. */
function sparseColumns(
  river: River,
  words: readonly Words[],
  all: readonly Words[],
  least: number,
): River[] | undefined {
  const inside = (line: Words): Words =>
    line.filter(([from, to]) => from < river.to && to > river.from);
  const entries = words.flatMap(inside).sort((a, b) => a[0] - b[0]);
  const parts: River[] = [];
  let reached = river.from;
  for (const [from, to] of [...entries, [river.to, river.to] as const]) {
    if (from - reached >= least) parts.push({ from: reached, to: from, crossings: 0 });
    reached = Math.max(reached, to);
  }
  if (parts.length < 2) return undefined;
  const areColumns = parts.slice(1).every((part, index) => {
    const [from, to] = [(parts[index] as River).to, part.from];
    const lines = all.filter((line) => line.some((word) => word[0] < to && word[1] > from));
    return lines.length >= fewestEntries;
  });
  return areColumns ? parts : undefined;
}

/** No column edge lies in so little (points). */
const sliver = 3;

/**
 * A strip is as wide as the part of it that fewest lines cross; of several such parts the widest. Beside a name over
 * two columns a sliver may be left that nothing crosses: then one as wide as columns stand apart.
 */
function narrowRiver(river: River, words: readonly Words[], least = 0): River {
  const step = Math.max(0.25, (river.to - river.from) / 40);
  const parts: River[] = [];
  const near: Words[] = [];
  for (const line of words) {
    const here = line.filter((word) => word[0] < river.to && word[1] > river.from);
    if (here.length > 0) near.push(here);
  }
  let last: { from: number; to: number; crossings: number } | undefined;
  for (let x = river.from + step / 2; x < river.to; x += step) {
    const crossings = countCrossings(near, x);
    if (last?.crossings === crossings) last.to = x + step / 2;
    else {
      last = { from: x - step / 2, to: x + step / 2, crossings };
      parts.push(last);
    }
  }
  const fewest = (some: readonly River[]): River =>
    some.reduce((best, part) => {
      if (part.crossings !== best.crossings) return part.crossings < best.crossings ? part : best;
      return part.to - part.from > best.to - best.from ? part : best;
    }, some[0] ?? river);
  const best = fewest(parts);
  const wide = parts.filter(({ from, to }) => to - from >= least);
  return best.to - best.from < Math.min(sliver, least) && wide.length > 0 ? fewest(wide) : best;
}

/** In most lines a figure stands on either side of a strip. */
function partsFigures(river: River, lines: readonly PieceLine[]): boolean {
  let both = 0;
  let parted = 0;
  for (const line of lines) {
    const spans = line.pieces.flatMap((piece) => piece.spans);
    const before = spans.filter((span) => span.box[2] <= river.from + 0.3).at(-1);
    const after = spans.find((span) => span.box[0] >= river.to - 0.3);
    if (before === undefined || after === undefined) continue;
    const areFigures = isFigure(before.text) && isFigure(after.text);
    if (!areFigures && after.box[0] - before.box[2] > 3 * line.size) continue;
    parted += 1;
    if (areFigures) both += 1;
  }
  return parted >= 3 && both >= 0.6 * parted;
}

/** In this part of the lines with figures two of them stand beside a strip: what crosses it elsewhere are notes under them. */
const partedPart = 0.8;

/** The lines in which a strip parts a figure from the next; none where it does so in some of them alone. */
function countParted(river: River, lines: readonly PieceLine[]): number {
  const parted = lines.filter(({ pieces }) => {
    const spans = pieces.flatMap((piece) => piece.spans);
    const before = spans.filter(({ box }) => box[2] <= river.from + 0.3).at(-1);
    const after = spans.find(({ box }) => box[0] >= river.to - 0.3);
    return isFigure(before?.text ?? "") && isFigure(after?.text ?? "");
  });
  return parted.length >= partedPart * lines.length ? parted.length : 0;
}

/** A typewriter's blank is as wide as its letters (parts of the font size), and a figure after a word none the less its next. */
const typedBlank = 0.5;

/** An ordinary blank: narrower where figures stand, which no justified line stretches apart. */
function blankWidth(before: Span, span: Span): number {
  const ordinary = ordinaryBlank(span);
  const isTyped = ordinary > typedBlank * span.size && !isFigure(before.text);
  return isFigure(span.text) && !isTyped ? Math.min(ordinary, 0.3 * span.size) : ordinary;
}

/** Words, with the blanks inside a piece closed where they are ordinary ones. */
export function wordsOf(piece: Piece): [number, number][] {
  const words: [number, number][] = [];
  for (const [at, span] of piece.spans.entries()) {
    const [last, before] = [words.at(-1), piece.spans[at - 1]];
    const isListed = at === 1 && before !== undefined && leadsOn(before.text, span.text);
    const isNear = (): boolean =>
      last !== undefined &&
      before !== undefined &&
      span.box[0] - last[1] < blankWidth(before, span);
    if (last !== undefined && (isListed || isNear())) last[1] = Math.max(last[1], span.box[2]);
    else words.push([span.box[0], span.box[2]]);
  }
  return words;
}
