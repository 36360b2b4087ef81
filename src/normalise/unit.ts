import type { Unit } from "../records.ts";

/** A percentage in a title that is only a threshold is not the unit: `More than 85% of staff`. */
const thresholds = /\(?\b\d+(?:\.\d+)?\s?(?:%|per ?cent)\+?\)?/gi;

/** What a title says its figures are, the first that fits. */
const titleUnits: readonly { readonly unit: Unit; readonly pattern: RegExp }[] = [
  {
    unit: "percent",
    pattern: /%|\bpercentages?\b|\bper ?cent\b|\bproportion\b|\bpercentage points?\b/i,
  },
  {
    unit: "rate",
    pattern:
      /\brates?\b(?!\s+of\s+pay)|\bper\s+(?:\d[\d,]*|head|capita|thousand|million|100k)\b|\/\s?head\b/i,
  },
  { unit: "gbp_thousand", pattern: /£\s?['’]?000|£\s?k\b/i },
  {
    unit: "count",
    pattern: /\bnumbers?\s+of\b|\bno\.?s?\s+of\b|\bunits\s+of\b|\bnumber\b(?=[^a-z]*$)|^no\.\s/i,
  },
  { unit: "points", pattern: /\bscores?\b|\bpoints\b/i },
  { unit: "gbp", pattern: /£/ },
  { unit: "ratio", pattern: /\bratio\b/i },
];

/** The unit an indicator's title says, empty where it says none. */
export function unitOfTitle(title: string): Unit {
  const bare = title.replace(thresholds, " ");
  return titleUnits.find(({ pattern }) => pattern.test(bare))?.unit ?? "";
}

/** A unit column's cell: `%`, `Number`, `£000`, `Days`. */
export function parseUnit(cell: string): Unit {
  const text = cell.trim();
  if (text === "") return "";
  if (/^(?:no\.?|num|number|count|nos\.?)$/i.test(text)) return "count";
  return unitOfTitle(text);
}
