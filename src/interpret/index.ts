import type { Document } from "../document.ts";
import type { Outcome } from "../problem.ts";
import type { AsideRow, TableVerdict } from "../rows.ts";

export interface Interpretation {
  readonly verdicts: readonly TableVerdict[];
  readonly asides: readonly AsideRow[];
}

/** Which rows are milestones, indicators and budget lines, with their text as printed. */
export function interpret(_document: Document): Outcome<Interpretation> {
  return { value: { verdicts: [], asides: [] }, problems: [] };
}
