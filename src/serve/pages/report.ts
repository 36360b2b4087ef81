import { html, type Markup, noMarkup } from "../../render/markup.ts";
import {
  type ReportPart,
  readPageCounts,
  readReportPart,
  readReportTables,
  reportParts,
} from "../../store/explore/report-parts.ts";
import { type FoundReport, findReport } from "../../store/explore/reports.ts";
import type { Store } from "../../store/store.ts";
import { type Cell, type List, Refused } from "../parts/answer.ts";
import { figureText, grouped, statusMarkup, unitText } from "../parts/figures.ts";
import { indicatorLink, pageLink, recordLink, reportLink, withParameters } from "../parts/links.ts";
import { decoded, type Page } from "../parts/page.ts";
import { counted, dataTable, facts, pager } from "../parts/parts.ts";
import { typeWords } from "./reports.ts";

const rowsShown = 50;
const pagesListed = 400;

export const partWords: Readonly<Record<ReportPart, string>> = {
  observations: "Figures of indicators",
  milestones: "Commitments",
  budget: "Budget amounts",
  problems: "Problems and findings",
  asides: "Set aside",
};

export function knownReport(store: Store, doc: string): FoundReport {
  const found = findReport(store, doc);
  if (!found) throw new Refused(404, `The archive holds no report "${doc}".`);
  return found;
}

/** One report: what it says of itself, its pages and tables, and what was read from it, part by part. */
export const report: Page = (store, asked, [part = ""]) => {
  const found = knownReport(store, decoded(part));
  const chosen = asked.oneOf("part", reportParts);
  const offset = (asked.page - 1) * rowsShown;
  const { report_id: _, ...data } = found;
  if (chosen !== undefined) {
    const rows = readReportPart(store, found.report_id, chosen, rowsShown, offset);
    const total = totalOf(found, chosen);
    return {
      title: `${partWords[chosen]} of ${found.doc}`,
      place: "reports",
      data: { doc: found.doc, part: chosen, total, page: asked.page, rows: asObjects(rows) },
      list: rows,
      body: () => html`${crumbs(found)}<h1>${partWords[chosen]} of ${found.doc}</h1>
<p>${counted(total, "row")}.</p>
${partTable(chosen, rows, found)}
${pager(asked, rowsShown, total)}`,
    };
  }
  const tables = readReportTables(store, found.report_id, rowsShown, offset);
  const pages = readPageCounts(store, found.report_id);
  return {
    title: found.title === "" ? found.doc : `${found.title}, ${found.doc}`,
    place: "reports",
    data: { ...data, pages_with_records: pages, table_list: tables },
    list: {
      columns: ["table", "page", "method", "rows", "columns", "kind", "records", "why"],
      rows: tables.map(({ n, page, method, rows, columns, kind, records, why }) => [
        n,
        page,
        method,
        rows,
        columns,
        kind,
        records,
        why,
      ]),
    },
    body: () => html`<h1>${found.title || found.doc}</h1>
${reportFacts(found)}
${copyNote(found)}
<h2>What was read from it</h2>
<ul class="parts">${reportParts.map((name) => html`<li><a href="${withParameters(reportLink(found.doc), [["part", name]])}">${partWords[name]}</a> <span class="soft">${grouped(totalOf(found, name))}</span></li>`)}
<li><a href="${withParameters("/findings", [["doc", found.doc]])}">Findings</a> <span class="soft">${grouped(found.findings)}</span></li>
<li><a href="${withParameters("/doubtful", [["doc", found.doc]])}">Records in doubt</a></li></ul>
${pageLinks(found, pages)}
<h2>Tables</h2>
${dataTable(
  "Every table with what it was taken for, and why",
  [
    "Table",
    { title: "Page", number: true },
    "Taken for",
    { title: "Records", number: true },
    { title: "Rows", number: true },
    "Found by",
    "Why",
  ],
  tables.map((table) => [
    html`<a href="${withParameters(`${reportLink(found.doc)}/table/${table.n}`, [])}">table ${table.n}</a>`,
    table.page === null
      ? html`–`
      : html`<a href="${pageLink(found.doc, table.page)}">${table.page}</a>`,
    html`${table.kind === "none" ? "no records" : table.kind}`,
    html`${table.records}`,
    html`${table.rows}`,
    html`${table.method}`,
    html`<span class="soft">${table.why.replaceAll(";", "; ")}</span>`,
  ]),
)}
${pager(asked, rowsShown, found.tables)}`,
  };
};

const totalOf = (found: FoundReport, part: ReportPart): number =>
  ({
    observations: found.observations,
    milestones: found.milestones,
    budget: found.budget_lines,
    problems: found.problems,
    asides: found.asides,
  })[part];

export const crumbs = ({
  doc,
  council,
}: {
  readonly doc: string;
  readonly council: string;
}): Markup =>
  html`<nav class="crumbs" aria-label="Where this stands"><a href="/reports">Reports</a>${council === "" ? noMarkup : html` › <a href="${withParameters("/reports", [["council", council]])}">${council}</a>`} › <a href="${reportLink(doc)}">${doc}</a></nav>\n`;

const copyNote = ({ copy_of: other }: FoundReport): Markup =>
  other === ""
    ? noMarkup
    : html`<p class="notice">This is another copy of <a href="${reportLink(other)}">${other}</a>, which speaks for it in comparisons.</p>`;

function reportFacts(found: FoundReport): Markup {
  const { council, directorate, service, doc_type, period_label, financial_years } = found;
  const others = found.names.filter((name) => name !== found.file);
  return facts([
    ["Report", found.doc],
    [
      "Council",
      council === ""
        ? "not told"
        : html`<a href="${withParameters("/reports", [["council", council]])}">${council}</a>`,
    ],
    ["Directorate", directorate],
    ["Service", service],
    ["Kind", typeWords[doc_type] ?? doc_type],
    ["Period as printed", period_label],
    ["From, to", [found.period_start, found.period_end].filter(Boolean).join(" to ")],
    ["Financial years", financial_years.replaceAll(";", ", ")],
    ["Pages", found.pages === null ? "none: the format prints no pages" : found.pages],
    ["Reading", found.status],
    ["File", found.file],
    ["Other names of the same bytes", others.join(", ")],
    ["Format and size", `${found.format}, ${grouped(found.bytes)} bytes`],
    ["SHA-256", html`<code>${found.sha256}</code>`],
    ["Read by", found.importer],
  ]);
}

function pageLinks(
  { doc, pages }: FoundReport,
  counts: readonly { readonly page: number; readonly records: number }[],
): Markup {
  if (pages === null) {
    return html`<p><a href="${pageLink(doc, 1)}">The report as it reads</a></p>`;
  }
  const records = new Map(counts.map(({ page, records: own }) => [page, own]));
  const numbers = Array.from({ length: Math.min(pages, pagesListed) }, (_, at) => at + 1);
  return html`<h2>Pages</h2><p class="soft">Those with records are set in bold.</p>
<ol class="pages">${numbers.map((page) => {
    const own = records.get(page);
    return own === undefined
      ? html`<li><a href="${pageLink(doc, page)}" aria-label="page ${page}">${page}</a></li>`
      : html`<li><a class="has" href="${pageLink(doc, page)}" aria-label="page ${page}, ${counted(own, "record")}">${page}</a></li>`;
  })}</ol>${pages > pagesListed ? html`<p>The first ${pagesListed} of ${pages} pages.</p>` : noMarkup}`;
}

const asObjects = ({ columns, rows }: List) =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));

/** A part of a report for people: each row leads to its record or its place. */
function partTable(part: ReportPart, { columns, rows }: List, { doc }: FoundReport): Markup {
  const at = (row: readonly Cell[], name: string): string => {
    const value = row[columns.indexOf(name)];
    return value === null || value === undefined ? "" : String(value);
  };
  const place = (row: readonly Cell[], table: string): Markup => {
    const page = at(row, "page");
    const words = [
      at(row, table) && `table ${at(row, table)}`,
      at(row, table === "table" ? "row" : "source_row") &&
        `row ${at(row, table === "table" ? "row" : "source_row")}`,
    ]
      .filter(Boolean)
      .join(", ");
    return page === ""
      ? html`${words}`
      : html`<a href="${pageLink(doc, Number(page))}">page ${page}</a>${words === "" ? "" : `, ${words}`}`;
  };
  switch (part) {
    case "observations":
      return dataTable(
        "Figures in the order they are printed",
        [
          "Indicator",
          "Measure",
          "Period",
          { title: "Figure", number: true },
          "Unit",
          "Printed",
          "Status",
          "Code",
          "Place",
        ],
        rows.map((row) => {
          const value = row[columns.indexOf("value")];
          const unit = at(row, "unit");
          return [
            html`<a href="${recordLink(at(row, "id"))}">${`${at(row, "ref")} ${at(row, "title")}`.trim() || "untitled"}</a>`,
            html`${at(row, "measure")}`,
            html`${at(row, "period")}`,
            html`${typeof value === "number" ? figureText(value, unit) : "–"}`,
            html`${unitText(unit) || unit}`,
            html`<span class="printed">${at(row, "raw")}</span>`,
            statusMarkup(at(row, "status")),
            at(row, "indicator") === ""
              ? html``
              : html`<a href="${indicatorLink(at(row, "indicator"))}">${at(row, "indicator")}</a>`,
            place(row, "source_table"),
          ];
        }),
      );
    case "milestones":
      return dataTable(
        "Commitments in the order they are printed",
        ["Commitment", "Kind", "Objective", "Due", "Status", "Responsible", "Place"],
        rows.map((row) => [
          html`<a href="${recordLink(at(row, "id"))}">${at(row, "text") || "untitled"}</a>`,
          html`${at(row, "kind").replaceAll("_", " ")}`,
          html`${at(row, "objective_ref")}`,
          html`${at(row, "due").replaceAll(";", "; ")}`,
          statusMarkup(at(row, "status")),
          html`${at(row, "responsible")}`,
          place(row, "source_table"),
        ]),
      );
    case "budget":
      return dataTable(
        "Budget amounts in the order they are printed",
        [
          "Line",
          "Statement",
          "Amount",
          "Period",
          { title: "Pounds", number: true },
          "Printed",
          "Place",
        ],
        rows.map((row) => {
          const value = row[columns.indexOf("amount_gbp")];
          return [
            html`<a href="${recordLink(at(row, "id"))}">${at(row, "line") || "(total)"}</a>`,
            html`${[at(row, "statement"), at(row, "section")].filter(Boolean).join(" / ")}`,
            html`${at(row, "measure").replaceAll("_", " ")}`,
            html`${at(row, "period")}`,
            html`${typeof value === "number" ? figureText(value, "gbp") : "–"}`,
            html`<span class="printed">${at(row, "raw")}</span>`,
            place(row, "source_table"),
          ];
        }),
      );
    case "problems":
      return dataTable(
        "What was noticed while reading, and about the figures",
        ["Code", "Severity", "What was seen", "Place"],
        rows.map((row) => [
          html`${at(row, "code")}`,
          html`${at(row, "severity")}`,
          html`${at(row, "message")}`,
          place(row, "table"),
        ]),
      );
    case "asides":
      return dataTable(
        "What was set aside, and why",
        ["What", "Reason", "Text", "Why", "Place"],
        rows.map((row) => [
          html`${at(row, "kind")}`,
          html`${at(row, "reason")}`,
          html`${at(row, "text")}`,
          html`<span class="soft">${at(row, "why")}</span>`,
          place(row, "table"),
        ]),
      );
  }
}
