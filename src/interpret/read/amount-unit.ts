import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn } from "../axes/reading.ts";
import { parseScale } from "../evidence/money-word.ts";
import { oneLine } from "../table/grid.ts";

/**
 * The unit of each column: its own header, a unit row's cell, the first header cell, the table's title,
 * caption, the lines right above it, or a sentence that says so. Where two of these speak of the whole
 * table and disagree, none is right.
 */
export function scalesOf(
  table: LogicalTable,
  columns: readonly ReadColumn[],
): { scale: (column: ReadColumn) => number; contradiction?: string } {
  const said: { scale: number; text: string }[] = [];
  const put = (text: string) => {
    const scale = parseScale(text);
    if (scale !== undefined && saysUnit(text)) said.push({ scale, text });
  };
  const headers = columns.filter(({ is }) => is !== "money").map(({ header }) => header);
  for (const header of headers) put(header);
  const own = columns
    .filter(({ is }) => is === "money")
    .flatMap(({ header }) => parseScale(header) ?? []);
  for (const row of table.titles) for (const { text } of row.cells) put(oneLine(text));
  const above = table.context.above.slice(-5);
  for (const { text } of [...above].reverse()) if (text.length < 400) put(text);
  if (said.length === 0) put(table.context.below);
  const first = said[0];
  const ofHeader = own[0];
  const other = said.find(
    ({ scale }) => first !== undefined && scale !== first.scale && scale !== 1 && first.scale !== 1,
  );
  const contradicting = own.length === 0 && other && first;
  return {
    scale: ({ header, parts }) => {
      const narrow = parts
        .filter(({ wide }) => !wide)
        .map(({ text }) => parseScale(text))
        .find((scale) => scale !== undefined);
      return narrow ?? parseScale(header) ?? ofHeader ?? first?.scale ?? 1;
    },
    ...(contradicting
      ? {
          contradiction: `"${first.text}" and "${other.text}" give different units for one table; its amounts were not stored.`,
        }
      : {}),
  };
}

/** A unit of the table, not an amount in a sentence: `£000`, `All figures in £m`, not `an overspend of £1.2m`. */
const saysUnit = (text: string): boolean =>
  (/£\s?['’`]?0{3}|£\s?[km]\b(?!\w)|['’`]0{3}s?|\b(?:in|are|of)\s+(?:thousands?|millions?)\b|£\s?(?:thousands?|millions?)\b/i.test(
    text,
  ) &&
    !/£\s?\d[\d,.]*\s?(?:m|k|million|thousand)\b/i.test(text.replace(/£\s?['’`]?0{3}s?/g, "£x"))) ||
  /^\(?\s?£\s?\)?$|\ball (?:figures|amounts) (?:are )?in (?:£|pounds)/i.test(text);

/** A line that gives the unit or numbers the table says nothing of what it is of. */
export const isUnitLine = (text: string): boolean =>
  /^\(?\s?(?:all (?:figures|amounts) (?:are )?(?:shown )?in\s+)?£?\s?['’`]?(?:0{3}s?|m|k|thousands?|millions?)\s?\)?$|^table \d+\.?$/i.test(
    text,
  ) ||
  (text.length < 60 && /^(?:all )?(?:figures|amounts)\b.*£/i.test(text));
