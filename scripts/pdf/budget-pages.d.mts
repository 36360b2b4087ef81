import type { MadePage } from "./make-pdf.mjs";

export const budgetRows: readonly (readonly string[])[];
export const ruledInManyWays: Readonly<Record<string, string>>;
export function budgetPage(rules: string): MadePage;
export const unruledBudget: MadePage;
