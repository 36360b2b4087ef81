import type { Finding } from "../problem.ts";
import type { CouncilRecord } from "../records.ts";

/** What does not add up down a column, and along a row. */
export interface Sums {
  readonly down: readonly Finding[];
  readonly along: readonly Finding[];
}

/** Ids of the amounts that their own rows speak against, totals apart: those are judged by their columns first. */
export function doubtedLines(
  along: readonly Finding[],
  records: readonly CouncilRecord[],
): Set<string> {
  const places = new Set(along.map(placeOf));
  return new Set(
    records.flatMap((record) =>
      record.kind === "budget" &&
      !record.isTotal &&
      places.has(`${record.source.table} ${record.source.row} ${record.source.column}`)
        ? [record.id]
        : [],
    ),
  );
}

/**
 * One slip is one finding. A wrong cell puts out its row and its column: where a line of a column is already doubted in
 * its row, the column says nothing more; where a total is doubted in its column, its row says nothing more.
 */
export function oneFindingASlip(
  { down, along }: Sums,
  records: readonly CouncilRecord[],
): Finding[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const cellsOf = (finding: Finding): string[] =>
    finding.finding.records.flatMap((id) => {
      const source = byId.get(id)?.source;
      return source ? [`${source.table} ${source.row} ${source.column}`] : [];
    });
  const totals = new Set(down.map(placeOf));
  // A total doubted in its column is among the figures of its row.
  const kept = along.filter((one) => !cellsOf(one).some((cell) => totals.has(cell)));
  const doubted = new Set(kept.map(placeOf));
  const told = new Set<string>();
  return [...down.filter((one) => !cellsOf(one).some((cell) => doubted.has(cell))), ...kept].filter(
    (one) => {
      const place = placeOf(one);
      if (told.has(place)) return false;
      told.add(place);
      return true;
    },
  );
}

const placeOf = ({ table, row, column }: Finding): string => `${table} ${row} ${column}`;
