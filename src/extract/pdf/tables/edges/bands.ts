import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { boxHeight, boxWidth, overlap, unionBoxes } from "../../drawing/geometry.ts";
import type { Line } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import { cellFills } from "./evidence.ts";
import { coveredLength, findLevels, levelSides } from "./level-edges.ts";

/** An edge divides a region that reaches over this part of its width. */
const acrossPart = 0.75;
/** Edges so far beyond the text of a region are its own (points), at its sides and over and under it. */
const sideReach = 12;
const upperReach = 60;
/** Edges nearer than this are one: a double rule, or a fill and its border (points). */
const oneEdge = 3;
/** White space over a heading beyond what cells have over their text, in parts of its size. */
const looseSpace = 0.3;
/** A heading starts so far left of the cells' text, which is set in from the rules (points). */
const outdent = 1.5;
/** Or its text is larger than theirs by this. */
const larger = 1.08;
/** A row is at least as tall as its text; what is lower than this part of it and empty parts two tables. */
const lowestRow = 1.3;

/** Rows have at least this part of their text size between them, whatever their cells' inner space. */
const narrowestGap = 0.4;
/** Text boxes are a guess by so much (points). */
const boxSlack = 0.75;

/** Whether white space parts two rows: that under the upper one's text and that over the lower one's. */
const partsRows = (gap: number, space: number, size: number): boolean =>
  gap >= Math.max(2 * space - boxSlack, narrowestGap * size);

/** What lies between one level edge of a region and the next. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  /** Positions of its lines in the region. */
  readonly lines: readonly number[];
}

interface BandLine {
  readonly line: Line;
  readonly pieces: readonly unknown[];
}

/** Where rules and fills show that a region is several tables. */
export interface TableBreaks {
  /** Positions of lines that stand loose between two tables. */
  readonly loose: ReadonlySet<number>;
  /** Positions of lines before which another table begins. */
  readonly starts: ReadonlySet<number>;
  /** Positions of lines that are ruled off as rows are. */
  readonly ruledOff: ReadonlySet<number>;
}

/**
 * Every row of a table whose rows are ruled off has the same space over its text. A line in one piece with more of
 * it stands between two tables (a heading), and so does an empty strip too low for a row, over a filled header.
 */
export function findTableBreaks(
  lines: readonly BandLine[],
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): TableBreaks {
  const loose = new Set<number>();
  const starts = new Set<number>();
  const ruledOff = new Set<number>();
  const shaded = cellFills(fills).map(({ box }) => box);
  const bands = toBands(lines, rulings, shaded);
  const space = usualSpace(bands, lines);
  if (space === undefined) return { loose, starts, ruledOff };
  const upright = rulings.filter(({ direction }) => direction === "vertical");
  const strips = bands.filter(
    (band, index) =>
      isStrip(band, lines) || isOpenStrip(band, bands[index - 1], bands[index + 1], upright),
  );
  const areRare = strips.length <= 0.3 * bands.length;
  const blocks = bands.flatMap((band, index) =>
    toBlocks(band, lines, space).map((block, at) => ({
      ...block,
      followsStrip: at === 0 && areRare && strips.includes(bands[index - 1] as Band),
      filled: at === 0 && isFilled(band, lines, shaded),
    })),
  );
  blocks.forEach((block, index) => {
    const [first, next] = [block.lines[0] as number, blocks[index + 1]];
    const isBold = (at: number | undefined): boolean =>
      at !== undefined && lines[at]?.line.bold === true;
    const isApart = block.over > block.least + looseSpace * (lines[first] as BandLine).line.size;
    const leads = next !== undefined && (next.filled || isBold(next.lines[0]));
    if (isApart && isHeading(block.lines, lines, leads)) {
      for (const at of block.lines) loose.add(at);
      return;
    }
    if (!isApart) for (const at of block.lines) ruledOff.add(at);
    if (!hasRowsOver(first, lines)) return;
    if (block.followsStrip && block.filled) starts.add(first);
    else if (first > 0 && isBold(first) && !isBold(first - 1)) {
      if (isApart || block.followsStrip) starts.add(first);
    }
  });
  return { loose, starts, ruledOff };
}

/** A table that ends has rows: a header alone goes on in what stands below it. */
const hasRowsOver = (first: number, lines: readonly BandLine[]): boolean =>
  lines.slice(0, first).filter(({ pieces }) => pieces.length >= 2).length >= 2;

function toBands(
  lines: readonly BandLine[],
  rulings: readonly Ruling[],
  shaded: readonly BoundingBox[],
): Band[] {
  const box = unionBoxes(lines.map(({ line }) => line.box));
  const withinReach = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    from: Math.max(from, box[0] - sideReach),
    to: Math.min(to, box[2] + sideReach),
  });
  const levels = [
    ...rulings.filter(({ direction }) => direction === "horizontal"),
    ...levelSides(shaded),
  ].filter(({ at }) => at > box[1] - upperReach && at < box[3] + upperReach);
  const ys = findLevels(
    levels,
    oneEdge,
    (pieces) => coveredLength(pieces.map(withinReach)) >= acrossPart * boxWidth(box),
  );
  return ys.slice(0, -1).map((top, index) => {
    const bottom = ys[index + 1] as number;
    const isHere = ({ line }: BandLine): boolean => {
      const y = (line.box[1] + line.box[3]) / 2;
      return y > top && y < bottom;
    };
    return {
      top,
      bottom,
      lines: lines.flatMap((line, at) => (isHere(line) ? [at] : [])),
    };
  });
}

const spaceOver = (band: Band, lines: readonly BandLine[]): number =>
  smallest(band.lines.map((at) => (lines[at] as BandLine).line.box[1])) - band.top;

/** The space over the text of bands that begin with several cells; absent where too few rows are ruled off to tell. */
function usualSpace(bands: readonly Band[], lines: readonly BandLine[]): number | undefined {
  const isRow = (at: number | undefined): boolean =>
    at !== undefined && (lines[at] as BandLine).pieces.length >= 2;
  const rows = bands.filter((band) => isRow(band.lines[0]));
  return rows.length < 3 ? undefined : median(rows.map((band) => spaceOver(band, lines)));
}

/** Lines of a band with white space over them, and the least that rows have there. */
interface Block {
  readonly lines: readonly number[];
  readonly over: number;
  readonly least: number;
}

/** Between two stripes several rows may stand: a row has its space over its text, and that of the row above below it. */
function toBlocks(band: Band, lines: readonly BandLine[], space: number): Block[] {
  const blocks: Block[] = [];
  let reached = band.top;
  let current: number[] = [];
  let over = 0;
  for (const at of band.lines) {
    const { box, size } = (lines[at] as BandLine).line;
    const gap = box[1] - reached;
    const isFirst = current.length === 0 && blocks.length === 0;
    if (isFirst) over = gap;
    else if (partsRows(gap, space, size)) {
      blocks.push({ lines: current, over, least: blocks.length === 0 ? space : 2 * space });
      current = [];
      over = gap;
    }
    current.push(at);
    reached = Math.max(isFirst ? -Infinity : reached, box[3]);
  }
  if (current.length > 0) {
    blocks.push({ lines: current, over, least: blocks.length === 0 ? space : 2 * space });
  }
  return blocks;
}

/** Lines in one piece that by their place, their size or what follows are a heading. */
function isHeading(
  block: readonly number[],
  lines: readonly BandLine[],
  leadsHeader: boolean,
): boolean {
  if (block.some((at) => (lines[at] as BandLine).pieces.length !== 1)) return false;
  const { line } = lines[block[0] as number] as BandLine;
  const rows = lines.filter(({ pieces }) => pieces.length >= 2);
  const left = median(rows.map((row) => row.line.box[0]));
  const size = median(rows.map((row) => row.line.size));
  if (!/\p{L}.*\p{L}.*\p{L}/u.test(line.text)) return false;
  const startsLeft = line.box[0] < left + outdent;
  return (leadsHeader && startsLeft) || line.box[0] < left - outdent || line.size > larger * size;
}

function isStrip(band: Band, lines: readonly BandLine[]): boolean {
  const height = median(lines.map(({ line }) => boxHeight(line.box)));
  return band.lines.length === 0 && band.bottom - band.top < lowestRow * height;
}

/** Nothing stands in the band, and the rules between columns that run over and under it leave it out. */
function isOpenStrip(
  band: Band,
  above: Band | undefined,
  below: Band | undefined,
  upright: readonly Ruling[],
): boolean {
  if (band.lines.length > 0 || above === undefined || below === undefined) return false;
  const runsIn = ({ top, bottom }: Band): boolean =>
    upright.some(({ from, to }) => overlap(from, to, top, bottom) > oneEdge);
  return runsIn(above) && runsIn(below) && !runsIn(band);
}

/** Whether a fill begins at the band's top behind its text. */
const isFilled = (
  band: Band,
  lines: readonly BandLine[],
  shaded: readonly BoundingBox[],
): boolean => {
  const { box } = (lines[band.lines[0] as number] as BandLine).line;
  return shaded.some(
    (fill) =>
      Math.abs(fill[1] - band.top) <= oneEdge && overlap(fill[0], fill[2], box[0], box[2]) > 0,
  );
};

/**
 * Where only every other row is filled, what lies between two fills may be several rows (a group row, a header):
 * they stand as far apart as text in a filled row stands from its edges, twice.
 */
export function openBandGaps(
  rows: readonly { readonly top: number; readonly bottom: number; readonly size: number }[],
  dividers: readonly number[],
  fills: readonly Fill[],
): number[] {
  const edges = [...dividers, Infinity].sort((a, b) => a - b);
  const shaded = cellFills(fills).map(({ box }) => box);
  const bands = edges.slice(0, -1).map((top, index) => {
    const bottom = edges[index + 1] as number;
    const inside = rows.filter((row) => {
      const middle = (row.top + row.bottom) / 2;
      return middle > top && middle < bottom;
    });
    const filled = shaded.some(
      (box) => Math.abs(box[1] - top) <= oneEdge && Math.abs(box[3] - bottom) <= oneEdge,
    );
    return { top, bottom, rows: inside, filled };
  });
  const filled = bands.filter((band) => band.filled && band.rows.length > 0);
  if (filled.length < 2) return [];
  // Text need not stand in the middle of its row: between two rows is what is under one and over the next.
  const space = median(
    filled.map((band) => {
      const over = smallest(band.rows.map((row) => row.top)) - band.top;
      const under = band.bottom - largest(band.rows.map((row) => row.bottom));
      return (over + under) / 2;
    }),
  );
  return bands
    .filter((band) => !band.filled)
    .flatMap((band) => whiteGaps(band.rows, Math.max(0, space)));
}

function whiteGaps(
  rows: readonly { readonly top: number; readonly bottom: number; readonly size: number }[],
  space: number,
): number[] {
  const gaps: number[] = [];
  let reached = rows[0]?.bottom ?? 0;
  for (const row of rows.slice(1)) {
    const gap = row.top - reached;
    if (partsRows(gap, space, row.size)) gaps.push((row.top + reached) / 2);
    reached = Math.max(reached, row.bottom);
  }
  return gaps;
}
