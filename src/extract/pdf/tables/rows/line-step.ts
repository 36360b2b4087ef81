import { median } from "../../text/median.ts";

/** Steps down between lines of one text, in parts of its size: closer ones share a line, wider ones part texts. */
const closest = 0.8;
const widest = 1.45;
/** Lines of one cell step down by no more than this part of the usual step, rows by at least this. */
const sameStep = 1.12;
const rowStep = 1.25;

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

/** The line step of a table, from the steps between lines below each other; absent where none is that of a text. */
export function lineStepOf(steps: readonly Step[]): LineStep | undefined {
  const close = steps
    .filter(({ step, size }) => step > closest * size && step < widest * size)
    .map(({ step }) => step);
  return close.length === 0 ? undefined : stepOf(median(close));
}

/** The line step of text of a size, where no lines show it. */
export const plainStep = (size: number): LineStep => stepOf(plain * size);

const stepOf = (usual: number): LineStep => ({
  usual,
  says: (step) =>
    step <= sameStep * usual ? "inside" : step < rowStep * usual ? "undecided" : "next row",
});
