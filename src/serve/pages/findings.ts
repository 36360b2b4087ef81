import { html } from "../../render/markup.ts";
import {
  countFindings,
  findingCodes,
  type ListedFinding,
  listFindings,
} from "../../store/explore/findings.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { pageLink, recordLink, reportLink } from "../parts/links.ts";
import type { Page } from "../parts/page.ts";
import {
  choice,
  councilChoice,
  counted,
  dataTable,
  field,
  filterForm,
  pager,
} from "../parts/parts.ts";

const findingsShown = 50;
const recordsNamed = 8;
export const sureness = ["certain", "likely", "worth a look"] as const;

/** What does not add up, the surest first, each with its records. */
export const findings: Page = (store, asked) => {
  const filter = {
    council: asked.text("council"),
    code: asked.text("code"),
    sure: asked.oneOf("sure", sureness),
    doc: asked.text("doc"),
  };
  const total = countFindings(store, filter);
  const listed = listFindings(store, filter, findingsShown, (asked.page - 1) * findingsShown);
  return {
    title: "Findings",
    place: "findings",
    data: { total, page: asked.page, findings: listed },
    list: {
      columns: Object.keys(listed[0] ?? { doc: "" }),
      rows: listed.map((one) => Object.values(one)),
    },
    body: () => html`<h1>Findings</h1>
<p>What does not add up in the reports, or in their reading: look at the cell before you quote it. A finding about the reading is mended by a correction.</p>
${filterForm("/findings", "Narrow the list", [
  councilChoice(readCouncilNames(store), filter.council),
  choice({
    name: "code",
    label: "What",
    options: findingCodes(store).map(({ code, count }) => [code, `${code} (${count})`] as const),
    chosen: filter.code,
    any: "all",
  }),
  choice({ name: "sure", label: "How sure", options: sureness, chosen: filter.sure, any: "all" }),
  field("doc", "Report", filter.doc),
])}
<p>${counted(total, "finding")}.</p>
${dataTable(
  "Findings, the surest first",
  ["Finding", "What was seen", "Printed", "Expected", "Records", "Place"],
  listed.map((one) => [
    html`${one.code}<br><span class="soft">${one.sure}</span>`,
    html`${one.message}`,
    html`<span class="printed">${one.printed}</span>`,
    html`${one.expected}`,
    recordsOf(one),
    placeOf(one),
  ]),
)}
${pager(asked, findingsShown, total)}`,
  };
};

function recordsOf({ records }: ListedFinding) {
  const ids = records.split(";").filter(Boolean);
  const shown = ids.slice(0, recordsNamed);
  return html`${shown.map((id, at) => html`${at === 0 ? "" : " "}<a href="${recordLink(id)}">${id.slice(0, 6)}</a>`)}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ""}`;
}

const placeOf = ({ doc, page, table, row }: ListedFinding) =>
  html`<a href="${page === null ? reportLink(doc) : pageLink(doc, page)}">${doc}${page === null ? "" : `, page ${page}`}</a>${table === null ? "" : html`<br><a class="soft" href="${reportLink(doc)}/table/${table}">table ${table}</a>${row === null ? "" : `, row ${row}`}`}`;
