import { keySign } from "../../printed/key-sign.ts";
import type { KeyEntry } from "../../rows.ts";
import { oneLine } from "../table/grid.ts";
import type { Column } from "./columns.ts";
import type { LogicalTable } from "./logical-table.ts";

/** The signs and words that the report's own keys explain, and whether of a state or of a direction. */
export type KeySigns = ReadonlyMap<string, KeyEntry["of"]>;

export const noSigns: KeySigns = new Map();

/** How strongly cells that hold a key's signs and nothing else speak, in the units of the evidence. */
const keyedWeight = 9;
/** From this share of a column's cells on, it is of the key. */
const leastShare = 0.8;

export function signsOfKeys(keys: readonly KeyEntry[]): KeySigns {
  const signs = new Map<string, KeyEntry["of"]>();
  for (const { word, of } of keys) {
    const sign = keySign(word);
    // a digit or a bare letter may be anything in a table that the key is not about
    if (sign !== "" && !/^[\da-z]$/.test(sign)) signs.set(sign, of);
  }
  return signs;
}

/**
 * A column whose cells are what a key explains (`★★`, `Clearly missed`, `Getting better`) is one of states or of
 * directions, whatever stands over it.
 */
export function withKeySigns(column: Column, rows: LogicalTable["rows"], signs: KeySigns): Column {
  if (signs.size === 0) return column;
  const found = { status: 0, direction: 0 };
  let filled = 0;
  for (const { cells } of rows) {
    const place = cells[column.column];
    if (!place || place.fromAbove || place.fromLeft) continue;
    const text = oneLine(place.text).toLowerCase();
    if (text === "") continue;
    filled += 1;
    const of = signs.get(text);
    if (of !== undefined) found[of] += 1;
  }
  const of = found.direction > found.status ? "direction" : "status";
  if (filled < 2 || found[of] < leastShare * filled) return column;
  return {
    ...column,
    scores: { ...column.scores, [of]: (column.scores[of] ?? 0) + keyedWeight },
    evidence: [
      { role: of, weight: keyedWeight, why: "its cells hold what the report's key explains" },
      ...column.evidence,
    ],
  };
}
