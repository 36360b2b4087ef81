import type { CouncilComparison } from "../compare/across.ts";
import type { LeftOut } from "../compare/left-out.ts";
import type { CouncilOverTime } from "../compare/over-time.ts";
import type { ComparedReport } from "../compare/report.ts";
import type { ReportComparison } from "../compare/reports.ts";
import type { Twins } from "../compare/twins.ts";

/** Everything a comparison can be, as one value for every format. */
export type Comparison = CouncilsCompared | ReportsCompared | CouncilFollowed;

export interface CouncilsCompared extends CouncilComparison {
  readonly kind: "councils";
  readonly left_out: readonly LeftOut[];
  readonly twins: readonly Twins[];
}

export interface ReportsCompared extends ReportComparison {
  readonly kind: "reports";
  readonly heads: readonly [ComparedReport, ComparedReport];
}

export interface CouncilFollowed extends CouncilOverTime {
  readonly kind: "over-time";
  readonly twins: readonly Twins[];
}

export const comparisonFormats = ["text", "json", "csv", "markdown", "html"] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

/** What a text is laid out for. */
export interface Terminal {
  /** Absent where the text goes to no terminal. */
  readonly width?: number | undefined;
  readonly colour: boolean;
}

/** A comparison in one format; each format is loaded only when it is asked for. */
export async function renderComparison(
  comparison: Comparison,
  format: ComparisonFormat,
  terminal: Terminal,
): Promise<string> {
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

function comparisonJson(comparison: Comparison): string {
  const { kind: _, ...value } = comparison;
  return `${JSON.stringify(value)}\n`;
}
