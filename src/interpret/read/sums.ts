import type { BudgetRow } from "../../rows.ts";

/** Smaller figures add up by chance. */
const largeFigure = 100;

/** The amounts of a row by column, in printed units; undefined where one is no plain figure. */
function figuresOf({ amounts }: BudgetRow): ReadonlyMap<number, number> | undefined {
  const figures = new Map<number, number>();
  for (const { text, source } of amounts) {
    const bare = text.replace(/[£,\s*†‡]/g, "");
    if (/^(?:[-–—−]+|nil)$/i.test(bare)) continue;
    const match = /^(\()?([-–−+])?(\d+(?:\.\d+)?)([-–−]|CR)?\)?$/i.exec(bare);
    if (!match) return undefined;
    const isNegative =
      match[1] !== undefined || /[-–−]/.test(match[2] ?? "") || match[4] !== undefined;
    figures.set(source.column ?? -1, (isNegative ? -1 : 1) * Number(match[3]));
  }
  return figures;
}

type Figures = ReadonlyMap<number, number>;

const plus = (sum: Figures, more: Figures): Figures =>
  new Map(
    [...new Set([...sum.keys(), ...more.keys()])].map((column) => [
      column,
      (sum.get(column) ?? 0) + (more.get(column) ?? 0),
    ]),
  );

/** Whether a row's figures are what its parts make, in every column; rounded figures may miss by one a part or two. */
function areSum(total: Figures, parts: Figures, count: number): boolean {
  const columns = [...new Set([...total.keys(), ...parts.keys()])];
  const slack = [...total.values()].every(Number.isInteger) ? Math.min(1, (count - 1) / 2) : 0.051;
  return (
    columns.some((column) => Math.abs(total.get(column) ?? 0) >= largeFigure) &&
    columns.every(
      (column) => Math.abs((total.get(column) ?? 0) - (parts.get(column) ?? 0)) <= slack,
    )
  );
}

/**
 * Lines that no word calls a total are one where they add up: `Gross expenditure` is what stands above it,
 * `Budget requirement` the total before it and what comes between, `Schools Budget` the totals above it, a
 * department the services under it.
 */
export function markSums(rows: readonly BudgetRow[]): BudgetRow[] {
  const figures = rows.map(figuresOf);
  const marked = rows.map((row) => ({ ...row }));
  const mark = (at: number) => {
    const row = marked[at];
    if (row && !row.isTotal)
      marked[at] = {
        ...row,
        isTotal: true,
        evidence: [...row.evidence, "it is what its parts make"],
      };
  };
  rows.forEach((row, at) => {
    const own = figures[at];
    if (row.isTotal || row.line === "" || own === undefined || own.size === 0) return;
    if (isSumOfAbove(marked, figures, at, own)) mark(at);
  });
  // a department above its services, where every row of the table is a parent or a part of one
  const parents = parentsOf(rows, figures);
  for (const at of parents) mark(at);
  return marked;
}

function isSumOfAbove(
  rows: readonly BudgetRow[],
  figures: readonly (Figures | undefined)[],
  at: number,
  own: Figures,
): boolean {
  let sum: Figures = new Map();
  let count = 0;
  let isBehindTotal = false;
  for (let above = at - 1; above >= 0 && at - above <= mostParts; above--) {
    const part = figures[above];
    if (rows[above]?.statement !== rows[at]?.statement) return false;
    // a total before takes in what stands above it: only other totals are parts beside it
    if (isBehindTotal && !rows[above]?.isTotal) continue;
    if (part === undefined) return false;
    sum = plus(sum, part);
    if (part.size > 0) count += 1;
    if (count >= 2 && areSum(own, sum, count)) return true;
    if (rows[above]?.isTotal) isBehindTotal = true;
  }
  return false;
}

/** More parts than this are added up nowhere in a report. */
const mostParts = 60;

function parentsOf(
  rows: readonly BudgetRow[],
  figures: readonly (Figures | undefined)[],
): readonly number[] {
  const parents: number[] = [];
  let at = 0;
  while (at < rows.length && !rows[at]?.isTotal) {
    const own = figures[at];
    if (own === undefined) return [];
    let sum: Figures = new Map();
    let next = at + 1;
    let found = false;
    for (; next < rows.length && next - at <= mostParts && !rows[next]?.isTotal; next++) {
      const part = figures[next];
      if (part === undefined) return [];
      sum = plus(sum, part);
      if (next - at >= 2 && areSum(own, sum, next - at)) {
        found = true;
        next += 1;
        break;
      }
    }
    if (!found) return parents.length >= 2 ? parents : [];
    parents.push(at);
    at = next;
  }
  return parents.length >= 2 ? parents : [];
}
