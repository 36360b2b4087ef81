import type { ViewDocs } from "./view-docs.ts";

export const correctionViewDocs: readonly ViewDocs[] = [
  [
    "v_correction",
    "The corrections given with --corrections, in the order of their file, and whether each still holds.",
    {
      doc: "The report corrected.",
      record: "The id of the record corrected; empty where none was found.",
      field: "The column of v_observation, v_milestone or v_budget that is corrected.",
      was: "What was read there.",
      correct: "What it is corrected to; `none` for nothing.",
      reason: "Why, as given.",
      state: "applied, or stale: its target is gone or reads differently, and nothing was changed.",
      message: "Why it is stale; empty otherwise.",
      reads: "What the field must read for the correction to hold, as given.",
      line: "Line in the file of corrections, from 1.",
      table: "The printed cell as given: the table's running number in the document, from 1.",
      row: "Row in that table, from 0.",
      column: "Column in that table, from 0.",
    },
  ],
  [
    "v_doubtful",
    "Records with reasons to doubt them, the worst first.",
    {
      doc: "The report's id.",
      council: "The council whose report it is.",
      kind: "observation, milestone or budget.",
      id: "The record's id; `muniment show` takes it.",
      page: "Page it was printed on, from 1.",
      source_table: "The table's running number in the document, from 1.",
      source_row: "Row in that table, from 0.",
      source_column: "Column in that table, from 0.",
      title: "The indicator's title, the commitment's text or the budget line.",
      raw: "The cell as printed.",
      field: "The field most likely to want a correction: value, due or amount_gbp.",
      reads: "What that field reads now.",
      doubts: "The reasons, `; `-joined, the gravest first.",
      sure: "How sure the gravest is: certain, likely or worth a look.",
      evidence: "What the reading rests on, `;`-joined.",
    },
  ],
];
