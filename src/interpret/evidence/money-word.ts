import type { BudgetMeasure } from "../../records.ts";
import { moneySpelledOut } from "./abbreviation.ts";

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** Up to a day, month, quarter or period within the year. */
const toDate = `(?:to\\s+date|(?:period|quarter)\\s+end(?:ed|ing)?(?:\\s+(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?${month})?|so\\s+far|thus\\s+far|(?:up\\s+)?(?:to|until)\\s+now|ytd|year\\s+to\\s+date|cumulative|(?:(?:up\\s+)?to|at|as at|until|for|(?:due\\s+)?by)\\s+(?:the\\s+)?(?:end\\s+(?:of\\s+)?)?(?:q(?:tr|uarter)?\\s?[1-4]|quarter|month|period|p\\d|${month}|\\d{1,2}(?:st|nd|rd|th)?\\s+${month}|\\d{1,2}[/.]\\d)|${month}\\s?(?:-|–|to)\\s?${month})`;
const year = "(?:19|20)?\\d{2}\\s?[/–-]\\s?(?:20)?\\d{2}";
/** A part of the year whose budget is none of the year's: `Quarter 2 budget`, `Budget Q1`, `April budget`. */
const partOfYear = `(?:(?:q|qtr|quarter)\\s?[1-4]|[1-4]\\s?q(?:tr|uarter)?|(?:first|second|third|fourth|1st|2nd|3rd|4th)\\s+(?:quarter|qtr|half)|(?:this|the)\\s+(?:quarter|month|period)(?:'s|’s)?|quarter(?:ly|'s|’s)|month(?:ly|'s|’s)|period\\s?(?:\\d{1,2}|'s|’s)|p\\d{1,2}|half[- ]year(?:ly)?)`;
const budgetWord =
  "(?:budget(?:ed)?|cash\\s+limit|allocation|plan(?:ned)?|profiled?|phased|target|estimated?|provision)";

/** Words for a plan that are of money alone: an indicator's target has quarters, too. */
const moneyPlan = "(?:budgets?|cash\\s+limit|allocation|estimates?|provision)";

/** What is meant to be spent is a budget: `Planned spending`, `Approved net expenditure`. */
const plannedSpending =
  "(?:planned|approved|agreed|budgeted|authorised|allocated|intended)\\s+(?:(?:net|gross|total|annual|revenue)\\s+){0,2}(?:spend(?:ing)?|expenditure|costs?)\\b(?!\\s+to\\b)";

/** What money columns are called, the first that fits decides (Halton 2011-12, Cumbria 2007-8). */
const moneyHeaders: readonly { readonly measure: BudgetMeasure; readonly pattern: RegExp }[] = [
  {
    measure: "committed",
    pattern:
      /\bcommit(?:ted|ments?)\b|\bon order\b|\bordered\b|\b(?:open|outstanding)\s+orders?\b|\borders?\s+(?:placed|outstanding|raised|issued|not\s+(?:yet\s+)?(?:invoiced|paid|received))\b|\bencumbrances?\b/i,
  },
  {
    measure: "variance",
    pattern:
      /\bvarian(?:ce|ces)\b|\bvariations?\b|\b(?:over|under)\s?[-/(]*\s?\(?(?:over|under)?\)?\s?spend(?:s|ing)?\b|\(?\b(?:over|under)\)?\s?\/\s?\(?(?:over|under)\)?|\bdifference\b|\bdeviation\b|\bsurplus\b|\bdeficit\b|\bfavourable\b|\badverse\b/i,
  },
  {
    measure: "balance",
    pattern:
      /\bbalances?\b|\breserves? (?:at|as at|held)\b|\b(?:opening|closing)\b.*\b(?:reserve|fund)\b/i,
  },
  {
    measure: "capital",
    pattern:
      /\bcapital\b(?!\s+(?:budgets?|allocations?|estimates?)\b)|\bslippage\b|\bslipped\b|\bcarr(?:y|ied)[ -]?(?:forward|over)\b|\b[bc]\/\s?f(?:wd)?\b|\brephas(?:ed|ing)\b|\bre-?profil(?:ed|ing)\b|\bbrought forward\b/i,
  },
  {
    measure: "budget_to_date",
    pattern: new RegExp(
      `\\b(?:expected|anticipated|planned|profiled)\\s+(?:(?:net|gross)\\s+)?(?:spend(?:ing)?|expenditure|income)\\s+${toDate}\\b|\\b${budgetWord}\\b[^£]*\\b${toDate}\\b|\\b${toDate}(?:,?\\s+(?:19|20)\\d{2})?(?:\\s+[–-])?\\s+${budgetWord}\\b|\\b(?:profiled?|phased)\\s+(?:(?:adjusted|revised|amended|latest|current|working|approved|net|gross)\\s+){0,2}(?:budget|spend|expenditure|cash limit|estimate|allocation)\\b|\\bbudget\\s+profiled?\\b|^\\s*profiled?\\s*(?:$|£|\\()|^(?:\\(?${year}\\)?\\s+)?${partOfYear}(?:\\s+\\(?${year}\\)?)?\\s+${moneyPlan}\\b|^${moneyPlan}\\s+(?:for\\s+)?\\(?${partOfYear}\\)?(?:\\s|$|£)`,
      "i",
    ),
  },
  {
    measure: "projection",
    pattern:
      /\bproject(?:ed|ions?)\b|\bforecasts?\b|\bpredict(?:ed|ion)\b|\bprobable\b|\bout[ -]?turn\s+(?:expected|anticipated|likely)\b|\b(?:expected|anticipated|likely|estimated)\s+(?:year[- ]end\s+)?(?:out[ -]?turn|spend(?:ing)?|expenditure|position|final|result|income|net)\b|\bexpect(?:s|ed)?\s+to\s+(?:spend|receive)\b|^(?:expected|anticipated|likely)\s+(?:(?:at|by|position\s+at)\s+)?(?:the\s+)?(?:year[- ]end|end\s+of\s+(?:the\s+)?year|full[- ]year|31\s+march)\b|^where\s+we\s+(?:expect|think|are\s+likely)\b|\b(?:out[ -]?turn|year[- ]end)\s+(?:forecast|estimate|projection|prediction)\b|\byear[- ]end\s+position\b/i,
  },
  { measure: "annual_budget", pattern: new RegExp(`\\b${plannedSpending}`, "i") },
  {
    measure: "actual_to_date",
    pattern: new RegExp(
      `\\b(?:actual|expenditure|spend|spent|income|outturn|net|payments?|receipts?|costs?|charges?|used|utilised|incurred|claimed|drawn(?:\\s+down)?)\\b[^£]*\\b${toDate}\\b|^(?:amount\\s+)?(?:used|utilised|incurred|defrayed|drawn\\s+down)\\s*(?:$|£|\\()|\\bactuals?\\b|\\bspend(?:ing)?\\b|\\bspent\\b|\\bout[ -]?turn\\b|\\bytd\\b|\\bpaid\\b|^(?:amount\\s+)?received\\b|\\byear to date\\b`,
      "i",
    ),
  },
  {
    measure: "annual_budget",
    pattern:
      /\b(?:budget(?:ed)?|planned|agreed|approved|estimated)\s+(?:partner\s+)?(?:contributions?|payments?|share)\b/i,
  },
  { measure: "gross", pattern: /\bgross\b|^(?:total )?expenditure\b/i },
  { measure: "grant_income", pattern: /\bgrants?\b/i },
  {
    measure: "other_income",
    pattern: /\b(?:other\s+)?income\b|\bfees\b|\breceipts?\b|\bcontributions?\b/i,
  },
  { measure: "net", pattern: /\bnet\b/i },
  {
    measure: "annual_budget",
    pattern:
      /\bbudget(?:s|ed)?\b|\bcash\s+limit\b|\bestimates?\b|\ballocations?\b|\bprovision\b|\b(?:original|revised|approved|agreed|base)\b(?!\s+(?:ref|target|position))|\b(?:latest|current)\b(?!\s+(?:ref|target|position|figure|score|value|level|performance|result|data|achievement|available))/i,
  },
];

/** What is left, saved or asked for says nothing of what was planned or spent: `Remaining budget`, `Left to spend`. */
const besideBudget =
  /\b(?:left|remaining|remainder|unspent|uncommitted|unallocated|headroom|shortfall)\b|\bstill\s+to\b|\b(?:pressures?|savings?|efficienc(?:y|ies)|growth|inflation(?:ary)?)\b(?!.*\bbudgets?\b)|\bbudget(?:ary)?\s+(?:pressures?|savings?|gap|growth|bids?)\b/i;
/** Other words for kinds of money beside those: a balance is what is held, whatever is left of it. */
const isKnownBesides = /\bbalances?\b|\bvarian|\bprojected\b|\bforecast\b|\b(?:over|under)/i;

/** Whether a header of money names no kind of it that is stored. */
export const saysNoKind = (header: string): boolean =>
  header.length <= longestHeader && besideBudget.test(header) && !isKnownBesides.test(header);

/** Words of kinds of money that no line of a budget is called by. */
const kindOnly =
  /\b(?:budgets?|actuals?|spen[dt]|spending|varian(?:ce|ces)|variations?|forecasts?|out[ -]?turn|projections?|projected|estimates?|committed|commitments|(?:over|under)\s?-?\(?\/?spend\w*|cash\s+limit|to\s+date|ytd)\b/i;
/** A label of a kind of money has no more words than this: `Schools budget and other delegated spending` is a line. */
const mostLabelWords = 6;
/** Kinds that lines of a budget are called by as well: `Income`, `Grants`, `Net`. */
const storedKinds: ReadonlySet<BudgetMeasure> = new Set<BudgetMeasure>([
  "annual_budget",
  "budget_to_date",
  "actual_to_date",
  "variance",
  "projection",
  "committed",
]);

/** Whether a row's label is a kind of money and no line: `Spent to date`, `Variance`, `Revised budget 2009/10`. */
export const isMoneyLabel = (label: string): boolean =>
  label.length <= longestLabel &&
  label.split(" ").length <= mostLabelWords &&
  kindOnly.test(label) &&
  !/\btotals?\b|\d,\d{3}/i.test(label) &&
  storedKinds.has(readMoneyHeader(label) ?? "");
const longestLabel = 50;

const datedBand = new RegExp(
  `\\b${toDate}(?![a-z])|\\b(?:first\\s+half|half[- ]year|(?:three|six|nine|3|6|9)\\s+months)\\b|^${partOfYear}(?:\\s+\\(?${year})?\\)?$`,
  "i",
);
/** Whether a head over several columns dates them within the year: `Position to 30 September 2006`, `First six months`. */
export const saysPartOfYear = (text: string): boolean =>
  text.length <= longestHeader &&
  datedBand.test(text) &&
  !/\b(?:31(?:st)?\s+march|march\s+31|full\s+year|year[- ]end)\b/i.test(text);

/** `Expected by 31 December 2009`, `Planned spend to 30 September`: what should have been spent within the year. */
export const isExpectedBy = (header: string): boolean =>
  expectedBy.test(header) && saysPartOfYear(header);
const expectedBy =
  /^(?:expected|planned|profiled|estimated|anticipated)(?: spend(?:ing)?)? (?:by|to|at|up to)\b/i;

/** How many pounds one printed unit is, as a header, title or cell says it; undefined where it says nothing. */
export function parseScale(text: string): number | undefined {
  if (
    /£\s?0{3}\b|£\s?['’`]?0{3}\s?['’`]?s?\b|£\s?k\b|£\s?thousands?\b|['’`]0{3}s?\b|\bthousands?\b/i.test(
      text,
    )
  )
    return 1000;
  if (/£\s?m(?:illions?)?\b|\bmillions?\b/i.test(text)) return 1_000_000;
  return /£/.test(text) ? 1 : undefined;
}

/** The money measure a header names by its words. */
export const readMoneyHeader = (header: string): BudgetMeasure | undefined => {
  const spelled = moneySpelledOut(header);
  return moneyHeaders.find(({ pattern }) => pattern.test(spelled))?.measure;
};

/** A header of money is no longer than this, in characters. */
const longestHeader = 200;

/**
 * A change of a budget and no budget: `Budget Changes`, `Virements`, `Additions to programme`, `New schemes`; not
 * `Budget after virements`, and not a change that is a variance.
 */
const change =
  /\b(?:changes?|virements?|additions?|amendments?|adjustments?|movements?|transfers?)(?:\s+(?:to|in|since|during|from|made|approved|requested|this|of)\b.*)?\s*(?:\(.*\)|£.*)?$/i;
/** `Additional Schemes £000`, `Reductions`, `Increase/(decrease)`. */
const changeOfSchemes =
  /\b(?:additional|new|further|deleted|removed|withdrawn|cancelled|deferred) (?:schemes?|projects?|works?|items?|approvals?)$|^(?:(?:budget|programme|scheme) )?(?:reductions?|deletions?|increases?|decreases?)(?: ?(?:\/|and|or|&)? ?\(?(?:reductions?|deletions?|increases?|decreases?|additions?)\)?)?(?: (?:to|in|since|during|from|made|approved|this) [a-z ]{1,40})?$/i;
export const isBudgetChange = (header: string): boolean =>
  header.length <= longestHeader &&
  (change.test(withoutYear(header)) || changeOfSchemes.test(withoutUnit(header))) &&
  !/\b(?:after|before|incl\w*|excl\w*|net of|variances?|variation|forecasts?|%)/i.test(header);

/** `Additions 2009/10 £000`: the year says when, not what. */
const withoutYear = (header: string): string =>
  header.replace(/\b(?:19|20)?\d{2}\s?[/–-]\s?(?:20)?\d{2}\b/, " ");

/** A header's words alone, without its year and its unit. */
const withoutUnit = (header: string): string =>
  withoutYear(header)
    .replace(/\(?\s?£?\s?['’`]?0{3}\s?['’`]?s?\s?\)?|\(?£\s?[km]?\b\)?|£/g, " ")
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/**
 * `Variations`, `Approved variations` stand in a capital programme for what was changed in it; `Variation to
 * budget` and `Variance` say how far spending lies from it.
 */
export const isProgrammeVariation = (header: string): boolean =>
  header.length <= longestHeader && programmeVariation.test(withoutUnit(header));
const programmeVariation =
  /^(?:(?:approved|agreed|proposed|programme|scheme|policy|technical|other)(?: (?:\/|and|&) other)? )?variations?(?: (?:to|in) (?:the )?(?:programme|schemes?)| (?:since|approved|agreed|made) [a-z ]{1,40}| approved)?$/i;

/** A column of several years: `Later years`, `Total scheme cost`, `Prior years`. */
export const isOverYears = (header: string): boolean =>
  isTotalsHeader(header) || overYears.test(header.slice(0, longestHeader));
const overYears =
  /\b(?:all|later|future|prior|previous|earlier|subsequent|other) years\b|^(?:whole[- ]life|overall|scheme|project|full|gross|estimated|approved)?\s*(?:scheme|project|capital)?\s*costs?\s*(?:£.*|\(.*)?$/i;

/** A column of totals over years, also as what a scheme costs in all, takes its neighbours' measure. */
export const isTotalsHeader = (header: string): boolean =>
  /^\s*(?:grand\s+)?totals?\b|^\s*(?:whole|overall|full)\s+(?:scheme\s+|project\s+)?costs?\b/i.test(
    header,
  );
