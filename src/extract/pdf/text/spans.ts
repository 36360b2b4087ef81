import type { BoundingBox } from "../../../document.ts";
import type { Face, Glyph, Span, Turn } from "../drawing/drawing.ts";
import { isPictograph } from "../drawing/symbols.ts";
import { unturnBox } from "../drawing/turn.ts";
import { findLeaders } from "./leaders.ts";
import { sortUnlessSorted } from "./sorted.ts";

/** All in parts of the font size. */
const sameBaseline = 0.12;
/** A gap this wide is a blank even where none is drawn; kerning stays below it. */
const blankGap = 0.19;
/** A drawn blank that kerning has pulled back to less than this is none. */
const leastDrawnBlank = 0.06;
/** Fake bold and shadows draw a glyph again within this distance. */
const doubledWithin = 0.14;
const shadowWithin = 0.25;
/** Letters reach this far above and below the baseline. */
const ascent = 0.78;
const descent = 0.22;

/** Glyphs in any drawing order to words; glyphs drawn twice count once. */
export function glyphsToSpans(glyphs: readonly Glyph[]): Span[] {
  const byTurn = new Map<Turn, Glyph[]>(turns.map((turn) => [turn, []]));
  // Some producers call every hyphen soft: only beside ordinary ones does a soft one say that a word was cut.
  const hyphenated = new Set<Face>();
  for (const glyph of glyphs) {
    byTurn.get(glyph.turn)?.push(glyph);
    if (glyph.text === "-") hyphenated.add(glyph.face);
  }
  return [...byTurn].flatMap(([turn, turned]) =>
    baselines(turned).flatMap((row) => rowToSpans(row, turn, hyphenated)),
  );
}

const turns: readonly Turn[] = [0, 90, 180, 270];

/** Glyphs on one baseline each, from left to right. */
function baselines(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = [];
  let row: Glyph[] = [];
  let first: Glyph | undefined;
  for (const glyph of byBaseline(glyphs)) {
    const near =
      first !== undefined &&
      glyph.baseline - first.baseline <= sameBaseline * Math.min(glyph.size, first.size);
    if (!near) {
      row = [];
      rows.push(row);
      first = glyph;
    }
    row.push(glyph);
  }
  for (const one of rows) sortUnlessSorted(one, byPlace);
  return rows;
}

const byStart = (a: Glyph, b: Glyph): number => a.from - b.from || a.order - b.order;
const byPlace = (a: Glyph, b: Glyph): number => a.from - b.from || a.to - b.to || a.order - b.order;

/** From the top down, and on each baseline from the left. Far fewer baselines are sorted than glyphs. */
function byBaseline(glyphs: readonly Glyph[]): Glyph[] {
  const rows = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    const row = rows.get(glyph.baseline);
    if (row === undefined) rows.set(glyph.baseline, [glyph]);
    else row.push(glyph);
  }
  const sorted: Glyph[] = [];
  for (const baseline of [...rows.keys()].sort((a, b) => a - b)) {
    const row = rows.get(baseline) ?? [];
    sortUnlessSorted(row, byStart);
    for (const glyph of row) sorted.push(glyph);
  }
  return sorted;
}

function rowToSpans(row: readonly Glyph[], turn: Turn, hyphenated: ReadonlySet<Face>): Span[] {
  const spans: Span[] = [];
  let word: Glyph[] = [];
  let blankBefore = false;
  const leaders = findLeaders(row);
  const shadow = shadowOffset(row);
  const finish = (): void => {
    if (word.length > 0) spans.push(glyphsToSpan(word, turn, hyphenated));
    word = [];
  };
  for (const glyph of row) {
    if (glyph.text === " ") {
      blankBefore = true;
      continue;
    }
    if (isDoubled(glyph, word, shadow)) continue;
    const last = word.at(-1);
    if (last !== undefined && leaders !== undefined && (leaders.has(glyph) || leaders.has(last))) {
      // A leader is one span, whatever it is next to and however far apart its dots are.
      if (leaders.has(glyph) !== leaders.has(last)) finish();
    } else if (last !== undefined) {
      const size = Math.min(last.size, glyph.size);
      const gap = glyph.from - last.to;
      const limit = blankBefore ? leastDrawnBlank : blankGap;
      const standsAlone = isPictograph(glyph.text) || isPictograph(last.text);
      const turnsBack = gap < -0.6 * size;
      if (gap > limit * size || standsAlone || turnsBack) finish();
    }
    word.push(glyph);
    blankBefore = false;
  }
  finish();
  return spans;
}

/** A letter wide enough to tell a shadow of itself from the same letter again, in parts of the font size. */
const wideLetter = 0.4;
const fewestDoubled = 3;
/** A row's shadow falls everywhere at this distance, give or take this (parts of the font size). */
const sameShadow = 0.02;

/** How far right of its letters a row is drawn again; narrow letters do not show it by themselves. */
function shadowOffset(row: readonly Glyph[]): number | undefined {
  const offsets: number[] = [];
  for (let index = 1; index < row.length; index += 1) {
    const glyph = row[index] as Glyph;
    if (glyph.text === " " || glyph.to - glyph.from < wideLetter * glyph.size) continue;
    for (let at = index - 1; at >= 0 && at >= index - 3; at -= 1) {
      const other = row[at] as Glyph;
      const offset = glyph.from - other.from;
      if (other.text === glyph.text && offset > 0 && offset < shadowWithin * glyph.size) {
        offsets.push(offset);
      }
    }
  }
  return offsets.length < fewestDoubled
    ? undefined
    : offsets.sort((a, b) => a - b)[offsets.length >> 1];
}

function isDoubled(glyph: Glyph, word: readonly Glyph[], shadow: number | undefined): boolean {
  for (let index = word.length - 1; index >= 0 && index >= word.length - 4; index -= 1) {
    const other = word[index];
    if (other === undefined || other.text !== glyph.text) continue;
    const near = Math.min(doubledWithin * glyph.size, (glyph.to - glyph.from) * 0.5);
    const offset = glyph.from - other.from;
    if (Math.abs(offset) <= near) return true;
    if (shadow !== undefined && Math.abs(offset - shadow) <= sameShadow * glyph.size) return true;
  }
  return false;
}

function glyphsToSpan(word: readonly Glyph[], turn: Turn, hyphenated: ReadonlySet<Face>): Span {
  const first = word[0] as Glyph;
  const last = word.at(-1) as Glyph;
  const { baseline } = first;
  let [text, size, to, isOneTag] = ["", 0, last.to, true];
  for (const glyph of word) {
    text += glyph.text;
    size = Math.max(size, glyph.size);
    to = Math.max(to, glyph.to);
    isOneTag &&= glyph.tag === first.tag;
  }
  const upright: BoundingBox = [
    first.from,
    baseline - ascent * size,
    to,
    baseline + descent * size,
  ];
  return {
    text: beyondAscii.test(text) ? plainText(text, hyphenated.has(last.face)) : text,
    box: unturnBox(upright, turn),
    baseline,
    size,
    face: first.face,
    colour: first.colour,
    turn,
    tag: isOneTag ? first.tag : -1,
  };
}

const beyondAscii = /[^\0-\x7f]/;

/** Composed letters, no ligatures, and soft hyphens only where they say that a word was cut. */
const plainText = (text: string, hasHyphens: boolean): string =>
  text
    .replace(hasHyphens ? /\u00ad(?!$)/g : /\u00ad/g, "-")
    .normalize("NFC")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"));
