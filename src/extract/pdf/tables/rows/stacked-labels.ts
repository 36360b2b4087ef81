import { append, largest, smallest } from "../../../../long-lists.ts";
import { type LineStep, lineStepOf, type Step } from "../../text/line-step.ts";
import { isFigure } from "../../text/pieces.ts";
import { baselineOf, overlaps, type PlacedPiece, type TextRow } from "./placed-lines.ts";

/** A row of several lines has so many labels at most. */
const mostLabels = 6;
/** Heads over the labels, or the last labels of a row that began on the page before. */
const mostBefore = 2;
/** Texts on one baseline, give or take this part of their size. */
const oneBaseline = 0.35;
/** A figure stands beside each of the labels, in this part of the rows at least. */
const besidePart = 0.5;

/** So many labels have figures where those of the last periods have none yet. */
const fewestBeside = 2;
const digits = /\d/g;
const ordinal = /(?<=\d)(?:st|nd|rd|th)\b/g;

/** A label of the stack: where it begins, and all its lines. */
interface Label {
  readonly text: string;
  readonly cells: readonly PlacedPiece[];
}

/**
 * Rows of which one column holds the same labels again and again (`Out-turn`, `Target`), each with its own figures beside
 * it, while a text that wraps stands beside them all: every label is a row, and what wraps belongs to the first. Where the
 * labels are rows already, the lines of what wraps may be closer to each other than these are, as texts left of them show.
 */
export function splitAtStackedLabels(
  groups: readonly (readonly TextRow[])[],
  columns: number,
): TextRow[][] {
  const rows = groups.flat();
  const whole = groups.map((group) => [...group]);
  const lineStep = stepInColumns(rows, columns);
  if (lineStep === undefined) return whole;
  for (let column = 1; column < columns; column += 1) {
    const labels = stackIn(rows, column, lineStep);
    if (labels?.some((label) => isFused(label, labels, groups))) {
      return split(groups, column, labels, lineStep) ?? whole;
    }
    // Rows without room stand about as far apart as lines do: those of the labels are then the closest of these.
    for (const close of [stepInColumns(rows, column), closestStepIn(rows, column)]) {
      const apart = close && stackIn(rows, column, close);
      const isOne = (label: Label): boolean => isFused(label, apart ?? [], groups);
      if (close && apart && (apart.some(isOne) || goOnBeside(rows, column, apart, close))) {
        return split(groups, column, apart, close) ?? whole;
      }
    }
  }
  return whole;
}

/** On one baseline to the point stands what belongs together, however close the lines of another text come to it (points). */
const sameBaseline = 0.5;

/** Labels that begin no row have nothing of their own left of them: what goes on there stands a little higher or lower. */
function goOnBeside(
  rows: readonly TextRow[],
  column: number,
  labels: readonly Label[],
  lineStep: LineStep,
): boolean {
  const first = firstLabels(rows, labels, lineStep);
  const others = labels.filter((label) => !first.includes(label));
  const left = rows.flatMap((row) => row.cells).filter((cell) => cell.column < column);
  return !left.some((cell) =>
    others.some(
      ({ cells: [label] }) =>
        label !== undefined && Math.abs(baselineOf(label) - baselineOf(cell)) <= sameBaseline,
    ),
  );
}

const sizeOf = ({ piece }: PlacedPiece): number => largest(piece.spans.map(({ size }) => size));

const isIn =
  (column: number) =>
  (cell: PlacedPiece): boolean =>
    cell.column === column && cell.columnSpan === 1;

/** The line step of cells, from what stands below each other in one column. */
export const stepInColumns = (rows: readonly TextRow[], columns: number): LineStep | undefined =>
  lineStepOf(Array.from({ length: columns }, (_, column) => stepsIn(rows, column)).flat());

const closestStepIn = (rows: readonly TextRow[], column: number): LineStep | undefined =>
  lineStepOf(stepsIn(rows, column), smallest);

function stepsIn(rows: readonly TextRow[], column: number): Step[] {
  const own = rows.flatMap((row) => row.cells).filter(isIn(column));
  return own.slice(1).map((cell, at) => {
    const upper = own[at] as PlacedPiece;
    return { step: baselineOf(cell) - baselineOf(upper), size: sizeOf(upper) };
  });
}

/** The labels of a column that come again in one order, and each of which has figures beside it. */
function stackIn(
  rows: readonly TextRow[],
  column: number,
  lineStep: LineStep,
): readonly Label[] | undefined {
  const cells = rows.flatMap((row) => row.cells);
  const all: Label[] = [];
  for (const cell of cells.filter(isIn(column))) {
    const above = all.at(-1);
    const last = above?.cells.at(-1);
    if (above !== undefined && last !== undefined && isInside(last, cell, lineStep)) {
      all[all.length - 1] = {
        text: `${above.text} ${cell.piece.text}`,
        cells: [...above.cells, cell],
      };
    } else all.push({ text: cell.piece.text, cells: [cell] });
  }
  for (let before = 0; before <= mostBefore; before += 1) {
    const heads = all.slice(0, before).map(({ text }) => text);
    const labels = all.slice(before).filter(({ text }) => !heads.includes(text));
    const turn = turnOf(labels);
    if (turn !== undefined && haveEachBeside(labels, turn, cells, column, lineStep)) return labels;
  }
  return undefined;
}

const isInside = (upper: PlacedPiece, lower: PlacedPiece, lineStep: LineStep): boolean => {
  const step = baselineOf(lower) - baselineOf(upper);
  return step > 0 && lineStep.says(step) === "inside";
};

/** After so many labels the first comes again, and so on to the end. */
function turnOf(labels: readonly Label[]): number | undefined {
  const turn = labels.findIndex(({ text }, at) => at > 0 && text === labels[0]?.text);
  const isTurn =
    turn >= 2 &&
    turn <= mostLabels &&
    new Set(labels.map(({ text }) => text)).size === turn &&
    labels.every(({ text }, at) => at < turn || text === labels[at - turn]?.text);
  return isTurn ? turn : undefined;
}

/** What stands on a label's first baseline. */
const standsLevel = ({ cells: [first] }: Label, cell: PlacedPiece): boolean =>
  first !== undefined &&
  Math.abs(baselineOf(cell) - baselineOf(first)) <= oneBaseline * sizeOf(first);

function haveEachBeside(
  labels: readonly Label[],
  turn: number,
  cells: readonly PlacedPiece[],
  column: number,
  lineStep: LineStep,
): boolean {
  const values = cells.filter(
    (cell) =>
      cell.column > column &&
      isFigure(cell.piece.text) &&
      !cells.some((upper) => overlaps(upper, cell) && isInside(upper, cell, lineStep)),
  );
  const has = labels.map((label) => values.some((cell) => standsLevel(label, cell)));
  const phases = Array.from({ length: turn }, (_, at) => at);
  const counts = phases.map((phase) => {
    const own = has.filter((_, at) => at % turn === phase);
    return { with: own.filter(Boolean).length, all: own.length };
  });
  const yetToCome = phases.findIndex(
    (phase) =>
      phase >= fewestBeside &&
      counts.slice(phase).every((count) => count.with === 0) &&
      labels.slice(phase, turn).every(({ text }, at) => isLike(text, labels[phase + at - 1]?.text)),
  );
  return counts
    .slice(0, yetToCome < 0 ? turn : yetToCome)
    .every((count) => count.with >= besidePart * count.all);
}

/** `4th Qtr` after `3rd Qtr`, `2010/11` after `2009/10`: the same words or numbers of the same form. */
function isLike(label: string, above: string | undefined): boolean {
  const parts = (text = ""): string[] =>
    text.toLowerCase().replaceAll(digits, "0").replaceAll(ordinal, "").split(" ");
  const before = parts(above);
  return parts(label).some((part) => before.includes(part));
}

const holds = (group: readonly TextRow[], { cells: [first] }: Label): boolean =>
  group.some((row) => row.cells.some((cell) => cell === first));

/** Another label stands in the same row. */
const isFused = (
  label: Label,
  labels: readonly Label[],
  groups: readonly (readonly TextRow[])[],
): boolean =>
  groups.some(
    (group) => holds(group, label) && labels.some((one) => one !== label && holds(group, one)),
  );

/** The labels that begin a row of several: those beside which the first column begins most often. */
function firstLabels(
  rows: readonly TextRow[],
  labels: readonly Label[],
  lineStep: LineStep,
): readonly Label[] {
  const left = rows.flatMap((row) => row.cells).filter(({ column }) => column === 0);
  const begun = left.filter((cell) => !left.some((upper) => isInside(upper, cell, lineStep)));
  const counts = new Map<string, number>();
  for (const label of labels) {
    if (begun.some((cell) => standsLevel(label, cell))) {
      counts.set(label.text, (counts.get(label.text) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return labels.filter(({ text }) => text === most?.[0]);
}

/** A row for every label; nothing where a figure stands beside none. */
function split(
  groups: readonly (readonly TextRow[])[],
  column: number,
  labels: readonly Label[],
  lineStep: LineStep,
): TextRow[][] | undefined {
  const parts: { readonly rows: TextRow[]; readonly label?: Label }[] = [];
  const partOf = new Map<PlacedPiece, TextRow[]>();
  const placed: PlacedPiece[] = [];
  const first = firstLabels(groups.flat(), labels, lineStep);
  const begins = (cell: PlacedPiece): boolean => first.some((label) => standsLevel(label, cell));
  const restOf = (cell: PlacedPiece): TextRow[] | undefined => {
    const upper = placed.findLast((one) => overlaps(one, cell));
    const goesOn = upper !== undefined && isInside(upper, cell, lineStep) && !begins(cell);
    return goesOn ? partOf.get(upper) : undefined;
  };
  const place = (row: TextRow, partFor: (cell: PlacedPiece) => TextRow[]): void => {
    const shares = new Map<TextRow[], PlacedPiece[]>();
    for (const cell of row.cells) {
      const at = partFor(cell);
      partOf.set(cell, at);
      placed.push(cell);
      shares.set(at, [...(shares.get(at) ?? []), cell]);
    }
    for (const [at, cells] of shares) at.push({ ...row, cells });
  };
  for (const group of groups) {
    const own = labels.filter((label) => holds(group, label));
    const mine = own.map((label) => ({ rows: [] as TextRow[], label }));
    if (mine.length === 0) {
      const [row, ...more] = group;
      const isRest = more.length === 0 && row?.cells.every((cell) => restOf(cell) !== undefined);
      if (row !== undefined && isRest === true) place(row, (cell) => restOf(cell) as TextRow[]);
      else parts.push({ rows: [...group] });
      continue;
    }
    append(parts, mine);
    for (const row of group) {
      const isAstray = row.cells.some(
        (cell) =>
          restOf(cell) === undefined &&
          cell.column > column &&
          isFigure(cell.piece.text) &&
          !own.some((label) => isLevelWith(label, cell)),
      );
      if (isAstray) return undefined;
      place(row, (cell) => restOf(cell) ?? (mine[labelAt(own, cell)]?.rows as TextRow[]));
    }
  }
  return parts.map(({ rows, label }, at) =>
    label === undefined ? rows : clip(rows, parts[at + 1]?.label),
  );
}

/** The last label that begins no lower than a cell; the first where all do. */
function labelAt(labels: readonly Label[], cell: PlacedPiece): number {
  const last = labels.findLastIndex(({ cells: [first] }) => {
    const label = first as PlacedPiece;
    return baselineOf(label) <= baselineOf(cell) + oneBaseline * sizeOf(label);
  });
  return Math.max(0, last);
}

/** A figure stands beside a line of the label, or between its lines. */
function isLevelWith({ cells }: Label, figure: PlacedPiece): boolean {
  const near = oneBaseline * sizeOf(figure);
  const baselines = cells.map(baselineOf);
  const at = baselineOf(figure);
  return at >= smallest(baselines) - near && at <= largest(baselines) + near;
}

/** Text that wraps past the next label ends its row where that begins. */
function clip(rows: readonly TextRow[], next: Label | undefined): TextRow[] {
  const end = next === undefined ? Infinity : smallest(next.cells.map(({ piece }) => piece.box[1]));
  return rows.map((row) => ({
    ...row,
    top: Math.min(smallest(row.cells.map(({ piece }) => piece.box[1])), end),
    bottom: Math.min(largest(row.cells.map(({ piece }) => piece.box[3])), end),
  }));
}
