import { escaped, html, type Markup, noMarkup } from "../../render/markup.ts";
import {
  findIndicatorFacts,
  type IndicatorFigure,
  type IndicatorGroup,
  readIndicatorCouncils,
  readIndicatorFigures,
  readIndicatorGroups,
} from "../../store/explore/indicators.ts";
import { Refused } from "../parts/answer.ts";
import { contradicting, figuresChart, markWords, pointMark } from "../parts/chart.ts";
import { figureMarkup } from "../parts/figures.ts";
import { pageLink, recordLink, reportLink, withParameters } from "../parts/links.ts";
import { decoded, type Page } from "../parts/page.ts";
import { counted, dataTable, facts, pager } from "../parts/parts.ts";
import { polarityWords, unitName, verdictWords } from "./indicators.ts";

/** More than these in one chart are told apart by nobody. */
const councilsShown = 4;
const mostFigures = 1_500;
/** Of figures that many reports print for one period, so many stand in a cell. */
const figuresInCell = 3;
/** Figures listed one by one with their places. */
const placesShown = 50;

/** One national indicator: its councils side by side, every figure with its record. */
export const indicator: Page = (store, asked, [part = ""]) => {
  const code = decoded(part);
  // `NI 63` and `ni63` as well, as people print and type it.
  const known =
    findIndicatorFacts(store, code) ??
    findIndicatorFacts(store, code.toUpperCase().replace(/\s+/g, ""));
  const councils = readIndicatorCouncils(store, known?.code ?? code);
  if (councils.length === 0) {
    throw new Refused(404, `The archive has no figure of an indicator "${code}".`);
  }
  const own = known?.code ?? code;
  const asks = asked.all("council");
  const wanted =
    asks.length > 0 ? councils.filter(({ council }) => asks.includes(council)) : councils;
  const first = (asked.page - 1) * councilsShown;
  const shown = wanted.slice(first, first + councilsShown).map(({ council }) => council);
  const figures = readIndicatorFigures(store, own, shown, mostFigures);
  const groups = readIndicatorGroups(store, own);
  const differing = contradicting(figures);
  const unit = mostPrintedUnit(figures) ?? known?.unit ?? "";
  return {
    title: `${own} ${known?.title ?? ""}`.trim(),
    place: "indicators",
    data: { indicator: own, ...known, groups, councils, shown, figures },
    list: {
      columns: Object.keys(figures[0] ?? { id: "" }),
      rows: figures.map((one) => Object.values(one)),
    },
    body: () => html`<h1>${own} <span class="soft">${known?.title ?? ""}</span></h1>
${facts([
  ["Unit", unitName(unit)],
  ["Direction", polarityWords[known?.polarity ?? ""] ?? ""],
  ["Theme", known?.theme ?? ""],
  ["In force", [known?.from_year ?? "", known?.to_year ?? ""].filter(Boolean).join(" to ")],
  ["Councils", councils.length],
])}
${groups.map((group) => groupNote(group, own))}
${councilForm(own, councils, asks, shown)}
<section aria-labelledby="side-by-side"><h2 id="side-by-side">Side by side</h2>
${figuresChart(figures, differing, unit, "side-by-side")}
${gridOf(figures, differing)}</section>
${pager(asked, councilsShown, wanted.length)}
${placeList(figures)}
<p><a href="${withParameters("/compare", [...shown.slice(0, 12).map((name) => ["council", name] as const), ["indicator", own]])}">Compare these councils by this indicator</a></p>`,
  };
};

const groupNote = (group: IndicatorGroup, code: string): Markup =>
  html`<p class="verdict-note"><strong class="verdict ${group.verdict}">${group.related === "" ? (verdictWords[group.verdict] ?? "") : `${code} beside ${group.related}: ${verdictWords[group.verdict] ?? ""}`}</strong>. ${group.why.slice(0, 600)}${group.standing === "" ? "" : html` <br>${group.standing.slice(0, 400)}`}</p>`;

/** A form of a few councils to look at; of very many only those that are shown are named. */
function councilForm(
  code: string,
  councils: readonly { readonly council: string }[],
  asks: readonly string[],
  shown: readonly string[],
): Markup {
  if (councils.length < 2) return noMarkup;
  const few = councils.length <= 60;
  const boxes = (few ? councils.map(({ council }) => council) : shown).map((council) =>
    asks.includes(council)
      ? html`<label class="box"><input type="checkbox" name="council" value="${council}" checked> ${council}</label>`
      : html`<label class="box"><input type="checkbox" name="council" value="${council}"> ${council}</label>`,
  );
  return html`<form class="filters" method="get" action="/indicator/${encodeURIComponent(code)}" aria-label="Choose councils"><fieldset><legend>Only these councils</legend>${boxes}</fieldset><button type="submit">Show</button></form>`;
}

function mostPrintedUnit(figures: readonly IndicatorFigure[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { unit, value } of figures) {
    if (value !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const measureOrder = ["actual", "target", "benchmark"];

/** Periods across, councils down; every figure leads to its record. `differing` are those printed otherwise elsewhere. */
export function gridOf(
  figures: readonly IndicatorFigure[],
  differing: ReadonlySet<string>,
  name = "Figures by council and period",
): Markup {
  const periods = [...new Set(figures.map(({ period }) => period))].sort();
  const rows = new Map<string, Map<string, IndicatorFigure[]>>();
  for (const one of figures) {
    const key = `${one.council}\n${measureOrder.indexOf(one.measure)}`;
    let row = rows.get(key);
    if (!row) {
      row = new Map();
      rows.set(key, row);
    }
    const cell = row.get(one.period);
    if (cell) cell.push(one);
    else row.set(one.period, [one]);
  }
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return html`${dataTable(
    name,
    [
      "Council",
      "Measure",
      ...periods.map((period) => ({ title: period === "" ? "undated" : period, number: true })),
    ],
    ordered.map((row) => {
      const [first] = [...row.values()][0] ?? [];
      return [
        html`${first?.council ?? ""}`,
        html`${first?.measure ?? ""}`,
        ...periods.map((period) => gridCell(row.get(period) ?? [], differing)),
      ];
    }),
  )}<p class="soft">${markWords}</p>`;
}

function gridCell(all: readonly IndicatorFigure[], differing: ReadonlySet<string>): Markup {
  if (all.length === 0) return noFigure;
  const more = all.length - figuresInCell;
  // A comparison has hundreds of these, each escaped once.
  let here = "";
  for (const one of all.slice(0, figuresInCell)) {
    const figure = figureMarkup(one.value, one.unit, one.raw).markup;
    here += `${here === "" ? "" : "<br>"}<a href="${escaped(recordLink(one.id))}">${figure}</a>${markOf(one, differing.has(one.id)).markup}`;
  }
  if (more > 0) here += `<br><span class="soft">and ${more} more</span>`;
  return { markup: here };
}

const noFigure = html`–`;

function markOf(one: IndicatorFigure, contradicts: boolean): Markup {
  const mark = pointMark(one, contradicts);
  return mark === "" ? noMarkup : html`<sup class="mark" title="${one.note || mark}">${mark}</sup>`;
}

function placeList(figures: readonly IndicatorFigure[]): Markup {
  const listed = figures.slice(0, placesShown);
  return html`<h2>Where each is printed</h2>${dataTable(
    "Every figure with its report and page",
    [
      "Council",
      "Measure",
      "Period",
      { title: "Figure", number: true },
      "Printed",
      "Report",
      { title: "Page", number: true },
      "Note",
    ],
    listed.map((one) => [
      html`<a href="${recordLink(one.id)}">${one.council}</a>`,
      html`${one.measure}`,
      html`${one.period}`,
      figureMarkup(one.value, one.unit, one.raw),
      html`<span class="printed">${one.raw}</span>`,
      html`<a href="${reportLink(one.doc)}">${one.doc}</a>`,
      one.page === null ? html`–` : html`<a href="${pageLink(one.doc, one.page)}">${one.page}</a>`,
      html`<span class="soft">${one.note}</span>`,
    ]),
  )}${figures.length > listed.length ? html`<p>The first ${listed.length} of ${counted(figures.length, "figure")}; the data has all.</p>` : noMarkup}`;
}
