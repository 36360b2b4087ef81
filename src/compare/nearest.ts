import jaroWinkler from "natural/lib/natural/distance/jaro-winkler_distance.js";
import { inOrder } from "./report.ts";

// "Haltn" is Halton; two towns that merely begin alike are not near.
const near = 0.85;

/** The name most like what was typed; undefined where none is near. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const scored = names
    .map((name) => ({ name, score: jaroWinkler(typed.toLowerCase(), name.toLowerCase(), {}) }))
    .filter(({ score }) => score >= near)
    .sort((a, b) => b.score - a.score || inOrder(a.name, b.name));
  return scored[0]?.name;
}
