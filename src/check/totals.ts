import { append } from "../long-lists.ts";
import type { Finding } from "../problem.ts";
import type { BudgetLine } from "../records.ts";
import { amountOf, type BudgetRow, type Statement } from "./budget-rows.ts";
import { quoted, toFinding } from "./finding.ts";
import { inPounds } from "./pounds.ts";
import { under } from "./under.ts";

/** Half a unit for every line that was rounded, and for the total itself. */
const roundingPerLine = 0.5;
/** A total with nothing else to confirm how it is made up is doubted only where it comes near its lines. */
const nearEnough = 0.2;
const thousand = 1000;
/** Fewer lines than this make no sum to speak of. */
const leastLines = 2;

/** A row that still waits for the total it belongs to. */
interface Open {
  readonly row: BudgetRow;
  /** By column: what the lines under it make, for a total that its own lines do not confirm. */
  readonly made: ReadonlyMap<string, number>;
  /** How many rounded lines went into it. */
  readonly lines: number;
}

interface Reading {
  readonly parts: readonly Open[];
  readonly sign: 1 | -1;
  readonly fits: readonly Sum[];
  readonly misses: readonly Sum[];
}

interface Sum {
  readonly column: string;
  readonly total: BudgetLine;
  readonly sum: number;
  readonly lines: readonly BudgetLine[];
  /** False where only zeros are added: that confirms nothing. */
  readonly telling: boolean;
}

/**
 * Columns that do not add up to a printed total. Which rows a total stands for is told by its other columns:
 * where the same rows make the total in one column and not in another, the other one is wrong.
 */
export function findTotalMismatches(
  statements: readonly Statement[],
  doubted: ReadonlySet<string> = new Set(),
): Finding[] {
  return statements.flatMap((statement) => checkStatement({ ...statement, doubted }));
}

/** A statement with the ids of the amounts that their own rows already speak against: no column is judged by them. */
type Judged = Statement & { readonly doubted: ReadonlySet<string> };

function checkStatement(statement: Judged): Finding[] {
  const findings: Finding[] = [];
  let open: Open[] = [];
  for (const row of statement.rows) {
    if (!row.isTotal) {
      open.push({ row, made: new Map(), lines: 1 });
      continue;
    }
    const reading = bestReading(row, open, statement);
    const taken = reading?.parts ?? linesSinceTotal(open);
    if (reading) append(findings, mismatches(reading, statement, row));
    const made = new Map(reading?.misses.map(({ column, sum }) => [column, sum]));
    const lines = taken.reduce((count, part) => count + part.lines, 0);
    open = [...open.slice(0, open.length - taken.length), { row, made, lines }];
  }
  return findings;
}

/** The rows that make the total in the most columns; undefined where none make it anywhere. */
function bestReading(
  total: BudgetRow,
  open: readonly Open[],
  statement: Judged,
): Reading | undefined {
  let best: Reading | undefined;
  for (const start of starts(open)) {
    for (const sign of [1, -1] as const) {
      const parts = open.slice(start);
      if (sign === -1 && parts.length !== 2) continue;
      const reading = addUp(total, parts, sign, statement);
      if (!best || telling(reading.fits) > telling(best.fits)) best = reading;
    }
  }
  if (!best) return undefined;
  const confirmed = telling(best.fits);
  if (confirmed > 0)
    return confirmed >= best.misses.length && !lacksLine(best, confirmed) ? best : undefined;
  return isPlain(best, statement) ? best : undefined;
}

/** A line that was lost in reading puts every column out that it has an amount in, and by much. */
const lacksLine = ({ misses }: Reading, confirmed: number): boolean =>
  misses.length > 1 &&
  misses.length >= confirmed &&
  misses.every(({ sum, total }) => {
    const wanted = amountOf(total) ?? 0;
    return Math.abs(sum - wanted) > nearEnough * Math.abs(wanted);
  });

const telling = (sums: readonly Sum[]): number => sums.filter((sum) => sum.telling).length;

/** Where a total's rows may start: after the last total, at the very first, at every total and every new section. */
function starts(open: readonly Open[]): number[] {
  const sinceTotal = open.length - linesSinceTotal(open).length;
  const boundaries = open.flatMap(({ row }, index) =>
    row.isTotal || row.section !== open[index - 1]?.row.section ? [index] : [],
  );
  return [...new Set([sinceTotal, 0, ...boundaries])].filter((start) => start < open.length);
}

function linesSinceTotal(open: readonly Open[]): readonly Open[] {
  const last = open.findLastIndex(({ row }) => row.isTotal);
  return open.slice(last + 1);
}

function addUp(
  total: BudgetRow,
  parts: readonly Open[],
  sign: 1 | -1,
  { unit, doubted }: Judged,
): Reading {
  const fits: Sum[] = [];
  const misses: Sum[] = [];
  for (const [column, printedTotal] of total.byColumn) {
    const wanted = amountOf(printedTotal);
    if (wanted === undefined) continue;
    const lines = parts.flatMap(({ row }) => row.byColumn.get(column) ?? []);
    const amounts = lines.map(amountOf);
    if (lines.length === 0 || amounts.includes(undefined)) continue;
    if (lines.some(({ id }) => doubted.has(id))) continue;
    let sum = 0;
    let made = 0;
    let rounded = 1;
    for (const [index, { row, made: own, lines: count }] of parts.entries()) {
      const line = row.byColumn.get(column);
      const amount = line ? (amountOf(line) ?? 0) : 0;
      const factor = index > 0 ? sign : 1;
      sum += factor * amount;
      made += factor * (own.get(column) ?? amount);
      if (amount !== 0) rounded += row.isTotal ? 1 : count;
    }
    const allowed = roundingPerLine * rounded * unit;
    const fit = [sum, made].some((one) => Math.abs(one - wanted) <= allowed);
    const isTelling = wanted !== 0 || amounts.some((amount) => amount !== 0);
    (fit ? fits : misses).push({ column, total: printedTotal, sum, lines, telling: isTelling });
  }
  return { parts, sign, fits, misses };
}

/** Lines straight under one another and their total, in a statement of one column: nothing else can be meant. */
function isPlain({ parts, sign, misses }: Reading, { columns }: Statement): boolean {
  const [miss] = misses;
  if (!miss || columns.length > 1 || sign === -1 || parts.length < leastLines) return false;
  if (parts.some(({ row }) => row.isTotal)) return false;
  const wanted = amountOf(miss.total) ?? 0;
  return Math.abs(miss.sum - wanted) <= nearEnough * Math.abs(wanted);
}

function mismatches(
  { parts, fits, misses }: Reading,
  { unit, name }: Statement,
  total: BudgetRow,
): Finding[] {
  const confirmed = telling(fits);
  const label = total.label === "" ? "the total" : quoted(total.label);
  const where = [name, total.section].filter(Boolean).at(0) ?? "";
  return misses.map((miss) => {
    const wanted = amountOf(miss.total) ?? 0;
    const out = miss.sum - wanted;
    const scaled = scaleSlip(miss, wanted, unit);
    if (scaled) return scaled;
    const column = under(total, miss.total);
    return toFinding({
      code: "total-mismatch",
      sure: confirmed > misses.length ? "certain" : "likely",
      records: [miss.total, ...miss.lines],
      printed: miss.total.raw,
      expected: inPounds(miss.sum, unit),
      message: `The ${parts.length} lines${column} add up to ${inPounds(miss.sum, unit)}, but ${label}${
        where ? ` of ${quoted(where)}` : ""
      } is printed as "${miss.total.raw}": ${inPounds(Math.abs(out), unit)} too ${out > 0 ? "little" : "much"}.`,
    });
  });
}

/** One line that makes the total as a thousandth of what is printed is in another unit than its column. */
function scaleSlip({ lines, sum, total }: Sum, wanted: number, unit: number): Finding | undefined {
  const slips = lines.filter((line) => {
    const amount = amountOf(line) ?? 0;
    const rounding = roundingPerLine * (lines.length + 1) * unit;
    return (
      Math.abs(amount) >= thousand * unit &&
      Math.abs(sum - amount + amount / thousand - wanted) <= rounding
    );
  });
  const [line] = slips;
  if (!line || slips.length > 1) return undefined;
  const right = inPounds((amountOf(line) ?? 0) / thousand, unit);
  return toFinding({
    code: "unit-changes",
    sure: "certain",
    records: [line, total],
    printed: line.raw,
    expected: right,
    message: `${line.line === "" ? "A line" : quoted(line.line)} has "${line.raw}"; the total "${total.raw}" is right where it is ${right}: it is printed in another unit than its column.`,
  });
}
