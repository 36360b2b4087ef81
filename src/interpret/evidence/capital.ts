/*
 * What says of a table of years that its amounts are capital: the headings over it, and its rows where they name
 * how a capital programme is paid for.
 */

/** Sources of nothing but capital. */
const ofCapitalAlone =
  /\b(?:un)?supported (?:prudential )?(?:borrowing|capital)|\bprudential (?:borrowing|code borrowing)\b|\bcapital (?:receipts?|grants?|contributions?|financing from)\b|\b(?:external|other|new|planned|internal) borrowing\b|^borrowing\b|\brevenue contributions? to capital\b|\b(?:rcco|ccfr|rccf|cera|drf)\b|\bdirect revenue (?:financing|funding)\b|\bmajor repairs (?:allowance|reserve)\b|\b(?:basic|supplementary|supported) credit approvals?\b|\bscp ?\(c\)|\bsce ?\([cr]\)/i;
/** Sources of capital as of other spending. */
const ofMore =
  /\b(?:grants?|lottery|contributions?|section 106|s\.?106|developers?|partners?|third part(?:y|ies)|reserves?|revenue|donations?|(?:external|european|government|other) fund(?:ing|s)?|erdf|leas(?:e|ing)|receipts?|external|funding|insurance|private finance|pfi|other)\b/i;
/** What is owed, held or paid back, and pays for no scheme. */
const isNoSource =
  /\bunapplied\b|\binterest\b|\brepa(?:y|id)\w*|\blimit\b|\bboundary\b|\brequirement\b|\bbalances?\b|\breceipts? reserve\b/i;
const total = /\btotals?\b/i;

/** The part of a table's lines that must name sources, and how many of them sources of capital alone. */
const leastSources = 0.7;
const leastOfCapital = 2;

/** Whether lines name how a capital programme is paid for: `Prudential borrowing`, `Capital receipts`, `Government grants`. */
export function namesFinancing(lines: readonly string[]): boolean {
  const named = lines.filter((line) => line !== "" && !total.test(line));
  if (named.some((line) => isNoSource.test(line))) return false;
  const sure = named.filter((line) => ofCapitalAlone.test(line)).length;
  const more = named.filter((line) => ofCapitalAlone.test(line) || ofMore.test(line)).length;
  return sure >= leastOfCapital && more >= named.length * leastSources;
}

/** Words under which stand tables that are no part of the programme itself. */
const besideProgramme =
  /\brevenue\b|\bprudential indicators?\b|\btreasury\b|\bdebt\b|\breserves?\b|\bcouncil tax\b/i;

/**
 * Whether the headings over a table, the nearest first, say that it is of a capital programme; one that speaks of
 * revenue, debt or reserves ends the search.
 */
export function standsUnderCapital(headings: readonly string[]): boolean {
  const telling = headings.find((text) => /\bcapital\b/i.test(text) || besideProgramme.test(text));
  return telling !== undefined && /\bcapital\b/i.test(telling) && !besideProgramme.test(telling);
}
