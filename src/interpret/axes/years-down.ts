import { type Look, lookOf } from "../evidence/looks.ts";
import { measureOf } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell, isName } from "./naming.ts";

/** One indicator has no more measures side by side than this. */
const mostMeasures = 4;
/** A figure with its unit has no more words than this. */
const mostWords = 4;
const values: ReadonlySet<Look> = new Set<Look>(["figure", "missing", "empty"]);

const textOf = (place: GridCell | undefined): string => oneLine(place?.text ?? "");

/**
 * Indicators side by side, each over its measures, and years down the first column: `Year | LPI 1 Meals delivered |
 * LPI 2 …` over `Target | Performance | Target | Performance`. Each indicator's columns go below those of the one
 * before, its name in a column of its own.
 */
export function readYearsDown(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const [top, second, ...rows] = grid;
  if (!top || !second || rows.length < 2) return undefined;
  const names = top.cells.flatMap((place, column) =>
    column > 0 && !place.fromLeft && !place.fromAbove && textOf(place) !== "" ? [column] : [],
  );
  if (names.length === 0 || names[0] !== 1) return undefined;
  const isOver = (place: GridCell | undefined): boolean =>
    (place?.cell?.columnSpan ?? 1) > 1 && isName(place);
  if (!names.every((column) => isOver(top.cells[column]))) return undefined;
  const ends = [...names.slice(1), top.cells.length];
  const groups = names.map((from, at) => ({ from, to: ends[at] as number }));
  const measures = groups.map(({ from, to }) => second.cells.slice(from, to).map(textOf));
  const [first = []] = measures;
  if (first.length < 2 || first.length > mostMeasures) return undefined;
  if (new Set(first).size < first.length || !first.every((text) => measureOf(text) !== undefined))
    return undefined;
  if (!measures.every((own) => own.join("|") === first.join("|"))) return undefined;
  const corner = second.cells[0];
  if (corner && !corner.fromAbove && textOf(corner) !== "") return undefined;
  const isYear = ({ cells: [label, ...rest] }: GridRow): boolean =>
    label !== undefined &&
    isPeriodHeader(textOf(label)) &&
    rest.every((place) => values.has(lookOf(place)) || isMeasured(textOf(place)));
  if (!rows.every(isYear)) return undefined;
  if (!rows.some((row) => speakingCells(row).some((place) => lookOf(place) === "figure")))
    return undefined;
  const header: GridRow = {
    ...second,
    isMade: true,
    cells: [
      headCell(undefined, "Indicator"),
      headCell(top.cells[0], textOf(top.cells[0]) || "Year"),
      ...second.cells.slice(1, 1 + first.length),
    ],
    also: [...(second.also ?? []), { table: top.table, row: top.row }],
  };
  return [
    header,
    ...groups.flatMap(({ from, to }) =>
      rows.map(
        (row, at): GridRow => ({
          ...row,
          cells: [
            { ...(top.cells[from] ?? nothing), fromAbove: at > 0, fromLeft: false },
            row.cells[0] ?? nothing,
            ...row.cells.slice(from, to),
          ],
        }),
      ),
    ),
  ];
}

/** `45 working days`, `£1,340 a week`: a figure with what it counts. */
const isMeasured = (text: string): boolean =>
  /^[<>~£]?\s?\d/.test(text) && text.split(" ").length <= mostWords;
