import { isReference } from "../printed/code.ts";
import { missingText } from "../printed/missing.ts";
import { findMonths, findYearSpans, parseQuarter } from "../printed/period.ts";
import type { GridCell } from "./grid.ts";

/** What a cell looks like, whatever its column is called. */
export type CellLook =
  | "empty"
  | "tick"
  | "number"
  | "missing"
  | "period"
  | "date"
  | "code"
  | "words"
  | "prose";

/** Ticks and crosses as printed, also the letters that Wingdings ticks turn into. */
export const tickText = /^(?:[✓✔☑√●■◆•]|x|X|✗|✘|ü|P|yes|Yes|YES|\uf0fc|\uf0fb|\uf050)$/;
/** A cell of more words than this is prose. */
const proseWords = 12;

const figure =
  /^[<>≤≥~c.]*\s?[(+−–-]*\s?£?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|m|k|bn|p|pts?|points|days?|weeks?|per cent)?\s?\)?\s?(?:[*¹²³⁴⁵⁶⁷⁸⁹†]|\((?:p|prov\.?|provisional|e|est\.?|[^()]*data|(?:19|20)\d{2})\))*$/i;

export function lookOf(cell: GridCell): CellLook {
  const text = cell.text.replace(/\s+/g, " ").trim();
  if (text === "") {
    return cell.cell?.marks.some(
      (mark) => mark.kind === "glyph" || mark.kind === "shape" || mark.kind === "image",
    )
      ? "tick"
      : "empty";
  }
  if (tickText.test(text)) return "tick";
  if (missingText.test(text)) return "missing";
  if (figure.test(text)) return "number";
  if (isPeriodText(text)) return "period";
  if (isReference(text)) return "code";
  const words = text.split(" ").length;
  if (words <= 6 && findMonths(text).length > 0) return "date";
  return words > proseWords ? "prose" : "words";
}

/** A year, a quarter or a quarter's number and nothing else: `2008-09`, `07/08`, `Q1`, `Quarter 4`, `3`. */
export function isPeriodText(text: string): boolean {
  const printed = text.replace(/\s+/g, " ").trim();
  if (/^[1-4]$/.test(printed)) return true;
  if (printed.length > 24) return false;
  if (/^(?:19|20)\d{2}$/.test(printed)) return true;
  const span = findYearSpans(printed)[0];
  const rest = span
    ? printed.slice(0, span.index) + printed.slice(span.index + span.length)
    : printed;
  if (parseQuarter(printed) !== undefined)
    return (
      rest.replace(/\b(?:q|qtr|quarter)\.?\s?[1-4]\b|\b[1-4](?:st|nd|rd|th) quarter\b|[^a-z]/gi, "")
        .length === 0
    );
  return span !== undefined && rest.replace(/[^a-z]/gi, "").length === 0;
}

export interface ColumnProfile {
  readonly counts: Readonly<Record<CellLook, number>>;
  /** Cells that are not empty. */
  readonly filled: number;
}

export function profileColumn(cells: readonly GridCell[]): ColumnProfile {
  const counts: Record<CellLook, number> = {
    empty: 0,
    tick: 0,
    number: 0,
    missing: 0,
    period: 0,
    date: 0,
    code: 0,
    words: 0,
    prose: 0,
  };
  for (const cell of cells) if (!cell.fromAbove && !cell.fromLeft) counts[lookOf(cell)]++;
  const filled = Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.empty;
  return { counts, filled };
}

/** The part of a column's filled cells that look so, 0 to 1. */
export const share = (profile: ColumnProfile, ...looks: readonly CellLook[]): number =>
  profile.filled === 0
    ? 0
    : looks.reduce((sum, look) => sum + profile.counts[look], 0) / profile.filled;
