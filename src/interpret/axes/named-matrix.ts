import { findCodes } from "../../printed/code.ts";
import { type Look, lookOf, lookOfText } from "../evidence/looks.ts";
import { measureShare } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
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

/** A table of fewer indicators is a matrix of one, or a group row over others. */
const leastNames = 2;

/**
 * Several indicators in one table, each named in a row over its measures, under one row of periods: ` | 2005/06 |
 * 2006/07` over `NI 112 Under 18 conception rate`, `Target | 10.4 | 9.4`, `Result | 10.2 | 11.9`. Each name moves
 * beside its measures.
 */
export function readNamedMatrices(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const [top, ...rows] = grid;
  const [corner, ...heads] = top?.cells ?? [];
  if (!top || !corner || isName(corner) || heads.length < 2 || rows.length < 2 * leastNames)
    return undefined;
  if (!heads.every((head) => isPeriodHeader(textOf(head)))) return undefined;
  const made: GridRow[] = [];
  const labels: string[] = [];
  let name: { readonly cell: GridCell; readonly row: GridRow } | undefined;
  let names = 0;
  let own = 0;
  for (const [at, row] of rows.entries()) {
    const [label, ...cells] = row.cells;
    if (!label) return undefined;
    const isAlone = cells.every((place) => place.fromLeft || lookOf(place) === "empty");
    if (isAlone && textOf(label) !== "" && !label.fromAbove) {
      const next = rows[at + 1];
      const isOver = next !== undefined && measureShare([textOf(next.cells[0])]) > 0;
      if (isOver && isName(label)) {
        name = { cell: label, row };
        names += 1;
        own = 0;
      } else if (isOver) return undefined;
      else {
        // a group of indicators keeps its row
        name = undefined;
        made.push({ ...row, cells: [{ ...label }, nothing, ...cells] });
      }
      continue;
    }
    own += 1;
    if (!name || own > mostMeasures || textOf(label) === "" || hasCode(textOf(label)))
      return undefined;
    if (!cells.every((place) => values.has(lookOf(place)) || /\d/.test(textOf(place))))
      return undefined;
    labels.push(textOf(label));
    made.push({
      ...row,
      cells: [{ ...name.cell, fromAbove: own > 1, fromLeft: false }, ...row.cells],
      ...(own === 1
        ? { also: [...(row.also ?? []), { table: name.row.table, row: name.row.row }] }
        : {}),
    });
  }
  if (names < leastNames || measureShare(labels) < measuresAtLeast) return undefined;
  const head = {
    ...top,
    isMade: true,
    cells: [headCell(undefined, "Indicator"), nothing, ...heads],
  };
  return [head, ...made];
}
