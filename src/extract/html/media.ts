import { withoutComments } from "./declarations.ts";

/** The window that a page is thought to be looked at in, in CSS pixels. */
const screen: Readonly<Record<string, number>> = { width: 1280, height: 960 };
const pixelsPerEm = 16;

/** Whether a style sheet's media condition holds on a screen: `print` does not, `screen and (min-width: 40em)` does. */
export function holdsOnScreen(condition: string): boolean {
  const queries = withoutComments(condition).toLowerCase().split(",");
  if (condition.trim() === "") return true;
  return queries.some((query) => {
    const parts = query.split(/\band\b/).map((part) => part.trim());
    const [first = "", ...rest] = parts;
    const [, prefix, medium] = /^(?:(not|only)\s+)?([a-z-]+)$/.exec(first) ?? [];
    const features = medium === undefined ? parts : rest;
    const holds =
      (medium === undefined || medium === "all" || medium === "screen") &&
      features.every(featureHolds);
    return prefix === "not" ? !holds : holds;
  });
}

function featureHolds(feature: string): boolean {
  const [, range, side, number, unit] =
    /^\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*(\d+(?:\.\d+)?)\s*(px|em|rem)?\s*\)$/.exec(
      feature,
    ) ?? [];
  if (side === undefined) return /^\(\s*(color|orientation\s*:\s*landscape)\s*\)$/.test(feature);
  const size = screen[side] ?? 0;
  const bound = Number(number) * (unit === "px" || unit === undefined ? 1 : pixelsPerEm);
  return range === "min" ? size >= bound : size <= bound;
}
