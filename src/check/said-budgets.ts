import type { Finding } from "../problem.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { findSaidAmounts } from "./said-amounts.ts";
import { sentencesOf } from "./sentences.ts";

/** What the sentence says the amount is: the budget itself, not a part or a movement of it. */
const isBudget = /\bbudgets? (?:for|of|is|was|this year)\b|\bhas an? (?:\w+ )?budget\b/i;
/** … or what was spent on the whole line. */
const isSpending =
  /\b(?:spending|expenditure|spend) (?:on|for|in)\b.*\b(?:is|was|came to|totalled)\b|\bspent £/i;
const isOther =
  /\b(?:increas\w+|reduc\w+|sav\w+|additional|extra|cut|cuts|over ?sp\w+|under ?sp\w+|varia\w+|of which|grant|more|less|about|around|nearly|over|almost|approximately|some|up to|last year|next year|pressure|per|each|underspen\w+|capital|income|virement|transfer\w*|includ\w+|contribut\w+)\b/i;
/** A line of more budgets is one of many tables, and which is meant cannot be told. */
const mostBudgets = 6;
const shortestLabel = 4;

/** `The budget for Libraries is £3,200,000` where the line of that name prints no such amount anywhere. */
export function findProseAmounts(
  { document }: CheckedReport,
  statements: readonly Statement[],
): Finding[] {
  const rows = statements.flatMap((statement) =>
    statement.rows.map((row) => ({ row, unit: statement.unit })),
  );
  return sentencesOf(document).flatMap(({ text, page }) => {
    const [said, ...others] = findSaidAmounts(text);
    if (!said || others.length > 0 || isOther.test(text)) return [];
    const isSpend = isSpending.test(text);
    if (!isSpend && !isBudget.test(text)) return [];
    const named = rows.filter(({ row }) => !row.isTotal && namesLine(text, row.label));
    const labels = new Set(named.map(({ row }) => row.label));
    if (labels.size !== 1) return [];
    const printed = named.flatMap(({ row, unit }) =>
      row.amounts.map((amount) => ({ amount, value: amountOf(amount), unit })),
    );
    if (printed.some(({ value }) => value === undefined)) return [];
    const isThere = printed.some(
      ({ value, unit }) => Math.abs(Math.abs(value ?? 0) - said.value) <= said.half + unit / 2,
    );
    // The budget of the line that comes nearest is what is shown beside it.
    const budgets = printed.filter(({ amount }) => isSpend || amount.measure === "annual_budget");
    const nearest = budgets.toSorted(
      (a, b) => Math.abs((a.value ?? 0) - said.value) - Math.abs((b.value ?? 0) - said.value),
    )[0];
    const label = [...labels][0] ?? "";
    if (isThere || !nearest || budgets.length > mostBudgets) return [];
    return [
      toFinding({
        code: "figure-differs",
        sure: "likely",
        records: named.flatMap(({ row }) => row.amounts),
        at: page === undefined ? {} : { page },
        printed: `${said.raw}; ${nearest.amount.raw}`,
        expected: isSpend ? "one figure for what was spent" : "one figure for one budget",
        message: `The text says ${quoted(text, 160)}, but the line ${quoted(label)} prints "${nearest.amount.raw}"${underHeading(nearest.amount.column)}, and "${said.raw}" nowhere.`,
      }),
    ];
  });
}

const underHeading = (column: string): string => (column === "" ? "" : ` under ${quoted(column)}`);

/** The whole label as printed, in its own capitals: "parks" in a sentence is no line called Parks. */
export function namesLine(text: string, label: BudgetRow["label"]): boolean {
  if (label.length < shortestLabel) return false;
  const at = text.indexOf(label);
  if (at < 0) return false;
  const around = `${text[at - 1] ?? " "}${text[at + label.length] ?? " "}`;
  return !/[\p{L}\d]/u.test(around) && /^\p{Lu}/u.test(label);
}
