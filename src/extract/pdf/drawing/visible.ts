import type { Fill, Glyph, Picture, Ruling, Shape } from "./drawing.ts";
import { boxHeight, boxWidth, containsPoint } from "./geometry.ts";

/** Colours closer than this, of 255, cannot be told apart on paper. */
const indistinct = 10;

export function parseColour(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return Number.isNaN(value) ? [0, 0, 0] : [value >> 16, (value >> 8) & 255, value & 255];
}

/** How far a colour is from grey (of 255). */
export function spreadOf(colour: string): number {
  const [red, green, blue] = parseColour(colour);
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

function isSameColour(a: string, b: string): boolean {
  const [r1, g1, b1] = parseColour(a);
  const [r2, g2, b2] = parseColour(b);
  return Math.max(Math.abs(r1 - r2), Math.abs(g1 - g2), Math.abs(b1 - b2)) <= indistinct;
}

export const isWhite = (colour: string): boolean => isSameColour(colour, "#ffffff");

/** White as paper is. Rows are striped with greys so pale that nothing written in them would be seen. */
export const isPaperWhite = (colour: string): boolean => parseColour(colour).every(isFullTone);

/** Of 255. */
const isFullTone = (tone: number): boolean => tone >= 254;

interface Backdrop {
  readonly fills: readonly Fill[];
  readonly shapes: readonly Shape[];
  readonly pictures: readonly Picture[];
}

/** What colour lies under a point when `order` is drawn; absent where a picture does. */
function colourUnder(backdrop: Backdrop, x: number, y: number, order: number): string | undefined {
  let colour = "#ffffff";
  let at = -1;
  for (const fill of backdrop.fills) {
    if (fill.order < order && fill.order >= at && containsPoint(fill.box, x, y)) {
      colour = fill.colour;
      at = fill.order;
    }
  }
  for (const shape of backdrop.shapes) {
    if (
      shape.filled &&
      shape.order < order &&
      shape.order >= at &&
      containsPoint(shape.box, x, y)
    ) {
      colour = shape.colour;
      at = shape.order;
    }
  }
  const pictured = backdrop.pictures.some(
    (picture) => picture.order < order && picture.order > at && containsPoint(picture.box, x, y),
  );
  return pictured ? undefined : colour;
}

/** Glyphs that differ from what they are drawn on. Only white ones are looked at: others show on paper. */
export function visibleGlyphs(glyphs: readonly Glyph[], backdrop: Backdrop): Glyph[] {
  let colour = "#000000";
  let isPaper = false;
  return glyphs.filter((glyph) => {
    if (glyph.colour !== colour) {
      colour = glyph.colour;
      isPaper = isWhite(colour);
    }
    if (!isPaper) return true;
    const along = (glyph.from + glyph.to) / 2;
    const across = glyph.baseline - glyph.size / 3;
    const [x, y] =
      glyph.turn === 0
        ? [along, across]
        : glyph.turn === 90
          ? [-across, along]
          : glyph.turn === 180
            ? [-along, -across]
            : [across, -along];
    const under = colourUnder(backdrop, x, y, glyph.order);
    return under === undefined || !isSameColour(under, glyph.colour);
  });
}

/** Letters are looked for by height, so many points at a time. */
const bandHeight = 12;

/** What may have been painted over something. */
export type Cover = Pick<Fill, "box" | "order" | "opaque">;

/** Glyphs over which nothing was painted afterwards, and how many there are that are not. */
export function uncoveredGlyphs(
  glyphs: readonly Glyph[],
  fills: readonly Cover[],
): { readonly glyphs: readonly Glyph[]; readonly covered: number } {
  const first = glyphs.reduce((least, { order }) => Math.min(least, order), Infinity);
  const later = fills.filter(({ order, opaque }) => order > first && opaque);
  if (later.length === 0) return { glyphs, covered: 0 };
  const bands = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.turn !== 0) continue;
    const band = Math.floor(glyph.baseline / bandHeight);
    const known = bands.get(band);
    if (known === undefined) bands.set(band, [glyph]);
    else known.push(glyph);
  }
  const covered = new Set<Glyph>();
  for (const { box, order } of later) {
    const last = Math.floor(box[3] / bandHeight) + 1;
    for (let band = Math.floor(box[1] / bandHeight); band <= last; band += 1) {
      for (const glyph of bands.get(band) ?? []) {
        if (glyph.order < order && isUnder(glyph, box)) covered.add(glyph);
      }
    }
  }
  if (covered.size === 0) return { glyphs, covered: 0 };
  const text = [...covered].filter((glyph) => glyph.text !== " ");
  return { glyphs: glyphs.filter((glyph) => !covered.has(glyph)), covered: text.length };
}

/** Whether a letter lies under an area, but for its edges. */
export const isUnder = ({ from, to, baseline, size }: Glyph, box: Fill["box"]): boolean =>
  from >= box[0] - 0.2 * (to - from) &&
  to <= box[2] + 0.2 * (to - from) &&
  baseline - 0.55 * size >= box[1] - 0.1 * size &&
  baseline <= box[3] + 0.1 * size;

/** Rulings in the paper's white divide nothing, unless they cross a coloured area. */
export function visibleRulings(rulings: readonly Ruling[], backdrop: Backdrop): Ruling[] {
  const coloured = backdrop.fills.filter((fill) => !isWhite(fill.colour));
  return rulings.filter((ruling) => {
    if (!isWhite(ruling.colour)) return true;
    const middle = (ruling.from + ruling.to) / 2;
    const [x, y] = ruling.direction === "horizontal" ? [middle, ruling.at] : [ruling.at, middle];
    // A wide one under a filled header touches the fill with its side.
    const reach = Math.max(1, ruling.width / 2 + 0.5);
    return coloured.some((fill) => containsPoint(fill.box, x, y, reach));
  });
}

/** Areas that colour something: not the paper's own white, not a whole page. */
export function visibleFills(fills: readonly Fill[], width: number, height: number): Fill[] {
  return fills.filter((fill) => boxWidth(fill.box) * boxHeight(fill.box) < 0.85 * width * height);
}
