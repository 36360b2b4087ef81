import type { Finding } from "../problem.ts";
import type { BudgetLine } from "../records.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { inPounds } from "./pounds.ts";
import { findSaidAmounts, type SaidAmount } from "./said-amounts.ts";
import { namesLine } from "./said-budgets.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { isSlip } from "./spoken-of.ts";

/** `overspend of £885k`, `underspend by £1.6m`, `£167,000 overspent`, `a surplus of £177,000`. */
const before =
  /\b(over|under)[ -]?(?:sp(?:en[dt]|ending)|spends)\b(?: \w+){0,3}? (?:of|by|at|is|was)? ?(?:about |some )?$|\b(surplus|deficit) (?:of|was|is) $/i;
const after = /^ ?\(?(?:over|under)[ -]?sp(?:en[dt]|ending)\b/i;
/** What is said of parts, of other times and of what was done about it. */
const isOther =
  /\b(?:last year|last financial year|previous|month \d+|at month|quarter \d|reduced|offset|of which|including|carry|expected originally|original|increase|each|per|since)\b/i;
const isWhole =
  /\b(?:overall|total|net|in all|whole|council|authority|general fund|revenue account|the year closed|account closed)\b/i;

interface Difference {
  readonly row: BudgetRow;
  readonly line: BudgetLine;
  readonly value: number;
  readonly unit: number;
  /** Whether the row's own budget and spending make it an overspend; undefined where it has not both. */
  readonly isOver?: boolean | undefined;
}

/** Overspends, underspends and surpluses in prose against what the report's statements print. */
export function findSaidSpends(
  { document }: CheckedReport,
  statements: readonly Statement[],
): Finding[] {
  const differences = statements.flatMap(differencesOf);
  if (differences.length === 0) return [];
  const amounts = statements.flatMap(({ rows, unit }) =>
    rows.flatMap((row) => row.amounts.map((line) => ({ value: amountOf(line), unit }))),
  );
  return clausesOf(document).flatMap((sentence) => {
    const said = spendOf(sentence.text);
    if (!said || isOther.test(sentence.text)) return [];
    const same = differences.filter((one) => fits(said.amount, one.value, one.unit));
    if (same.length > 0) return checkWay(sentence, said, same);
    const isPrinted = amounts.some(
      ({ value, unit }) => value !== undefined && fits(said.amount, value, unit),
    );
    return isPrinted ? [] : checkAmount(sentence, said, differences);
  });
}

/** A sentence of two halves says two things. */
const clausesOf = (document: CheckedReport["document"]): Sentence[] =>
  sentencesOf(document).flatMap((sentence) =>
    sentence.text.split(/; /).map((text) => ({ ...sentence, text })),
  );

interface Said {
  readonly amount: SaidAmount;
  readonly way: "over" | "under" | "";
  /** A surplus or deficit is a line of its own. */
  readonly isBalance: boolean;
}

function spendOf(text: string): Said | undefined {
  const [amount, ...others] = findSaidAmounts(text);
  if (!amount || others.length > 0) return undefined;
  const head = before.exec(text.slice(0, amount.index));
  const tail = after.exec(text.slice(amount.index + amount.length));
  if (!head && !tail) return undefined;
  const word = (head?.[1] ?? tail?.[0] ?? "").toLowerCase();
  const isBalance = head?.[2] !== undefined;
  return {
    amount,
    isBalance,
    way: word.includes("over") ? "over" : word.includes("under") ? "under" : "",
  };
}

const fits = (said: SaidAmount, value: number, unit: number): boolean =>
  Math.abs(Math.abs(value) - said.value) <= said.half + unit / 2;

function differencesOf({ rows, unit }: Statement): Difference[] {
  return rows.flatMap((row) => {
    const of = (...measures: readonly BudgetLine["measure"][]) =>
      row.amounts.find(({ measure }) => measures.includes(measure));
    const [spent, budget] = [of("projection"), of("annual_budget")];
    const [toDate, budgetToDate] = [of("actual_to_date"), of("budget_to_date")];
    const ways = [
      [spent, budget],
      [toDate, budgetToDate],
    ].flatMap(([a, b]) => {
      const [one, other] = [a && amountOf(a), b && amountOf(b)];
      return one === undefined || other === undefined || one === other ? [] : [one > other];
    });
    return row.amounts.flatMap((line) => {
      const value = amountOf(line);
      if (line.measure !== "variance" || value === undefined || value === 0) return [];
      const isOver = ways.length > 0 && ways.every((one) => one === ways[0]) ? ways[0] : undefined;
      return [{ row, line, value, unit, isOver }];
    });
  });
}

/** The amount is printed; whether it is over or under is what the row's own figures say. */
function checkWay({ text, page }: Sentence, said: Said, same: readonly Difference[]): Finding[] {
  if (said.way === "") return [];
  const [one, ...others] = same;
  if (!one || others.some(({ row }) => row !== one.row)) return [];
  // Income that falls short is over its budget with a smaller figure.
  if (one.isOver === undefined || one.isOver === (said.way === "over")) return [];
  if ((amountOf(one.row.amounts[0] ?? one.line) ?? 0) < 0) return [];
  return [
    toFinding({
      code: "words-contradict",
      sure: "likely",
      records: one.row.amounts,
      at: page === undefined ? {} : { page },
      printed: `${said.amount.raw}; ${one.line.raw}`,
      expected: one.isOver ? "an overspend" : "an underspend",
      message: `The text says ${quoted(text, 160)}, but by its own figures the line ${quoted(one.row.label)} is ${one.isOver ? "over" : "under"} its budget by "${one.line.raw}".`,
    }),
  ];
}

/** Nowhere printed: a named line, the whole, or a figure one slip away is what was meant. */
function checkAmount(
  { text, page }: Sentence,
  { amount, isBalance }: Said,
  differences: readonly Difference[],
): Finding[] {
  const named = differences.filter(({ row }) => !row.isTotal && namesLine(text, row.label));
  const totals = differences.filter(({ row }) =>
    isBalance ? /surplus|deficit/i.test(row.label) : row.isTotal,
  );
  const slips = differences.filter(({ value }) =>
    isSlip(String(Math.round(Math.abs(value))), String(Math.round(amount.value))),
  );
  const meant = isBalance
    ? totals
    : named.length > 0
      ? named
      : slips.length > 0
        ? slips
        : isWhole.test(text)
          ? totals
          : [];
  const nearest = meant.toSorted(
    (a, b) =>
      Math.abs(Math.abs(a.value) - amount.value) - Math.abs(Math.abs(b.value) - amount.value),
  )[0];
  if (!nearest) return [];
  return [
    toFinding({
      code: "figure-differs",
      sure: "likely",
      records: [nearest.line],
      at: page === undefined ? {} : { page },
      printed: `${amount.raw}; ${nearest.line.raw}`,
      expected: inPounds(Math.abs(nearest.value), nearest.unit),
      message: `The text says ${quoted(text, 160)}, but ${quoted(nearest.row.label || "the line")} prints "${nearest.line.raw}", and "${amount.raw}" stands nowhere in the statements.`,
    }),
  ];
}
