import type { CouncilFollowed } from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import type { IndicatorOverTime } from "../compare/over-time.ts";
import { chartKey, penOf, yearsChart } from "./chart.ts";
import {
  amountWords,
  budgetMeasureWords,
  budgetName,
  cellWords,
  dueWords,
  groupHeading,
  markKey,
  movedWords,
  periodWords,
  placeWords,
  pointWords,
  readWords,
  titleWords,
  trendWords,
  unitAndPolarity,
} from "./comparison-words.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { dataTable, page } from "./page.ts";
import { linkedFigures, places } from "./places-html.ts";
import { oneLine } from "./wrap.ts";

// Nobody looks at more; the tables have all.
const mostCharts = 100;

/** One council over time as one page. */
export function overTimeHtml(comparison: CouncilFollowed): string {
  const { council, reports, indicators } = comparison;
  const title = `${oneLine(council)} over time`;
  const restated = indicators.filter((indicator) => indicator.restated.length > 0).length;
  return page(
    title,
    html`<h1>${title}</h1>
<section><h2>Summary</h2>
<p>${reports.length} reports: ${reports.map(oneLine).join(", ")}.</p>
<p>${indicators.length} indicators, ${restated} of them with a figure that is printed differently in two places; ${comparison.milestones.length} milestones in several reports.</p></section>
${chartsOf(comparison)}
<section><h2>Indicators</h2><p class="soft">${markKey}</p>${indicators.map(indicatorSection)}</section>
${budgetSection(comparison)}
${milestoneSection(comparison)}
${places(indicators.flatMap(({ series }) => series))}`,
  );
}

function chartsOf({ council, indicators }: CouncilFollowed): Markup {
  const pens = new Map([[council, penOf(0)]]);
  const figures = indicators.slice(0, mostCharts).flatMap((indicator, at) => {
    const { series, unit } = indicator;
    const title = groupHeading(indicator);
    const namedBy = `chart-${at + 1}`;
    const years = new Set(series.filter(({ value }) => value !== null).map(({ period }) => period));
    const chart = years.size > 1 ? yearsChart(series, { namedBy, unit, pens }) : undefined;
    return chart
      ? [
          html`<figure><figcaption id="${namedBy}"><h3>${title}</h3><p class="soft">${unitAndPolarity(indicator)}</p></figcaption>${chart}</figure>\n`,
        ]
      : [];
  });
  return figures.length === 0
    ? noMarkup
    : html`<section><h2>Over the years</h2><p>${chartKey}</p><div class="charts">${figures}</div></section>`;
}

function indicatorSection(indicator: IndicatorOverTime): Markup {
  const grid = groupToGrid(indicator);
  const rows = grid.rows.map(({ measure, cells }) => [
    html`${measure}`,
    ...cells.map((cell) => {
      const where = cell.points.map((point) => placeWords(point)).join("; ");
      const words = cell.gap === "" ? linkedFigures(cell.points) : html`${cellWords(cell)}`;
      return where === "" ? words : html`${words} <small class="soft">${oneLine(where)}</small>`;
    }),
  ]);
  const said = [
    ...titleWords(indicator, "docs"),
    ...indicator.restated.map(
      ({ measure, period, figures }) =>
        `printed differently: ${measure} ${period}: ${figures.map(({ raw, doc }) => `${raw} (${doc})`).join(", ")}`,
    ),
    ...(indicator.trend ? trendWords(indicator.trend) : []),
    ...pointWords(indicator.series),
  ].map((text) => html`<li>${oneLine(text)}</li>`);
  const columns = [
    { title: "Measure" },
    ...grid.periods.map((period) => ({ title: periodWords(period), number: true })),
  ];
  return html`<section class="group"><h3>${groupHeading(indicator)}</h3>${said.length > 0 ? html`<ul>${said}</ul>` : noMarkup}
${dataTable(`Figures of ${groupHeading(indicator)}`, columns, rows)}</section>
`;
}

function budgetSection({ budget }: CouncilFollowed): Markup {
  if (budget.length === 0) return noMarkup;
  const rows = budget.flatMap((line) =>
    line.series.map((cell) => [
      html`${budgetName(line)}`,
      html`${budgetMeasureWords[line.measure]}`,
      html`${periodWords(cell.period)}`,
      html`${amountWords(cell)}`,
      html`${oneLine(cell.doc)}`,
      html`${line.restated.includes(cell.period) ? "printed differently" : ""}`,
    ]),
  );
  const columns = ["Line", "Amount", "Period", "Pounds", "Report", "Note"].map((title) => ({
    title,
    number: title === "Pounds",
  }));
  return html`<section><h2>Budget</h2>${dataTable("Budget lines along the reports", columns, rows)}</section>`;
}

function milestoneSection({ milestones }: CouncilFollowed): Markup {
  if (milestones.length === 0) return noMarkup;
  const rows = milestones.map(({ text, steps, slipped_months, dropped }) => [
    html`${oneLine(text)}`,
    html`${[movedWords(slipped_months), dropped ? "dropped" : ""].filter(Boolean).join(", ")}`,
    html`${steps.map(({ due, status, doc, corrected }) => oneLine(`${dueWords(due)} ${status} (${doc})${corrected.length > 0 ? ` † ${readWords(corrected)}` : ""}`)).join(" → ")}`,
  ]);
  const columns = ["Milestone", "Moved", "Dates"].map((title) => ({ title }));
  return html`<section><h2>Milestones in several reports</h2>${dataTable("Milestones along the reports", columns, rows)}</section>`;
}
