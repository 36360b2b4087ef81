import type { ComparedCouncil } from "../../compare/across.ts";
import type { Comparison, CouncilFollowed, CouncilsCompared } from "../../compare/comparison.ts";
import type { GroupShown } from "../../compare/group.ts";
import type { SeriesPoint } from "../../compare/series.ts";
import {
  compareSome,
  followSome,
  type GroupsShown,
  type IndicatorsFollowed,
} from "../../comparison-stretch.ts";
import { WorkFailed } from "../../problem.ts";
import { comparisonCsv } from "../../render/comparison-csv.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import type { IndicatorFigure } from "../../store/explore/indicators.ts";
import type { Store } from "../../store/store.ts";
import { type Answer, Refused } from "../parts/answer.ts";
import type { Asked } from "../parts/asked.ts";
import { figuresChart } from "../parts/chart.ts";
import { comparisonOf } from "../parts/comparisons.ts";
import { indicatorLink, recordLink, reportLink } from "../parts/links.ts";
import type { Page } from "../parts/page.ts";
import { counted, dataTable, pager } from "../parts/parts.ts";
import { compareForm, councilsIn, type Filters, filtersOf } from "./compare-form.ts";
import { gridOf } from "./indicator.ts";
import { polarityWords, unitName, verdictWords } from "./indicators.ts";

/** A group brings a chart and a table of all its figures: the more councils, the fewer. */
const groupsShownOf = (councils: number): number => (councils <= 2 ? 3 : 2);
const indicatorsShown = 3;
/** More councils than these are no comparison that anybody reads. */
const mostCouncils = 12;
/** Of what several reports of a council promise, the most slipped. */
const commitmentsShown = 100;
/** Of what a comparison leaves out. */
const leftOutShown = 100;

/** Councils side by side, or one along its years; the filters of `diff`, all in the address. */
export const compare: Page = (store, asked, _found, { noLongWork }) => {
  const councils = councilsIn(asked);
  if (councils.length > mostCouncils) {
    throw new Refused(
      400,
      `${mostCouncils} councils can be compared at once, not ${councils.length}.`,
    );
  }
  const filters = filtersOf(asked);
  if (councils.length === 0) return start(store, asked);
  const isOne = councils.length === 1 && filters.nearest === undefined;
  const quick = isOne
    ? followedQuickly(store, asked, filters)
    : quickly(store, asked, councils, filters);
  if (quick) return quick;
  noLongWork?.();
  const comparison = compared<Comparison>(store, () =>
    isOne
      ? comparisonOf(store, {
          kind: "over-time",
          council: councils[0] ?? "",
          years: filters.years,
          measure: filters.measure,
        })
      : comparisonOf(store, { kind: "councils", councils, ...filters }),
  );
  if (comparison.kind === "over-time") return followed(store, asked, comparison);
  if (comparison.kind === "councils") return sideBySide(store, asked, comparison);
  throw new Refused(400, "Name the councils to be compared.");
};

/** What a comparison cannot find is said to whoever asked; a path of this machine is not. */
export function compared<T>(store: Store, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WorkFailed)) throw error;
    const sentence = error.message.replaceAll(store.name, "The archive");
    throw new Refused(404, sentence.length > 400 ? `${sentence.slice(0, 399)}…` : sentence);
  }
}

function start(store: Store, asked: Asked): Answer {
  const councils = readCouncilNames(store);
  return {
    title: "Compare councils",
    place: "compare",
    data: { councils },
    list: { columns: ["council"], rows: councils.map((name) => [name]) },
    body: () => html`<h1>Compare councils</h1>
<p>Choose two councils or more to set them side by side, or one to follow it along its years.</p>
${compareForm(councils, asked)}
<p><a href="/reports/compare">Compare two reports instead</a></p>`,
  };
}

const parts = ["left-out"] as const;

/** One page of the groups; nothing where the whole comparison has to be worked out for it, or says why there are none. */
function quickly(
  store: Store,
  asked: Asked,
  councils: readonly string[],
  filters: Filters,
): Answer | undefined {
  if (asked.form !== "html" || asked.oneOf("part", parts) !== undefined) return undefined;
  const count = groupsShownOf(councils.length);
  const first = (asked.page - 1) * count;
  const wanted = { kind: "councils", councils, ...filters } as const;
  const some = compared(store, () => compareSome(store, wanted, { first, count }));
  if (!some) return undefined;
  return {
    title: titleOf(some.councils),
    place: "compare",
    data: some,
    list: () => "",
    body: () => groupsPage(store, asked, some),
  };
}

const titleOf = (councils: readonly ComparedCouncil[]): string =>
  `${councils.map(({ name }) => name).join(", ")} side by side`;

function sideBySide(store: Store, asked: Asked, comparison: CouncilsCompared): Answer {
  const { kind: _, ...data } = comparison;
  const { groups, compared: councils, left_out: leftOut } = comparison;
  const count = groupsShownOf(councilsIn(asked).length);
  const first = (asked.page - 1) * count;
  const title = titleOf(councils);
  const answer = { title, place: "compare", data, list: () => comparisonCsv(comparison) } as const;
  if (asked.oneOf("part", parts) !== undefined) {
    return { ...answer, body: () => leftOutPage(asked, title, leftOut) };
  }
  const counts = { comparable: 0, with_care: 0, not_comparable: 0 };
  for (const { verdict } of groups) counts[verdict] += 1;
  const none = groups.length === 0 ? leftOut[0] : undefined;
  const shown = { councils, counts, groups: groups.slice(first, first + count) };
  return {
    ...answer,
    body: () =>
      groupsPage(
        store,
        asked,
        shown,
        none && html`<p class="notice">${none.what}: ${none.why}</p>`,
      ),
  };
}

function groupsPage(
  store: Store,
  asked: Asked,
  { councils, counts, groups }: GroupsShown,
  notice: Markup = noMarkup,
): Markup {
  const { comparable, with_care: withCare, not_comparable: not } = counts;
  const total = comparable + withCare + not;
  const count = groupsShownOf(councilsIn(asked).length);
  const first = (asked.page - 1) * count;
  return html`<h1>${titleOf(councils)}</h1>
<details class="again"><summary>Change what is compared</summary>${compareForm(readCouncilNames(store), asked)}</details>
<p>${counted(total, "indicator")} set side by side: <span class="verdict comparable">${comparable} comparable</span>, <span class="verdict with_care">${withCare} with care</span>, <span class="verdict not_comparable">${not} not comparable</span>. <a href="${asked.with({ part: "left-out", page: undefined })}">What was left out, and why</a></p>
${notice}
${councilTable(councils)}
${groups.map((group, at) => groupSection(group, first + at + 1))}
${pager(asked, count, total)}`;
}

const councilTable = (councils: readonly ComparedCouncil[]): Markup =>
  dataTable(
    "Councils and their reports",
    ["Council", "Type", "Reports"],
    councils.map(({ name, type, docs }) => [
      html`${name}`,
      html`${type || "not in the catalogue"}`,
      html`${docs.slice(0, 30).map((doc, at) => html`${at === 0 ? "" : ", "}<a href="${reportLink(doc)}">${doc}</a>`)}`,
    ]),
  );

function groupSection(group: GroupShown, number: number): Markup {
  const code = [group.indicator, group.related ?? ""].filter(Boolean).join(" / ");
  const id = `group-${number}`;
  return html`<section class="group" aria-labelledby="${id}"><h2 id="${id}">${code === "" ? noMarkup : html`<a href="${indicatorLink(group.indicator || code)}">${code}</a> `}${group.title}</h2>
<p>${[unitName(group.unit), polarityWords[group.polarity] ?? ""].filter(Boolean).join(", ")}; <strong class="verdict ${group.verdict}">${verdictWords[group.verdict] ?? ""}</strong>: ${group.why}</p>
${group.standings.length === 0 ? noMarkup : html`<ul>${group.standings.slice(-3).map(({ measure, period, says }) => html`<li>${period} ${measure}: ${says}</li>`)}</ul>`}
${figuresOf(group, id, `Figures of ${`${code} ${group.title}`.trim()}, group ${number}`)}</section>
`;
}

function leftOutPage(asked: Asked, title: string, leftOut: CouncilsCompared["left_out"]): Markup {
  const first = (asked.page - 1) * leftOutShown;
  return html`<h1>What was left out <span class="soft">of ${title}</span></h1>
<p><a href="${asked.with({ part: undefined, page: undefined })}">Back to the comparison</a></p>
<p>${counted(leftOut.length, "line")}.</p>
${dataTable(
  "What this comparison does not show, and why",
  ["Report", "Council", "What", "Why"],
  leftOut
    .slice(first, first + leftOutShown)
    .map((one) => [
      one.doc === "" ? html`–` : html`<a href="${reportLink(one.doc)}">${one.doc}</a>`,
      html`${one.council}`,
      html`${one.what}`,
      html`${one.why}`,
    ]),
)}
${pager(asked, leftOutShown, leftOut.length)}`;
}

function followedQuickly(store: Store, asked: Asked, filters: Filters): Answer | undefined {
  // A report that loses figures may lose what joined a row to the next report's.
  if (asked.form !== "html" || filters.years !== undefined || filters.measure !== undefined) {
    return undefined;
  }
  const first = (asked.page - 1) * indicatorsShown;
  const [council = ""] = councilsIn(asked);
  const some = compared(store, () =>
    followSome(store, council, { first, count: indicatorsShown }, commitmentsShown),
  );
  return (
    some && {
      title: `${some.council} over time`,
      place: "compare",
      data: some,
      list: () => "",
      body: () => followedPage(store, asked, some),
    }
  );
}

function followed(store: Store, asked: Asked, comparison: CouncilFollowed): Answer {
  const { kind: _, ...data } = comparison;
  const { indicators, milestones } = comparison;
  const first = (asked.page - 1) * indicatorsShown;
  const shown = {
    ...comparison,
    total: indicators.length,
    indicators: indicators.slice(first, first + indicatorsShown),
    milestones: milestones.slice(0, commitmentsShown),
  };
  return {
    title: `${comparison.council} over time`,
    place: "compare",
    data,
    list: () => comparisonCsv(comparison),
    body: () => followedPage(store, asked, shown),
  };
}

function followedPage(
  store: Store,
  asked: Asked,
  { council, reports, indicators, milestones, total }: IndicatorsFollowed,
): Markup {
  const first = (asked.page - 1) * indicatorsShown;
  return html`<h1>${council} over time</h1>
<details class="again"><summary>Change what is compared</summary>${compareForm(readCouncilNames(store), asked)}</details>
<p>${counted(reports.length, "report")}: ${reports.slice(0, 60).map((doc, at) => html`${at === 0 ? "" : ", "}<a href="${reportLink(doc)}">${doc}</a>`)}.</p>
${indicators.map((own, at) => {
  const id = `group-${first + at + 1}`;
  return html`<section class="group" aria-labelledby="${id}"><h2 id="${id}">${own.indicator === "" ? noMarkup : html`<a href="${indicatorLink(own.indicator)}">${own.indicator}</a> `}${own.title}</h2>
<p>${[unitName(own.unit), polarityWords[own.polarity] ?? ""].filter(Boolean).join(", ")}</p>
${own.restated.length === 0 ? noMarkup : html`<ul>${own.restated.map(({ measure, period, figures }) => html`<li>Printed differently: ${measure} ${period}: ${figures.map((one, n) => html`${n === 0 ? "" : ", "}<a href="${recordLink(one.id)}">${one.raw}</a> (${one.doc})`)}</li>`)}</ul>`}
${figuresOf(own, id, `Figures of ${`${own.indicator} ${own.title}`.trim()}, group ${first + at + 1}`)}</section>
`;
})}
${pager(asked, indicatorsShown, total)}
${
  milestones.length === 0
    ? noMarkup
    : html`<h2>Commitments in several reports</h2>${dataTable(
        "Commitments along the reports, the most slipped first",
        ["Commitment", { title: "Months moved", number: true }, "Dates"],
        milestones.map((one) => [
          html`${one.text}`,
          html`${one.slipped_months ?? "–"}`,
          html`${one.steps.map(({ due, status, doc }, at) => html`${at === 0 ? "" : " → "}${due.replaceAll(";", "; ") || "no date"} ${status} (${doc})`)}`,
        ]),
      )}`
}`;
}

/** A chart of a group's figures and a table of them. */
function figuresOf(
  { series, unit }: Pick<GroupShown, "series" | "unit">,
  id: string,
  name: string,
): Markup {
  const figures = series.flatMap(asFigure);
  // As `diff` judges it: of 86% and 86.2% the one may be the other to fewer decimals.
  const differing = new Set(
    series.flatMap(({ id: own, contradicts }) => (contradicts.length > 0 ? [own] : [])),
  );
  return html`${figuresChart(figures, differing, unit, id)}
${gridOf(figures, differing, name)}`;
}

/** A point of a comparison as the grid takes it; weights and quartiles are no figures to compare. */
function asFigure(point: SeriesPoint): readonly IndicatorFigure[] {
  const { measure } = point;
  if (measure !== "actual" && measure !== "target" && measure !== "benchmark") return [];
  const { id, council, doc, period, raw, value, unit, qualifier, page, comparability, note } =
    point;
  const place = { page, source_table: point.table, source_row: point.row };
  return [
    {
      id,
      council,
      doc,
      measure,
      period,
      raw,
      value,
      unit,
      qualifier,
      comparability,
      note,
      ...place,
      corrected: point.corrected.length > 0 ? 1 : 0,
    },
  ];
}
