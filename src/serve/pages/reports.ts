import { html } from "../../render/markup.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { countReports, listReports, reportFacets } from "../../store/explore/reports.ts";
import { reportLink } from "../parts/links.ts";
import { firstOf, listPage } from "../parts/list-page.ts";
import type { Page } from "../parts/page.ts";
import { choice, councilChoice, filterForm } from "../parts/parts.ts";

const reportsShown = 50;
const statuses = ["read", "partly-read", "unread"] as const;

export const typeWords: Readonly<Record<string, string>> = {
  "service-plan": "service plan",
  "quarterly-monitoring": "quarterly monitoring",
  "performance-plan": "performance plan",
  "performance-overview": "performance overview",
  other: "other",
};

/** The reports of the archive, narrowed by council, year, kind, format and how well they were read. */
export const reports: Page = (store, asked) => {
  const filter = {
    council: asked.text("council"),
    year: asked.text("year"),
    type: asked.text("type"),
    status: asked.oneOf("status", statuses),
    format: asked.text("kind"),
  };
  const total = countReports(store, filter);
  const listed = listReports(store, filter, reportsShown, firstOf(asked, reportsShown));
  const facets = reportFacets(store);
  const councils = readCouncilNames(store);
  return listPage(asked, {
    title: "Reports",
    place: "reports",
    filters: () =>
      filterForm("/reports", "Narrow the list", [
        councilChoice(councils, filter.council),
        choice({
          name: "year",
          label: "Year",
          options: facets.years,
          chosen: filter.year,
          any: "all",
        }),
        choice({
          name: "type",
          label: "Kind",
          options: facets.types.map((type) => [type, typeWords[type] ?? type] as const),
          chosen: filter.type,
          any: "all",
        }),
        choice({
          name: "kind",
          label: "Format",
          options: facets.formats,
          chosen: filter.format,
          any: "all",
        }),
        choice({
          name: "status",
          label: "Reading",
          options: statuses,
          chosen: filter.status,
          any: "all",
        }),
      ]),
    word: "report",
    total,
    size: reportsShown,
    name: "reports",
    key: "doc",
    rows: listed,
    caption: "Reports in the archive's order",
    columns: [
      "Report",
      "Council",
      "Kind",
      "Period",
      "Format",
      { title: "Pages", number: true },
      { title: "Tables", number: true },
      { title: "Problems", number: true },
      "Reading",
    ],
    cells: (one) => [
      html`<a href="${reportLink(one.doc)}">${one.doc}</a>${one.title === "" ? "" : html`<br><span class="soft">${one.title}</span>`}`,
      html`${one.council || "not told"}`,
      html`${typeWords[one.doc_type] ?? one.doc_type}`,
      html`${one.period_label || one.financial_years}`,
      html`${one.format}`,
      html`${one.pages ?? "–"}`,
      html`${one.tables}`,
      html`${one.problems}`,
      html`${one.status}`,
    ],
  });
};
