import { findMonths, findYearSpans, parseQuarter } from "./period.ts";

/** What a text that is a figure from end to end is. */
export type FigureKind = "number" | "amount" | "percentage" | "date";

/** A figure with its words round it is no longer than this. */
const longestFigure = 40;

/** `1,234`, `(£1,234.50)`, `-£3.2m`, `11-`, `11 CR`, `84.5%`, `<5`, `.75`, `12.8*`, `95% (p)`. */
const figure =
  /^[<>≤≥~+]?\s*\(?\s*[-+−–]?\s*(£|€)?\s*[-+−–]?\s*(?:\d[\d,]*(?:\s\d{3})*(?:\.\d+)?|\.\d+)\s*(?:(k|m|bn|million)|(%|per\s?cent|pts?|points|pp)|[-−–]|cr|dr|\+)?\s*\)?\s*(?:[*†‡¹²³⁴-⁹]|\((?:p|e|r|prov\.?|provisional|est\.?|estimate)\))*$/i;

/** Words that lead to a date or stand between two: `by the end of March 2009`. */
const aroundDates =
  /\b(?:by|the|end|of|start|beginning|early|mid|late|from|to|until|before|and|in|on|as|at|due|complete[d]?)\b|[\s,;:/&().–—-]/gi;

/** A year of the reports' time and nothing else. */
const loneYear = /^(?:19|20)\d{2}$/;
const isoDate = /^(?:19|20)\d{2}-\d{2}(?:-\d{2})?$/;

/** Says whether a text is wholly a number, an amount of money, a percentage or a date, and which. */
export function wholeFigure(printed: string): FigureKind | undefined {
  if (printed.length > longestFigure && printed.trim().length > longestFigure) return undefined;
  const text = printed.replace(/\s+/g, " ").trim();
  if (text === "") return undefined;
  if (loneYear.test(text) || isoDate.test(text)) return "date";
  const match = figure.exec(text);
  if (match)
    return match[3] !== undefined ? "percentage" : match[1] || match[2] ? "amount" : "number";
  return isWholeDate(text) ? "date" : undefined;
}

function isWholeDate(text: string): boolean {
  const months = findMonths(text);
  const spans = findYearSpans(text);
  const quarter = parseQuarter(text) !== undefined;
  if (months.length === 0 && spans.length === 0) return false;
  const letters = text.split("");
  for (const { index, length } of [...months, ...spans]) letters.fill(" ", index, index + length);
  let rest = letters.join("");
  if (quarter) rest = rest.replace(/\b(?:q|qtr|quarter)\.?\s?[1-4]\b/gi, "");
  return rest.replace(aroundDates, "") === "";
}
