/*
 * What stands in tables of money and is none: head counts, rates, tax bases, codes, numbers of notes.
 */

/** One of something: a cost for each, and no sum. */
const one =
  "(?:head|capita|week|day|hour|night|mile|km|visit|pupil|place|child|adult|placement|dwelling|property|household|home|unit|tonne|resident|person|case|client|customer|meal|employee|fte|user|hectare|item|transaction|session|member|tenant|voter|inhabitant|elector)";
const rate = new RegExp(
  [
    `\\b(?:per|each)\\s+${one}\\b`,
    "\\bunit costs?\\b",
    "\\b(?:hourly|daily|nightly|weekly|monthly)\\s+(?:rents?|rates?|charges?|costs?|fees?|prices?)\\b",
    "\\b(?:average|mean|typical|median)\\b.*\\b(?:rents?|costs?|prices?|charges?|salar(?:y|ies)|fees?|rates?|bills?|weekly)\\b",
    "\\b(?:collection|occupancy|void|vacancy) rates?\\b|^(?:average )?(?:interest|exchange|discount) rates?$",
    "\\bratios?\\b",
  ].join("|"),
  "i",
);
/** `Tax base (Band D equivalents)`, `Council tax at Band D`, `Band D council tax`, `Council tax for a band C home`. */
const tax =
  /\b(?:council\s+)?tax\s?-?base\b|\bband\s+[a-h](?:\b|$)|\bband [a-h] equivalents?\b|\bequivalent (?:properties|dwellings|homes)\b/i;
const count =
  /\b(?:fte|wte|head ?count|staff(?:ing)? numbers?|establishment posts|numbers? of|nos?\. of|days lost)\b|\bposts\b/i;
const percent = /(?<!\d)%|\bper ?cent(?:age)?\b/i;

/** A line whose figures are a rate, whatever sign they have, or count something. */
export const isRate = (text: string): boolean => rate.test(text) || tax.test(text);
export const isCount = (text: string): boolean =>
  (count.test(text) || percent.test(text)) && !/£/.test(text);

const counted =
  "(?:schools|accounts|cases|dwellings|properties|homes|houses|pupils|posts|vacancies|placements|clients|customers|tenants|tenancies|households|invoices|claims|claimants|applications|visits|visitors|meals|tonnes|voids|lettings|transactions|staff|employees|people|residents|users|places|units|children|members|councillors|families|orders|bids|projects|schemes|services|directorates|departments)";
/** `Schools in deficit at 31 March`, `Accounts over 30 days`: things that are something, counted. */
const thingsThat = new RegExp(
  `^${counted}\\s+(?:in|with|at|over|under|above|below|having|that|which|who|on|by|without|overspen\\w+|underspen\\w+|affected|helped|funded|supported|open(?:ed)?|closed|built|let)\\b`,
  "i",
);
/** The same alone, where no service is called so. */
const thingsAlone =
  /^(?:total\s+)?(?:accounts|cases|dwellings|pupils|vacancies|placements|tenancies|invoices|claims|claimants|applications|visits|visitors|tonnes|voids|lettings|transactions|households|headcount|establishment|numbers?|nos?\.?|quantity|qty|volume|frequency)$/i;
const howMany = /^(?:how many|number|numbers|count|no\.?|nos\.?|quantity|volume)\b/i;

/** Numbers that point to something: a note, a paragraph, a line. */
const pointer =
  /^(?:(?:see|foot)?\s?notes?|notes? (?:no|ref\w*|numbers?)|see\b.*|para(?:graph)?s?\b.*|page(?: no\.?| number)?s?|appendix|annexe?|(?:line|row|item|serial|table|list)(?: no\.?| numbers?| ref\w*)?|refs?|references?)\.?$/i;
/** Numbers that stand for something: an account, a cost centre, a project; `Budget` alone is money, however small. */
const code =
  /\bcodes?\b|^(?:cost\s*cent(?:re|er)s?|cc|ledger|nominal|accounts?|a\/c|gl|budget(?=\s)|project|scheme|job|contract|order|vote|subjective|objective|detail)(?:\s+(?:no|nos|numbers?|refs?|references?|ids?|code)\.?)?$/i;

/** How the cells under a header are printed. */
export interface Printed {
  /** The part that is printed like money: with commas, pounds or brackets. */
  readonly money: number;
}

/** Whether a column's header says that its figures are no money. */
export function isNoMoneyHeader(header: string, { money }: Printed): boolean {
  const text = header.replace(/\s+/g, " ").trim();
  if (text === "") return false;
  if (isRate(text)) return true;
  if (/£/.test(text)) return false;
  return (
    isCount(text) ||
    howMany.test(text) ||
    thingsThat.test(text) ||
    thingsAlone.test(text) ||
    pointer.test(text) ||
    (money === 0 && code.test(text))
  );
}
