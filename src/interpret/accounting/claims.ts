import { wholeFigure } from "../../printed/figure.ts";
import type { Problem } from "../../problem.ts";
import type { InterpretedRow } from "../../rows.ts";
import { oneLine } from "../table/grid.ts";
import { longestCode, placeOf } from "./printed-table.ts";

/** What readers and problems speak of already. */
export interface Claims {
  /** Places of cells whose text is a value, mark or text of a record. */
  readonly cells: ReadonlySet<string>;
  /** What was read from each grid row. */
  readonly rows: ReadonlyMap<string, readonly InterpretedRow[]>;
  /** Rows and cells that a problem names. */
  readonly named: ReadonlySet<string>;
}

export function claimsOf(rows: readonly InterpretedRow[], problems: readonly Problem[]): Claims {
  const cells = new Set<string>();
  const read = new Map<string, InterpretedRow[]>();
  for (const row of rows) {
    for (const { table, row: at, column } of sourcesOf(row)) cells.add(placeOf(table, at, column));
    for (const place of row.places) {
      const key = placeOf(place.table, place.row);
      const own = read.get(key);
      if (own) own.push(row);
      else read.set(key, [row]);
    }
  }
  const named = problems.flatMap(({ table, row, column }) =>
    table !== undefined && row !== undefined ? [placeOf(table, row, column)] : [],
  );
  return { cells, rows: read, named: new Set(named) };
}

/** Where the texts and marks of a row's records stand. */
export function sourcesOf(row: InterpretedRow) {
  switch (row.kind) {
    case "indicator":
      return [...row.values, ...row.statuses, ...row.directions].map(({ source }) => source);
    case "milestone":
      return [row.source, ...row.statuses.map(({ source }) => source)];
    case "budget":
      return row.amounts.map(({ source }) => source);
  }
}

/**
 * The words of a grid row's records, to be found again in its cells: a reference, an officer, the date of a
 * commitment. Each stands for one cell, except where the rows of a page break were joined.
 */
export function wordsOf(rows: readonly InterpretedRow[]): { take: (text: string) => boolean } {
  const whole = new Set<string>();
  const joined: string[] = [];
  for (const row of rows) {
    for (const text of Object.values(row)) {
      if (typeof text !== "string" || text === "") continue;
      if (row.places.length === 1) whole.add(oneLine(text));
      else joined.push(` ${oneLine(text)} `);
    }
  }
  const headers = rows.flatMap((row) => headersOf(row).map((header) => ` ${oneLine(header)} `));
  return {
    take(printed) {
      const text = oneLine(printed);
      if (text === "") return false;
      if (whole.delete(text) || joined.some((words) => words.includes(` ${text} `))) return true;
      // A period that stands in the row is part of what its values are headed by.
      return (
        text.length <= longestCode &&
        headers.some((header) => header.includes(` ${text} `)) &&
        wholeFigure(text) === "date"
      );
    },
  };
}

function headersOf(row: InterpretedRow): string[] {
  switch (row.kind) {
    case "indicator":
      return row.values.map(({ header }) => header);
    case "milestone":
      return [];
    case "budget":
      return row.amounts.map(({ header, periodText = "" }) => `${header} ${periodText}`);
  }
}
