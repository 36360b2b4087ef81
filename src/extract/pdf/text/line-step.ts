import { smallest } from "../../../long-lists.ts";
import { median } from "./median.ts";

/** Lines of one header are no farther apart (from baseline to baseline in parts of the font size, as what follows). */
export const headerStep = 1.35;
/** Lines of one cell are no farther apart. */
export const cellStep = 1.5;
/** Lines of one cell are nowhere so far apart. */
export const farStep = 1.75;
/** A header over several columns may stand a little higher over them. */
export const headStep = 2.1;
/** Lines under the last drawn edge that are farther apart are rows, not lines of a wrapped cell. */
export const looseStep = 1.4;
/** Lines of a caption are no farther apart. */
export const captionStep = 1.32;
/** Lines of a header at a page's foot are no farther apart. */
export const footStep = 1.6;
/** Lines of a column of prose are no farther apart. */
export const proseStep = 1.8;
/** Rows of one table stand no further apart. */
export const rowReach = 4;

/** Steps down between lines of one text, in parts of its size: closer ones share a line, wider ones part texts. */
const closest = 0.8;
const widest = 1.45;
/** Lines of one cell step down by no more than this part of the usual step, rows by at least this. */
const sameStep = 1.12;
const rowStep = 1.25;
/** So do steps from this on, where none lies between them and those inside cells: no typesetter's rounding does. */
const clearStep = 1.18;

/** Baselines are given to so much (points). */
const slack = 0.01;

/** The step that most typesetters take (parts of the font size). */
const plain = 1.2;

export interface Step {
  /** From baseline to baseline (points). */
  readonly step: number;
  readonly size: number;
}

/** What a step down says: it stays in one cell, it may do either, or another row begins. */
export type StepSays = "inside" | "undecided" | "next row";

export interface LineStep {
  /** The usual step from line to line inside a cell (points). */
  readonly usual: number;
  readonly says: (step: number) => StepSays;
}

/**
 * The line step of a table, from the steps between lines below each other; absent where none is that of a text. `usualOf`
 * says which of those steps is the usual one.
 */
export function lineStepOf(
  steps: readonly Step[],
  usualOf: (close: readonly number[]) => number = median,
): LineStep | undefined {
  const close = steps
    .filter(({ step, size }) => step > closest * size && step < widest * size)
    .map(({ step }) => step);
  if (close.length === 0) return undefined;
  const usual = usualOf(close);
  const wider = steps.map(({ step }) => step).filter((step) => step > sameStep * usual);
  const next = smallest(wider);
  return stepOf(usual, next >= clearStep * usual ? Math.min(next, rowStep * usual) : undefined);
}

/** The line step of text of a size, where no lines show it. */
export const plainStep = (size: number): LineStep => stepOf(plain * size);

/** The line step of a table, from the part of it on the page before. */
export const knownStep = (usual: number): LineStep => stepOf(usual);

const stepOf = (usual: number, fromRow = rowStep * usual): LineStep => ({
  usual,
  says: (step) =>
    step <= sameStep * usual ? "inside" : step < fromRow - slack ? "undecided" : "next row",
});

/** Lines nearer than this are one line, in parts of their text's size. */
const oneLine = 0.75;
/** Wider steps than a text's own are many where rows are short: the usual is among the smallest. */
const smallPart = 0.3;

/**
 * The step from line to line that is small and comes often, so that gaps stand out; 0 where there are no two lines.
 * Unlike `lineStepOf` it takes any step, however wide: what reads on decides whether it is one.
 */
export function smallestUsualStep(
  lines: readonly { readonly baseline: number; readonly size: number }[],
): number {
  const steps = lines
    .slice(1)
    .map((line, index) => {
      const above = lines[index] as (typeof lines)[number];
      return { step: line.baseline - above.baseline, size: Math.min(above.size, line.size) };
    })
    .filter(({ step, size }) => step > oneLine * size)
    .map(({ step }) => step)
    .sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) * smallPart)] ?? 0;
}
