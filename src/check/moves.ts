import type { Observation } from "../records.ts";
import { type IndicatorRow, isWorse, polarityOf } from "./indicator-rows.ts";

/** How a figure is said to have moved. */
export type Way = "up" | "down" | "better" | "worse";

/** Words for each way, as alternatives of a pattern. */
export const ups = "risen|rose|increased|grown|grew|climbed";
export const downs = "fallen|fell|dropped|decreased|declined|reduced";
export const betters = "improved";
export const worses = "worsened|deteriorated";

/** Whether two figures moved otherwise than is said; never where they are one, or where better is not known. */
export function movesAgainst(
  way: Way,
  row: IndicatorRow,
  before: Observation,
  after: Observation,
): boolean {
  const [from, to] = [before.value ?? 0, after.value ?? 0];
  if (from === to) return false;
  if (way === "up") return to < from;
  if (way === "down") return to > from;
  const polarity = polarityOf(row);
  if (polarity !== "higher_better" && polarity !== "lower_better") return false;
  return isWorse(to, from, polarity) === (way === "better");
}
