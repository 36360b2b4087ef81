import pc from "picocolors";
import type { Comparison } from "../compare/comparison.ts";
import { councilsText } from "./councils-text.ts";
import type { Layout, Terminal } from "./layout.ts";
import { overTimeText } from "./over-time-text.ts";
import { reportsText } from "./reports-text.ts";
import { surveyText } from "./survey-text.ts";

/** How wide text is laid out where it goes to no terminal. */
const widthElsewhere = 100;
const narrowest = 40;

/** A comparison as text for a terminal: fitted to its width, colour only as a help. */
export function comparisonText(comparison: Comparison, terminal: Terminal): string {
  const layout: Layout = {
    width: Math.max(narrowest, terminal.width ?? widthElsewhere),
    colours: pc.createColors(terminal.colour && pc.isColorSupported),
  };
  switch (comparison.kind) {
    case "councils":
      return councilsText(comparison, layout);
    case "reports":
      return reportsText(comparison, layout);
    case "over-time":
      return overTimeText(comparison, layout);
    case "survey":
      return surveyText(comparison, layout);
  }
}
