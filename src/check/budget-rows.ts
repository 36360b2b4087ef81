import type { BudgetLine, CouncilRecord } from "../records.ts";

/** One printed line of a statement with its amounts by column. */
export interface BudgetRow {
  readonly label: string;
  readonly section: string;
  readonly isTotal: boolean;
  readonly byColumn: ReadonlyMap<string, BudgetLine>;
  readonly amounts: readonly BudgetLine[];
}

export interface Statement {
  readonly name: string;
  readonly rows: readonly BudgetRow[];
  /** Column keys in print order. */
  readonly columns: readonly string[];
  /** Pounds that one unit of the last printed digit is worth: 1000 in a statement in £000s. */
  readonly unit: number;
}

/** The budget lines of a report as statements of rows; a statement goes on over page breaks. */
export function toStatements(records: readonly CouncilRecord[]): Statement[] {
  const statements: { name: string; lines: BudgetLine[] }[] = [];
  for (const record of records) {
    if (record.kind !== "budget") continue;
    const last = statements.at(-1);
    if (last?.name === record.statement) last.lines.push(record);
    else statements.push({ name: record.statement, lines: [record] });
  }
  return statements.map(({ name, lines }) => {
    const rows = toRows(lines);
    const columns = [...new Set(rows.flatMap((row) => [...row.byColumn.keys()]))];
    return { name, rows, columns, unit: unitOf(lines) };
  });
}

function toRows(lines: readonly BudgetLine[]): BudgetRow[] {
  const groups = new Map<number, BudgetLine[]>();
  for (const line of lines) {
    const group = groups.get(line.row);
    if (group) group.push(line);
    else groups.set(line.row, [line]);
  }
  return [...groups.values()].map((amounts) => {
    const byColumn = new Map<string, BudgetLine>();
    for (const amount of amounts) {
      const key = `${amount.column}|${amount.period}`;
      // Two columns under one heading are told apart by their order.
      let unique = key;
      for (let n = 2; byColumn.has(unique); n++) unique = `${key}|${n}`;
      byColumn.set(unique, amount);
    }
    const { line = "", section = "", isTotal = false } = amounts[0] ?? {};
    return { label: line, section, isTotal, byColumn, amounts };
  });
}

/** A dash stands for nothing to report, which adds as zero; an amount that could not be read is none at all. */
export const amountOf = ({ amountGbp, raw }: BudgetLine): number | undefined =>
  amountGbp ?? (/^\s*(?:[-–—]|nil|n\/?a)\s*$/i.test(raw) ? 0 : undefined);

/** The coarsest unit the statement's amounts are printed in. */
function unitOf(lines: readonly BudgetLine[]): number {
  let unit = 1;
  for (const { raw, amountGbp } of lines) {
    const match = /(\d[\d,]*)(?:\.(\d+))?/.exec(raw);
    const digits = Number(`${match?.[1]?.replace(/,/g, "")}.${match?.[2] ?? "0"}`);
    if (!match || !amountGbp || !digits) continue;
    const scale = Math.round(Math.abs(amountGbp) / digits);
    // An amount read otherwise than printed ("1.435" as 1,435) says nothing of its column's unit.
    if (!/^10*$/.test(String(scale))) continue;
    unit = Math.max(unit, scale / 10 ** (match[2]?.length ?? 0));
  }
  return unit;
}
