import type { Document } from "../../src/document.ts";
import type { Reading } from "../builders.ts";

/** Grid rows that went nowhere, and rows that are both interpreted and set aside. */
export function strays(document: Document, { interpretation }: Reading): string[] {
  const place = ({ table, row }: { table: number; row: number }) => `${table}/${row}`;
  const used = new Set(interpretation.rows.flatMap(({ places }) => places.map(place)));
  const aside = new Set(
    interpretation.asides.flatMap(({ of, table = 0, row = 0 }) =>
      of === "row" ? [place({ table, row })] : [],
    ),
  );
  const whole = new Set(
    interpretation.asides.flatMap(({ of, table }) => (of === "table" ? [table] : [])),
  );
  const tables = document.blocks.filter((block) => block.kind === "table");
  const lost = tables.flatMap((table, index) =>
    Array.from({ length: table.rows }, (_, row) => place({ table: index + 1, row })).filter(
      (row) => !used.has(row) && !aside.has(row) && !whole.has(index + 1),
    ),
  );
  const twice = [...aside].filter((row) => used.has(row)).map((row) => `${row} twice`);
  return [...lost, ...twice];
}
