import { parseYears } from "../../compare/select.ts";
import { codesIn } from "../../printed/typed-codes.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { reportFacets } from "../../store/explore/reports.ts";
import {
  type FoundEntries,
  findEntries,
  mostHits,
  readHits,
} from "../../store/explore/search-hits.ts";
import type { FoundFigure, SearchHit } from "../../store/search.ts";
import { searchedKinds } from "../../store/search-index.ts";
import { toSearchQuery } from "../../store/search-query.ts";
import { Refused } from "../parts/answer.ts";
import type { Asked } from "../parts/asked.ts";
import { figureMarkup, grouped } from "../parts/figures.ts";
import { pageLink, recordLink, reportLink } from "../parts/links.ts";
import { firstOf } from "../parts/list-page.ts";
import type { Page } from "../parts/page.ts";
import { choice, councilChoice, counted, field, filterForm, pager } from "../parts/parts.ts";

const hitsShown = 25;

const kindWords: Readonly<Record<string, string>> = {
  prose: "prose",
  observation: "indicators",
  milestone: "commitments",
  budget: "budget lines",
};

/** Words in titles, commentary, commitments and prose; the figure stands in the hit. */
export const search: Page = (store, asked) => {
  const query = asked.text("q") ?? "";
  const kinds = searchedKinds.map(({ kind }) => kind);
  const kind = asked.oneOf("kind", kinds);
  const typed = asked.text("year");
  const year = typed === undefined ? undefined : parseYears(typed)?.first;
  if (typed !== undefined && year === undefined) {
    throw new Refused(400, `year takes a financial year such as 2008-09; "${typed}" is none.`);
  }
  if (asked.page > mostHits / hitsShown) {
    throw new Refused(
      400,
      `The first ${mostHits} hits can be looked through: search with more words.`,
    );
  }
  const council = asked.text("council");
  const isEmpty = query === "";
  const asks = toSearchQuery(query, codesIn);
  const isWordless = !isEmpty && asks.match === "";
  const first = firstOf(asked, hitsShown);
  const found =
    isEmpty || isWordless ? undefined : findEntries(store, asks, { council, year, kind });
  const entries = found?.entries ?? [];
  const hits = readHits(store, asks, entries.slice(first, first + hitsShown));
  const more = entries.length > first + hitsShown;
  const facets = found?.facets;
  return {
    title: isEmpty ? "Search" : `Search: ${query}`,
    place: "search",
    data: { query, page: asked.page, more, hits, facets: facets ?? null },
    list: {
      columns: ["doc", "council", "kind", "page", "id", "snippet"],
      rows: hits.map((hit) => [hit.doc, hit.council, hit.kind, hit.page, hit.id, hit.snippet]),
    },
    body: () => html`<h1>Search</h1>
${filterForm("/search", "Search the archive", [
  field("q", "Words that must all be there", query, {
    type: "search",
    hint: '"a phrase", begin*, one OR other',
  }),
  councilChoice(readCouncilNames(store), council),
  choice({
    name: "year",
    label: "Year",
    options: reportFacets(store).years,
    chosen: year,
    any: "all",
  }),
  choice({
    name: "kind",
    label: "Kind",
    options: kinds.map((one) => [one, kindWords[one] ?? one] as const),
    chosen: kind,
    any: "all",
  }),
])}
${isWordless ? html`<p class="notice">There is no word or number in “${query}” to search for.</p>` : noMarkup}
${found === undefined ? noMarkup : results(asked, hits, found, more)}`,
  };
};

function results(
  asked: Asked,
  hits: readonly SearchHit[],
  found: FoundEntries,
  more: boolean,
): Markup {
  const { facets } = found;
  if (hits.length === 0) {
    return html`<p class="notice">Nothing was found. Fewer words find more; begin* finds every word that begins so.</p>`;
  }
  const { page } = asked;
  return html`<p>${facets.more ? `More than ${counted(facets.counted, "hit")}` : counted(facets.counted, "hit")} in the whole archive.${found.more ? ` The first ${grouped(mostHits)} of these stand in the archive's order: with more words, a council or a year the best come first.` : ""}</p>
<div class="facets">${facetList(asked, "council", "Councils", facets.councils)}${facetList(asked, "year", "Years", facets.years)}${facetList(asked, "kind", "Kinds", facets.kinds)}</div>
<ol class="hits" start="${(page - 1) * hitsShown + 1}">${hits.map(hitMarkup)}</ol>
${pager(asked, hitsShown, { more })}`;
}

const facetsShown = 12;

function facetList(
  asked: Asked,
  name: string,
  title: string,
  counts: readonly (readonly [string, number])[],
): Markup {
  const shown = counts.toSorted(([, a], [, b]) => b - a).slice(0, facetsShown);
  if (shown.length === 0) return noMarkup;
  const chosen = asked.text(name);
  return html`<section aria-label="${title}"><h2>${title}</h2><ul>${shown.map(([value, count]) =>
    value === chosen
      ? html`<li><a aria-current="true" href="${asked.with({ [name]: undefined, page: undefined })}">${kindWords[value] ?? value} ✕</a></li>`
      : html`<li><a href="${asked.with({ [name]: value, page: undefined })}">${kindWords[value] ?? value}</a> <span class="soft">${grouped(count)}</span></li>`,
  )}</ul></section>`;
}

function hitMarkup(hit: SearchHit): Markup {
  const { doc, council, kind, page, id } = hit;
  const to = id !== "" ? recordLink(id) : page === null ? reportLink(doc) : pageLink(doc, page);
  return html`<li><a href="${to}">${found(hit.snippet)}</a>
${hit.figures.length === 0 ? noMarkup : html`<span class="hit-figures">${hit.figures.map(hitFigure)}</span>`}
<span class="soft">${[council, doc, page === null ? "" : `page ${page}`, kindWords[kind] ?? kind].filter(Boolean).join(" · ")}</span></li>\n`;
}

/** A figure of the hit's row, marked where it was looked for; of a commitment, when it is due. */
function hitFigure(one: FoundFigure): Markup {
  const words = `${one.measure} ${one.period}`.trim().replaceAll("_", " ").replaceAll(";", "; ");
  if (one.value === null && one.raw === "") return html`<span>${words}</span>`;
  const figure = figureMarkup(one.value, one.unit, one.raw);
  return html`<span>${words} ${one.found ? html`<mark>${figure}</mark>` : figure}</span>`;
}

/** The snippet's words that were found, between `[` and `]`, marked; a bracket that was printed stays one. */
function found(snippet: string): Markup {
  const parts = snippet.split(/(\[[^[\]]*\])/);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<mark>${part.slice(1, -1)}</mark>` : html`${part}`))}`;
}
