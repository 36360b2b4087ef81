import type { Store } from "./store.ts";

interface SearchedKind {
  readonly kind: string;
  /** The table whose rows its entries are. */
  readonly table: string;
  /** Which rows of it, of some reports; a printed row is one entry, however many values it has. */
  readonly entries: string;
  /** What is shown of an entry. */
  readonly text: string;
  /** What is found, too: codes, figures as printed and as numbers, periods. */
  readonly also: string;
  readonly id: string;
}

const someReports = "report_id BETWEEN :from AND :to";

/** A printed row once, with the figures of all its cells. */
const rowOf = (table: string, number: string): string => `(SELECT *, min(n),
    group_concat(raw, ' ') AS printed, group_concat(${number}, ' ') AS numbers,
    replace(group_concat(DISTINCT period), ',', ' ') AS periods
  FROM ${table} WHERE ${someReports} GROUP BY report_id, "row")`;

/** In the order of their places. */
export const searchedKinds: readonly SearchedKind[] = [
  {
    kind: "prose",
    table: "block",
    entries: `(SELECT * FROM block WHERE text <> '' AND ${someReports})`,
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
    entries: `(SELECT * FROM milestone WHERE ${someReports})`,
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

/** So many reports are taken together: what SQLite groups and sorts of them, and of no more, it holds in memory. */
const reportsTogether = 500;

/** Fills an empty search index. */
export function fillSearch(store: Store): void {
  const last = Number(
    store.prepare("SELECT coalesce(max(report_id), 0) FROM report").pluck().get(),
  );
  const parts: { from: number; to: number }[] = [];
  for (let from = 1; from <= last; from += reportsTogether) {
    parts.push({ from, to: from + reportsTogether - 1 });
  }
  numberEntries(store, parts);
  for (const [place, { entries, text, also }] of searchedKinds.entries()) {
    const fill = store.prepare(
      `INSERT INTO search (rowid, text)
       SELECT first + n, ${text} || ' ' || ${also} || ' ' || r.about
       FROM ${entries} JOIN search_part USING (report_id) JOIN (
         SELECT report_id, council || ' ' || replace(financial_years, ';', ' ') AS about
         FROM report WHERE ${someReports}
       ) r USING (report_id)
       WHERE place = ${place} ORDER BY first + n`,
    );
    for (const part of parts) fill.run(part);
  }
  store.exec("INSERT INTO search (search) VALUES ('optimize')");
}

/** Says from which number of the index on the entries of each report and kind stand. */
function numberEntries(store: Store, parts: readonly { from: number; to: number }[]): void {
  const sizes = store.prepare(
    `${searchedKinds
      .map(
        ({ table }, place) =>
          `SELECT report_id, ${place} AS place, max(n) + 1 AS size FROM ${table} WHERE ${someReports} GROUP BY report_id`,
      )
      .join(" UNION ALL ")} ORDER BY report_id, place`,
  );
  const insert = store.prepare("INSERT INTO search_part VALUES (?, ?, ?)");
  let first = 1;
  for (const part of parts) {
    const rows = sizes.raw().all(part) as [reportId: number, place: number, size: number][];
    for (const [reportId, place, size] of rows) {
      insert.run(first, reportId, place);
      first += size;
    }
  }
}
