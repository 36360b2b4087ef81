import type { CouncilsCompared } from "../compare/comparison.ts";
import { groupToGrid } from "../compare/grid.ts";
import type { ComparisonGroup } from "../compare/group.ts";
import { chartKey, type Pen, penOf, yearsChart } from "./chart.ts";
import {
  cellWords,
  classOf,
  classWords,
  type GroupClass,
  groupClasses,
  groupHeading,
  groupSentences,
  markKey,
  periodWords,
  polarityWords,
  titleWords,
  unitAndPolarity,
  verdictWords,
} from "./comparison-words.ts";
import { html, type Markup, noMarkup } from "./markup.ts";
import { dataTable, page } from "./page.ts";
import { linkedFigures, places, pointId } from "./places-html.ts";
import { oneLine } from "./wrap.ts";

// Nobody looks at more; beyond that the tables say the same.
const mostCharts = 100;

/** Councils side by side as one page: summary, small multiples, tables, places, what was left out. */
export function councilsHtml(comparison: CouncilsCompared): string {
  const { compared, groups } = comparison;
  const names = compared.map(({ name }) => oneLine(name));
  const title = names.length > 0 ? `${names.join(", ")} side by side` : "No councils to compare";
  const pens = new Map(names.map((name, at) => [name, penOf(at)] as const));
  const body = html`<h1>${title}</h1>
${summary(comparison)}
${charts(groups, pens)}
${tables(groups)}
${places(groups.flatMap(({ series }) => series))}
${leftOut(comparison)}`;
  return page(title, body);
}

function summary({ compared, groups }: CouncilsCompared): Markup {
  const counts = groupClasses.map((own) => {
    const count = groups.filter((group) => classOf(group) === own).length;
    return html`<li><span class="verdict ${own}">${count} ${classWords[own]}</span></li>`;
  });
  const councils = compared.map(({ name, type, docs }) => [
    html`${oneLine(name)}`,
    html`${type || "not in the catalogue"}`,
    html`${docs.map(oneLine).join(", ")}`,
  ]);
  const standings = groups.flatMap((group) => {
    const latest = group.standings.findLast(({ order }) => order.some(({ rank }) => rank !== null));
    return latest
      ? [
          [
            html`<a href="#${groupId(group)}">${codeOf(group)}</a>`,
            html`${oneLine(group.titles.map(({ title }) => title).join(" / "))}`,
            html`${polarityWords[group.polarity]}`,
            html`${latest.period} ${latest.measure}`,
            html`${latest.says}`,
          ],
        ]
      : [];
  });
  const ranked =
    standings.length > 0
      ? dataTable(
          "Who aims higher and who does better, in the latest period that at least two councils print",
          ["Code", "Indicator", "Direction", "Period", "Standing"].map((column) => ({
            title: column,
          })),
          standings,
        )
      : noMarkup;
  return html`<section><h2 id="summary">Summary</h2>
<ul>${counts}</ul>
${dataTable("Councils and their reports", [{ title: "Council" }, { title: "Type" }, { title: "Reports" }], councils)}
${ranked}</section>`;
}

function charts(groups: readonly ComparisonGroup[], pens: ReadonlyMap<string, Pen>): Markup {
  const all = groups.filter(({ compared_in }) => compared_in.length > 0);
  const drawn = all.slice(0, mostCharts);
  const more =
    all.length > drawn.length
      ? html`<p>Charts of the first ${drawn.length} of ${all.length} indicators; the tables have all of them, and --indicator or --theme draws others.</p>`
      : noMarkup;
  const figures = drawn.flatMap((group) => {
    const own = new Map(
      [...pens].filter(([name]) => group.series.some(({ council }) => oneLine(council) === name)),
    );
    const title = groupHeading(group);
    const namedBy = `chart-${groupId(group)}`;
    const chart = yearsChart(group.series, { namedBy, unit: group.unit, pens: own });
    if (!chart) return [];
    return [
      html`<figure><figcaption id="${namedBy}"><h3><a href="#${groupId(group)}">${title}</a></h3>
<p class="soft">${unitAndPolarity(group)}; <span class="verdict ${group.verdict}">${verdictWords[group.verdict]}</span></p></figcaption>
${legend(own)}${chart}</figure>
`,
    ];
  });
  return figures.length === 0
    ? noMarkup
    : html`<section><h2>Over the years</h2>
<p>${chartKey} Figures that cannot be compared are left out of the charts and stand in the tables.</p>${more}
<div class="charts">${figures}</div></section>`;
}

function legend(pens: ReadonlyMap<string, Pen>): Markup {
  const items = [...pens].map(([name, pen]) => html`<li>${swatch(pen)}${name}</li>`);
  return html`<ul class="legend">${items}</ul>`;
}

// The shapes of the charts' marks, around the middle of a box of 14.
const shapes: Readonly<Record<Pen["symbol"], string>> = {
  circle: "M7 2a5 5 0 1 1 0 10a5 5 0 1 1 0-10z",
  square: "M2.6 2.6h8.8v8.8h-8.8z",
  triangle: "M7 1.5l5.2 9h-10.4z",
  diamond: "M7 1l4 6l-4 6l-4-6z",
  star: "M7 1l1.6 3.8l4.1.4l-3.1 2.7l.9 4.1l-3.5-2.2l-3.5 2.2l.9-4.1l-3.1-2.7l4.1-.4z",
  wye: "M5.4 13v-5l-4-2.400l1.600-2.800l4 2.300l4-2.300l1.600 2.800l-4 2.400v5z",
  cross: "M5 1h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
};

function swatch({ colour, symbol }: Pen): Markup {
  return html`<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="${shapes[symbol]}" fill="${colour}"/></svg>`;
}

function tables(groups: readonly ComparisonGroup[]): Markup {
  if (groups.length === 0) return noMarkup;
  const sections = groupClasses.flatMap((name) => {
    const own = groups.filter((group) => classOf(group) === name);
    if (own.length === 0) return [];
    return [html`<section><h2>${headings[name]}</h2>${own.map(groupSection)}</section>`];
  });
  return html`<p class="soft">${markKey}</p>${sections}`;
}

const headings: Readonly<Record<GroupClass, string>> = {
  comparable: "Comparable",
  with_care: "Comparable with care",
  no_period: "Without a period that two councils print",
  not_comparable: "Alike, but not comparable",
};

function groupSection(group: ComparisonGroup): Markup {
  const grid = groupToGrid(group);
  const rows = grid.rows.map(({ council, measure, cells }) => [
    html`${oneLine(council)}`,
    html`${measure}`,
    ...cells.map((cell) => {
      const [first] = cell.points;
      if (cell.gap === "") return linkedFigures(cell.points);
      const words = cellWords(cell);
      return first ? html`<a href="#${pointId(first)}">${words}</a>` : html`${words}`;
    }),
  ]);
  const columns = [
    { title: "Council" },
    { title: "Measure" },
    ...grid.periods.map((period) => ({ title: periodWords(period), number: true })),
  ];
  const said = [...titleWords(group), ...groupSentences(group)].map(
    (text) => html`<li>${text}</li>`,
  );
  const title = groupHeading(group);
  return html`<section class="group"><h3 id="${groupId(group)}">${title}</h3>
<p>${unitAndPolarity(group)}; <span class="verdict ${group.verdict}">${classWords[classOf(group)]}</span>: ${oneLine(group.why)}</p>
${said.length > 0 ? html`<ul>${said}</ul>` : noMarkup}
${dataTable(`Figures of ${title}`, columns, rows)}</section>
`;
}

function leftOut({ left_out }: CouncilsCompared): Markup {
  if (left_out.length === 0) return noMarkup;
  const rows = left_out.map(({ council, doc, what, why }) => [
    html`${oneLine(doc)}`,
    html`${oneLine(council)}`,
    html`${what}`,
    html`${oneLine(why)}`,
  ]);
  const columns = ["Report", "Council", "What", "Why"].map((title) => ({ title }));
  return html`<section><h2>What was left out</h2>
${dataTable("What this comparison does not show, and why", columns, rows)}</section>`;
}

function codeOf({ indicator, related }: ComparisonGroup): string {
  return [indicator, related].filter(Boolean).join(" / ");
}

function groupId(group: ComparisonGroup): string {
  return `group-${(codeOf(group) || group.title).replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}`;
}
