import { html } from "../../render/markup.ts";
import { countDoubtful, listDoubtful } from "../../store/explore/doubtful.ts";
import { readCouncilNames } from "../../store/explore/home.ts";
import { pageLink, recordLink, reportLink } from "../parts/links.ts";
import { firstOf, listPage } from "../parts/list-page.ts";
import type { Page } from "../parts/page.ts";
import { choice, councilChoice, field, filterForm } from "../parts/parts.ts";
import { sureness } from "./findings.ts";

const recordsShown = 50;
const kinds = ["observation", "milestone", "budget"] as const;

/** The review desk: records there is reason to doubt, the worst first, to be accepted or corrected. */
export const doubtful: Page = (store, asked) => {
  const filter = {
    council: asked.text("council"),
    doc: asked.text("doc"),
    kind: asked.oneOf("kind", kinds),
    sure: asked.oneOf("sure", sureness),
  };
  const total = countDoubtful(store, filter);
  const listed = listDoubtful(store, filter, recordsShown, firstOf(asked, recordsShown));
  return listPage(asked, {
    title: "Doubtful records",
    place: "doubtful",
    heading: "Records in doubt",
    intro: html`<p>The worst first. Look at the cell, then accept the record or write a correction; the collected corrections are a CSV file for <code>muniment ingest --corrections</code>.</p>`,
    filters: () =>
      filterForm("/doubtful", "Narrow the list", [
        councilChoice(readCouncilNames(store), filter.council),
        field("doc", "Report", filter.doc),
        choice({ name: "kind", label: "Kind", options: kinds, chosen: filter.kind, any: "all" }),
        choice({
          name: "sure",
          label: "How sure",
          options: sureness,
          chosen: filter.sure,
          any: "all",
        }),
      ]),
    word: "record",
    total,
    size: recordsShown,
    name: "records",
    key: "id",
    rows: listed,
    caption: "Records in doubt, the worst first",
    columns: ["Record", "Why", "Printed", "Field", { title: "Reads", number: true }, "Place"],
    cells: (one) => [
      html`<a href="${recordLink(one.id)}">${one.title || "untitled"}</a><br><span class="soft">${one.sure}</span> <a href="${recordLink(one.id)}#correct">correct</a> <button type="button" class="accept scripted" data-id="${one.id}">Accept</button>`,
      html`${one.doubts}`,
      html`<span class="printed">${one.raw}</span>`,
      html`${one.field.replaceAll("_", " ")}`,
      html`${one.reads || "nothing"}`,
      html`<a href="${one.page === null ? reportLink(one.doc) : pageLink(one.doc, one.page)}">${one.doc}${one.page === null ? "" : `, page ${one.page}`}</a>`,
    ],
    idOf: ({ id }) => `doubt-${id}`,
  });
};
