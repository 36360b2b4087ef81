import { createHash } from "node:crypto";
import { recordIdPrefix, type SourceCell } from "../records.ts";

/** Hexadecimal digits of a record's id after its prefix: 64 bits, far beyond the records of any archive. */
const idLength = 16;

/**
 * A record's id, from the file's bytes, the table, row and column and the record's place in its cell:
 * the same on every machine and with every version that reads the same cell.
 */
export function recordId(sha256: string, source: SourceCell, place: number): string {
  const where = source.table === undefined ? `b${source.block}` : `t${source.table}`;
  const digits = createHash("sha256")
    .update(`${sha256}/${where}/${source.row ?? ""}/${source.column ?? ""}/${place}`)
    .digest("hex")
    .slice(0, idLength);
  return recordIdPrefix + digits;
}
