import { csvHeader, csvRows } from "../../render/csv.ts";
import { html } from "../../render/markup.ts";
import { type Answer, Refused, type Rendered } from "./answer.ts";
import type { Asked } from "./asked.ts";
import { pageShell } from "./layout.ts";

export const htmlType = "text/html; charset=utf-8";
const jsonType = "application/json; charset=utf-8";
const csvType = "text/csv; charset=utf-8";

/** A page in the form that was asked for. Throws `Refused` where it has no such form. */
export function respond(answer: Answer, asked: Asked): Rendered {
  const { status = 200, title, place = "", list } = answer;
  if (asked.form === "json") {
    return { status, type: jsonType, body: `${JSON.stringify(answer.data, jsonValue)}\n` };
  }
  if (asked.form === "csv") {
    if (list === undefined) {
      throw new Refused(400, "This page is no list: it has ?format=json, but no CSV.");
    }
    const rows = typeof list === "function" ? list() : list;
    const body =
      typeof rows === "string" ? rows : csvHeader(rows.columns) + csvRows(rows.rows, true);
    return { status, type: csvType, body };
  }
  const forms = [
    ["JSON", asked.with({ format: "json" })],
    ...(list === undefined ? [] : [["CSV", asked.with({ format: "csv" })] as const]),
  ] as const;
  const sought = place === "search" ? (asked.text("q") ?? "") : "";
  const body = pageShell({ title, place, body: answer.body(), forms, sought });
  return { status, type: htmlType, body };
}

const jsonValue = (_name: string, value: unknown): unknown =>
  typeof value === "bigint" ? String(value) : value;

/** The page that says in one sentence why there is no other. */
export function refusal(status: number, sentence: string, form: Asked["form"] = "html"): Rendered {
  if (form === "json") {
    return { status, type: jsonType, body: `${JSON.stringify({ status, error: sentence })}\n` };
  }
  if (form === "csv") {
    return { status, type: "text/plain; charset=utf-8", body: `${sentence}\n` };
  }
  const title = titles[status] ?? "This cannot be shown";
  const body = html`<h1>${title}</h1>\n<p class="notice">${sentence}</p>\n<p><a href="/">To the archive</a></p>`;
  return {
    status,
    type: htmlType,
    body: pageShell({ title, place: "", body, forms: [], sought: "" }),
  };
}

const titles: Readonly<Record<number, string>> = {
  400: "This cannot be asked",
  401: "A token is needed",
  403: "This is not allowed",
  404: "There is no such page",
  405: "Pages can only be looked at",
  413: "That is too much",
  414: "The address is too long",
  503: "The archive cannot be shown now",
};
