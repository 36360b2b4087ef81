import { WorkFailed } from "../../problem.ts";
import { html, type Markup, noMarkup } from "../../render/markup.ts";
import { shownValue } from "../../render/text.ts";
import { describedView, describedViews, runQuery } from "../../store/query.ts";
import type { Store } from "../../store/store.ts";
import { type Cell, type List, Refused } from "../parts/answer.ts";
import { pageLink, recordLink, reportLink, withParameters } from "../parts/links.ts";
import type { Page } from "../parts/page.ts";
import { dataTable } from "../parts/parts.ts";
import { sqlExamples } from "../parts/sql-examples.ts";

/** A page for people, and the most that is given as data. */
const rowsShown = 500;
const rowsGiven = 10_000;
const charactersGiven = 8_000_000;

/** Asks the archive anything; runs in a process of its own that is ended when its time is up. */
export const sql: Page = (store, asked) => {
  const query = asked.text("q");
  const limit = asked.form === "html" ? rowsShown : rowsGiven;
  const run = query === undefined ? undefined : rowsOf(store, query, limit);
  // Programs are told so alone; whoever typed a query mends it where it stands.
  if (run instanceof Refused && asked.form !== "html") throw run;
  const wrong = run instanceof Refused ? run.message : "";
  const views = describedViews(store).map((view) => [view, describedView(store, view)] as const);
  const { columns, rows, stopped } = run === undefined || run instanceof Refused ? noRows : run;
  return {
    status: wrong === "" ? 200 : 400,
    title: "SQL",
    place: "sql",
    data:
      query === undefined
        ? { views: Object.fromEntries(views), examples: sqlExamples }
        : {
            query,
            stopped,
            columns,
            rows: rows.map((row) =>
              Object.fromEntries(columns.map((column, at) => [column, plain(row[at] ?? null)])),
            ),
          },
    list:
      query === undefined ? { columns: ["view", "description"], rows: views } : { columns, rows },
    body: () => html`<h1>Ask the archive</h1>
<form class="sql" method="get" action="/sql" aria-label="A query"><label><span>An SQL query; the archive is opened read-only</span>
<textarea name="q" rows="6" spellcheck="false" maxlength="8000">${query ?? ""}</textarea></label><button type="submit">Run</button></form>
${wrong === "" ? noMarkup : html`<p class="notice" role="alert">${wrong}</p>`}
${run === undefined || wrong !== "" ? noMarkup : result(columns, rows, stopped)}
<h2>Examples</h2>
<ul>${sqlExamples.map(({ title, query: example }) => html`<li><a href="${withParameters("/sql", [["q", example]])}">${title}</a></li>`)}</ul>
<h2>What can be asked</h2>
${dataTable(
  "Views of the archive",
  ["View", "What it holds"],
  views.map(([view, description]) => [
    html`<a href="${withParameters("/sql", [["q", `SELECT "column", description FROM docs WHERE "view" = '${view.replaceAll("'", "''")}' ORDER BY position`]])}">${view}</a>`,
    html`${description}`,
  ]),
)}`,
  };
};

interface Run extends List {
  readonly stopped: string;
}

const noRows: Run = { columns: [], rows: [], stopped: "" };

/** The rows of a query, or what is wrong with it. */
function rowsOf(store: Store, query: string, limit: number): Run | Refused {
  const kept: (readonly Cell[])[] = [];
  let characters = 0;
  try {
    const { columns, rows } = runQuery(store, query);
    for (const row of rows) {
      if (kept.length >= limit)
        return { columns, rows: kept, stopped: `Stopped after ${limit} rows: there are more.` };
      characters += row.reduce<number>((sum, value) => sum + sizeOf(value), 0);
      if (characters > charactersGiven) {
        return {
          columns,
          rows: kept,
          stopped: `Stopped after ${kept.length} rows: they are too long to be shown together.`,
        };
      }
      kept.push(row);
    }
    return { columns, rows: kept, stopped: "" };
  } catch (error) {
    if (error instanceof WorkFailed) return new Refused(400, error.message);
    throw error;
  }
}

const sizeOf = (value: Cell): number =>
  typeof value === "string" ? value.length : Buffer.isBuffer(value) ? value.length * 2 : 8;

const plain = (value: Cell): string | number | null =>
  typeof value === "bigint"
    ? String(value)
    : Buffer.isBuffer(value)
      ? value.toString("hex")
      : value;

function result(columns: readonly string[], rows: List["rows"], stopped: string): Markup {
  const numeric = columns.map(
    (_, at) =>
      rows.some((row) => row[at] !== null) &&
      rows.every((row) => row[at] === null || typeof row[at] === "number"),
  );
  return html`<h2>Result</h2>
<p>${rows.length} ${rows.length === 1 ? "row" : "rows"}. ${stopped}</p>
${
  rows.length === 0
    ? noMarkup
    : dataTable(
        "Rows of the query",
        columns.map((title, at) => ({ title, number: numeric[at] ?? false })),
        rows.map((row) => columns.map((column, at) => cell(column, row[at] ?? null, row, columns))),
      )
}`;
}

/** Ids, reports and pages lead to where they are. */
function cell(
  column: string,
  value: Cell,
  row: readonly Cell[],
  columns: readonly string[],
): Markup {
  const text = shownValue(value);
  if (typeof value === "string" && value !== "") {
    if (
      /^(?:id|record|target_id|actual_id|id_before)$/.test(column) &&
      /^r?[0-9a-f]{12,40}$/.test(value)
    ) {
      return html`<a href="${recordLink(value)}">${text}</a>`;
    }
    if (column === "doc") return html`<a href="${reportLink(value)}">${text}</a>`;
  }
  const doc = row[columns.indexOf("doc")];
  if (column === "page" && typeof value === "number" && typeof doc === "string" && value > 0) {
    return html`<a href="${pageLink(doc, value)}">${text}</a>`;
  }
  return html`${text}`;
}
