import { findCodes } from "../../printed/code.ts";
import { isPeriodHeader, type Look, lookOf, lookOfText } from "../evidence/looks.ts";
import { measureShare } from "../evidence/measure-word.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell, isName } from "./naming.ts";

/** One indicator has no more measures than this below its name. */
const mostMeasures = 8;
/** The part of the labels that are words for measures. */
const measuresAtLeast = 0.6;
const values: ReadonlySet<Look> = new Set<Look>(["figure", "missing", "empty"]);

const hasCode = (text: string): boolean =>
  lookOfText(text) === "code" || findCodes(text).length > 0;
const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");

/**
 * One indicator a table, its name in the corner, measures below it and periods beside it: `NI 33 – Arson
 * incidents | 2006-07 | 2007-08` over `Target | 95 | 86` and `Achieved | 88 | 90`. Its name moves to a column of
 * its own, so that the corner heads the measures.
 */
export function readNamedMatrix(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const [top, ...rows] = grid;
  const [corner, ...heads] = top?.cells ?? [];
  if (!top || !corner || rows.length === 0 || rows.length > mostMeasures) return undefined;
  if (!isName(corner) || heads.length < 2 || !heads.every((head) => isPeriodHeader(textOf(head))))
    return undefined;
  const labels = rows.map(({ cells: [label] }) => label);
  if (labels.some((label) => textOf(label) === "" || label?.fromAbove || hasCode(textOf(label))))
    return undefined;
  if (measureShare(labels.map(textOf)) < measuresAtLeast) return undefined;
  const bodies = rows.map(({ cells: [, ...cells] }) => cells);
  if (!bodies.every((cells) => cells.every((place) => values.has(lookOf(place))))) return undefined;
  if (!rows.some((row) => speakingCells(row).some((place) => lookOf(place) === "figure")))
    return undefined;
  return [
    {
      ...top,
      isMade: true,
      cells: [headCell(undefined, "Indicator"), nothing, ...heads],
    },
    ...rows.map((row, at) => ({
      ...row,
      cells: [{ ...corner, fromAbove: false, fromLeft: false }, ...row.cells],
      ...(at === 0 ? { also: [...(row.also ?? []), { table: top.table, row: top.row }] } : {}),
    })),
  ];
}
