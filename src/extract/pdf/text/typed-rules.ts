import type { Ruling, Span } from "../drawing/drawing.ts";

/** So many dashes are a rule: fewer strike out a cell, or stand for nothing. */
const typed = /^(?:-{6,}|={6,}|_{12,}|[\u2013\u2014\u2500]{6,})$/;
/** Where dashes stand over the baseline, in parts of the font size. */
const height = 0.3;

/** A typewriter has no rules but dashes: they part rows and head columns as drawn ones do. */
export function partTypedRules(spans: readonly Span[]): {
  readonly spans: readonly Span[];
  readonly rules: readonly Ruling[];
} {
  const rules = spans
    .filter(({ text, turn }) => turn === 0 && typed.test(text))
    .map(
      ({ box, baseline, size, colour, text }): Ruling => ({
        direction: "horizontal",
        at: text.startsWith("_") ? baseline : baseline - height * size,
        from: box[0],
        to: box[2],
        width: 0.5,
        colour,
      }),
    );
  if (rules.length === 0) return { spans, rules };
  return { spans: spans.filter(({ text, turn }) => turn !== 0 || !typed.test(text)), rules };
}
