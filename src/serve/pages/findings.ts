import { html } from "../../render/markup.ts";
import {
  countFindings,
  findingCodes,
  type ListedFinding,
  listFindings,
} from "../../store/explore/findings.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { pageLink, recordLink, reportLink } from "../parts/links.ts";
import { firstOf, listPage } from "../parts/list-page.ts";
import type { Page } from "../parts/page.ts";
import { choice, councilChoice, field, filterForm } from "../parts/parts.ts";

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
  const listed = listFindings(store, filter, findingsShown, firstOf(asked, findingsShown));
  return listPage(asked, {
    title: "Findings",
    place: "findings",
    intro: html`<p>What does not add up in the reports, or in their reading: look at the cell before you quote it. A finding about the reading is mended by a correction.</p>`,
    filters: () =>
      filterForm("/findings", "Narrow the list", [
        councilChoice(readCouncilNames(store), filter.council),
        choice({
          name: "code",
          label: "What",
          options: findingCodes(store).map(
            ({ code, count }) => [code, `${code} (${count})`] as const,
          ),
          chosen: filter.code,
          any: "all",
        }),
        choice({
          name: "sure",
          label: "How sure",
          options: sureness,
          chosen: filter.sure,
          any: "all",
        }),
        field("doc", "Report", filter.doc),
      ]),
    word: "finding",
    total,
    size: findingsShown,
    name: "findings",
    key: "doc",
    rows: listed,
    caption: "Findings, the surest first",
    columns: ["Finding", "What was seen", "Printed", "Expected", "Records", "Place"],
    cells: (one) => [
      html`${one.code}<br><span class="soft">${one.sure}</span>`,
      html`${one.message}`,
      html`<span class="printed">${one.printed}</span>`,
      html`${one.expected}`,
      recordsOf(one),
      placeOf(one),
    ],
  });
};

function recordsOf({ records }: ListedFinding) {
  const ids = records.split(";").filter(Boolean);
  const shown = ids.slice(0, recordsNamed);
  return html`${shown.map((id, at) => html`${at === 0 ? "" : " "}<a href="${recordLink(id)}">${id.slice(0, 6)}</a>`)}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ""}`;
}

const placeOf = ({ doc, page, table, row }: ListedFinding) =>
  html`<a href="${page === null ? reportLink(doc) : pageLink(doc, page)}">${doc}${page === null ? "" : `, page ${page}`}</a>${table === null ? "" : html`<br><a class="soft" href="${reportLink(doc)}/table/${table}">table ${table}</a>${row === null ? "" : `, row ${row}`}`}`;
