import type { BoundingBox } from "../../../document.ts";
import type { Line } from "./lines.ts";

/** Headers and footers stand in these parts of the page's height. */
const marginPart = 0.115;
/** From page to page they stand at the same height, give or take (points). */
const sameHeight = 5;
/** How many pages apart a repetition counts: left and right pages may differ. */
export const runningReach = 2;
/** A line further from the one outside it than this part of its size is the page's own: it stands at its top. */
const farthestApart = 2.5;
/** A row of this many separate pieces is a table's header, not a page's. */
const mostPieces = 4;

export interface MarginLine {
  readonly side: "header" | "footer";
  /** Distance from the page's top or bottom. */
  readonly distance: number;
  /** The text without its figures, which count from page to page, and points and commas, which dirt on a scan is read as. */
  readonly pattern: string;
  readonly line: Line;
}

/** The lines of a page that could be its header or footer, from the outside in. */
export function findMarginLines(lines: readonly Line[], height: number): MarginLine[] {
  const toMargin = (side: MarginLine["side"], line: Line): MarginLine => ({
    side,
    distance: side === "header" ? line.baseline : height - line.baseline,
    pattern: line.text
      .replace(/\d+/g, "#")
      .replace(/[.,:;'’]/g, "")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase(),
    line,
  });
  const top = lines.filter((line) => line.box[3] <= marginPart * height);
  const bottom = lines.filter((line) => line.box[1] >= (1 - marginPart) * height);
  return [
    ...top.map((line) => toMargin("header", line)),
    ...bottom.reverse().map((line) => toMargin("footer", line)),
  ];
}

/** The margin lines that neighbouring pages repeat at the same height, and lone page numbers. */
export function findRunningLines(
  margin: readonly MarginLine[],
  neighbours: readonly (readonly MarginLine[])[],
  tables: readonly BoundingBox[],
): MarginLine[] {
  return (["header", "footer"] as const).flatMap((side) => {
    const found: MarginLine[] = [];
    for (const candidate of margin.filter((one) => one.side === side)) {
      const isRepeated = neighbours.some((lines) =>
        lines.some(
          (other) =>
            other.side === side &&
            other.pattern === candidate.pattern &&
            Math.abs(other.distance - candidate.distance) <= sameHeight,
        ),
      );
      const inTable = tables.some(
        (box) => candidate.line.baseline > box[1] && candidate.line.baseline < box[3],
      );
      const isNumber = /^(?:page\s*)?[-–\s]*(?:\d{1,4}|[ivxl]{1,6})[-–\s]*(?:of\s*\d+)?$/i.test(
        candidate.line.text,
      );
      const pieces = countPieces(candidate.line);
      if (inTable || pieces >= mostPieces || !(isRepeated || isNumber)) break;
      const outer = found.at(-1)?.line;
      if (outer !== undefined && isFar(outer, candidate.line)) break;
      found.push(candidate);
    }
    return found;
  });
}

function isFar(outer: Line, line: Line): boolean {
  const gap = Math.max(line.box[1] - outer.box[3], outer.box[1] - line.box[3]);
  return gap > farthestApart * Math.max(outer.size, line.size);
}

/** How many pieces a line falls into at its wide gaps. */
function countPieces(line: Line): number {
  let pieces = 1;
  for (let index = 1; index < line.spans.length; index += 1) {
    const [before, after] = [line.spans[index - 1], line.spans[index]];
    if (before && after && after.box[0] - before.box[2] > 1.5 * line.size) pieces += 1;
  }
  return pieces;
}
