import { titleToTerms } from "../catalogue/title.ts";
import { append } from "../long-lists.ts";
import type { BudgetLine, BudgetMeasure } from "../records.ts";
import { coveredPlaces } from "./coverage.ts";
import { type Matchable, matchItems } from "./match.ts";
import { type Corrected, inOrder, type ReportRecords } from "./report.ts";
import { wordingKey } from "./words.ts";

export interface BudgetSide {
  readonly id: string;
  /** Whose money it is: the statement as printed, else the service or directorate of the report, else the report. */
  readonly of: string;
  readonly statement: string;
  readonly section: string;
  readonly line: string;
  readonly column: string;
  readonly measure: BudgetMeasure;
  readonly period: string;
  readonly raw: string;
  readonly amount_gbp: number | null;
  readonly is_total: boolean;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  /** What a correction changed. */
  readonly corrected: readonly Corrected[];
}

export interface BudgetChange {
  /** same, changed, renamed, dropped, not_covered, added; several `;`-joined. */
  readonly relation: string;
  readonly from: BudgetSide | null;
  readonly to: BudgetSide | null;
  /** null where a side has no amount. */
  readonly change_gbp: number | null;
  /** To one decimal; null where there is nothing to take a share of. */
  readonly change_percent: number | null;
  /** True where the line stands under another statement or section. */
  readonly regrouped: boolean;
  /** Why the later report does not cover it; empty where it does. */
  readonly note: string;
}

/** One printed line with its amount columns. */
interface Line extends Matchable {
  readonly cells: readonly BudgetLine[];
  readonly first: BudgetLine;
}

// "Employees" and "Employee costs" are one line, "Premises" and "Transport" are not.
const leastLikeness = 0.6;

/** What became of every budget line and amount; totals last. */
export function compareBudgets(from: ReportRecords, to: ReportRecords): readonly BudgetChange[] {
  const left = toLines(from.budget);
  const right = toLines(to.budget);
  const periodKey = periodKeys(from.budget, to.budget);
  const matching = matchItems(left, right, {
    atLeast: leastLikeness,
    mayPair: (a, b) => a.first.isTotal === b.first.isTotal,
    favour: favourOf,
  });
  const counterpart = new Map(matching.pairs.map((pair) => [pair.from, pair.to]));
  const isCovered = coveredPlaces([...counterpart.keys()].map(({ first }) => placeOf(first)));
  const reached = new Set(to.budget.map(periodKey));
  const reports = { from, to };
  const gone = (cell: BudgetLine): BudgetChange => {
    const why = sayNotCovered(cell, isCovered, reached.has(periodKey(cell)), to);
    const from = toSide(cell, reports.from);
    return { ...nothing, relation: why === "" ? "dropped" : "not_covered", from, note: why };
  };
  const changes = left.flatMap((line) =>
    cellChanges(line, counterpart.get(line), { periodKey, gone, reports }),
  );
  for (const line of matching.onlyTo) {
    append(
      changes,
      line.cells.map((cell) => added(cell, to)),
    );
  }
  const isTotal = ({ from: a, to: b }: BudgetChange) => Number((a ?? b)?.is_total ?? false);
  return changes
    .map((change, at) => ({ change, at }))
    .sort((a, b) => isTotal(a.change) - isTotal(b.change) || a.at - b.at)
    .map(({ change }) => change);
}

function toLines(budget: readonly BudgetLine[]): readonly Line[] {
  const rows = new Map<number, BudgetLine[]>();
  for (const cell of budget) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows.values()].flatMap((cells) => {
    const [first] = cells;
    if (!first) return [];
    // An unlabelled total is the total of its section.
    const label = first.line === "" ? `${first.section} total` : first.line;
    return [{ id: first.id, key: wordingKey(label), terms: titleToTerms(label), cells, first }];
  });
}

function favourOf({ first: a, cells: left }: Line, { first: b, cells: right }: Line): number {
  const amounts = new Set(left.map((cell) => cell.amountGbp));
  const equal = right.filter((cell) => cell.amountGbp !== null && amounts.has(cell.amountGbp));
  return (
    (wordingKey(a.statement) === wordingKey(b.statement) ? 0.06 : 0) +
    (wordingKey(a.section) === wordingKey(b.section) ? 0.06 : 0) +
    (equal.length > 0 ? 0.02 : 0)
  );
}

type PeriodKey = (cell: BudgetLine) => string;

/** The same period where both reports print one; else, in reports of different years, the latest against the latest. */
function periodKeys(from: readonly BudgetLine[], to: readonly BudgetLine[]): PeriodKey {
  const sides = [from, to].map((cells) => [...new Set(cells.map(({ period }) => period))].sort());
  const [left = [], right = []] = sides;
  if (left.some((period) => right.includes(period))) return ({ period }) => period;
  const place = new Map<string, string>();
  for (const side of sides) {
    for (const [at, period] of side.toReversed().entries()) place.set(period, `latest-${at}`);
  }
  return ({ period }) => place.get(period) ?? period;
}

const placeOf = ({ statement, section }: BudgetLine): string => `${statement} ${section}`;

function sayNotCovered(
  cell: BudgetLine,
  isCovered: (place: string) => boolean,
  isReached: boolean,
  { budget }: ReportRecords,
): string {
  if (budget.length === 0) return "The later report prints no budget.";
  if (!isReached && cell.period !== "") {
    return `It is of ${cell.period}, which the later report's budget does not reach.`;
  }
  const place = [cell.statement, cell.section].filter(Boolean).join(" / ");
  if (isCovered(placeOf(cell))) return "";
  return place === ""
    ? "The later report prints none of these lines."
    : `The later report prints no line of "${place}".`;
}

interface CellRules {
  readonly periodKey: PeriodKey;
  readonly gone: (cell: BudgetLine) => BudgetChange;
  readonly reports: { readonly from: ReportRecords; readonly to: ReportRecords };
}

function cellChanges(
  line: Line,
  other: Line | undefined,
  { periodKey, gone, reports }: CellRules,
): readonly BudgetChange[] {
  if (!other) return line.cells.map(gone);
  const keyOf = (cell: BudgetLine) => `${cell.measure} ${periodKey(cell)}`;
  const counterpart = new Map<BudgetLine, BudgetLine>();
  let rest = other.cells;
  // The same column before any other of the same measure and period.
  for (const isSame of [isSameColumn, () => true]) {
    for (const cell of line.cells) {
      if (counterpart.has(cell)) continue;
      const found = rest.find((one) => keyOf(one) === keyOf(cell) && isSame(one, cell));
      if (!found) continue;
      counterpart.set(cell, found);
      rest = rest.filter((one) => one !== found);
    }
  }
  const changes = line.cells.map((cell) => {
    const found = counterpart.get(cell);
    return found ? pairToChange(cell, found, line.key !== other.key, reports) : gone(cell);
  });
  const more = [...rest].sort((a, b) => inOrder(keyOf(a), keyOf(b)));
  return [...changes, ...more.map((cell) => added(cell, reports.to))];
}

const isSameColumn = (a: BudgetLine, b: BudgetLine): boolean => a.column === b.column;

function pairToChange(
  from: BudgetLine,
  to: BudgetLine,
  renamed: boolean,
  reports: CellRules["reports"],
): BudgetChange {
  const change =
    from.amountGbp === null || to.amountGbp === null ? null : to.amountGbp - from.amountGbp;
  const relations = [...(renamed ? ["renamed"] : []), ...(change ? ["changed"] : [])];
  return {
    relation: relations.join(";") || "same",
    from: toSide(from, reports.from),
    to: toSide(to, reports.to),
    change_gbp: change,
    change_percent: change === null ? null : percentOf(change, from.amountGbp ?? 0),
    regrouped:
      wordingKey(from.section) !== wordingKey(to.section) ||
      wordingKey(from.statement) !== wordingKey(to.statement),
    note: "",
  };
}

function percentOf(change: number, of: number): number | null {
  return of === 0 ? null : Math.round((change / Math.abs(of)) * 1000) / 10;
}

const nothing = {
  from: null,
  to: null,
  change_gbp: null,
  change_percent: null,
  regrouped: false,
  note: "",
} as const;

const added = (cell: BudgetLine, report: ReportRecords): BudgetChange => ({
  ...nothing,
  relation: "added",
  to: toSide(cell, report),
});

/** Whose money a line is: no total stands without the name of what it totals. */
export function moneyOf({ statement }: BudgetLine, { report }: ReportRecords): string {
  const { service, directorate } = report.facts;
  return statement || service || directorate || report.doc;
}

function toSide(cell: BudgetLine, report: ReportRecords): BudgetSide {
  return {
    id: cell.id,
    of: moneyOf(cell, report),
    statement: cell.statement,
    section: cell.section,
    line: cell.line,
    column: cell.column,
    measure: cell.measure,
    period: cell.period,
    raw: cell.raw,
    amount_gbp: cell.amountGbp,
    is_total: cell.isTotal,
    page: cell.source.page ?? null,
    table: cell.source.table ?? null,
    row: cell.source.row ?? null,
    corrected: report.corrected?.get(cell.id) ?? [],
  };
}
