import type { Ruling, Span } from "../drawing/drawing.ts";
import { centreX } from "../drawing/geometry.ts";

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
  const bars = findBars(spans);
  if (rules.length + bars.length === 0) return { spans, rules };
  const drawn = new Set(bars.flat());
  return {
    spans: spans.filter((span) => !drawn.has(span) && (span.turn !== 0 || !typed.test(span.text))),
    rules: [...rules, ...bars.map(toUpright)],
  };
}

/** Marks one below the other on so many lines are an upright rule; colons are where the first line has two of them. */
const upright = /^[|\u00a6:]$/;
const fewestBars = 4;
const sameLine = 0.2;
/** Their middles stand within this of each other (points), and their lines no further apart than this (parts of the font size). */
const sameMiddle = 0.6;
const farthestBar = 3;

/** Marks that stand alone between blanks, one below the other: as a typewriter parts columns. */
function findBars(spans: readonly Span[]): Span[][] {
  const marks = spans
    .filter(({ text, turn }) => turn === 0 && upright.test(text))
    .sort((a, b) => a.baseline - b.baseline);
  const runs: Span[][] = [];
  for (const mark of marks) {
    const run = runs.find((one) => {
      const last = one.at(-1) as Span;
      return (
        last.text === mark.text &&
        Math.abs(centreX(last.box) - centreX(mark.box)) <= sameMiddle &&
        mark.baseline - last.baseline <= farthestBar * mark.size
      );
    });
    if (run === undefined) runs.push([mark]);
    else run.push(mark);
  }
  const isOnFirstLine = (run: readonly Span[], { baseline, size }: Span): boolean =>
    Math.abs(baseline - (run[0] as Span).baseline) <= sameLine * size;
  const long = runs.filter(
    (run) =>
      run.length >= fewestBars &&
      (run[0]?.text !== ":" || marks.filter((one) => isOnFirstLine(run, one)).length >= 2),
  );
  // A header has them between all its heads, where its body may have but one.
  return runs.filter((run) => run.some((one) => long.some((other) => isOnFirstLine(other, one))));
}

const toUpright = (run: readonly Span[]): Ruling => {
  const [first, last] = [run[0] as Span, run.at(-1) as Span];
  return {
    direction: "vertical",
    at: centreX(first.box),
    from: first.box[1],
    to: last.box[3],
    width: 0.5,
    colour: first.colour,
  };
};
