import type { Document } from "../../src/document.ts";
import type { Reading } from "../builders.ts";

/** Grid rows that went nowhere, and rows that are both interpreted and set aside. */
export function strays(document: Document, { interpretation }: Reading): string[] {
  const place = ({ table, row }: { table: number; row: number }) => `${table}/${row}`;
  const used = new Set(interpretation.rows.flatMap(({ places }) => places.map(place)));
  const aside = new Set(interpretation.asides.map(place));
  const tables = document.blocks.filter((block) => block.kind === "table");
  const lost = tables.flatMap((table, index) =>
    Array.from({ length: table.rows }, (_, row) => place({ table: index + 1, row })).filter(
      (row) => !used.has(row) && !aside.has(row),
    ),
  );
  const twice = [...aside].filter((row) => used.has(row)).map((row) => `${row} twice`);
  return [...lost, ...twice];
}
