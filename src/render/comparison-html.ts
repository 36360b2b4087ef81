import type { WholeComparison } from "../compare/comparison.ts";
import { councilsHtml } from "./councils-html.ts";
import { overTimeHtml } from "./over-time-html.ts";
import { reportsHtml } from "./reports-html.ts";

/** A comparison as one self-contained page: no network, no script, prints, light and dark. */
export function comparisonHtml(comparison: WholeComparison): string {
  switch (comparison.kind) {
    case "councils":
      return councilsHtml(comparison);
    case "reports":
      return reportsHtml(comparison);
    case "over-time":
      return overTimeHtml(comparison);
  }
}
