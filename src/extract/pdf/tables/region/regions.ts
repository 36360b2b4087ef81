import type { BoundingBox } from "../../../../document.ts";
import { append } from "../../../../long-lists.ts";
import {
  boxHeight,
  boxWidth,
  centreY,
  containsPoint,
  unionBox,
  unionBoxes,
} from "../../drawing/geometry.ts";
import { cellStep } from "../../text/line-step.ts";
import type { Line } from "../../text/lines.ts";
import { median } from "../../text/median.ts";
import { lineToPieces, type Piece } from "../../text/pieces.ts";
import type { CutLine, Region } from "../grid/region.ts";
import { withCloseFigures, withCloseHeads } from "./close-figures.ts";
import { hasRows, isStaggered } from "./staggered.ts";

/** White space between two lines of one table, in line heights. */
const largestGap = 2.3;
const largestGapInFrame = 6;
const largestGapOverRow = 3.2;
/** A line of so many words across most of the region is prose. */
const proseWords = 7;
const proseWidth = 0.66;
/** So many lines with one piece may stand between two lines of a table. */
const mostSingles = 5;
/** What begins beyond this part of a region's width is not in its first column. */
const laterPart = 0.15;
/** So many lines over a table may belong to its header. */
const mostLead = 3;

/** Runs of lines that fall into pieces, one below the other: what may be tables. */
export function findRegions(
  lines: readonly Line[],
  frames: readonly BoundingBox[],
  uprightAt: (line: Line) => readonly number[],
): Region[] {
  const cut: Cut[] = lines.map((line) => ({
    line,
    pieces: lineToPieces(line, uprightAt(line)),
    frame: frames.find((frame) =>
      containsPoint(frame, (line.box[0] + line.box[2]) / 2, centreY(line.box), 2),
    ),
  }));
  const regions: Region[] = [];
  let kept: Cut[] = [];
  let pending: Cut[] = [];
  let lead: Cut[] = [];
  const finish = (): void => {
    if (hasRows(kept)) {
      regions.push({
        lines: kept.map(toCutLine),
        box: unionBoxes(kept.map(({ line }) => line.box)),
        framed: kept.filter((one) => one.frame !== undefined).length > kept.length / 2,
        lead: lead.map(toCutLine),
        tail: pending.map(toCutLine),
      });
    }
    lead = [];
    kept = [];
    pending = [];
  };
  const usual = median(cut.map(({ line }) => line.size));
  for (const [at, one] of cut.entries()) {
    const last = pending.at(-1) ?? kept.at(-1) ?? lead.at(-1);
    const sameFrame = last?.frame !== undefined && last.frame === one.frame;
    if (last !== undefined && isApart(last.line, one.line, sameFrame, usual)) {
      // A tall row of one line may still be the first of what follows: its columns will tell.
      const lone = kept.length + pending.length === 1 ? kept : [];
      const above: Cut[] = isFar(last.line, one.line, usual)
        ? []
        : kept.length === 0
          ? lead.slice(-1)
          : lone;
      finish();
      lead = above;
    }
    const isTabular =
      one.pieces.length >= 2 ||
      one.frame !== undefined ||
      isStaggered(
        [...kept, ...pending, one, ...cut.slice(at + 1, at + 2)],
        kept.length + pending.length,
      );
    if (isTabular) {
      append(kept, [...pending, one]);
      pending = [];
    } else if (kept.length > 0) {
      const region = unionBoxes(kept.map(({ line }) => line.box));
      const singles = pending
        .slice(countRest(kept, pending))
        .filter(
          ({ line }) => !isLaterCell(line, region) && !startsLater(line, kept, region),
        ).length;
      if (isProse(one.line, region) || singles >= mostSingles) {
        finish();
        lead = [one];
      } else pending.push(one);
    } else lead = [...lead, one].slice(-mostLead);
  }
  finish();
  return regions.map((region) => withCloseHeads(withCloseFigures(region)));
}

interface Cut {
  readonly line: Line;
  readonly pieces: readonly Piece[];
  readonly frame: BoundingBox | undefined;
}

const toCutLine = ({ line, pieces, frame }: Cut): CutLine => ({
  line,
  pieces,
  framed: frame !== undefined,
});

function isFar(above: Line, below: Line, usual: number): boolean {
  const height = Math.max(boxHeight(above.box), boxHeight(below.box), usual);
  return below.box[1] - above.box[3] > largestGapOverRow * height;
}

function isApart(above: Line, below: Line, sameFrame: boolean, usual: number): boolean {
  const height = Math.max(boxHeight(above.box), boxHeight(below.box), usual);
  const gap = below.box[1] - above.box[3];
  return gap > (sameFrame ? largestGapInFrame : largestGap) * height;
}

/** A line that stands wholly in the right part of a region is the rest of a cell, and no text after the table. */
const isLaterCell = (line: Line, region: BoundingBox): boolean =>
  line.box[0] > region[0] + laterPart * boxWidth(region) && line.box[2] <= region[2] + 2;

/** Texts of a column begin at one place, give or take this (points), and so many of them show it. */
const sameStart = 1;
const fewestStarts = 2;

/** So does one that begins where the later texts of lines over it do. */
const startsLater = ({ box }: Line, kept: readonly Cut[], region: BoundingBox): boolean =>
  box[2] <= region[2] + 2 &&
  kept.filter(({ pieces }) =>
    pieces.slice(1).some((piece) => Math.abs(piece.box[0] - box[0]) <= sameStart),
  ).length >= fewestStarts;

/** How many of some lines with one piece each are the rest of a later cell of the row above: one below the other, where it begins. */
function countRest(kept: readonly Cut[], pending: readonly Cut[]): number {
  const last = kept.at(-1);
  const left = pending[0]?.line.box[0];
  if (last === undefined || left === undefined) return 0;
  if (!last.pieces.slice(1).some(({ box }) => Math.abs(box[0] - left) <= sameStart)) return 0;
  let above = last.line;
  const end = pending.findIndex(({ line }) => {
    const goesOn =
      Math.abs(line.box[0] - left) <= sameStart &&
      line.baseline - above.baseline < cellStep * line.size;
    above = line;
    return !goesOn;
  });
  return end < 0 ? pending.length : end;
}

function isProse(line: Line, region: BoundingBox): boolean {
  const width = boxWidth(unionBox(region, line.box));
  return line.spans.length >= proseWords && boxWidth(line.box) >= proseWidth * width;
}
