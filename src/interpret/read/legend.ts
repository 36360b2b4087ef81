import type { KeyEntry } from "../../rows.ts";
import type { LogicalTable } from "../axes/logical-table.ts";
import { isKey } from "../evidence/key.ts";
import { oneLine } from "../table/grid.ts";

/** Whether a table is the report's own key: marks or states beside what they mean. */
export const isLegend = (table: LogicalTable): boolean =>
  isKey([...table.titles, ...table.headerRows, ...table.rows]);

/** The report's own key: which colour or symbol means what. */
export function readLegend(table: LogicalTable): KeyEntry[] {
  const directions = [...table.context.above.map(({ text }) => text)].some((text) =>
    /direction of travel/i.test(text),
  );
  return [...table.titles, ...table.headerRows, ...table.rows].flatMap((row) => {
    const word = oneLine(row.cells[0]?.text ?? "");
    const meaning = row.cells
      .slice(1)
      .filter(({ fromAbove, fromLeft }) => !fromAbove && !fromLeft)
      .map(({ text }) => oneLine(text))
      .filter((text) => text !== "")
      .join(" | ");
    const marks = row.cells.flatMap(({ cell, fromAbove, fromLeft }) =>
      cell && !fromAbove && !fromLeft ? cell.marks : [],
    );
    if (word === "" && marks.length === 0) return [];
    const ofDirection =
      directions ||
      /\b(?:better|worse|same)\b.{0,200}\b(?:last|previous) (?:year|period|quarter)|same period last year/i.test(
        meaning,
      );
    return [
      { word, meaning, marks, of: ofDirection ? ("direction" as const) : ("status" as const) },
    ];
  });
}
