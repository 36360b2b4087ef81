import type { ColumnReading } from "../../rows.ts";
import { readHeader } from "../evidence/header-word.ts";
import { valueRoles } from "../evidence/measure-word.ts";

/** One line of the text over a column. */
export interface HeaderPart {
  readonly text: string;
  /** True where it reaches over several columns. */
  readonly wide: boolean;
}

/** A column with all that is printed over it. */
export interface HeadedColumn extends ColumnReading {
  readonly parts: readonly HeaderPart[];
}

export interface Header {
  /** Rows before the header: titles printed inside the table. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly columns: readonly HeadedColumn[];
  /** All header text, for comparing a repeated header with the first. */
  readonly signature: string;
}

/**
 * Heads over one column, the one that decides first: the upper ("Milestones" over "When"), but of two
 * measures the lower, which is the narrower: "This year" over "Goal 2009/10".
 */
export function inSpeakingOrder(parts: readonly HeaderPart[]): readonly HeaderPart[] {
  const roles = parts.flatMap(({ text }) => readHeader(text).role ?? []);
  return roles.length > 1 && roles.every((role) => valueRoles.has(role))
    ? [...parts].reverse()
    : parts;
}

/** A header over one column decides; one over several is the more general, and what stands below it decides. */
export function readStack(stack: readonly HeaderPart[]): Omit<HeadedColumn, "column"> {
  const parts = stack.filter(({ text }) => text !== "");
  const header = parts.map(({ text }) => text).join(" ");
  const order = [
    ...inSpeakingOrder(parts.filter(({ wide }) => !wide)),
    ...parts.filter(({ wide }) => wide),
  ];
  for (const { text } of order) {
    const reading = readHeader(text);
    if (reading.role) return { header, role: reading.role, how: reading.how, parts };
  }
  const whole = readHeader(header);
  return { header, role: whole.role ?? "", how: whole.role ? whole.how : "none", parts };
}
