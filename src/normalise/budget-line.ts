import { financialYear, findMonths, findYearSpans, parseFinancialYear } from "../printed/period.ts";
import type { Problem } from "../problem.ts";
import type { BudgetLine, ReportFacts } from "../records.ts";
import type { BudgetRow, PrintedAmount } from "../rows.ts";
import { recordId } from "./identity.ts";
import { isNil, isNoAmount, isNoMoney, meantAmount, parseAmount, toPounds } from "./money.ts";
import type { LeftOut, ObservationContext } from "./observation.ts";
import { problemAt } from "./place.ts";

/** Headers of columns that hold shares or heads, whatever the table is of. */
const noMoneyHeader =
  /^\s*%|%\s*(?:\)|variance|change|spent|spend|of\b|$)|\b(?:percent(?:age)?|per cent)\b|\bf\.?t\.?e\.?s?\b|\bw\.?t\.?e\.?s?\b|\bhead ?count\b|\bno\.? of (?:posts|staff|employees)\b|\bnumber of (?:posts|staff|employees)\b|^\s*posts?\s*(?:\(.*\)\s*)?$/i;
/** Lines that count or rate something: `Number of posts`, `Staff (FTE)`, `Cost as % of budget`. */
const noMoneyLine =
  /^\s*(?:(?:total )?(?:number|no\.?|nos\.?) of|percentage|per ?cent|%|ratio|proportion)\b|^\s*%|\(\s?(?:%|fte'?s?|wte'?s?|number|nos?\.?|ratio|days)\s?\)\s*$|\b(?:fte'?s?|wte'?s?|headcount|full[- ]time equivalents?)\s*$|\bas (?:a )?(?:%|percentage|proportion) of\b/i;

/** Budget rows of a whole report to lines, one an amount column. Shares and heads among them are no amounts. */
export function rowsToBudgetLines(
  rows: readonly BudgetRow[],
  context: ObservationContext,
): { records: BudgetLine[]; problems: Problem[]; leftOut: LeftOut[] } {
  const problems: Problem[] = [];
  const leftOut: LeftOut[] = [];
  const records = rows.flatMap((row, index) =>
    row.amounts.flatMap((amount): BudgetLine[] => {
      const why = reasonAgainst(amount, row);
      if (why !== undefined) {
        leftOut.push({ source: amount.source, text: amount.text, why });
        return [];
      }
      return [
        {
          kind: "budget",
          id: recordId(context.sha256, amount.source, 0),
          row: index + 1,
          statement: row.statement,
          section: row.section,
          line: row.line,
          column: amount.header,
          measure: amount.measure,
          period: budgetPeriodOf(oneLineOf(amount), row.statement, context.facts),
          raw: amount.text,
          amountGbp: poundsOf(amount, rows, problems),
          isTotal: row.isTotal,
          council: context.facts.council,
          source: amount.source,
          evidence: [...row.evidence, `column: ${amount.header}`],
        },
      ];
    }),
  );
  return { records, problems, leftOut };
}

/** A column's header with the words of the table that give its year, where its own give none. */
const oneLineOf = ({ header, periodText }: PrintedAmount): string =>
  periodText === undefined ? header : `${header} ${periodText}`;

/** Why a figure among money is none. */
function reasonAgainst({ text, header }: PrintedAmount, { line }: BudgetRow): string | undefined {
  if (isNoMoney(text)) return "a percentage or a count is no amount";
  if (/£/.test(text)) return undefined;
  if (noMoneyHeader.test(header.replace(/£\s?['’]?000s?/g, "")))
    return "the column holds percentages or heads, not money";
  return noMoneyLine.test(line) ? "the line holds percentages or heads, not money" : undefined;
}

/** Columns of totals over years, as capital programmes end in: they are of no one year. */
const overYears =
  /^\s*(?:grand\s+|overall\s+)?totals?\s*(?:$|£|\(|(?:estimated\s|scheme\s|project\s|capital\s|programme\s|approved\s|gross\s|net\s)*(?:costs?|programme|scheme|approval|funding|resources)\b)|\b(?:all|later|future|prior|previous|earlier|subsequent|other) years\b|^\s*(?:later|future|thereafter|beyond)\s*(?:$|£|\()|\ball-?years\b|^\s*(?:(?:whole[- ]life|overall|scheme|project|full|gross|estimated|approved)\s+){0,2}costs?\s*(?:$|£|\()|^\s*(?:whole|overall|full)\s+(?:scheme\s+|project\s+)?costs?\b/i;

/** The column's year, else the statement's, else the report's. A column of several years or of totals over years has none. */
export function budgetPeriodOf(
  header: string,
  statement: string,
  { financialYears }: Pick<ReportFacts, "financialYears">,
): string {
  const own = parseFinancialYear(header);
  const over = parseFinancialYear(statement) ?? financialYears[0] ?? "";
  const offset = /\b(?:last|previous|prior) (?:financial )?year\b/i.test(header)
    ? -1
    : /\b(?:next|following) (?:financial )?year\b/i.test(header)
      ? 1
      : 0;
  if (own !== undefined && !(offset !== 0 && own === over)) return own;
  if (own === undefined && (overYears.test(header) || findYearSpans(header).length > 0)) return "";
  if (offset !== 0) return over === "" ? "" : financialYear(Number(over.slice(0, 4)) + offset);
  const last = findMonths(header)
    .filter(({ year }) => year !== undefined)
    .at(-1);
  if (last?.year !== undefined) return financialYear(last.month >= 4 ? last.year : last.year - 1);
  return isOtherYear(header, over) ? "" : over;
}

/** A year that is no financial one: alone it may end one or begin one, beside words it must be the report's. */
function isOtherYear(header: string, over: string): boolean {
  const [year] = /(?<![\d/.–-])(?:19|20)\d{2}(?![\d/.–-])/.exec(header) ?? [];
  if (year === undefined) return false;
  const isAlone = header.replace(/[£'’`]?0{3}s?|[^a-z]|\b[km]\b/gi, "") === "";
  const years = [Number(over.slice(0, 4)), Number(over.slice(0, 4)) + 1];
  return isAlone || !years.includes(Number(year));
}

function poundsOf(
  amount: PrintedAmount,
  rows: readonly BudgetRow[],
  problems: Problem[],
): number | null {
  if (isNil(amount.text)) return 0;
  if (isNoAmount(amount.text)) return null;
  const parsed = parseAmount(amount.text);
  if (!parsed) {
    problems.push(
      problemAt(
        amount.source,
        "warning",
        "money-unreadable",
        `"${amount.text}" is no amount that can be read; it was kept as printed.`,
      ),
    );
    return null;
  }
  if (parsed.isScaled) return toPounds(parsed.value, 1);
  if (!parsed.looksLikeSlip || amount.scale === 1_000_000)
    return toPounds(parsed.value, amount.scale);
  return readSlip(amount, rows, problems);
}

/**
 * `1.435` among thousands with commas: read as 1,435 where the statement's own figures confirm it, that
 * is, where two of the column's totals make it (Halton 2011-12, Net Departmental Total).
 */
function readSlip(
  amount: PrintedAmount,
  rows: readonly BudgetRow[],
  problems: Problem[],
): number | null {
  const meant = meantAmount(amount.text);
  const column = rows
    .filter((row) => row.amounts.some(({ source }) => source.table === amount.source.table))
    .flatMap((row) =>
      row.amounts
        .filter(
          ({ source }) =>
            source.column === amount.source.column && source.row !== amount.source.row,
        )
        .map(({ text }) => ({ value: parseAmount(text)?.value, isTotal: row.isTotal })),
    );
  const usesCommas = rows.some((row) =>
    row.amounts.some(
      ({ text, source }) => source.table === amount.source.table && /\d,\d{3}/.test(text),
    ),
  );
  const totals = column.flatMap(({ value, isTotal }) =>
    isTotal && value !== undefined ? [value] : [],
  );
  const lines = column.flatMap(({ value, isTotal }) =>
    !isTotal && value !== undefined ? [value] : [],
  );
  const pairs = totals.some((a, index) =>
    totals.slice(index + 1).some((b) => Math.abs(a + b - meant) <= 1),
  );
  const sum = Math.abs(lines.reduce((all, value) => all + value, 0) - meant) <= 1;
  const confirmed = usesCommas && (pairs || sum);
  problems.push(
    problemAt(
      amount.source,
      "warning",
      "number-slip",
      confirmed
        ? `"${amount.text}" stands among thousands with commas and the statement's own figures make ${meant}; it was read as meant.`
        : `"${amount.text}" stands among whole thousands and cannot be meant; the amount was left out.`,
    ),
  );
  return confirmed ? toPounds(meant, amount.scale) : null;
}
