import type { ViewDocs } from "./view-docs.ts";

/** What the comparison's views and columns hold. */
export const comparisonViewDocs: readonly ViewDocs[] = [
  [
    "v_comparison",
    "Councils side by side, as `muniment diff` shows them without arguments: one row a figure in a group.",
    {
      indicator: "The national indicator that joins the group; empty where titles alone join it.",
      title: "The indicator's title as most of its rows print it; printed_title is the row's own.",
      unit: "The unit of the group's figures.",
      polarity: "higher_better, lower_better, neutral or empty.",
      verdict: "The best any two councils compare: comparable, with_care or not_comparable.",
      why: "The verdict's reason, and which council's figures stand worse.",
      council: "The council.",
      period: "`2008-09` or `2008-09 Q4`; empty if none can be told.",
      measure: "target, actual or benchmark.",
      value: "The number, empty unless the cell holds exactly one.",
      raw: "The cell as printed.",
      qualifier: "Why there is no value, or what to know about it, `;`-joined.",
      comparability: "How this figure stands to the others of the group.",
      note: "Why it is not simply comparable; empty where it is.",
      doc: "The report's id.",
      page: "Page it is printed on, from 1; empty where the format prints no pages.",
      source_table: "The table's running number in the document, from 1.",
      source_row: "Row of the cell in that table, from 0.",
      id: "The observation's id.",
      related: "The other code, where the group shows two measures that look alike and are not.",
      group_no: "Running number of the group, in the order of the comparison.",
      printed_ref: "The reference as the council prints it.",
      printed_title: "The title as the council prints it.",
      corrected:
        "What was read before a correction was applied, `field: was …`; empty where none was.",
    },
  ],
  [
    "v_twin",
    "Reports archived twice, as Word and PDF or under two names: the copies that count for nothing beside another.",
    {
      doc: "The silent copy.",
      speaks: "The copy that speaks for it.",
      shared: "How many records agree.",
      differing: "How many records only one of them has; v_finding names some.",
      why: "Why that one speaks: it has pages, and agrees with most of the copies.",
    },
  ],
];
