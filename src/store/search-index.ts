import type { Store } from "./store.ts";

interface SearchedKind {
  readonly kind: string;
  /** The table whose rows its entries are. */
  readonly table: string;
  /** Which rows of it; a printed row is one entry, however many values it has. */
  readonly entries: string;
  /** What is shown of an entry. */
  readonly text: string;
  /** What is found, too: codes, figures as printed and as numbers, periods. */
  readonly also: string;
  readonly id: string;
}

/** A printed row once, with the figures of all its cells. */
const rowOf = (table: string, number: string): string => `(SELECT *, min(n),
    group_concat(raw, ' ') AS printed, group_concat(${number}, ' ') AS numbers,
    replace(group_concat(DISTINCT period), ',', ' ') AS periods
  FROM ${table} GROUP BY report_id, "row")`;

/** In the order of their places. */
export const searchedKinds: readonly SearchedKind[] = [
  {
    kind: "prose",
    table: "block",
    entries: "(SELECT * FROM block WHERE text <> '')",
    text: "text",
    also: "''",
    id: "''",
  },
  {
    kind: "observation",
    table: "observation",
    entries: rowOf("observation", "printf('%.12g', value)"),
    text: "trim(ref || ' ' || title || ' ' || commentary)",
    also: "section || ' ' || replace(codes, ';', ' ') || ' ' || printed || ' ' || coalesce(numbers, '') || ' ' || periods",
    id: "id",
  },
  {
    kind: "milestone",
    table: "milestone",
    entries: "milestone",
    text: "trim(text || ' ' || commentary)",
    also: "objective_ref || ' ' || objective || ' ' || due || ' ' || plan_year",
    id: "id",
  },
  {
    kind: "budget",
    table: "budget_line",
    entries: rowOf("budget_line", "amount_gbp"),
    text: "line",
    also: "statement || ' ' || section || ' ' || printed || ' ' || coalesce(numbers, '') || ' ' || periods",
    id: "id",
  },
];

/** Fills an empty search index. */
export function fillSearch(store: Store): void {
  const sizes = searchedKinds.map(
    ({ table }, place) =>
      `SELECT report_id, ${place} AS place, max(n) + 1 AS size FROM ${table} GROUP BY report_id`,
  );
  store.exec(
    `INSERT INTO search_part
     SELECT 1 + sum(size) OVER (ORDER BY report_id, place) - size, report_id, place
     FROM (${sizes.join(" UNION ALL ")})`,
  );
  for (const [place, { entries, text, also }] of searchedKinds.entries()) {
    store.exec(
      `INSERT INTO search (rowid, text)
       SELECT first + n, ${text} || ' ' || ${also} || ' ' || r.about
       FROM ${entries} JOIN search_part USING (report_id) JOIN (
         SELECT report_id, council || ' ' || replace(financial_years, ';', ' ') AS about FROM report
       ) r USING (report_id)
       WHERE place = ${place} ORDER BY first + n`,
    );
  }
  store.exec("INSERT INTO search (search) VALUES ('optimize')");
}
