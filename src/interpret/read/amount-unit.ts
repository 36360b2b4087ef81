import type { LogicalTable } from "../axes/logical-table.ts";
import type { ReadColumn } from "../axes/reading.ts";
import { saysUnit, sentencesOf, unitSaid } from "../evidence/money-unit.ts";
import { parseScale } from "../evidence/money-word.ts";
import { oneLine } from "../table/grid.ts";

interface Said {
  readonly scale: number;
  readonly text: string;
}

/** The unit of each column, and what stands against storing amounts in it. */
export interface Scales {
  readonly scale: (column: ReadColumn) => number;
  /** The unit that holds for the table; undefined where none is printed for it or its columns. */
  readonly stated: number | undefined;
  readonly contradiction?: string;
}

const saidIn = (text: string): Said[] => {
  const whole = parseScale(text);
  if (whole !== undefined && saysUnit(text)) return [{ scale: whole, text }];
  return sentencesOf(text).flatMap((sentence) => {
    const scale = parseScale(sentence);
    return scale !== undefined && saysUnit(sentence) ? [{ scale, text: sentence }] : [];
  });
};

/**
 * The unit of each column: its own header, a unit row's cell, the first header cell, the table's title,
 * caption, the lines right above it, or a sentence that says so. Where two of these speak of the whole
 * table and disagree, none is right. Where nothing about the table says one, what was stated for all tables
 * under a heading over it holds, or for the whole report.
 */
export function scalesOf(table: LogicalTable, columns: readonly ReadColumn[]): Scales {
  const own = columns
    .filter(({ is }) => is === "money")
    .flatMap(({ header }) => parseScale(header) ?? []);
  const ofTable = saidOfTable(table, columns);
  const below = ofTable.length === 0 ? saidIn(table.context.below) : [];
  const over = saidOver(table);
  const near = ofTable.length === 0 ? over.near.slice(0, 1) : [];
  const said = [...ofTable, ...near, ...below, ...over.report];
  const first = ofTable[0] ?? near[0] ?? below[0] ?? over.report[0];
  const ofHeader = own[0];
  const other = said.find(
    ({ scale, text }) =>
      first !== undefined &&
      scale !== first.scale &&
      scale !== 1 &&
      first.scale !== 1 &&
      !exceptions.test(text),
  );
  const contradicting = own.length === 0 && other && first;
  return {
    stated: ofHeader ?? first?.scale,
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

/** A statement that leaves room for tables in another unit. */
const exceptions = /\b(?:unless|otherwise|except)\b/i;

/** About the report or its appendix: no words of this table's own. */
const isOfMore = (text: string): boolean =>
  ["report", "part"].includes(unitSaid(text)?.reach ?? "");

/** What the table itself and the lines right above it say, the nearest first. */
function saidOfTable(table: LogicalTable, columns: readonly ReadColumn[]): Said[] {
  const headers = columns.filter(({ is }) => is !== "money").map(({ header }) => header);
  const titles = table.titles.flatMap(({ cells }) => cells.map(({ text }) => oneLine(text)));
  const above = table.context.above
    .slice(-5)
    .reverse()
    .flatMap(({ text }) => (text.length < 400 && !isOfMore(text) ? [text] : []));
  return [...headers, ...titles, ...above].flatMap(saidIn);
}

/** What was stated for more than one table: under the headings here, the nearest first, and for the report. */
const saidOver = ({ context: { unitsOver } }: LogicalTable): { near: Said[]; report: Said[] } => ({
  near: unitsOver.near.flatMap(saidIn),
  report: unitsOver.report.flatMap(saidIn),
});
