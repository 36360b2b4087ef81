import type { AsideRow, InterpretedRow, MilestoneRow, RowPlace } from "../../rows.ts";
import { isBareLabel } from "../evidence/bare-label.ts";

const placeOf = ({ table, row }: RowPlace): string => `${table}/${row}`;

/**
 * A commitment whose text is no more than a label (`Comments`, `Target`) promises nothing, whichever reader
 * took it for one: it is set aside with its row, or alone where something else of the row was read.
 */
export function withoutLabels(rows: readonly InterpretedRow[]): {
  readonly said: readonly InterpretedRow[];
  readonly labels: readonly AsideRow[];
} {
  const isLabel = (row: InterpretedRow): row is MilestoneRow =>
    row.kind === "milestone" && isBareLabel(row.text);
  const alone = rows.filter(isLabel);
  if (alone.length === 0) return { said: rows, labels: [] };
  const said = rows.filter((row) => !isLabel(row));
  const read = new Set(said.flatMap(({ places }) => places.map(placeOf)));
  return { said, labels: alone.flatMap((row) => asidesOf(row, read)) };
}

function asidesOf({ text, source, places }: MilestoneRow, read: ReadonlySet<string>): AsideRow[] {
  const { block, table, row, column, page } = source;
  const aside = {
    kind: "aside",
    reason: "not-records",
    text,
    why: "its text is no more than a label",
    block,
    ...(page !== undefined ? { page } : {}),
  } as const;
  if (table === undefined) return [{ ...aside, of: "list-item" }];
  const isShared = places.some((place) => read.has(placeOf(place)));
  return isShared && row !== undefined && column !== undefined
    ? [{ ...aside, of: "cell", table, row, column }]
    : places.map((place) => ({ ...aside, ...place }));
}
