import type { Certainty, Finding, ProblemCode } from "../problem.ts";
import type { CouncilRecord, SourceCell } from "../records.ts";

interface Found {
  readonly code: ProblemCode;
  readonly sure: Certainty;
  /** The records concerned; the first is where it was seen. */
  readonly records: readonly Pick<CouncilRecord, "id" | "source">[];
  /** Where it was seen, if not at the first record. */
  readonly at?: Partial<SourceCell>;
  readonly printed: string;
  readonly expected: string;
  readonly message: string;
}

/** A finding at its first record's cell. What is only worth a look is a note, the rest a warning. */
export function toFinding({ code, sure, records, at, printed, expected, message }: Found): Finding {
  const { page, table, row, column } = at ?? records[0]?.source ?? {};
  return {
    severity: sure === "worth a look" ? "note" : "warning",
    stage: "check",
    code,
    ...(page !== undefined && { page }),
    ...(table !== undefined && { table }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    message,
    finding: { printed, expected, sure, records: records.map(({ id }) => id) },
  };
}

/** Quoted for a sentence, long texts cut: `"Under 18 conception rate"`. */
export function quoted(text: string, length = 90): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return `"${flat.length > length ? `${flat.slice(0, length - 1).trimEnd()}…` : flat}"`;
}
