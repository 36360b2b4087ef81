import type { NoPaper, PageSize } from "../../draw/papers.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import { correctableFieldsOf } from "../../store/corrections.ts";
import {
  type PageCell,
  type PageRecord,
  readPageCells,
  readPageRecords,
} from "../../store/explore/page-records.ts";
import {
  correctionsOf,
  findingsNaming,
  type OtherFigure,
  otherFigures,
  type PrintedTable,
  readPrintedTable,
  readRowMates,
} from "../../store/explore/record.ts";
import { type FoundReport, findReport } from "../../store/explore/reports.ts";
import type { Value } from "../../store/query.ts";
import { cellUnder, findFields, findPlace } from "../../store/record.ts";
import { Refused } from "../parts/answer.ts";
import { citation } from "../parts/citation.ts";
import { correctionForm } from "../parts/correction-form.ts";
import {
  figureMarkup,
  figureText,
  qualifierText,
  statusMarkup,
  unitText,
} from "../parts/figures.ts";
import { closeUp, framedPage } from "../parts/frames.ts";
import { indicatorLink, pageLink, recordLink, reportLink } from "../parts/links.ts";
import { decoded, type Page, type PaperOf } from "../parts/page.ts";
import { dataTable, facts, readingView } from "../parts/parts.ts";
import { readTable } from "../parts/read-table.ts";
import { crumbs } from "./report.ts";

const othersShown = 40;
/** Rows of a long table that are shown around the record's, before and after. */
const rowsAround = 15;

type Fields = Readonly<Record<string, Value>>;

export interface RecordFound {
  readonly kind: "observation" | "milestone" | "budget";
  readonly record: Fields;
  readonly report: FoundReport;
  readonly page: number | undefined;
  readonly table: PrintedTable | undefined;
  readonly cells: readonly PageCell[];
  readonly records: readonly PageRecord[];
  readonly statusColumns: readonly number[];
}

/** The page a record is printed on. */
export const paperOfRecord: PaperOf = (store, [part = ""]) => {
  const place = findPlace(store, decoded(part));
  const source = place && findReport(store, place.doc);
  return source && place.page !== null ? { source, page: place.page } : undefined;
};

/** One record: every field, the paper beside it, why it was read so, and what touches it. */
export const record: Page = async (store, asked, [part = ""], around) => {
  const id = decoded(part);
  const own = /^[\w-]{1,100}$/.test(id) ? findFields(store, id) : undefined;
  const report = own && findReport(store, String(own.doc));
  if (!own || !report) throw new Refused(404, `The archive holds no record "${id}".`);
  // Only the JSON tells of it.
  const cell = asked.form === "json" ? cellUnder(store, own) : null;
  const kind = "measure" in own ? ("amount_gbp" in own ? "budget" : "observation") : "milestone";
  const number = typeof own.source_table === "number" ? own.source_table : undefined;
  const row = typeof own.source_row === "number" ? own.source_row : undefined;
  const column = typeof own.source_column === "number" ? own.source_column : undefined;
  const page = typeof own.page === "number" ? own.page : undefined;
  const table =
    number === undefined
      ? undefined
      : readPrintedTable(store, report.report_id, number, {
          first: (row ?? 0) - rowsAround,
          last: (row ?? 0) + rowsAround,
        });
  const statusColumns = (table?.roles ?? []).flatMap((role) =>
    role.role === "status" || role.role === "direction" ? [role.column] : [],
  );
  const lacking = around.papers.lacking(report);
  const framed = page !== undefined && lacking === undefined;
  const cells = framed ? readPageCells(store, report.report_id, page) : [];
  const records = framed ? readPageRecords(store, report.report_id, page) : [];
  const corrections = correctionsOf(store, String(own.id));
  const findings = findingsNaming(store, report.report_id, own);
  const others = otherFigures(store, own, othersShown);
  const mates = kind === "observation" ? readRowMates(store, report.report_id, own) : [];
  const heads = headersOf(table, row, column);
  const cite = citation(own, report);
  const place =
    number !== undefined && row !== undefined && column !== undefined
      ? { id: String(own.id), table: number, row, column }
      : undefined;
  const size =
    page === undefined ? undefined : (lacking ?? (await around.papers.sizeOf(report, page)));
  const reading =
    page === undefined && report.pages === null && place !== undefined
      ? await around.papers.reading(report, place)
      : undefined;
  const { report_id: _, ...reportData } = report;
  const recordFound: RecordFound = {
    kind,
    record: own,
    report,
    page,
    table,
    cells,
    records,
    statusColumns,
  };
  return {
    title: `${titleOf(own)}, ${report.doc}`,
    place: "reports",
    data: {
      kind,
      record: own,
      report: reportData,
      cell,
      ...heads,
      findings,
      corrections,
      others,
      cite,
    },
    body: () => html`${crumbs(report)}<h1>${titleOf(own)}</h1>
<p class="headline">${headline(kind, own)}</p>
<div class="beside"><div class="paper">
${paper(recordFound, size, reading)}
</div><div class="fields">
${fieldList(kind, own, heads)}
${correctionNotes(corrections)}
${why(own, table)}
${findingList(findings)}
${mateList(mates)}
<section><h2 id="cite">To cite</h2><p class="cite" id="cite-line">${cite}</p><button type="button" class="copy scripted">Copy</button></section>
</div></div>
${otherList(others, own)}
${correctionForm(
  {
    id: String(own.id),
    doc: report.doc,
    table: number,
    row,
    column,
    fields: correctableFieldsOf(kind).map((name) => [name, shown(own[name] ?? null)] as const),
    chosen:
      asked.text("field") ??
      (kind === "budget" ? "amount_gbp" : kind === "observation" ? "value" : "due"),
  },
  around,
)}`,
  };
};

const shown = (value: Value): string =>
  value === null ? "" : Buffer.isBuffer(value) ? value.toString("hex") : String(value);

function titleOf(own: Fields): string {
  const { ref = "", title, text, line } = own;
  const words = `${shown(ref)} ${shown(title ?? text ?? line ?? "")}`.trim();
  return words === "" ? "A figure without a title" : words;
}

function headline(kind: string, own: Fields): Markup {
  const words = [own.measure, own.period]
    .map((one) => shown(one ?? ""))
    .filter(Boolean)
    .join(" ");
  if (kind === "milestone") {
    return html`due ${shown(own.due ?? "").replaceAll(";", "; ") || "not said"} ${statusMarkup(shown(own.status ?? ""))}`;
  }
  const value = kind === "budget" ? own.amount_gbp : own.value;
  const unit = kind === "budget" ? "gbp" : shown(own.unit ?? "");
  const figure = figureMarkup(typeof value === "number" ? value : null, unit, shown(own.raw ?? ""));
  return html`<strong>${figure}</strong> <span class="soft">${words.replaceAll("_", " ")}, ${shown(own.council ?? "")}</span> ${statusMarkup(shown(own.status ?? ""))}`;
}

interface Heads {
  readonly column_header: string;
  readonly row_header: string;
}

function headersOf(
  table: PrintedTable | undefined,
  row: number | undefined,
  column: number | undefined,
): Heads {
  const first = table?.cells.find(
    (cell) =>
      row !== undefined && cell.row <= row && row < cell.row + cell.row_span && cell.text !== "",
  );
  return {
    column_header: table?.roles.find((role) => role.column === column)?.header ?? "",
    row_header: first?.text ?? "",
  };
}

function fieldList(kind: string, own: Fields, heads: Heads): Markup {
  const text = (name: string) => shown(own[name] ?? null);
  const joined = (name: string) => text(name).replaceAll(";", "; ");
  const indicator = text("indicator");
  const unit = text("unit");
  return facts([
    ["Printed", text("raw") === "" ? "" : html`<span class="printed">${text("raw")}</span>`],
    [
      "Value",
      typeof own.value === "number"
        ? figureText(own.value, unit)
        : kind === "observation"
          ? "none: the cell holds no one number"
          : "",
    ],
    ["Pounds", typeof own.amount_gbp === "number" ? figureText(own.amount_gbp, "gbp") : ""],
    [
      "Unit",
      kind === "observation"
        ? unitText(unit) || unit.replace("gbp_thousand", "thousand pounds").replace("gbp", "pounds")
        : "",
    ],
    ["Measure", text("measure").replaceAll("_", " ")],
    ["Kind", text("kind").replaceAll("_", " ")],
    ["Period", text("period")],
    ["Due", joined("due")],
    ["Year of the plan", text("plan_year")],
    ["State", qualifierText(text("qualifier"))],
    ["Status", statusMarkup(text("status"))],
    ["Direction", text("direction")],
    ["Reference as printed", text("ref")],
    ["Codes", joined("codes")],
    [
      "National indicator",
      indicator === "" ? "" : html`<a href="${indicatorLink(indicator)}">${indicator}</a>`,
    ],
    ["Objective", [text("objective_ref"), text("objective")].filter(Boolean).join(" ")],
    ["Group", text("group")],
    ["Statement", text("statement")],
    ["Section", text("section")],
    ["Column as printed", text("column")],
    ["A total", own.is_total === 1 ? "yes" : ""],
    ["Responsible", text("responsible")],
    ["Commentary", text("commentary")],
    ["Council", text("council")],
    ["Report", html`<a href="${reportLink(text("doc"))}">${text("doc")}</a>`],
    [
      "Place",
      html`${typeof own.page === "number" ? html`<a href="${pageLink(text("doc"), own.page)}">page ${own.page}</a>, ` : noMarkup}${own.source_table === null || own.source_table === undefined ? "in prose" : html`<a href="${reportLink(text("doc"))}/table/${text("source_table")}">table ${text("source_table")}</a>, row ${text("source_row")}, column ${text("source_column")}`}`,
    ],
    ["Header of the column", heads.column_header],
    ["First words of the row", heads.row_header],
    ["Id", html`<code>${text("id")}</code>`],
  ]);
}

function correctionNotes(corrections: ReturnType<typeof correctionsOf>): Markup {
  if (corrections.length === 0) return noMarkup;
  const lines = corrections.map((one) =>
    one.state === "applied"
      ? html`<li><strong>Corrected</strong>: ${one.field.replaceAll("_", " ")} was read as “${one.was || "nothing"}”, and is “${one.correct}”. ${one.reason}</li>`
      : html`<li><strong>A correction that no longer holds</strong>: ${one.message}</li>`,
  );
  return html`<section class="corrected"><h2>Its correction</h2><ul>${lines}</ul></section>`;
}

function why(own: Fields, table: PrintedTable | undefined): Markup {
  const evidence = shown(own.evidence ?? "")
    .split(";")
    .filter(Boolean);
  const column = table?.roles.find((role) => role.column === own.source_column);
  const lines = [
    ...evidence.map((phrase) => html`<li>${phrase}</li>`),
    ...(column?.why ?? []).map((phrase) => html`<li>its column: ${phrase}</li>`),
    ...(table?.why ?? "")
      .split(";")
      .filter(Boolean)
      .map((phrase) => html`<li>its table, taken for ${table?.kind ?? ""}: ${phrase}</li>`),
  ];
  return lines.length === 0
    ? noMarkup
    : html`<section><h2>Why it was read so</h2><ul>${lines}</ul></section>`;
}

function findingList(findings: ReturnType<typeof findingsNaming>): Markup {
  return findings.length === 0
    ? noMarkup
    : html`<section><h2>Findings about it</h2><ul>${findings.map((one) => html`<li><strong>${one.code}</strong> (${one.sure}): ${one.message}</li>`)}</ul></section>`;
}

function mateList(mates: ReturnType<typeof readRowMates>): Markup {
  return mates.length === 0
    ? noMarkup
    : html`<section><h2>From the same row</h2><ul>${mates.map((one) => html`<li><a href="${recordLink(one.id)}">${`${one.measure} ${one.period}`.trim()}</a>: <span class="printed">${one.raw}</span></li>`)}</ul></section>`;
}

function otherList(others: readonly OtherFigure[], own: Fields): Markup {
  if (others.length === 0) return noMarkup;
  const code = shown(own.indicator ?? "");
  return html`<section><h2>The same indicator elsewhere</h2>
<p><a href="${indicatorLink(code)}">${code} side by side</a></p>
${dataTable(
  `Other figures of ${code}: this council's first`,
  ["Council", "Measure", "Period", { title: "Figure", number: true }, "State", "Report"],
  others.map((one) => [
    html`<a href="${recordLink(one.id)}">${one.council || "not told"}</a>`,
    html`${one.measure}`,
    html`${one.period}`,
    figureMarkup(one.value, one.unit, one.raw),
    html`${qualifierText(one.qualifier)}`,
    html`<a href="${reportLink(one.doc)}">${one.doc}</a>`,
  ]),
)}</section>`;
}

/** The paper beside the fields: the page as printed, a document as it reads, or else the table as it was read. */
export function paper(
  found: RecordFound,
  size: ({ readonly kind: "size" } & PageSize) | NoPaper | undefined,
  reading: { readonly kind: "reading"; readonly markup: string } | NoPaper | undefined,
  picture?: string,
): Markup {
  const { record: own, report, page, table, cells, records, statusColumns } = found;
  if (size?.kind === "size" && page !== undefined) {
    const framed = {
      sha256: report.sha256,
      page,
      doc: report.doc,
      size,
      cells,
      records,
      record: String(own.id),
      statusColumns,
      ...(picture === undefined ? {} : { picture }),
    };
    return html`<h2>As printed <span class="soft">page ${page}</span></h2>${closeUp(framed)}${framedPage(framed)}
<p><a href="${pageLink(report.doc, page)}?zoom=2">The page alone, larger</a></p>`;
  }
  if (reading?.kind === "reading") {
    return html`<h2>As it reads</h2><p><a href="#record">To the cell</a></p>${readingView(reading.markup)}`;
  }
  const notice =
    size?.kind === "none" ? size.sentence : reading?.kind === "none" ? reading.sentence : "";
  const at =
    typeof own.source_row === "number" && typeof own.source_column === "number"
      ? { id: String(own.id), row: own.source_row, column: own.source_column }
      : undefined;
  return html`<h2>The table as it was read</h2>
${notice === "" ? noMarkup : html`<p class="notice">${notice}</p>`}
${table ? readTable(table, at, `Table ${table.n}, the cell framed`) : html`<p>The record was read from a sentence of the report: there is no table around it.</p><blockquote>${shown(own.raw ?? own.text ?? "")}</blockquote>`}`;
}
