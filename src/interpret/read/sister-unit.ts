import type { BudgetRow } from "../../rows.ts";
import { oneLine } from "../table/grid.ts";

/** What a table of amounts says of its unit, and what it can be compared by. */
export interface UnitOfTable {
  /** The heads of its columns of money, without years and units. */
  readonly heads: string;
  /** The printed unit; undefined where there is none. */
  readonly stated: number | undefined;
  /** Its largest figure as printed. */
  readonly largest: number;
}

const withoutYearAndUnit = (header: string): string =>
  oneLine(header)
    .toLowerCase()
    .replace(/[(]?£?\s?['’`]?0{3}['’`]?s?[)]?|[(]?£\s?(?:k|m|millions?|thousands?)?\b[)]?|£/g, " ")
    .replace(/\b(?:19|20)?\d{2}\s?[/–-]\s?(?:20)?\d{2}\b|\b(?:19|20)\d{2}\b/g, "#")
    .replace(/[^a-z#]+/g, " ")
    .trim();

const figureOf = (text: string): number => Math.abs(Number(text.replace(/[^\d.]/g, ""))) || 0;

/** A cell that prints its own unit needs none from its table. */
const hasOwnUnit = (text: string): boolean => /£|\d\s?(?:k|m|mn|bn)\b/i.test(text);

export function unitOfTable(
  headers: readonly string[],
  rows: readonly BudgetRow[],
  stated: number | undefined,
): UnitOfTable {
  const texts = rows.flatMap(({ amounts }) => amounts.map(({ text }) => text));
  return {
    heads: headers.map(withoutYearAndUnit).join("|"),
    stated: stated ?? (texts.some(hasOwnUnit) ? 1 : undefined),
    largest: texts.reduce((most, text) => Math.max(most, figureOf(text)), 0),
  };
}

/**
 * The unit of another table of the report under the same heads, where this one prints none and its figures
 * are of the other's size: then whole pounds would be a guess. Figures in pounds are a thousand times as large.
 */
export const unitOfSister = (
  table: UnitOfTable,
  others: readonly UnitOfTable[],
): number | undefined =>
  table.stated !== undefined
    ? undefined
    : others.find(
        ({ heads, stated, largest }) =>
          heads === table.heads &&
          stated !== undefined &&
          stated > 1 &&
          table.largest <= largest * Math.sqrt(stated),
      )?.stated;
