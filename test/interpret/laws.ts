import type { Document } from "../../src/document.ts";
import type { SourceCell } from "../../src/records.ts";
import type { Reading } from "../builders.ts";

const month = "(January|February|March|April|May|June|July|August|September|October|December)";
/** Told here in another way than the program tells it. */
const figureCell = new RegExp(
  String.raw`^\(?-?£?\d[\d,]*(\.\d+)?%?\)?$|^(\d{1,2} )?${month} \d{4}$|^\d{1,2}\/\d{1,2}\/\d{2,4}$`,
);
const datedItem = new RegExp(String.raw`\b${month} \d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{4}\b`);

const tablesOf = ({ blocks }: Document) => blocks.filter((block) => block.kind === "table");

/** Rows that are neither read nor set aside. */
export function lostRows(document: Document, { interpretation }: Reading): string[] {
  const { rows, asides } = interpretation;
  const read = new Set(
    rows.flatMap((row) => row.places.map(({ table, row }) => `${table}/${row}`)),
  );
  return tablesOf(document).flatMap((table, index) =>
    Array.from({ length: table.rows }, (_, row) => row).flatMap((row) => {
      const aside = asides.some(
        (one) =>
          one.table === index + 1 && (one.of === "table" || (one.of === "row" && one.row === row)),
      );
      const place = `${index + 1}/${row}`;
      return aside || read.has(place) ? [] : [place];
    }),
  );
}

/** Figure cells of a table, and dated items of a list, that are in no record, no aside and no problem. */
export function lostFigures(
  document: Document,
  {
    interpretation,
    records,
    problems,
  }: Omit<Reading, "records"> & {
    readonly records: readonly { readonly source: SourceCell }[];
  },
): string[] {
  const { rows, asides, verdicts } = interpretation;
  const cells = tablesOf(document).flatMap((table, index) => {
    const number = index + 1;
    const header = verdicts.find((verdict) => verdict.table === number)?.headerRows ?? [];
    const ofTable = asides.filter((aside) => aside.table === number);
    return table.cells.flatMap(({ row, column, text }) => {
      if (!figureCell.test(text.trim()) || header.includes(row)) return [];
      const inRecord = records.some(
        ({ source }) => source.table === number && source.row === row && source.column === column,
      );
      // A date or reference is part of a record whose own place is the cell of its text or value.
      const inRow = rows.some(
        (one) =>
          one.places.some((place) => place.table === number && place.row === row) &&
          JSON.stringify(one).includes(text.trim()),
      );
      const inAside = ofTable.some(
        (aside) =>
          aside.of === "table" ||
          ((aside.row ?? row) === row && (aside.column ?? column) === column),
      );
      const inProblem = problems.some(
        (one) => one.table === number && one.row === row && (one.column ?? column) === column,
      );
      return inRecord || inRow || inAside || inProblem
        ? []
        : [`${number}/${row}/${column} ${text}`];
    });
  });
  const items = document.blocks.flatMap((block, index) => {
    if (block.kind !== "list-item" || !datedItem.test(block.text)) return [];
    const known =
      records.some(({ source }) => source.table === undefined && source.block === index) ||
      asides.some((aside) => aside.table === undefined && aside.block === index);
    return known ? [] : [`block ${index} ${block.text}`];
  });
  return [...cells, ...items];
}
