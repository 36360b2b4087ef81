import type { Comparison, WholeComparison } from "../compare/comparison.ts";
import { jsonText } from "./json.ts";
import type { Terminal } from "./layout.ts";

export const comparisonFormats = ["text", "json", "csv", "markdown", "html"] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

/** A comparison in one format; each format is loaded only when it is asked for. */
export async function renderComparison(
  comparison: Comparison,
  format: ComparisonFormat,
  terminal: Terminal,
): Promise<string> {
  if (comparison.kind === "survey") {
    return (await import("./comparison-text.ts")).comparisonText(comparison, terminal);
  }
  switch (format) {
    case "text":
      return (await import("./comparison-text.ts")).comparisonText(comparison, terminal);
    case "json":
      return comparisonJson(comparison);
    case "csv":
      return (await import("./comparison-csv.ts")).comparisonCsv(comparison);
    case "markdown":
      return (await import("./comparison-markdown.ts")).comparisonMarkdown(comparison);
    case "html":
      return (await import("./comparison-html.ts")).comparisonHtml(comparison);
  }
}

function comparisonJson(comparison: WholeComparison): string {
  const { kind: _, ...value } = comparison;
  return `${jsonText(value)}\n`;
}
