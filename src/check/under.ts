import type { BudgetLine } from "../records.ts";
import type { BudgetRow } from "./budget-rows.ts";
import { quoted } from "./finding.ts";

/** ` under "Forecast £000"`, where that heading stands over this amount of the row alone; else nothing is named. */
export function under({ amounts }: BudgetRow, { column }: BudgetLine): string {
  const alike = amounts.filter((amount) => amount.column === column);
  return column === "" || alike.length > 1 ? "" : ` under ${quoted(column)}`;
}
