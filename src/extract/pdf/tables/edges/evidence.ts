import type { BoundingBox } from "../../../../document.ts";
import { largest, smallest } from "../../../../long-lists.ts";
import type { Fill, Ruling } from "../../drawing/drawing.ts";
import { boxHeight, boxWidth, containsBox, overlap, unionBoxes } from "../../drawing/geometry.ts";
import { mergeRulings, rulingBox } from "../../drawing/rulings.ts";
import { isPaperWhite } from "../../drawing/visible.ts";
import { levelJoints, uprightJoints } from "./joints.ts";
import { closeEvenGaps } from "./spaced-rules.ts";
import { uprightEnds } from "./upright-ends.ts";

/** What rules and fills say about where cells begin and end, where they say not all of it. */
export interface Evidence {
  readonly box: BoundingBox;
  /** Where cells are drawn to begin or end, level and upright. */
  readonly level: readonly Ruling[];
  readonly upright: readonly Ruling[];
  /** Areas drawn as one cell each: its fill, or the rule below it where rules are drawn cell by cell. */
  readonly cells: readonly DrawnCell[];
  /** Fills were seen in a picture: some of what is drawn may have been missed, and words stand where they were read. */
  readonly isSeen?: boolean;
}

/** A rule's `top` is its `bottom`. */
export interface DrawnCell {
  readonly box: BoundingBox;
}

/** Ends closer than this are one place (points). */
const samePlace = 2.5;

const isLevel = (ruling: Ruling): boolean => ruling.direction === "horizontal";

/** A filled area's sides. */
function fillToEdges(fill: Fill): Ruling[] {
  const [left, top, right, bottom] = fill.box;
  const edge = (direction: Ruling["direction"], at: number, from: number, to: number): Ruling => ({
    direction,
    at,
    from,
    to,
    width: 0,
    colour: fill.colour,
  });
  return [
    edge("horizontal", top, left, right),
    edge("horizontal", bottom, left, right),
    edge("vertical", left, top, bottom),
    edge("vertical", right, top, bottom),
  ];
}

/** Fills that could be the background of cells: not inside another of their colour, not tiny, not white. */
export function cellFills(fills: readonly Fill[]): readonly Fill[] {
  const known = knownCellFills.get(fills);
  if (known !== undefined) return known;
  const found = findCellFills(fills);
  knownCellFills.set(fills, found);
  return found;
}

/** Each region of a page asks for the same page's. */
const knownCellFills = new WeakMap<readonly Fill[], readonly Fill[]>();

function findCellFills(fills: readonly Fill[]): Fill[] {
  const tall = fills.filter(
    ({ box, colour }) => boxHeight(box) >= 7 && boxWidth(box) >= 6 && !isPaperWhite(colour),
  );
  const narrow = narrowCells(tall);
  const large = tall.filter((fill) => boxWidth(fill.box) >= 12 || narrow.has(fill));
  const behindWords = highlights(large);
  return large.filter(
    (fill, index) =>
      !behindWords.has(fill) &&
      !large.some(
        (other, at) =>
          at !== index &&
          containsBox(other.box, fill.box, 0.5) &&
          other.colour === fill.colour &&
          (at < index || !containsBox(fill.box, other.box, 0.5)),
      ),
  );
}

/** So many areas beside each other, one colour and height, are a row's cells, whose gaps are no wider than this (points). */
const fewestBeside = 4;
const widestGap = 3.5;
const sameLevel = 0.5;

/** Narrow cells: each stands in a row of others like it, closer than words are. */
function narrowCells(fills: readonly Fill[]): ReadonlySet<Fill> {
  if (fills.filter(({ box }) => boxWidth(box) < 12).length < fewestBeside) return new Set();
  const sorted = [...fills].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const runs: Fill[][] = [];
  for (const fill of sorted) {
    const run = runs.find((one) => {
      const last = one.at(-1) as Fill;
      const gap = fill.box[0] - last.box[2];
      return (
        last.colour === fill.colour &&
        Math.abs(last.box[1] - fill.box[1]) <= sameLevel &&
        Math.abs(last.box[3] - fill.box[3]) <= sameLevel &&
        gap > 0 &&
        gap <= widestGap
      );
    });
    if (run === undefined) runs.push([fill]);
    else run.push(fill);
  }
  return new Set(runs.filter(({ length }) => length >= fewestBeside).flat());
}

/** What is filled behind a word stands so far inside its row's fill, over and under it (points). */
const insideRow = 2;
/** It is no higher than a line, and as wide as a word (points). */
const wordHeight = 16;
const wordWidth = 40;
/** Those of other rows are as high, and stand below them with words a little wider or narrower, give or take this (points). */
const sameHeight = 0.6;
const wordSlack = 6;

/**
 * Fills behind single words, as a status' letter has: inside a row's fill of another colour, which a cell's own fill
 * reaches to the edges of; and those as high and as wide in the rows between, which have no fill.
 */
function highlights(fills: readonly Fill[]): ReadonlySet<Fill> {
  const small = fills.filter(
    ({ box }) => boxHeight(box) <= wordHeight && boxWidth(box) <= wordWidth,
  );
  const isInside = (fill: Fill): boolean =>
    fills.some(
      ({ box, colour }) =>
        colour !== fill.colour &&
        containsBox(box, fill.box) &&
        fill.box[1] - box[1] >= insideRow &&
        box[3] - fill.box[3] >= insideRow,
    );
  const inside = small.filter(isInside);
  if (inside.length === 0) return new Set();
  const isAlike = ({ box }: Fill): boolean =>
    inside.some(
      (other) =>
        Math.abs(boxHeight(other.box) - boxHeight(box)) <= sameHeight &&
        Math.abs(boxWidth(other.box) - boxWidth(box)) <= wordSlack &&
        Math.abs(other.box[0] - box[0]) <= wordSlack,
    );
  const touches = ({ box }: Fill, other: Fill): boolean =>
    overlap(box[0], box[2], other.box[0], other.box[2]) > -1 &&
    overlap(box[1], box[3], other.box[1], other.box[3]) > -1;
  return new Set([
    ...inside,
    ...small.filter(
      (fill) => isAlike(fill) && !fills.some((other) => other !== fill && touches(fill, other)),
    ),
  ]);
}

/** Rules and fills within a box, as edges; the rows of a table reach from the left to the right of its text at least. */
export function evidenceIn(
  box: BoundingBox,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
  [left, , right] = box,
): Evidence {
  const inside = closeEvenGaps(
    rulings.filter((ruling) => containsBox(box, rulingBox(ruling), samePlace)),
    [left, right],
  );
  const joints = levelJoints(inside);
  const ends = inside.filter(isLevel).flatMap(({ from, to }) => [from, to]);
  const sides = [smallest([left, ...ends]), largest([right, ...ends])] as const;
  const rows = [...uprightJoints(inside, sides), ...uprightEnds(rulings, box, sides)];
  const areas = cellFills(fills).filter((fill) => containsBox(box, fill.box, samePlace));
  const edges = [...mergeRulings(inside), ...joints, ...rows, ...areas.flatMap(fillToEdges)];
  const pieces = joints.length === 0 ? [] : inside.filter(isLevel).map(rulingBox);
  return {
    box,
    cells: [...areas.filter(({ joined }) => !joined).map(({ box: drawn }) => drawn), ...pieces].map(
      (drawn) => ({ box: drawn }),
    ),
    isSeen: areas.some(({ joined }) => joined === true),
    level: edges.filter((edge) => edge.direction === "horizontal"),
    upright: edges.filter((edge) => edge.direction === "vertical"),
  };
}

/** Rules and fills so far from the text may be its table's (points): at its sides, and over and under it. */
const sideReach = 32;
const levelReach = 8;
/** An edge over this part of a table bounds it. */
const boundingPart = 0.6;

/** What is drawn in and around a text, up to the edges that bound it above and below. */
export function evidenceAround(
  text: BoundingBox,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): Evidence {
  const [left, top, right, bottom] = text;
  const [from, to] = outerCells(text, rulings, fills);
  const around: BoundingBox = [
    Math.min(left - sideReach, from),
    top - levelReach,
    Math.max(right + sideReach, to),
    bottom + levelReach,
  ];
  const evidence = evidenceIn(around, rulings, fills, text);
  const bounding = evidence.level
    .filter((edge) => overlap(edge.from, edge.to, left, right) >= boundingPart * (right - left))
    .map((edge) => edge.at);
  const upper = largest([around[1], ...bounding.filter((y) => y <= top + samePlace)]);
  const lower = smallest([around[3], ...bounding.filter((y) => y >= bottom - samePlace)]);
  if (upper === around[1] && lower === around[3]) return evidence;
  return evidenceIn([around[0], upper, around[2], lower], rulings, fills, text);
}

/** How far the first and the last column are drawn, whose cells may be much wider than their text. */
function outerCells(
  [left, top, right, bottom]: BoundingBox,
  rulings: readonly Ruling[],
  fills: readonly Fill[],
): [number, number] {
  const drawn = [
    ...rulings.filter(isLevel).map(rulingBox),
    ...cellFills(fills).map(({ box }) => box),
  ].filter((box) => box[1] >= top - levelReach && box[3] <= bottom + levelReach);
  const whole = rowsOver([left, top, right, bottom], drawn);
  const beginsInside = drawn.filter((box) => box[0] > left + sideReach && box[0] < right);
  const endsInside = drawn.filter((box) => box[2] < right - sideReach && box[2] > left);
  return [
    smallest([...[...endsInside, ...whole].map((box) => box[0]), Infinity]),
    largest([...[...beginsInside, ...whole].map((box) => box[2]), -Infinity]),
  ];
}

/** So many edges over a text's whole width have the same ends where they are its rows'. */
const fewestRows = 3;
/** Its outer columns reach no further beyond it than this part of its width. */
const outerPart = 0.25;

/** Level edges with the same ends that reach over a whole text, and somewhat beyond it. */
function rowsOver([left, , right]: BoundingBox, drawn: readonly BoundingBox[]): BoundingBox[] {
  const reach = outerPart * (right - left);
  const over = drawn.filter(
    ([from, , to]) =>
      from <= left + samePlace &&
      to >= right - samePlace &&
      left - from <= reach &&
      to - right <= reach,
  );
  return over.filter(
    ([from, , to]) =>
      over.filter(
        (other) => Math.abs(other[0] - from) <= samePlace && Math.abs(other[2] - to) <= samePlace,
      ).length >= fewestRows,
  );
}

/** Boxes that rules or fills of one width mark out one below the other: what may frame a table. */
export function findFrames(rulings: readonly Ruling[], fills: readonly Fill[]): BoundingBox[] {
  const level = mergeRulings(rulings).filter(
    (ruling) => ruling.direction === "horizontal" && ruling.to - ruling.from > 60,
  );
  const frames: Ruling[][] = [];
  for (const ruling of level) {
    const frame = frames.find((one) => {
      const first = one[0] as Ruling;
      const last = one.at(-1) as Ruling;
      return (
        Math.abs(first.from - ruling.from) <= 4 &&
        Math.abs(first.to - ruling.to) <= 4 &&
        ruling.at - last.at < 320
      );
    });
    if (frame === undefined) frames.push([ruling]);
    else frame.push(ruling);
  }
  const ruled = frames
    .filter((frame) => frame.length >= 2)
    .map((frame) => unionBoxes(frame.map(rulingBox)));
  return [...ruled, ...fillFrames(cellFills(fills))];
}

/** Fills that touch or follow each other: zebra stripes and header bands. */
function fillFrames(fills: readonly Fill[]): BoundingBox[] {
  const groups: Fill[][] = [];
  for (const fill of [...fills].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const near = groups.filter((group) =>
      group.some(
        (other) =>
          fill.box[0] <= other.box[2] + 2 &&
          fill.box[2] >= other.box[0] - 2 &&
          fill.box[1] <= other.box[3] + 2.5 * Math.max(12, boxHeight(other.box)) &&
          fill.box[3] >= other.box[1] - 2,
      ),
    );
    const joined = [fill, ...near.flat()];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups
    .filter((group) => group.length >= 3)
    .map((group) => unionBoxes(group.map((fill) => fill.box)));
}
