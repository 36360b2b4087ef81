import type { CouncilComparison } from "../compare/across.ts";
import type { LeftOut } from "../compare/left-out.ts";
import type { CouncilOverTime } from "../compare/over-time.ts";
import type { ComparedReport, Verdict } from "../compare/report.ts";
import type { ReportComparison } from "../compare/reports.ts";
import type { Copy } from "../compare/twins.ts";

/** Everything a comparison can be, as one value for every format. */
export type Comparison = WholeComparison | ArchiveSurveyed;

/** What every format can show; a survey is text only. */
export type WholeComparison = CouncilsCompared | ReportsCompared | CouncilFollowed;

/** Every group of a large archive, without its figures: nobody reads a hundred councils at once. */
export interface ArchiveSurveyed {
  readonly kind: "survey";
  readonly councils: readonly string[];
  readonly groups: readonly SurveyedGroup[];
}

export interface SurveyedGroup {
  readonly indicator: string;
  readonly related: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly councils: number;
  readonly standing: string;
}

export interface CouncilsCompared extends CouncilComparison {
  readonly kind: "councils";
  readonly left_out: readonly LeftOut[];
  readonly twins: readonly Copy[];
}

export interface ReportsCompared extends ReportComparison {
  readonly kind: "reports";
  readonly heads: readonly [ComparedReport, ComparedReport];
}

export interface CouncilFollowed extends CouncilOverTime {
  readonly kind: "over-time";
  readonly twins: readonly Copy[];
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
  return `${JSON.stringify(value)}\n`;
}
