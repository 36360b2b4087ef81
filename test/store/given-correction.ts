import type { Correction } from "../../src/store/corrections.ts";

/** A correction of a record's value, or what it says otherwise. */
export const givenCorrection = (over: Partial<Correction> = {}): Correction => ({
  line: 2,
  record: "",
  doc: "",
  table: null,
  row: null,
  column: null,
  field: "value",
  reads: "",
  correct: "12",
  reason: "as printed",
  ...over,
});
