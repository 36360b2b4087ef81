import { html, type Markup } from "../../render/markup.ts";
import { plainDecimal } from "../../render/text.ts";

/** A figure is never shown without its unit. */

const unitWords: Readonly<Record<string, string>> = {
  count: "number",
  points: "points",
  rate: "rate",
  ratio: "ratio",
  "": "no unit printed",
};

const thousands = (text: string): string => {
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  return whole.length < 4
    ? text
    : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + text.slice(whole.length);
};

/** `1,250`. */
export const grouped = (count: number): string => thousands(String(count));

/** `86%`, `£1,250`, `£86k`, `12`: the figure with the sign of its unit, where that has one. */
export function figureText(value: number, unit: string): string {
  const sign = value < 0 ? "−" : "";
  const digits = thousands(plainDecimal(Math.abs(value)));
  if (unit === "percent") return `${sign}${digits}%`;
  if (unit === "gbp") return `${sign}£${digits}`;
  if (unit === "gbp_thousand") return `${sign}£${digits}k`;
  return `${sign}${digits}`;
}

/** The unit in a word, where the figure's text has no sign for it. */
export const unitText = (unit: string): string => unitWords[unit] ?? "";

/** A figure for a page; what was printed, where the cell holds no one number. */
export function figureMarkup(value: number | null, unit: string, raw: string): Markup {
  if (value === null) return html`<span class="printed">${raw === "" ? "–" : raw}</span>`;
  const word = unitText(unit);
  return word === ""
    ? html`<span class="figure">${figureText(value, unit)}</span>`
    : html`<span class="figure">${figureText(value, unit)}</span> <span class="unit">${word}</span>`;
}

const qualifierWords: Readonly<Record<string, string>> = {
  provisional: "provisional",
  not_available: "not available",
  tbc: "to be confirmed",
  new: "new indicator",
  no_target: "no target set",
  baseline: "baseline",
  text: "in words",
  compound: "several numbers in one cell",
};

/** `provisional; data of 2008`. */
export const qualifierText = (qualifier: string): string =>
  qualifier
    .split(";")
    .filter(Boolean)
    .map((word) => qualifierWords[word] ?? word.replace(/^data_year=/, "data of "))
    .join("; ");

/** A light as a word and a colour: never by its colour alone. */
export const statusMarkup = (status: string): Markup =>
  status === ""
    ? html``
    : html`<span class="light ${status === "green" || status === "amber" || status === "red" ? status : ""}">${status}</span>`;
