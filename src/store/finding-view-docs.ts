import type { ViewDocs } from "./view-docs.ts";

export const findingViewDocs: readonly ViewDocs[] = [
  [
    "v_finding",
    "What does not add up in the reports, the surest first: problems with what they rest on. What copies of a report print alike is told once.",
    {
      doc: "The report's id.",
      council: "The council whose report it is.",
      severity: "warning, or note where it is only worth a look.",
      code: "One of a closed list; REFERENCE.md says what each means.",
      page: "Page it was seen on, from 1.",
      table: "The table's running number in the document, from 1.",
      row: "Row in that table, from 0.",
      column: "Column in that table, from 0.",
      message: "The finding in one sentence.",
      sure: "certain; likely; worth a look: true as printed, but there may be a reason for it.",
      printed: "The figures or words concerned, as printed.",
      expected: "What one would expect in their place.",
      records: "Ids of the records concerned, `;`-joined; `muniment show` takes them.",
      stage: "The stage that saw it: check, or an earlier one on its way.",
      copies: "Copies of the report for which it holds too, `;`-joined.",
    },
  ],
];
