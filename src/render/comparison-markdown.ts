import type { BudgetSide } from "../compare/budget.ts";
import type {
  CouncilFollowed,
  CouncilsCompared,
  ReportsCompared,
  WholeComparison,
} from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import {
  amountWords,
  budgetMeasureWords,
  budgetName,
  cellWords,
  classOf,
  classWords,
  dueWords,
  groupHeading,
  groupSentences,
  markKey,
  monthsWords,
  periodWords,
  pointWords,
  signedPounds,
  titleWords,
  trendWords,
  unitAndPolarity,
} from "./comparison-words.ts";
import {
  figureChangeWords,
  relationCounts,
  relationWords,
  sideCorrections,
} from "./report-words.ts";
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
    ["Indicator", "Titles as printed", "Verdict"],
    groups.map((group) => [
      codeOf(group),
      group.titles.map(({ title }) => title).join(" / "),
      classWords[classOf(group)],
    ]),
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

const list = (texts: readonly string[]): string =>
  texts.length > 0 ? `${texts.map((text) => `- ${inert(text)}\n`).join("")}\n` : "";

function groupMarkdown(group: ComparisonGroup): string {
  const grid = groupToGrid(group);
  const figures = table(
    ["Council", "", ...grid.periods.map(periodWords)],
    grid.rows.map(({ council, measure, cells }) => [council, measure, ...cells.map(cellWords)]),
  );
  const verdict = `**${classWords[classOf(group)]}**: ${inert(group.why)}`;
  return [
    `### ${inert(groupHeading(group))}\n\n`,
    list(titleWords(group)),
    `${inert(unitAndPolarity(group))}. ${verdict}\n\n`,
    figures,
    list(groupSentences(group)),
  ].join("");
}

function reportsMarkdown(comparison: ReportsCompared): string {
  const { from, to, notes, milestones, indicators, budget } = comparison;
  const amount = (side: BudgetSide | null) => (side ? amountWords(side) : "");
  return [
    `# From ${inert(from)} to ${inert(to)}\n\n`,
    list(notes),
    part("What became of what", ["Part", "Relation", "How many"], relationCounts(comparison)),
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
        [
          change.months_moved ? monthsWords(change.months_moved) : "",
          change.note,
          sideCorrections(change),
        ]
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
        figureChangeWords(change).join("; "),
        change.note,
      ]),
    ),
    part(
      "Budget",
      ["Relation", "Line", "Amount", "From", "To", "Change", "%", "Note"],
      budget.map((change) => {
        const side = change.to ?? change.from;
        return [
          relationWords(change.relation),
          side ? budgetName(side) : "",
          side ? `${budgetMeasureWords[side.measure]} ${side.period}` : "",
          amount(change.from),
          amount(change.to),
          change.change_gbp === null ? "" : signedPounds(change.change_gbp),
          change.change_percent === null ? "" : String(change.change_percent),
          change.note,
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
      return `### ${inert(groupHeading(indicator))}\n\n${list(titleWords(indicator, "docs"))}${table(
        ["", ...grid.periods.map(periodWords)],
        grid.rows.map(({ measure, cells }) => [measure, ...cells.map(cellWords)]),
      )}${restated.join("")}${restated.length > 0 ? "\n" : ""}${list([
        ...(indicator.trend ? trendWords(indicator.trend) : []),
        ...pointWords(indicator.series),
      ])}`;
    }),
    part(
      "Budget",
      ["Line", "Amount", "Period", "Pounds", "Report", "Restated"],
      budget.flatMap((line) =>
        line.series.map((cell) => [
          budgetName(line),
          budgetMeasureWords[line.measure],
          cell.period,
          amountWords(cell),
          cell.doc,
          line.restated.includes(cell.period) ? "yes" : "",
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
