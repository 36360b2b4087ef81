import { titleToTerms } from "../catalogue/title.ts";
import type { IndicatorRow } from "./indicator-rows.ts";
import { groupByKey } from "./measure-keys.ts";

/**
 * What sentences may call the rows of a report: read once, asked for every sentence. A file of two thousand pages has
 * thousands of both, and each title again and again.
 */
export interface RowNames {
  /** The rows of each code that names one measure. */
  readonly byCode: ReadonlyMap<string, readonly IndicatorRow[]>;
  readonly byTitle: ReadonlyMap<string, readonly IndicatorRow[]>;
  /** The titles in which each stem stands. */
  readonly byStem: ReadonlyMap<string, readonly string[]>;
}

export function namesOfRows(rows: readonly IndicatorRow[]): RowNames {
  const byTitle = new Map<string, IndicatorRow[]>();
  for (const row of rows) listAt(byTitle, row.title).push(row);
  const byStem = new Map<string, string[]>();
  for (const title of byTitle.keys()) {
    for (const stem of titleToTerms(title).stems) listAt(byStem, stem).push(title);
  }
  return { byCode: groupByKey(rows), byTitle, byStem };
}

/** The rows that bear one of some codes, each once. */
export const rowsOfCodes = ({ byCode }: RowNames, codes: readonly string[]): IndicatorRow[] => [
  ...new Set(codes.flatMap((code) => byCode.get(code) ?? [])),
];

/** In how many stems each title meets a text, where it does. */
export function stemsShared({ byStem }: RowNames, stems: Iterable<string>): Map<string, number> {
  const shared = new Map<string, number>();
  for (const stem of new Set(stems)) {
    for (const title of byStem.get(stem) ?? []) shared.set(title, (shared.get(title) ?? 0) + 1);
  }
  return shared;
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}
