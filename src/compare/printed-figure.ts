import type { Unit } from "../records.ts";

/** What of a figure is shown. */
export interface ShownFigure {
  readonly value: number | null;
  readonly raw: string;
  readonly unit: Unit;
  readonly corrected: readonly { readonly field: string }[];
}

// "92%", "£1,250", "(11)", "-0.5", "8.6m": nothing but the number and its own signs.
const bare = /^[£(+−–-]{0,3}\s?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn|p)?\)?$/i;
const tokens = /[£(+−–-]{0,2}\s?\d[\d,]*(?:\.\d+)?\s?%?\)?/g;

/**
 * A figure as its cell prints it, without the words around it: `92%` of `92% (provisional)`. Only what a correction
 * put in the place of what is printed is written anew.
 */
export function shownFigure(point: ShownFigure): string {
  const raw = point.raw.replace(/\s+/g, " ").trim();
  const { value } = point;
  if (value === null) return raw;
  if (point.corrected.some(({ field }) => field === "value"))
    return writtenFigure(value, point.unit);
  if (bare.test(raw)) return raw;
  const token = (raw.match(tokens) ?? []).find((one) => numberOf(one) === Math.abs(value));
  if (token === undefined) return raw;
  const shown = token.trim();
  // A bracket belongs to the number only where it has both.
  return shown.startsWith("(") === shown.endsWith(")") ? shown : shown.replace(/[()]/g, "").trim();
}

const numberOf = (token: string): number => Math.abs(Number(token.replace(/[^\d.]/g, "")));

/** A number that no cell prints, such as a corrected one: `92%`, `£1,250`, `0.86`. */
export function writtenFigure(value: number, unit: Unit): string {
  const number = String(value);
  if (unit === "percent") return `${number}%`;
  if (unit === "gbp") return `£${number}`;
  if (unit === "gbp_thousand") return `£${number}k`;
  return number;
}
