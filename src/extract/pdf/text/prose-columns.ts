import { append } from "../../../long-lists.ts";
import { boxWidth, unionBoxes } from "../drawing/geometry.ts";
import { type Line, toLine } from "./lines.ts";
import { median } from "./median.ts";

/** White space between two columns of prose is wider than this (parts of the font size). */
const narrowestGutter = 1.2;
/** A column has at least so many lines. */
const fewestLines = 4;
/** Prose fills its lines: so many of them reach over this part of their column's width. */
const filledPart = 0.65;
const filledLines = 0.55;
/** Words a line, on the average: fewer are labels or names. */
const fewestWords = 3.5;
/** A column is no narrower than this part of both. */
const narrowestColumn = 0.22;

/** Lines read down one column and then the next, where prose is set in columns; `top` is where they begin. */
export interface Flow {
  readonly lines: readonly Line[];
  readonly top: number;
}

/** Lines from the top down to what is read together: each column of prose, and what stands between. */
export function linesToFlows(lines: readonly Line[]): Flow[] {
  const flows: Flow[] = [];
  let plain: Line[] = [];
  const finish = (): void => {
    if (plain.length > 0) flows.push({ lines: plain, top: (plain[0] as Line).box[1] });
    plain = [];
  };
  for (let index = 0; index < lines.length; ) {
    const run = longestRun(lines, index);
    const columns = run === undefined ? undefined : splitRun(lines.slice(index, run.end), run.x);
    if (run === undefined || columns === undefined) {
      plain.push(lines[index] as Line);
      index += 1;
      continue;
    }
    finish();
    const top = (lines[index] as Line).box[1];
    for (const column of columns) {
      append(
        flows,
        linesToFlows(column).map((flow) => ({ ...flow, top })),
      );
    }
    index = run.end;
  }
  finish();
  return flows;
}

type Strip = readonly [from: number, to: number];

/** How far down the white strip right of a line's first words goes on; absent where the line has none. */
function longestRun(
  lines: readonly Line[],
  start: number,
): { readonly end: number; readonly x: number } | undefined {
  const first = lines[start] as Line;
  let best: { readonly end: number; readonly x: number } | undefined;
  for (const gap of gapsIn(first)) {
    let [from, to] = gap;
    let end = start + 1;
    for (; end < lines.length; end += 1) {
      const line = lines[end] as Line;
      const free = [
        [-Infinity, line.box[0]] as Strip,
        ...gapsIn(line),
        [line.box[2], Infinity] as Strip,
      ];
      const shared = free
        .map((strip): Strip => [Math.max(from, strip[0]), Math.min(to, strip[1])])
        .find(([left, right]) => right - left >= narrowestGutter * first.size);
      if (shared === undefined) break;
      [from, to] = shared;
    }
    if (best === undefined || end > best.end) best = { end, x: (from + to) / 2 };
  }
  return best;
}

/** The white strips between the words of a line that could part two columns. */
function gapsIn({ spans, size }: Line): Strip[] {
  const gaps: Strip[] = [];
  let reached = Infinity;
  for (const { box } of spans) {
    if (box[0] - reached >= narrowestGutter * size) gaps.push([reached, box[0]]);
    reached = reached === Infinity ? box[2] : Math.max(reached, box[2]);
  }
  return gaps;
}

/** The lines left and right of an x, if both sides are prose. */
function splitRun(lines: readonly Line[], x: number): [Line[], Line[]] | undefined {
  const side = (isHere: (left: number) => boolean): Line[] =>
    lines.flatMap((line) => {
      const spans = line.spans.filter(({ box }) => isHere(box[0]));
      return spans.length === 0 ? [] : [toLine(spans)];
    });
  const columns: [Line[], Line[]] = [side((left) => left < x), side((left) => left >= x)];
  const width = boxWidth(unionBoxes(lines.map(({ box }) => box)));
  return columns.every((column) => isProse(column, width)) ? columns : undefined;
}

function isProse(lines: readonly Line[], width: number): boolean {
  if (lines.length < fewestLines) return false;
  const own = boxWidth(unionBoxes(lines.map(({ box }) => box)));
  const filled = lines.filter(({ box }) => boxWidth(box) >= filledPart * own).length;
  const words = median(lines.map(({ spans }) => spans.length));
  return (
    own >= narrowestColumn * width && filled >= filledLines * lines.length && words >= fewestWords
  );
}
