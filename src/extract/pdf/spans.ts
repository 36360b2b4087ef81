import type { BoundingBox } from "../../document.ts";
import type { Face, Glyph, Span, Turn } from "./drawing.ts";
import { findLeaders } from "./leaders.ts";
import { isPictograph } from "./symbols.ts";
import { unturnBox } from "./turn.ts";

/** All in parts of the font size. */
const sameBaseline = 0.12;
/** A gap this wide is a blank even where none is drawn; kerning stays below it. */
const blankGap = 0.19;
/** A drawn blank that kerning has pulled back to less than this is none. */
const leastDrawnBlank = 0.06;
/** Fake bold and shadows draw a glyph again within this distance. */
const doubledWithin = 0.14;
/** Letters reach this far above and below the baseline. */
const ascent = 0.78;
const descent = 0.22;

/** Glyphs in any drawing order to words; glyphs drawn twice count once. */
export function glyphsToSpans(glyphs: readonly Glyph[]): Span[] {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  // Some producers call every hyphen soft: only beside ordinary ones does a soft one say that a word was cut.
  const hyphenated = new Set(glyphs.filter(({ text }) => text === "-").map(({ face }) => face));
  return turns.flatMap((turn) => {
    const turned = glyphs.filter((glyph) => glyph.turn === turn);
    return baselines(turned).flatMap((row) => rowToSpans(row, turn, hyphenated));
  });
}

/** Glyphs on one baseline each, from left to right. */
function baselines(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort(
    (a, b) => a.baseline - b.baseline || a.from - b.from || a.order - b.order,
  );
  const rows: Glyph[][] = [];
  let row: Glyph[] = [];
  let first: Glyph | undefined;
  for (const glyph of sorted) {
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
  for (const one of rows) one.sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
  return rows;
}

function rowToSpans(row: readonly Glyph[], turn: Turn, hyphenated: ReadonlySet<Face>): Span[] {
  const spans: Span[] = [];
  let word: Glyph[] = [];
  let blankBefore = false;
  const leaders = findLeaders(row);
  const finish = (): void => {
    if (word.length > 0) spans.push(glyphsToSpan(word, turn, hyphenated));
    word = [];
  };
  for (const glyph of row) {
    if (glyph.text === " ") {
      blankBefore = true;
      continue;
    }
    if (isDoubled(glyph, word)) continue;
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

function isDoubled(glyph: Glyph, word: readonly Glyph[]): boolean {
  for (let index = word.length - 1; index >= 0 && index >= word.length - 4; index -= 1) {
    const other = word[index];
    if (other === undefined || other.text !== glyph.text) continue;
    const near = Math.min(doubledWithin * glyph.size, (glyph.to - glyph.from) * 0.5);
    if (Math.abs(other.from - glyph.from) <= near) return true;
  }
  return false;
}

function glyphsToSpan(word: readonly Glyph[], turn: Turn, hyphenated: ReadonlySet<Face>): Span {
  const first = word[0] as Glyph;
  const last = word.at(-1) as Glyph;
  const size = word.reduce((largest, glyph) => Math.max(largest, glyph.size), 0);
  const { baseline } = first;
  const to = word.reduce((right, glyph) => Math.max(right, glyph.to), last.to);
  const upright: BoundingBox = [
    first.from,
    baseline - ascent * size,
    to,
    baseline + descent * size,
  ];
  return {
    text: word
      .map((glyph) => glyph.text)
      .join("")
      .replace(hyphenated.has(last.face) ? /\u00ad(?!$)/g : /\u00ad/g, "-")
      .normalize("NFC")
      .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC")),
    box: unturnBox(upright, turn),
    baseline,
    size,
    face: first.face,
    colour: first.colour,
    turn,
    tag: word.every((glyph) => glyph.tag === first.tag) ? first.tag : -1,
  };
}
