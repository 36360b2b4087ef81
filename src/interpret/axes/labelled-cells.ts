import { findCodes } from "../../printed/code.ts";
import { readHeader, readLabel } from "../evidence/header-word.ts";
import { type Look, lookOf, lookOfText } from "../evidence/looks.ts";
import { valueRoles } from "../evidence/measure-word.ts";
import { isPeriodHeader } from "../evidence/period-head.ts";
import { type GridCell, type GridRow, nothing, oneLine, speakingCells } from "../table/grid.ts";
import { headCell, isName } from "./naming.ts";

/** A table of labelled cells is no larger than this, in rows and columns. */
const longest = 200;
const widest = 12;
/** A label is no longer than this, in words. */
const longestLabel = 5;
/** A cell holds no more labels than this. */
const mostPieces = 12;

/** A part of a cell: what it says, behind the label that says of what. */
interface Piece {
  readonly label: string;
  readonly value: GridCell;
}

const figureLooks: ReadonlySet<Look> = new Set<Look>(["figure", "missing"]);

const isLabel = (label: string): boolean =>
  label.split(" ").length <= longestLabel &&
  findCodes(label).length === 0 &&
  (readLabel(label).role !== undefined || isPeriodHeader(label));

/** `Target: 120`, or the bare name that begins a card; undefined where a line is neither. */
function pieceOf(text: string, place: GridCell, at: number): Piece {
  const value = (said: string): GridCell => ({
    ...place,
    text: said,
    fromAbove: false,
    fromLeft: false,
    place: at,
  });
  const [, label = "", said = ""] = /^([A-Za-z][A-Za-z0-9/()'’ -]{1,40}):\s*(.*)$/.exec(text) ?? [];
  return label !== "" && isLabel(label.trim())
    ? { label: label.trim(), value: value(said) }
    : { label: "", value: value(text) };
}

/** The lines of a cell, and what several labels in one line part: `Target: 60%; Actual: 55%`. */
function piecesOf(place: GridCell): readonly Piece[] {
  const lines = place.text
    .split("\n")
    .flatMap((line) => oneLine(line).split(/[,;|]\s+(?=[A-Z][A-Za-z ]{2,24}:)/))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length > mostPieces ? [] : lines.map((line, at) => pieceOf(line, place, at));
}

/**
 * A card whose labels stand in the cells of what they say: `Target: 120` below or beside `Actual: 64`, or all of it in
 * one cell, a line each. The labels are put into cells of their own, one below another.
 */
export function labelsApart(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  if (grid.length > longest || (grid[0]?.cells.length ?? 0) > widest) return undefined;
  const places = inOrder(grid);
  const read = places.flatMap(({ row, place }) => piecesOf(place).map((piece) => ({ row, piece })));
  const labelled = read.filter(({ piece }) => piece.label !== "").length;
  if (labelled < 2 || labelled < read.length * leastLabelled) return undefined;
  const flat: GridRow[] = [];
  for (const [at, { row, piece }] of read.entries()) {
    const label = piece.label === "" ? nameLabel(piece.value, read[at + 1]?.piece) : piece.label;
    if (label === undefined) return undefined;
    flat.push({ ...row, cells: [headCell(undefined, label), piece.value] });
  }
  return flat;
}

/** Of the parts of a card so many have a label; its name may have none. */
const leastLabelled = 0.6;

/** A name without a label begins a card, before the first label. */
const nameLabel = (place: GridCell, next: Piece | undefined): string | undefined => {
  if (next === undefined || next.label === "") return undefined;
  if (lookOf(place) === "commitment" && findCodes(place.text).length === 0) return "Action";
  return isName(place) ? "Indicator" : undefined;
};

/** Row by row; where the first row holds one label twice, the cards stand side by side and are read column by column. */
function inOrder(
  grid: readonly GridRow[],
): readonly { readonly row: GridRow; readonly place: GridCell }[] {
  const rows = grid.map((row) => ({ row, cells: speakingCells(row) }));
  const first = (rows[0]?.cells ?? []).map((place) => piecesOf(place)[0]?.label ?? "");
  const isBeside =
    first.length > 1 && first[0] !== "" && first.every((label) => label === first[0]);
  if (!isBeside || rows.some(({ cells }) => cells.length > 0 && cells.length > first.length))
    return rows.flatMap(({ row, cells }) => cells.map((place) => ({ row, place })));
  return (grid[0]?.cells ?? []).flatMap((_, column) =>
    rows.flatMap(({ row, cells }) => {
      const place = row.cells[column];
      return place !== undefined && cells.includes(place) ? [{ row, place }] : [];
    }),
  );
}

/** `Target 120, actual 64`: words for measures, each before its figure. */
function measuresOf(place: GridCell): readonly Piece[] | undefined {
  const text = oneLine(place.text);
  if (text === "" || text.length > longestMeasures) return undefined;
  const pieces = text.split(/(?:,(?!\d)|;|\s\/|\s[–-])\s+/).map((part, at): Piece | undefined => {
    const end = part.lastIndexOf(" ");
    const said = part.slice(end + 1);
    const label = part.slice(0, Math.max(0, end)).replace(/(?: was| is|:)$/, "");
    return label !== "" &&
      valueRoles.has(readLabel(label).role ?? "") &&
      figureLooks.has(lookOfText(said))
      ? { label, value: { ...place, text: said, place: at } }
      : undefined;
  });
  return pieces.every((piece) => piece !== undefined) ? (pieces as Piece[]) : undefined;
}
const longestMeasures = 90;

/**
 * Columns whose cells name the measure of each figure: `Target 120 | Actual 64` in every row, or `Target 120, actual
 * 64` in one cell. The words go into the header, each over a column of its own.
 */
export function measuresApart(grid: readonly GridRow[]): readonly GridRow[] | undefined {
  const width = grid[0]?.cells.length ?? 0;
  if (width < 2 || width > widest || grid.length > longest) return undefined;
  const [top] = grid;
  if (!top) return undefined;
  const isHeaded = !top.cells.some((place) => measuresOf(place) !== undefined);
  const body = grid.slice(isHeaded ? 1 : 0).filter((row) => speakingCells(row).length > 1);
  if (body.length < (isHeaded ? 1 : 2)) return undefined;
  const labels = top.cells.map((_, column) => sameLabels(body, column));
  if (!labels.some((own) => own !== undefined)) return undefined;
  // without a header the first column of words names the rows
  const named = top.cells.findIndex(
    (_, column) =>
      labels[column] === undefined &&
      body.every(({ cells: { [column]: place } }) => {
        const text = oneLine(place?.text ?? "");
        return text.split(" ").length >= 2 && lookOfText(text) !== "code";
      }),
  );
  const heads = top.cells.flatMap((place, column): GridCell[] => {
    const printed = isHeaded ? oneLine(place.text) : "";
    const own = labels[column];
    if (own === undefined)
      return [isHeaded ? place : headCell(undefined, column === named ? "Indicator" : "")];
    // of a head that names a measure or two no more than the year is of use
    const period =
      /\d{2,4}\s?[/–-]\s?\d{2,4}|\bq(?:uarter|tr)?\s?[1-4]\b/i.exec(printed)?.[0] ?? "";
    return own.map((label) =>
      headCell(isHeaded ? place : undefined, oneLine(`${label} ${period}`)),
    );
  });
  return [
    { ...top, cells: heads, isMade: true },
    ...grid.slice(isHeaded ? 1 : 0).map(
      (row): GridRow => ({
        ...row,
        cells: row.cells.flatMap((place, column) => {
          const own = labels[column];
          if (own === undefined) return [place];
          const read = place.fromAbove || place.fromLeft ? undefined : measuresOf(place);
          return own.map((label, at) => {
            const piece = read?.find((one) => one.label.toLowerCase() === label.toLowerCase());
            return piece?.value ?? (at === 0 && read === undefined ? place : nothing);
          });
        }),
      }),
    ),
  ];
}

/** The labels that all cells of a column have, in one order. */
function sameLabels(rows: readonly GridRow[], column: number): readonly string[] | undefined {
  const read = rows.flatMap(({ cells }) => {
    const place = cells[column];
    return place && oneLine(place.text) !== "" ? [measuresOf(place)] : [];
  });
  const [first] = read;
  if (first === undefined || read.length * 2 < rows.length) return undefined;
  const labels = first.map(({ label }) => label);
  const key = (pieces: readonly Piece[] | undefined): string =>
    (pieces ?? []).map(({ label }) => label.toLowerCase()).join("|");
  return new Set(labels.map((label) => label.toLowerCase())).size === labels.length &&
    read.every((pieces) => key(pieces) === key(first))
    ? labels
    : undefined;
}

/** Measures and what they are stand in cells of no more than so many characters. */
const longestLabelled = 120;

/** `Target: 60%, Floor: 55%`: labels and what they say inside one cell; those of measures are read. */
export function labelledValues(place: GridCell): Piece[] {
  const text = oneLine(place.text);
  if (text.length > longestLabelled) return [];
  return text.split(/[,;]\s+(?=[A-Z][a-z ]{2,24}:)/).flatMap((piece) => {
    const [, label = "", said = ""] = /^([A-Z][A-Za-z0-9/ -]{2,30}):\s*(\S.*)$/.exec(piece) ?? [];
    return label !== "" && valueRoles.has(readHeader(label).role ?? "")
      ? [{ label, value: { ...place, text: said, fromAbove: false, fromLeft: false } }]
      : [];
  });
}
