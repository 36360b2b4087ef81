import { printable } from "./text.ts";

/** HTML that is safe to put into a page as it is: only `html` and our own code make it. */
export interface Markup {
  readonly markup: string;
}

type Inserted = string | number | Markup | readonly Markup[];

/** A template whose every inserted text is escaped; markup goes in as it is. */
export function html(strings: TemplateStringsArray, ...inserted: readonly Inserted[]): Markup {
  let markup = strings[0] ?? "";
  for (let at = 0; at < inserted.length; at += 1) {
    const value = inserted[at];
    if (value !== undefined) markup += markupOf(value);
    markup += strings[at + 1] ?? "";
  }
  return { markup };
}

export const noMarkup: Markup = { markup: "" };

function markupOf(value: Inserted): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if ("markup" in value) return value.markup;
  let joined = "";
  for (const { markup } of value) joined += markup;
  return joined;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Most text has nothing to escape: telling so costs a fraction of escaping it. */
const plain = /^[\t\n !#-%(-;=?-~\u00a0-\u200d\u2010-\u2029\u202f-\u2065\u206a-\uffff]*$/;

/** Printed text as HTML text or attribute value: inert, without control codes. */
export function escaped(text: string): string {
  if (plain.test(text)) return text;
  return printable(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
