import { html } from "../../render/markup.ts";
import { type Overview, readOverview } from "../../store/explore/home.ts";
import { grouped } from "../parts/figures.ts";
import { withParameters } from "../parts/links.ts";
import type { Page } from "../parts/page.ts";
import { counted, dataTable, facts, pager } from "../parts/parts.ts";

const councilsShown = 40;

/** What the archive holds, and what needs a look. */
export const home: Page = (store, asked) => {
  const overview = readOverview(store);
  const { councils, years } = overview;
  const first = (asked.page - 1) * councilsShown;
  const shown = councils.slice(first, first + councilsShown);
  return {
    title: "",
    place: "home",
    data: { ...overview, councils: shown, councils_in_all: councils.length },
    list: {
      columns: ["council", "reports", "lost", ...years],
      rows: shown.map((own) => [
        own.council,
        own.reports,
        own.lost,
        ...years.map((year) => own.years[year] ?? 0),
      ]),
    },
    body: () => html`<h1>What is in the archive</h1>
${facts([
  [
    "Reports",
    html`<a href="/reports">${counted(overview.reports, "report")}</a> of ${counted(councils.length, "council")}`,
  ],
  [
    "Figures of indicators",
    html`${grouped(overview.observations)}, of <a href="/indicators">${counted(overview.indicators, "national indicator")}</a> and local ones`,
  ],
  ["Commitments", grouped(overview.milestones)],
  ["Budget amounts", grouped(overview.budgetLines)],
  ["Corrections", overview.corrections === 0 ? "" : grouped(overview.corrections)],
])}
${needsLook(overview)}
<h2>Councils by years</h2>
<p>How many reports cover each financial year. A dash is a gap.</p>
${dataTable(
  "Reports by council and financial year",
  [
    "Council",
    { title: "Reports", number: true },
    ...years.map((year) => ({ title: year, number: true })),
  ],
  shown.map((own) => [
    html`<a href="${withParameters("/reports", [["council", own.council]])}">${own.council}</a>`,
    html`${own.reports}`,
    ...years.map((year) =>
      own.years[year] === undefined
        ? html`–`
        : html`<a aria-label="${own.council} ${year}: ${counted(own.years[year] ?? 0, "report")}" href="${withParameters(
            "/reports",
            [
              ["council", own.council],
              ["year", year],
            ],
          )}">${own.years[year] ?? 0}</a>`,
    ),
  ]),
)}
${pager(asked, councilsShown, councils.length)}`,
  };
};

function needsLook(overview: Overview) {
  const { findings, partlyRead, unread, unplaced, copies } = overview;
  const lines = [
    ...["certain", "likely", "worth a look"].flatMap((sure) => {
      const count = findings[sure] ?? 0;
      return count === 0
        ? []
        : [
            html`<li><a href="${withParameters("/findings", [["sure", sure]])}">${counted(count, "finding")}</a> ${sure === "worth a look" ? "worth a look" : `that ${count === 1 ? "is" : "are"} ${sure}`}</li>`,
          ];
    }),
    html`<li><a href="/doubtful">Records there is reason to doubt</a>, the worst first</li>`,
    ...(partlyRead > 0
      ? [
          html`<li><a href="/reports?status=partly-read">${counted(partlyRead, "report")}</a> read only in part</li>`,
        ]
      : []),
    ...(unread > 0
      ? [
          html`<li><a href="/reports?status=unread">${counted(unread, "file")}</a> that could not be read</li>`,
        ]
      : []),
    ...(unplaced > 0 ? [html`<li>${counted(unplaced, "report")} of no known council</li>`] : []),
    ...(copies > 0 ? [html`<li>${counted(copies, "report")} archived twice</li>`] : []),
  ];
  return html`<section class="look" aria-labelledby="look"><h2 id="look">What needs a look</h2><ul>${lines}</ul></section>`;
}
