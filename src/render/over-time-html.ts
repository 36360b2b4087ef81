import type { CouncilFollowed } from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import type { IndicatorOverTime } from "../compare/over-time.ts";
import { penOf, yearsChart } from "./chart.ts";
import {
  budgetMeasureWords,
  cellWords,
  dueWords,
  monthsWords,
  periodWords,
  placeWords,
  pounds,
  trendWords,
  unitAndPolarity,
} from "./comparison-words.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { dataTable, page } from "./page.ts";
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
<section><h2>Indicators</h2>${indicators.map(indicatorSection)}</section>
${budgetSection(comparison)}
${milestoneSection(comparison)}`,
  );
}

function chartsOf({ council, indicators }: CouncilFollowed): Markup {
  const pens = new Map([[council, penOf(0)]]);
  const figures = indicators.slice(0, mostCharts).flatMap((indicator, at) => {
    const { series, unit, polarity } = indicator;
    const title = titleOf(indicator);
    const namedBy = `chart-${at + 1}`;
    const years = new Set(series.filter(({ value }) => value !== null).map(({ period }) => period));
    const chart = years.size > 1 ? yearsChart(series, { namedBy, unit, pens }) : undefined;
    return chart
      ? [
          html`<figure><figcaption id="${namedBy}"><h3>${title}</h3><p class="soft">${unitAndPolarity(unit, polarity)}</p></figcaption>${chart}</figure>\n`,
        ]
      : [];
  });
  return figures.length === 0
    ? noMarkup
    : html`<section><h2>Over the years</h2><p>Filled marks are actuals, open marks targets.</p><div class="charts">${figures}</div></section>`;
}

function titleOf({ indicator, title }: IndicatorOverTime): string {
  return oneLine(`${indicator} ${title}`);
}

function indicatorSection(indicator: IndicatorOverTime): Markup {
  const grid = groupToGrid(indicator);
  const rows = grid.rows.map(({ measure, cells }) => [
    html`${measure}`,
    ...cells.map((cell) => {
      const places = cell.points.map((point) => placeWords(point)).join("; ");
      return places === ""
        ? html`${cellWords(cell)}`
        : html`${cellWords(cell)} <small class="soft">${oneLine(places)}</small>`;
    }),
  ]);
  const said = [
    ...indicator.restated.map(
      ({ measure, period, figures }) =>
        `printed differently: ${measure} ${period}: ${figures.map(({ raw, doc }) => `${raw} (${doc})`).join(", ")}`,
    ),
    ...(indicator.trend ? trendWords(indicator.trend, indicator.unit) : []),
  ].map((text) => html`<li>${oneLine(text)}</li>`);
  const columns = [
    { title: "Measure" },
    ...grid.periods.map((period) => ({ title: periodWords(period), number: true })),
  ];
  return html`<section class="group"><h3>${titleOf(indicator)}</h3>${said.length > 0 ? html`<ul>${said}</ul>` : noMarkup}
${dataTable(`Figures of ${titleOf(indicator)}`, columns, rows)}</section>
`;
}

function budgetSection({ budget }: CouncilFollowed): Markup {
  if (budget.length === 0) return noMarkup;
  const rows = budget.flatMap(({ section, line, measure, series, restated }) =>
    series.map(({ period, amount_gbp, raw, doc }) => [
      html`${oneLine([section, line || "(total)"].filter(Boolean).join(" / "))}`,
      html`${budgetMeasureWords[measure]}`,
      html`${periodWords(period)}`,
      html`${amount_gbp === null ? oneLine(raw) : pounds(amount_gbp)}`,
      html`${oneLine(doc)}`,
      html`${restated.includes(period) ? "printed differently" : ""}`,
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
    html`${[slipped_months ? monthsWords(slipped_months) : "date kept", dropped ? "dropped" : ""].filter(Boolean).join(", ")}`,
    html`${steps.map(({ due, status, doc }) => oneLine(`${dueWords(due)} ${status} (${doc})`)).join(" → ")}`,
  ]);
  const columns = ["Milestone", "Moved", "Dates"].map((title) => ({ title }));
  return html`<section><h2>Milestones in several reports</h2>${dataTable("Milestones along the reports", columns, rows)}</section>`;
}
