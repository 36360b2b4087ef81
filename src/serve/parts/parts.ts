import { html, type Markup, noMarkup } from "../../render/markup.ts";
import type { Asked } from "./asked.ts";
import { grouped } from "./figures.ts";

export interface Column {
  readonly title: string;
  readonly number?: boolean;
}

/** A shorter table is seen at a glance. */
const rowsWorthNarrowing = 12;

/** A table with its caption and headers; the first cell of a row is its header. A wide one scrolls within the page. */
export function dataTable(
  caption: string,
  columns: readonly (Column | string)[],
  rows: readonly (readonly Markup[])[],
  ids: readonly string[] = [],
): Markup {
  const named = columns.map((column) => (typeof column === "string" ? { title: column } : column));
  const head = named.map((column) =>
    column.number
      ? html`<th scope="col" class="number">${column.title}</th>`
      : html`<th scope="col">${column.title}</th>`,
  );
  const body = rows.map((cells, row) => {
    const shown = cells.map((cell, at) => {
      if (at === 0) return html`<th scope="row">${cell}</th>`;
      return named[at]?.number ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`;
    });
    const id = ids[row];
    return id === undefined ? html`<tr>${shown}</tr>\n` : html`<tr id="${id}">${shown}</tr>\n`;
  });
  const narrowing =
    rows.length < rowsWorthNarrowing
      ? noMarkup
      : html`<label class="narrow scripted"><span class="unseen">Only rows of this page with these words: ${caption}</span><input type="search" placeholder="only rows with …" autocomplete="off"></label>`;
  return html`${narrowing}<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}

/** A document as it reads; it scrolls by itself, and whoever has no mouse must be able to stand in it. */
export const readingView = (markup: string): Markup =>
  html`<div class="reading" role="group" aria-label="The report as it reads" tabindex="0">${{ markup }}</div>`;

/** Facts by name; those that are empty are left out. */
export function facts(
  named: readonly (readonly [name: string, value: string | Markup | number | null])[],
): Markup {
  const shown = named.filter(
    ([, value]) =>
      value !== "" && value !== null && !(typeof value === "object" && value.markup === ""),
  );
  return shown.length === 0
    ? noMarkup
    : html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value ?? ""}</dd></div>\n`)}</dl>`;
}

/** Where one is in a list, and the way on; `more` is all that is known of one that nobody counted. */
export function pager(asked: Asked, size: number, total: number | { more: boolean }): Markup {
  if (typeof total !== "number") return uncountedPager(asked, total.more);
  const last = Math.max(1, Math.ceil(total / size));
  const { page } = asked;
  if (page > last) {
    const to = asked.with({ page: last === 1 ? undefined : last, format: undefined });
    return html`<p class="notice">There is no page ${page} of this: <a href="${to}">the last is page ${last}</a>.</p>`;
  }
  if (last === 1) return noMarkup;
  const way = (to: number, words: string, rel: string): Markup =>
    to < 1 || to > last || to === page
      ? html`<span aria-disabled="true">${words}</span>`
      : html`<a rel="${rel}" href="${asked.with({ page: to === 1 ? undefined : to, format: undefined })}">${words}</a>`;
  return html`<nav class="pager" aria-label="Pages of the list">${way(1, "first", "first")} ${way(page - 1, "previous", "prev")}
<span>page ${page} of ${last}</span> ${way(page + 1, "next", "next")} ${way(last, "last", "last")}</nav>`;
}

function uncountedPager(asked: Asked, more: boolean): Markup {
  const { page } = asked;
  if (page === 1 && !more) return noMarkup;
  const to = (other: number) =>
    asked.with({ page: other === 1 ? undefined : other, format: undefined });
  return html`<nav class="pager" aria-label="Pages of the list">${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">previous</a>` : noMarkup} <span>page ${page}</span> ${more ? html`<a rel="next" href="${to(page + 1)}">next</a>` : noMarkup}</nav>`;
}

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (string | readonly [value: string, words: string])[];
  readonly chosen: string | undefined;
  /** What stands for no choice. */
  readonly any: string;
}

/** One of several, or none. */
export function choice({ name, label, options, chosen, any }: Choice): Markup {
  const shown = options.map((option) => {
    const [value, words] = typeof option === "string" ? [option, option] : option;
    return value === chosen
      ? html`<option value="${value}" selected>${words}</option>`
      : html`<option value="${value}">${words}</option>`;
  });
  return html`<label><span>${label}</span><select name="${name}"><option value="">${any}</option>${shown}</select></label>\n`;
}

interface FieldExtra {
  readonly type?: string;
  /** Words it suggests. */
  readonly list?: readonly string[];
  /** The field before it that suggests the same. */
  readonly listOf?: string;
  readonly hint?: string;
}

/** A field to type in. */
export function field(
  name: string,
  label: string,
  value: string | undefined,
  { type = "text", list, listOf = name, hint = "" }: FieldExtra = {},
): Markup {
  const suggestions =
    list === undefined || listOf !== name
      ? noMarkup
      : html`<datalist id="known-${name}">${suggestedOptions(list)}</datalist>`;
  const known = list === undefined ? noMarkup : html` list="known-${listOf}"`;
  return html`<label><span>${label}</span><input type="${type}" name="${name}" value="${value ?? ""}" placeholder="${hint}" maxlength="300"${known}></label>${suggestions}\n`;
}

const optionsMade = new WeakMap<readonly string[], Markup>();

/** Words to choose from while one types: the same hundreds on page after page. */
export function suggestedOptions(list: readonly string[]): Markup {
  let made = optionsMade.get(list);
  if (!made) {
    made = html`${list.map((one) => html`<option value="${one}"></option>`)}`;
    optionsMade.set(list, made);
  }
  return made;
}

/** A form whose filters end up in the address, so that it can be shared. */
export const filterForm = (action: string, label: string, fields: readonly Markup[]): Markup =>
  html`<form class="filters" method="get" action="${action}" aria-label="${label}">${fields}<button type="submit">Show</button></form>`;

export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${grouped(count)} ${count === 1 ? word : plural}`;

/** A longer list of councils is no help in a form: it is typed then. */
const mostOptions = 200;

/** Choosing a council: from a list, or typed where there are very many. */
export const councilChoice = (
  councils: readonly string[],
  chosen: string | undefined,
  name = "council",
): Markup =>
  councils.length <= mostOptions
    ? choice({ name, label: "Council", options: councils, chosen, any: "all" })
    : field(name, "Council", chosen);

/** Text that may be long, cut for a list. */
export const clipped = (text: string, length = 180): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
