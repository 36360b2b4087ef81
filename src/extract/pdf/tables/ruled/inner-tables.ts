import type { Ruling, Span } from "../../drawing/drawing.ts";
import { containsBox } from "../../drawing/geometry.ts";
import { rulingBox } from "../../drawing/rulings.ts";
import type { PageTable } from "../grid/grid.ts";
import { spansOutside } from "./ruled-table.ts";

/** A table may reach out of the cell that it stands in by the width of a rule (points). */
const ruleWidth = 1;

/** A table without what belongs to the tables in its cells: those are tables of their own, and no figure is read twice. */
export interface OuterTable {
  readonly table: PageTable;
  readonly spans: readonly Span[];
  readonly rulings: readonly Ruling[];
}

/** Tables, each apart from those in its cells; one too weak to stand alone is text of the cell that it is in. */
export function partInnerTables(
  tables: readonly PageTable[],
  spans: readonly Span[],
  rulings: readonly Ruling[],
): OuterTable[] {
  return tables.map((table) => {
    const inner = tables
      .filter((other) => other !== table && !other.weak)
      .map(({ box }) => box)
      .filter((box) => table.cells.some((cell) => containsBox(cell.box, box, ruleWidth)));
    if (inner.length === 0) return { table, spans, rulings };
    const isInner = (ruling: Ruling): boolean =>
      inner.some((box) => containsBox(box, rulingBox(ruling), ruleWidth));
    return {
      table: {
        ...table,
        cells: table.cells.map((cell) => ({ ...cell, spans: spansOutside(cell.spans, inner) })),
      },
      spans: spansOutside(spans, inner),
      rulings: rulings.filter((ruling) => !isInner(ruling)),
    };
  });
}
