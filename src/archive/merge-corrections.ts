import type { Correction } from "../store/corrections.ts";

/** The corrections of an archive to be merged, and the new ids of its reports that got one. */
export interface HeldCorrections {
  readonly corrections: readonly Correction[];
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * The corrections of all archives in one list. The same file given to each of them is there once, and keeps
 * its lines; files of their own follow each other.
 */
export function mergeCorrections(held: readonly HeldCorrections[]): Correction[] {
  const merged = new Map<string, Correction>();
  for (const { corrections, renamed } of held) {
    for (const one of corrections) {
      const moved = { ...one, doc: renamed.get(one.doc) ?? one.doc };
      const key = keyOf(moved);
      const before = merged.get(key);
      // Where it holds, it has learnt what it was made for.
      if (!before || (before.reads === "" && moved.reads !== "")) {
        merged.set(key, { ...moved, line: before?.line ?? moved.line });
      }
    }
  }
  const all = [...merged.values()];
  const lines = new Set(all.map(({ line }) => line));
  if (lines.size === all.length) return all.sort((a, b) => a.line - b.line);
  return all.map((one, at) => ({ ...one, line: at + 1 }));
}

const keyOf = ({ record, doc, table, row, column, field, correct, reason }: Correction): string =>
  JSON.stringify([record, doc, table, row, column, field, correct, reason]);
