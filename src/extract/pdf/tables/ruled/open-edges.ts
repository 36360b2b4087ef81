import type { BoundingBox } from "../../../../document.ts";
import type { Ruling } from "../../drawing/drawing.ts";
import { unionBoxes } from "../../drawing/geometry.ts";
import { rulingBox } from "../../drawing/rulings.ts";

/** Lines that a page break cut off together end within this of each other (points). */
const sameEnd = 2;
/** Fewer lines than bound three columns are the rules between columns of prose. */
const fewestUprights = 4;

/**
 * What a page break leaves of a ruled row may lack its upper and lower rule: browsers draw neither where the row
 * goes on. Then upright lines stand alone: those beside a table as high as they are bound a cell that goes on over
 * the whole page, and those of equal height are a row that fills the page.
 */
export function withOpenEdges(groups: readonly (readonly Ruling[])[]): Ruling[][] {
  const isLone = (group: readonly Ruling[]): boolean =>
    group.every((ruling) => ruling.direction === "vertical");
  const joined = groups.filter((group) => !isLone(group)).map((group) => [...group]);
  const boxes = joined.map((group) => unionBoxes(group.map(rulingBox)));
  const left: Ruling[] = [];
  for (const ruling of groups.filter(isLone).flat()) {
    const beside = nearestOf(ruling, boxes);
    if (beside === undefined) left.push(ruling);
    else joined[beside]?.push(ruling);
  }
  return [...joined, ...sameHeights(left)];
}

/** Which of the boxes is as high as an upright line, and nearest to it. */
function nearestOf(line: Ruling, boxes: readonly BoundingBox[]): number | undefined {
  const distance = (box: BoundingBox): number => Math.max(box[0] - line.at, line.at - box[2]);
  return boxes
    .map((box, index) => ({ box, index }))
    .filter(({ box }) => endsWith(line, box))
    .sort((a, b) => distance(a.box) - distance(b.box) || a.index - b.index)[0]?.index;
}

const endsWith = (line: Ruling, box: BoundingBox): boolean =>
  Math.abs(line.from - box[1]) <= sameEnd && Math.abs(line.to - box[3]) <= sameEnd;

function sameHeights(lines: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  for (const line of lines) {
    const group = groups.find(([first]) => first !== undefined && endsWith(line, rulingBox(first)));
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

/** Upright lines of equal height and one level line at most: rows that go on beyond the page, if the next has them. */
export function areOpenRows(group: readonly Ruling[], box: BoundingBox): boolean {
  const upright = group.filter((ruling) => ruling.direction === "vertical");
  return (
    group.length - upright.length < 2 &&
    upright.length >= fewestUprights &&
    upright.every((line) => endsWith(line, box))
  );
}
