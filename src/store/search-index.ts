/** How the search index numbers what it finds: the report, the kind of text and its n in one integer. */
export const reportShift = 24;
export const kindShift = 22;

interface SearchedKind {
  readonly kind: string;
  /** Where the text lies; a printed row is one entry, however many values it has. */
  readonly table: string;
  readonly text: string;
  readonly id: string;
}

/** In the order of their numbers. */
export const searchedKinds: readonly SearchedKind[] = [
  {
    kind: "prose",
    table: "(SELECT * FROM block WHERE text <> '' ORDER BY report_id, n)",
    text: "text",
    id: "''",
  },
  {
    kind: "observation",
    table: `(SELECT *, min(n) FROM observation GROUP BY report_id, "row" ORDER BY report_id, min(n))`,
    text: "trim(ref || ' ' || title || ' ' || commentary)",
    id: "id",
  },
  {
    kind: "milestone",
    table: "milestone",
    text: "trim(text || ' ' || commentary)",
    id: "id",
  },
  {
    kind: "budget",
    table: `(SELECT *, min(n) FROM budget_line GROUP BY report_id, "row" ORDER BY report_id, min(n))`,
    text: "line",
    id: "id",
  },
];

/** The table whose row an entry is, for looking one up by report and n. */
export const searchedTables = ["block", "observation", "milestone", "budget_line"] as const;
