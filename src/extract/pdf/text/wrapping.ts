import type { Span } from "../drawing/drawing.ts";
import { ordinaryBlank } from "./pieces.ts";

/** Whether a line reads on from the one above it by its first sign, or by the last of that. */
export const readsOnFrom = (above: string, below: string): boolean =>
  /^[\p{Ll}(&/,]/u.test(below) || /[-–/,&(]$/u.test(above);

/** Whether a line ends with a word that no cell ends with. */
export const endsInside = (line: string): boolean =>
  /\b(?:of|and|the|for|to|in|or|with|by)$/u.test(line);

/** Whether the first word of a line had room behind the last of the line above: text wraps only where it has none. */
export const hadRoom = (last: Span, first: Span, right: number): boolean =>
  right - last.box[2] >= first.box[2] - first.box[0] + ordinaryBlank(first);
