import { asideReasons } from "../rows.ts";
import type { ViewDocs } from "./view-docs.ts";

const reasons = Object.entries(asideReasons).map(([reason, text]) => `${reason} (${text})`);

export const asideViewDocs: readonly ViewDocs[] = [
  [
    "v_aside",
    "What tables and lists hold that became no record, each with its reason: rows, columns, figures, dated items.",
    {
      doc: "The report's id.",
      page: "Page it is printed on, from 1; empty where the format prints no pages.",
      table: "The table's running number in the document, from 1; empty beside tables.",
      row: "Row in that table, from 0; empty for a whole table or column.",
      column: "Column in that table, from 0; empty for a whole table or row.",
      kind: "table, row, column, cell, list-item or sentence.",
      reason: `${reasons.join(", ")}.`,
      text: "What is printed there, at most 200 characters of it; a column's header.",
      council: "The council whose report it is.",
      why: "What told so, in a phrase.",
      look: "1 where a person should look: it holds a code or figure and was not understood; else 0.",
    },
  ],
];
