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
  { unit: "gbp_thousand", pattern: /£\s?['’]?000|£\s?k\b|£\s?thousands?\b/i },
  // Millions are no unit of ours: "£m" over 4.2 is not 4.2 pounds.
  { unit: "", pattern: /£\s?m(?:n|illion)?s?\b/i },
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

/** A unit column's cell: `%`, `Number`, `£000`, `Days`; undefined where nothing is printed, empty where it is no unit of ours. */
export function parseUnit(cell: string): Unit | undefined {
  const text = cell.trim();
  if (text === "") return undefined;
  if (/^(?:no'?s?\.?|nos?\.|num(?:ber)?s?|counts?|quantity|qty|#)(?:\s\(.*\))?$/i.test(text))
    return "count";
  if (/^(?:%\s?age|pct|pc)$/i.test(text)) return "percent";
  if (/£\s?m(?:illion)?s?\b/i.test(text)) return "";
  if (/^(?:£|pounds?(?: sterling)?|gbp|money|currency)$/i.test(text)) return "gbp";
  return unitOfTitle(text);
}

/** The unit that a column's header puts over its values: `Actual 2008/09 (%)`, `£000`; undefined where it puts none. */
export function unitOfHeader(header: string): Unit | undefined {
  if (/£\s?['’‘]?\s?000|£\s?k\b|£\s?thousand/i.test(header)) return "gbp_thousand";
  if (/£\s?m(?:illion)?s?\b/i.test(header)) return "";
  if (/(?:^|[\s(/])%(?:$|[\s)/])|\(\s?per ?cent(?:age)?\s?\)/i.test(header)) return "percent";
  if (/(?:^|[\s(/])£(?:$|[\s)/s])/.test(header)) return "gbp";
  if (/\(\s?(?:no\.?|nos\.?|numbers?|count)\s?\)/i.test(header)) return "count";
  if (/\(\s?(?:rate|per \d[\d,]*[^)]*)\s?\)/i.test(header)) return "rate";
  return undefined;
}
