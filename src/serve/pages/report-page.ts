import { html, type Markup, noMarkup } from "../../render/markup.ts";
import {
  type PageRecord,
  readPageCells,
  readPageRecords,
  readPageTables,
  readTableRecords,
} from "../../store/explore/page-records.ts";
import { readPrintedTable } from "../../store/explore/record.ts";
import { type FoundReport, findReport } from "../../store/explore/reports.ts";
import { Refused } from "../parts/answer.ts";
import { statusMarkup } from "../parts/figures.ts";
import { framedPage } from "../parts/frames.ts";
import { pageLink, pictureLink, recordLink, reportLink } from "../parts/links.ts";
import { decoded, type Page, type PaperOf } from "../parts/page.ts";
import { dataTable, pager, readingView } from "../parts/parts.ts";
import { readTable } from "../parts/read-table.ts";
import { crumbs, knownReport } from "./report.ts";

/** Tables of a page that are shown as read where the page itself is not to hand. */
const tablesShown = 20;
/** Rows of a long table that stand on one page of it. */
const rowsShown = 60;

/** The page itself, where the report has it. */
export const paperOfPage: PaperOf = (store, [part = "", number = ""]) => {
  const source = findReport(store, decoded(part));
  const page = Number(number);
  return source && page >= 1 && page <= (source.pages ?? 0) ? { source, page } : undefined;
};

/** A page as it is printed, the tables and the cells that were read framed. */
export const reportPage: Page = async (store, asked, [part = "", number = ""], { papers }) => {
  const found = knownReport(store, decoded(part));
  const page = Number(number);
  const last = found.pages ?? 1;
  if (page < 1 || page > last) {
    throw new Refused(
      404,
      found.pages === null
        ? `"${found.doc}" prints no pages: it is shown whole, as page 1.`
        : `"${found.doc}" has ${found.pages} pages, and no page ${number}.`,
    );
  }
  const isPaged = found.pages !== null;
  const records = isPaged ? readPageRecords(store, found.report_id, page) : [];
  const lacking = isPaged ? papers.lacking(found) : undefined;
  // They are framed where the page is shown, and the JSON tells of them in any case.
  const framed = isPaged && (lacking === undefined || asked.form === "json");
  const cells = framed ? readPageCells(store, found.report_id, page) : [];
  const stretches = isPaged ? readPageTables(store, found.report_id, page) : [];
  // Read before anything is waited for: what is shown is all of one moment.
  const tables = stretches
    .slice(0, tablesShown)
    .flatMap(({ table, ...rows }) => readPrintedTable(store, found.report_id, table, rows) ?? []);
  const zoom = asked.text("zoom") === "2" ? 2 : 1;
  const size = isPaged ? (lacking ?? (await papers.sizeOf(found, page))) : undefined;
  const reading = isPaged ? undefined : await papers.reading(found, undefined);
  return {
    title: `Page ${page} of ${found.doc}`,
    place: "reports",
    data: {
      doc: found.doc,
      sha256: found.sha256,
      page,
      pages: found.pages,
      picture: size?.kind === "size" ? pictureLink(found.sha256, page) : null,
      size: size?.kind === "size" ? { width: size.width, height: size.height } : null,
      records,
      cells,
    },
    list: {
      columns: ["kind", "id", "title", "what", "raw", "status", "table", "row", "column", "page"],
      rows: records.map((one) => [
        one.kind,
        one.id,
        one.title,
        one.what,
        one.raw,
        one.status,
        one.table,
        one.row,
        one.column,
        one.page,
      ]),
    },
    body: () => html`${crumbs(found)}<h1>${isPaged ? `Page ${page}` : "The report"} <span class="soft">of ${found.doc}</span></h1>
${isPaged ? turner(found, page, zoom) : noMarkup}
${
  size?.kind === "size"
    ? framedPage({ sha256: found.sha256, page, doc: found.doc, size, cells, records, zoom })
    : noMarkup
}
${size?.kind === "none" ? html`<p class="notice">${size.sentence}</p>${tables.map((table) => readTable(table, undefined, `Table ${table.n} as it was read`))}` : noMarkup}
${reading?.kind === "reading" ? readingView(reading.markup) : noMarkup}
${reading?.kind === "none" ? html`<p class="notice">${reading.sentence}</p><p>Its <a href="${reportLink(found.doc)}">tables</a> are kept as they were read.</p>` : noMarkup}
${isPaged ? recordList(records, "What was read from this page") : noMarkup}`,
  };
};

/** A table as it was read, for reports without pages and for whoever wants to see it alone. */
export const reportTable: Page = (store, asked, [part = "", number = ""]) => {
  const found = knownReport(store, decoded(part));
  const first = (asked.page - 1) * rowsShown;
  const wanted = { first, last: first + rowsShown - 1 };
  const table = readPrintedTable(store, found.report_id, Number(number), wanted);
  if (!table) {
    throw new Refused(404, `"${found.doc}" has ${found.tables} tables, and no table ${number}.`);
  }
  const records = readTableRecords(store, found.report_id, table.n, wanted);
  return {
    title: `Table ${table.n} of ${found.doc}`,
    place: "reports",
    data: { doc: found.doc, ...table, records },
    list: {
      columns: ["row", "column", "row_span", "column_span", "page", "text"],
      rows: table.cells.map(({ row, column, row_span, column_span, page, text }) => [
        row,
        column,
        row_span,
        column_span,
        page,
        text,
      ]),
    },
    body: () => html`${crumbs(found)}<h1>Table ${table.n} <span class="soft">of ${found.doc}</span></h1>
<p>Taken for: ${table.kind === "none" ? "no records" : table.kind}. ${table.why.replaceAll(";", "; ")}</p>
${table.heading === "" ? noMarkup : html`<p class="soft">Under the heading “${table.heading}”</p>`}
${readTable(table, undefined, `Table ${table.n} as it was read`)}
${pager(asked, rowsShown, table.rows)}
<h2>What each column was taken for</h2>
${dataTable(
  "Columns and their roles",
  ["Column", "Header", "Role", "Why"],
  table.roles.map(({ column, header, role, why = [] }) => [
    html`${column}`,
    html`${header}`,
    html`${role}`,
    html`<span class="soft">${why.join("; ")}</span>`,
  ]),
)}
${recordList(records, "What was read from these rows")}`,
  };
};

function turner({ doc, pages }: FoundReport, page: number, zoom: number): Markup {
  const way = (to: number, words: string, rel: string) =>
    to < 1 || to > (pages ?? 1)
      ? html`<span aria-disabled="true">${words}</span>`
      : html`<a rel="${rel}" href="${pageLink(doc, to)}">${words}</a>`;
  return html`<nav class="pager" aria-label="Pages of the report">${way(page - 1, "previous page", "prev")} <span>page ${page} of ${pages ?? 1}</span> ${way(page + 1, "next page", "next")}
${zoom === 1 ? html`<a href="${pageLink(doc, page)}?zoom=2">larger</a>` : html`<a href="${pageLink(doc, page)}">smaller</a>`}</nav>`;
}

export function recordList(records: readonly PageRecord[], caption: string): Markup {
  if (records.length === 0) return html`<p>Nothing was read from it as a record.</p>`;
  return html`<h2>Records</h2>${dataTable(
    caption,
    ["Record", "What", "Printed", "Status", "Place"],
    records.map((one) => [
      html`<a href="${recordLink(one.id)}">${one.title || "untitled"}</a>`,
      html`${one.what.replaceAll("_", " ").replaceAll(";", "; ")}`,
      html`<span class="printed">${one.raw}</span>`,
      statusMarkup(one.status),
      html`${one.table === null ? "prose" : `table ${one.table}, row ${one.row}, column ${one.column}`}`,
    ]),
  )}`;
}
