import type { Face, Glyph } from "./drawing.ts";

/** A font with more unknown characters than this part says nothing that can be trusted. */
const mostUnknown = 0.2;
/** So many letters are enough to tell a language from a cipher. */
const enoughLetters = 300;
/** English has 38 vowels in 100 letters, a subset font read by its glyph numbers a handful. */
const fewestVowels = 0.13;

/** Of what a cipher draws more than this part are letters: its blanks and figures come out as some, too. */
const mostlyLetters = 0.6;

/** Fewer different letters than this are a filler, not a language. */
const fewestKinds = 8;

export interface Legible {
  readonly glyphs: readonly Glyph[];
  /** Characters left out, by font. */
  readonly lost: ReadonlyMap<string, number>;
}

/** Leaves out what is drawn in fonts that do not say which characters they draw. */
export function legibleGlyphs(
  glyphs: readonly Glyph[],
  unmapped: ReadonlyMap<Face, number>,
): Legible {
  const byFace = new Map<Face, Glyph[]>();
  for (const glyph of glyphs) {
    const some = byFace.get(glyph.face);
    if (some === undefined) byFace.set(glyph.face, [glyph]);
    else some.push(glyph);
  }
  const illegible = new Set<Face>();
  const lost = new Map<string, number>();
  for (const face of new Set([...byFace.keys(), ...unmapped.keys()])) {
    const drawn = byFace.get(face) ?? [];
    const blanks = drawn.reduce((count, { text }) => (text === " " ? count + 1 : count), 0);
    const unknown = unmapped.get(face) ?? 0;
    const total = drawn.length - blanks + unknown;
    if (!face.symbol && (unknown > mostUnknown * total || isCipher(drawn))) {
      illegible.add(face);
      lost.set(face.name, (lost.get(face.name) ?? 0) + total);
    } else if (unknown > 0 && !face.symbol)
      lost.set(face.name, (lost.get(face.name) ?? 0) + unknown);
  }
  if (illegible.size === 0) return { glyphs, lost };
  return { glyphs: glyphs.filter((glyph) => !illegible.has(glyph.face)), lost };
}

function isCipher(glyphs: readonly Glyph[]): boolean {
  let letters = 0;
  const counts = new Map<number, number>();
  for (const { text } of glyphs) {
    // As a small letter; every character of every page comes by here.
    const code = text.length === 1 ? text.charCodeAt(0) | 0x20 : 0;
    if (code < 0x61 || code > 0x7a) continue;
    letters += 1;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (letters < enoughLetters || counts.size < fewestKinds) return false;
  const vowels = [..."aeiou"].reduce((sum, one) => sum + (counts.get(one.charCodeAt(0)) ?? 0), 0);
  // A font of codes and abbreviations has few vowels, but figures and signs among its letters as a cipher has not.
  return vowels < fewestVowels * letters && letters > mostlyLetters * glyphs.length;
}
