import type {
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
  WholeComparison,
} from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import {
  budgetMeasureWords,
  cellWords,
  dueWords,
  markKey,
  monthsWords,
  periodWords,
  pounds,
  signedPounds,
  trendWords,
  unitAndPolarity,
  verdictWords,
} from "./comparison-words.ts";
import { relationWords } from "./reports-text.ts";
import { oneLine } from "./wrap.ts";

/** A comparison as Markdown: headings, sentences and tables, every printed text inert. */
export function comparisonMarkdown(comparison: WholeComparison): string {
  switch (comparison.kind) {
    case "councils":
      return councilsMarkdown(comparison);
    case "reports":
      return reportsMarkdown(comparison);
    case "over-time":
      return overTimeMarkdown(comparison);
  }
}

/** Text that no Markdown reader takes for markup, a table's end, HTML or a link. */
function inert(text: string): string {
  return oneLine(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replace(/^[-+#=]/, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/(https?|ftp):\/\//gi, "$1&#58;//")
    .replace(/\bwww\./gi, "www&#46;");
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inert).join(" | ")} |\n`;
  return `${line(columns)}|${columns.map(() => " --- |").join("")}\n${rows.map(line).join("")}\n`;
}

function councilsMarkdown({ compared, groups, left_out }: CouncilsCompared): string {
  const names = compared.map(({ name }) => inert(name)).join(", ");
  const summary = table(
    ["Council", "Type", "Reports"],
    compared.map(({ name, type, docs }) => [name, type, docs.join(", ")]),
  );
  const overview = table(
    ["Indicator", "Title", "Verdict"],
    groups.map((group) => [codeOf(group), group.title, verdictWords[group.verdict]]),
  );
  const left = table(
    ["Council", "Report", "What", "Why"],
    left_out.map(({ council, doc, what, why }) => [council, doc, what, why]),
  );
  return [
    `# ${names}\n\n${summary}`,
    groups.length > 0 ? `## Indicators\n\n${overview}${inert(markKey)}\n\n` : "",
    ...groups.map(groupMarkdown),
    left_out.length > 0 ? `## Left out\n\n${left}` : "",
  ].join("");
}

function codeOf({ indicator, related }: ComparisonGroup): string {
  return [indicator, related].filter(Boolean).join(" / ");
}

function groupMarkdown(group: ComparisonGroup): string {
  const grid = groupToGrid(group);
  const figures = table(
    ["Council", "", ...grid.periods.map(periodWords)],
    grid.rows.map(({ council, measure, cells }) => [council, measure, ...cells.map(cellWords)]),
  );
  const said = [
    ...group.standings.map(({ measure, period, says }) => `${period} ${measure}: ${says}`),
    ...group.trends.flatMap((trend) => {
      const words = trendWords(trend, group.unit);
      return words.length > 0 ? [`${trend.council}: ${words.join("; ")}.`] : [];
    }),
  ];
  const verdict = `**${verdictWords[group.verdict]}**: ${inert(group.why)}`;
  return [
    `### ${inert(`${codeOf(group)} ${group.title}`)}\n\n`,
    `${inert(unitAndPolarity(group.unit, group.polarity))}. ${verdict}\n\n`,
    figures,
    said.length > 0 ? `${said.map((text) => `- ${inert(text)}\n`).join("")}\n` : "",
  ].join("");
}

function reportsMarkdown(comparison: ReportsCompared): string {
  const { from, to, milestones, indicators, budget } = comparison;
  const amount = (side: { readonly amount_gbp: number | null; readonly raw: string } | null) =>
    side ? (side.amount_gbp === null ? side.raw : pounds(side.amount_gbp)) : "";
  return [
    `# From ${inert(from)} to ${inert(to)}\n\n`,
    part(
      "Milestones",
      ["Relation", "From", "Due", "To", "Due", "Status", "Note"],
      milestones.map((change) => [
        relationWords(change.relation),
        change.from?.text ?? "",
        change.from ? dueWords(change.from.due) : "",
        change.to?.text ?? "",
        change.to ? dueWords(change.to.due) : "",
        [change.from?.status, change.to?.status].filter(Boolean).join(" -> "),
        [change.months_moved ? monthsWords(change.months_moved) : "", change.note]
          .filter(Boolean)
          .join("; "),
      ]),
    ),
    part(
      "Indicators",
      ["Relation", "From", "To", "Figures", "Note"],
      indicators.map((change) => [
        relationWords(change.relation),
        change.from ? `${change.from.ref} ${change.from.title}` : "",
        change.to ? `${change.to.ref} ${change.to.title}` : "",
        [
          ...change.targets.map((x) => `target ${x.period}: ${x.from} -> ${x.to}`),
          ...change.restated.map((x) => `actual ${x.period}: ${x.from} -> ${x.to}`),
        ].join("; "),
        change.note,
      ]),
    ),
    part(
      "Budget",
      ["Relation", "Line", "Amount", "From", "To", "Change", "%"],
      budget.map((change) => {
        const side = change.to ?? change.from;
        return [
          relationWords(change.relation),
          side ? [side.section, side.line].filter(Boolean).join(" / ") : "",
          side ? `${budgetMeasureWords[side.measure]} ${side.period}` : "",
          amount(change.from),
          amount(change.to),
          change.change_gbp === null ? "" : signedPounds(change.change_gbp),
          change.change_percent === null ? "" : String(change.change_percent),
        ];
      }),
    ),
  ].join("");
}

function part(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return rows.length === 0 ? "" : `## ${title}\n\n${table(columns, rows)}`;
}

function overTimeMarkdown(comparison: CouncilFollowed): string {
  const { council, reports, indicators, budget, milestones } = comparison;
  return [
    `# ${inert(council)} over time\n\nReports: ${reports.map(inert).join(", ")}\n\n`,
    ...indicators.map((indicator) => {
      const grid = groupToGrid(indicator);
      const restated = indicator.restated.map(
        ({ measure, period, figures }) =>
          `- ${inert(`printed differently: ${measure} ${period}: ${figures.map(({ raw, doc }) => `${raw} (${doc})`).join(", ")}`)}\n`,
      );
      return `### ${inert(`${indicator.indicator} ${indicator.title}`)}\n\n${table(
        ["", ...grid.periods.map(periodWords)],
        grid.rows.map(({ measure, cells }) => [measure, ...cells.map(cellWords)]),
      )}${restated.join("")}${restated.length > 0 ? "\n" : ""}`;
    }),
    part(
      "Budget",
      ["Line", "Amount", "Period", "Pounds", "Report", "Restated"],
      budget.flatMap(({ section, line, measure, series, restated }) =>
        series.map(({ period, amount_gbp, raw, doc }) => [
          [section, line].filter(Boolean).join(" / "),
          budgetMeasureWords[measure],
          period,
          amount_gbp === null ? raw : pounds(amount_gbp),
          doc,
          restated.includes(period) ? "yes" : "",
        ]),
      ),
    ),
    part(
      "Milestones in several reports",
      ["Milestone", "Slipped", "Dates"],
      milestones.map(({ text, steps, slipped_months, dropped }) => [
        text,
        [slipped_months ? monthsWords(slipped_months) : "", dropped ? "dropped" : ""]
          .filter(Boolean)
          .join(", "),
        steps.map(({ due, doc }) => `${dueWords(due)} (${doc})`).join(" -> "),
      ]),
    ),
  ].join("");
}
