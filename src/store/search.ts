import { prepared } from "./prepared.ts";
import { searchedKinds } from "./search-index.ts";
import type { SearchQuery } from "./search-query.ts";
import type { Store } from "./store.ts";

export interface SearchFilter {
  readonly councils?: readonly string[];
  readonly years?: readonly string[];
  readonly kinds?: readonly string[];
  /** Also copies of a report. */
  readonly copies?: boolean;
  readonly limit: number;
}

/** A figure of a hit's row. */
export interface FoundFigure {
  readonly id: string;
  /** target, actual, a budget's column; due for a commitment. */
  readonly measure: string;
  readonly period: string;
  readonly raw: string;
  /** A number; pounds in a budget; null where the cell holds none. */
  readonly value: number | null;
  readonly unit: string;
  /** One of the numbers that were looked for. */
  readonly found: boolean;
}

export interface SearchHit {
  readonly doc: string;
  readonly council: string;
  readonly kind: string;
  readonly page: number | null;
  readonly id: string;
  /** Its table and row in the document; null beside tables. */
  readonly table: number | null;
  readonly row: number | null;
  /** The figures printed in its row, or when a commitment is due. */
  readonly figures: readonly FoundFigure[];
  /** The words around the hit, those found between `[` and `]`. */
  readonly snippet: string;
}

/** The best hits first; equal ones in the archive's order. */
export function searchText(store: Store, query: SearchQuery, filter: SearchFilter): SearchHit[] {
  const { match } = query;
  if (match === "") return [];
  const list = (values: readonly string[] | undefined) => (values ? JSON.stringify(values) : null);
  const kinds = filter.kinds?.map((kind) => searchedKinds.findIndex((one) => one.kind === kind));
  const entries = store
    .prepare(
      `SELECT r.doc, r.council, r.report_id AS reportId, part.place, s.rowid - part.first AS n
       FROM search s
       JOIN search_part part ON part.first = (SELECT max(first) FROM search_part WHERE first <= s.rowid)
       JOIN report r ON r.report_id = part.report_id
       WHERE search MATCH :match
         AND (:councils IS NULL OR lower(r.council) IN (SELECT lower(value) FROM json_each(:councils)))
         AND (:years IS NULL OR EXISTS (SELECT 1 FROM json_each(:years)
           WHERE ';' || r.financial_years || ';' LIKE '%;' || value || ';%'))
         AND (:copies OR r.report_id NOT IN (SELECT report_id FROM twin))
         AND (:kinds IS NULL OR part.place IN (SELECT value FROM json_each(:kinds)))
       ORDER BY bm25(search), s.rowid
       LIMIT :limit`,
    )
    .all({
      match,
      councils: list(filter.councils),
      years: list(filter.years),
      kinds: kinds ? JSON.stringify(kinds) : null,
      copies: filter.copies ? 1 : 0,
      limit: filter.limit,
    }) as SearchEntry[];
  return entriesToHits(store, query, entries);
}

/** Entries of the index with what is shown of them. */
export function entriesToHits(
  store: Store,
  { marks, numbers }: SearchQuery,
  entries: readonly SearchEntry[],
): SearchHit[] {
  const found = entries.flatMap((entry) => {
    const searched = searchedKinds[entry.place];
    if (!searched) return [];
    const { kind, table, text, id } = searched;
    const place = kind === "prose" ? "NULL, NULL" : "source_table, source_row";
    const row = prepared(
      store,
      `SELECT page, ${id} AS id, ${text} AS text, ${place} FROM ${table} WHERE report_id = ? AND n = ?`,
      "raw",
    ).get(entry.reportId, entry.n) as [number | null, string, string, number | null, number | null];
    const [page, first, words, printedTable, printedRow] = row;
    const figures = figuresOf(store, kind, entry).map(
      (figure): FoundFigure => ({ ...figure, found: holds(figure, numbers) }),
    );
    const { doc, council } = entry;
    const hit = {
      doc,
      council,
      kind,
      page,
      // Where a number was looked for, the record that has it.
      id: figures.find(({ found }) => found)?.id ?? first,
      table: printedTable,
      row: printedRow,
      figures,
    };
    return [{ hit, words }];
  });
  const snippets = snippetsOf(
    store,
    marks,
    found.map(({ words }) => words),
  );
  return found.map(({ hit }, at) => ({ ...hit, snippet: snippets[at] ?? "" }));
}

/** A number as it is kept, or as it is printed: `7,152` under thousands of pounds. */
const holds = ({ value, raw }: Omit<FoundFigure, "found">, numbers: readonly number[]): boolean =>
  numbers.some(
    (number) =>
      number === value ||
      (raw.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).some(
        (text) => Number(text.replaceAll(",", "")) === number,
      ),
  );

const figureQueries: Readonly<Record<string, string>> = {
  observation: `SELECT id, measure, period, raw, value, unit FROM observation`,
  budget: `SELECT id, CASE measure WHEN '' THEN "column" ELSE measure END AS measure, period, raw,
    amount_gbp AS value, 'gbp' AS unit FROM budget_line`,
};

function figuresOf(
  store: Store,
  kind: string,
  { reportId, n }: SearchEntry,
): Omit<FoundFigure, "found">[] {
  if (kind === "milestone") {
    return prepared(
      store,
      `SELECT id, 'due' AS measure, due AS period, '' AS raw, NULL AS value, '' AS unit FROM milestone
       WHERE report_id = ? AND n = ? AND due <> ''`,
    ).all(reportId, n) as Omit<FoundFigure, "found">[];
  }
  const query = figureQueries[kind];
  if (query === undefined) return [];
  const table = kind === "budget" ? "budget_line" : kind;
  return prepared(
    store,
    `${query} WHERE report_id = :reportId
       AND "row" = (SELECT "row" FROM ${table} WHERE report_id = :reportId AND n = :n) ORDER BY n`,
  ).all({ reportId, n }) as Omit<FoundFigure, "found">[];
}

/** A printed row or paragraph as the index numbers it. */
export interface SearchEntry {
  readonly doc: string;
  readonly council: string;
  readonly reportId: number;
  readonly place: number;
  readonly n: number;
}

/** The index keeps no text: hits are indexed once more, by themselves and in memory, for their snippets. */
function snippetsOf(store: Store, match: string, texts: readonly string[]): readonly string[] {
  if (match === "" || texts.length === 0) return texts;
  store.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.hit USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')",
  );
  prepared(store, "DELETE FROM temp.hit").run();
  prepared(store, "INSERT INTO temp.hit (rowid, text) SELECT key + 1, value FROM json_each(?)").run(
    JSON.stringify(texts),
  );
  const rows = prepared(
    store,
    "SELECT rowid, snippet(hit, 0, '[', ']', '…', 16) FROM temp.hit WHERE hit MATCH ?",
    "raw",
  ).all(match) as [number, string][];
  const snippets = new Map(rows);
  return texts.map((text, at) => snippets.get(at + 1) ?? shortened(text));
}

/** Of a text that holds none of the words, as when a figure was looked for, so much is shown. */
const shownLength = 120;
const shortened = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength).trimEnd()}…` : text;
