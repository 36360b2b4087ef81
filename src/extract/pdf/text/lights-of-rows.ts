import type { BoundingBox } from "../../../document.ts";
import type { Drawing, Span } from "../drawing/drawing.ts";
import { boxHeight, centreX, centreY, containsPoint } from "../drawing/geometry.ts";
import type { Moved } from "../drawing/marks.ts";
import { lightBoxes } from "./drawn-lights.ts";

interface LitCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: BoundingBox;
  readonly spans: readonly Span[];
}

/** A light stands on a row's first line where its middle is no further below that than this (parts of its height). */
const besideLine = 0.5;

/**
 * Lights whose cell is not the one that their middle lies in. Where a text of the row above reaches below the first
 * line of a row, the edge between the two cuts off the top of the lower one: its light, on that line, lies in the box
 * above together with that row's own. The lower row's cell has none then.
 */
export function movedLights<Cell extends LitCell>(
  cells: readonly Cell[],
  drawing: Pick<Drawing, "shapes" | "pictures" | "fills">,
): ReadonlyMap<Cell, Moved> {
  const moved = new Map<Cell, Moved>();
  const lights = lightBoxes(drawing);
  if (lights.length < 2) return moved;
  for (const upper of cells) {
    // Beside words a dot may be a bullet.
    if (upper.spans.length > 0) continue;
    const own = lights.filter((light) => liesIn(light, upper.box));
    if (own.length !== 2) continue;
    const lower = cells.find(
      ({ row, column, columnSpan, spans }) =>
        spans.length === 0 &&
        row === upper.row + upper.rowSpan &&
        column === upper.column &&
        columnSpan === upper.columnSpan,
    );
    const first = lower && firstLine(cells, lower.row);
    if (first === undefined || lights.some((light) => liesIn(light, lower?.box))) continue;
    const below = own.filter((light) => centreY(light) >= first[1]);
    const [light] = below;
    if (light === undefined || below.length > 1) continue;
    if (centreY(light) > first[3] + besideLine * boxHeight(light)) continue;
    moved.set(upper, { gained: moved.get(upper)?.gained ?? [], lost: [light] });
    moved.set(lower as Cell, { gained: [light], lost: [] });
  }
  return moved;
}

const liesIn = (light: BoundingBox, box: BoundingBox | undefined): boolean =>
  box !== undefined && containsPoint(box, centreX(light), centreY(light));

/** The highest word of the cells that begin in a row. */
function firstLine(cells: readonly LitCell[], row: number): BoundingBox | undefined {
  let first: BoundingBox | undefined;
  for (const cell of cells) {
    if (cell.row !== row) continue;
    for (const { box, turn } of cell.spans) {
      if (turn === 0 && (first === undefined || box[1] < first[1])) first = box;
    }
  }
  return first;
}
