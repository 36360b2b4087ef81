import { searchedKinds } from "./search-index.ts";
import type { Store } from "./store.ts";

export interface SearchFilter {
  readonly councils?: readonly string[];
  readonly years?: readonly string[];
  readonly kinds?: readonly string[];
  /** Also copies of a report. */
  readonly copies?: boolean;
  readonly limit: number;
}

export interface SearchHit {
  readonly doc: string;
  readonly council: string;
  readonly kind: string;
  readonly page: number | null;
  readonly id: string;
  /** The words around the hit, those found between `[` and `]`. */
  readonly snippet: string;
}

/**
 * A query as people type it, to one that the index takes: words that all have to be there, `"a phrase"`,
 * `begin*`, `OR` between two. Nothing typed is ever syntax of the index itself.
 */
export function toMatchQuery(query: string): string {
  const parts = query.match(/"[^"]*"?|\S+/g) ?? [];
  const terms = parts.flatMap((part) => {
    if (part === "OR") return ["OR"];
    const words = part.replaceAll('"', "").trim();
    const isPrefix = /\w\*$/.test(words);
    const text = isPrefix ? words.slice(0, -1) : words;
    return /[\p{L}\p{N}]/u.test(text) ? [`"${text}"${isPrefix ? " *" : ""}`] : [];
  });
  const isJoin = (term: string | undefined) => term === undefined || term === "OR";
  return terms
    .filter((term, at) => term !== "OR" || !(isJoin(terms[at - 1]) || isJoin(terms[at + 1])))
    .join(" ");
}

/** The best hits first; equal ones in the archive's order. */
export function searchText(store: Store, query: string, filter: SearchFilter): SearchHit[] {
  const match = toMatchQuery(query);
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
    }) as Entry[];
  const snippetOf = snippetMaker(store, match);
  return entries.flatMap((entry) => {
    const searched = searchedKinds[entry.place];
    if (!searched) return [];
    const { kind, table, text, id } = searched;
    const row = store
      .prepare(
        `SELECT page, ${id} AS id, ${text} AS text FROM ${table} WHERE report_id = ? AND n = ?`,
      )
      .get(entry.reportId, entry.n) as { page: number | null; id: string; text: string };
    const { doc, council } = entry;
    return { doc, council, kind, page: row.page, id: row.id, snippet: snippetOf(row.text) };
  });
}

interface Entry {
  readonly doc: string;
  readonly council: string;
  readonly reportId: number;
  readonly place: number;
  readonly n: number;
}

/** The index keeps no text: a hit is indexed once more, alone and in memory, for its snippet. */
function snippetMaker(store: Store, match: string): (text: string) => string {
  store.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.hit USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')",
  );
  const clear = store.prepare("DELETE FROM temp.hit");
  const insert = store.prepare("INSERT INTO temp.hit (text) VALUES (?)");
  const snippet = store
    .prepare("SELECT snippet(hit, 0, '[', ']', '…', 16) FROM temp.hit WHERE hit MATCH ?")
    .pluck();
  return (text) => {
    clear.run();
    insert.run(text);
    return String(snippet.get(match) ?? text);
  };
}
