import { largest, smallest } from "../../../../long-lists.ts";
import type { Span } from "../../drawing/drawing.ts";
import { isLeader } from "../../text/leaders.ts";
import { type Line, spansToLines } from "../../text/lines.ts";
import { isFigure } from "../../text/pieces.ts";
import { hadRoom, readsOnFrom } from "../../text/wrapping.ts";
import type { GridCell } from "../grid/grid.ts";

/** Texts of one row stand on one baseline, give or take this (points). */
const sameBaseline = 1;
/** Rows begin at one x, give or take this (points); what wraps may hang further in. */
const sameStart = 1.5;
/** So many columns have words on the baseline of every row. */
const fewestColumns = 2;
/** Where only the room at the ends of lines tells of rows, so many tell it. */
const fewestPlain = 3;
/** Texts with their middles nearer than this are centred, and tell nothing of room (points). */
const sameMiddle = 1;

interface BoxColumn {
  readonly right: number;
  readonly lines: readonly Line[];
}

/**
 * y between the rows that one ruled box holds whole: each begins in the first column, other columns begin something
 * on its baseline, and nowhere does a line end there for want of room. Text wraps only where the next word has none.
 */
export function roomCuts(cells: readonly GridCell[]): number[] {
  const columns = [...cells]
    .sort((a, b) => a.column - b.column)
    .map((cell): BoxColumn => {
      const lines = spansToLines(cell.spans.filter(({ turn }) => turn === 0));
      return { right: cell.box[2], lines };
    })
    .filter(({ lines }) => lines.length > 0);
  const [labels, ...others] = columns;
  if (labels === undefined || cells.every(({ column }) => column !== 0)) return [];
  if (others.length < fewestColumns - 1 || columns.some(isCentred)) return [];
  const left = smallest(labels.lines.map(({ box }) => box[0]));
  const starts = labels.lines.filter(
    (line) =>
      line.box[0] <= left + sameStart &&
      others.filter(({ lines }) => lineAt(lines, line.baseline) !== undefined).length >=
        0.5 * others.length,
  );
  const [first, ...later] = starts;
  if (first === undefined || first !== labels.lines[0] || later.length === 0) return [];
  const isFresh = ({ baseline }: Line): boolean => {
    const said = columns.flatMap((column) => {
      const at = column.lines.findIndex(
        (line) => Math.abs(line.baseline - baseline) <= sameBaseline,
      );
      return at < 1 ? [] : [begins(column, at)];
    });
    const anew = said.filter((one) => one === "anew").length;
    return said[0] === "anew" && !said.includes("goes on") && anew > 0.5 * said.length;
  };
  // A line that no row begins with goes on with what stands over it.
  const strays = others.some(({ lines }) =>
    lines.some((line, at) => at === 0 && line.baseline < first.baseline - sameBaseline),
  );
  const hangs = columns.some(({ lines }) => {
    const from = smallest(lines.map(({ box }) => box[0]));
    return lines.some(({ box }) => box[0] > from + 2 * sameStart);
  });
  const isSure = hangs || starts.length >= fewestPlain;
  if (strays || !isSure || !later.every(isFresh)) return [];
  return later.map((line) => {
    const above = columns
      .flatMap(({ lines }) => lines)
      .filter(({ baseline }) => baseline < line.baseline - sameBaseline);
    const bottom = largest(above.map(({ box }) => box[3]));
    return (bottom + line.box[1]) / 2;
  });
}

/** Whether a line begins something or goes on; its first word may have had no room at the end of the line above. */
function begins({ right, lines }: BoxColumn, at: number): "anew" | "undecided" | "goes on" {
  const [above, line] = [lines[at - 1] as Line, lines[at] as Line];
  const [last, first] = [above.spans.at(-1) as Span, line.spans[0] as Span];
  if (isLeader(last) || isFigure(above.text)) return "anew";
  // What hangs belongs to the line over it; what stands out again begins anew.
  if (line.box[0] < above.box[0] - 2 * sameStart) return "anew";
  if (line.box[0] > above.box[0] + 2 * sameStart) return "goes on";
  if (readsOnFrom(above.text, line.text)) return "goes on";
  return hadRoom(last, first, right) ? "anew" : "undecided";
}

const lineAt = (lines: readonly Line[], baseline: number): Line | undefined =>
  lines.find((line) => Math.abs(line.baseline - baseline) <= sameBaseline);

/** Lines of several widths about one middle. */
const isCentred = ({ lines }: BoxColumn): boolean => {
  const middle = ({ box }: Line): number => (box[0] + box[2]) / 2;
  const middles = lines.map(middle);
  const widths = lines.map(({ box }) => box[2] - box[0]);
  return (
    lines.length >= 2 &&
    !lines.every(({ text }) => isFigure(text)) &&
    largest(widths) - smallest(widths) > 4 * sameMiddle &&
    largest(middles) - smallest(middles) <= sameMiddle
  );
};
