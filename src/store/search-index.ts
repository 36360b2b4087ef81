import type { Store } from "./store.ts";

interface SearchedKind {
  readonly kind: string;
  /** The table whose rows its entries are. */
  readonly table: string;
  /** Which rows of it; a printed row is one entry, however many values it has. */
  readonly entries: string;
  readonly text: string;
  readonly id: string;
}

/** In the order of their places. */
export const searchedKinds: readonly SearchedKind[] = [
  {
    kind: "prose",
    table: "block",
    entries: "(SELECT * FROM block WHERE text <> '')",
    text: "text",
    id: "''",
  },
  {
    kind: "observation",
    table: "observation",
    entries: `(SELECT *, min(n) FROM observation GROUP BY report_id, "row")`,
    text: "trim(ref || ' ' || title || ' ' || commentary)",
    id: "id",
  },
  {
    kind: "milestone",
    table: "milestone",
    entries: "milestone",
    text: "trim(text || ' ' || commentary)",
    id: "id",
  },
  {
    kind: "budget",
    table: "budget_line",
    entries: `(SELECT *, min(n) FROM budget_line GROUP BY report_id, "row")`,
    text: "line",
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
  for (const [place, { entries, text }] of searchedKinds.entries()) {
    store.exec(
      `INSERT INTO search (rowid, text)
       SELECT first + n, ${text} FROM ${entries} JOIN search_part USING (report_id)
       WHERE place = ${place} ORDER BY first + n`,
    );
  }
  store.exec("INSERT INTO search (search) VALUES ('optimize')");
}
