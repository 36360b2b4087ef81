import type { Glyph, Span } from "../drawing/drawing.ts";

/** So many dots lead the eye from a label to its figure; three are an ellipsis. */
const fewestDots = 5;
/** Dots further apart than this, in parts of the font size, are none of one leader. */
const widestStep = 1;

const dots: Readonly<Record<string, number>> = { ".": 1, "·": 1, "…": 3 };
const leader = /^[.·…]+$/;

/** The glyphs of a row, from left to right, that make up leaders; undefined where there are none. */
export function findLeaders(row: readonly Glyph[]): ReadonlySet<Glyph> | undefined {
  let found: Set<Glyph> | undefined;
  let run: Glyph[] = [];
  let count = 0;
  const finish = (): void => {
    if (count >= fewestDots) {
      found ??= new Set();
      for (const glyph of run) found.add(glyph);
    }
    run = [];
    count = 0;
  };
  for (const glyph of row) {
    if (glyph.text === " ") continue;
    const weight = dots[glyph.text];
    const last = run.at(-1);
    if (weight === undefined || (last && glyph.from - last.to > widestStep * glyph.size)) finish();
    if (weight === undefined) continue;
    run.push(glyph);
    count += weight;
  }
  finish();
  return found;
}

/** Whether a span is nothing but a leader. */
export const isLeader = ({ text }: Span): boolean =>
  text.length > 1 && leader.test(text) && (text.length >= fewestDots || text.includes("……"));
