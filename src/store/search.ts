import type { Store } from "./open.ts";

export interface SearchFilter {
  readonly councils?: readonly string[];
  readonly years?: readonly string[];
  readonly kinds?: readonly string[];
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
  return store
    .prepare(
      `SELECT t.doc, t.council, t.kind, t.page, t.id,
         snippet(search, 0, '[', ']', '…', 16) AS snippet
       FROM search JOIN v_text t ON t.entry_id = search.rowid
       WHERE search MATCH :match
         AND (:councils IS NULL OR lower(t.council) IN (SELECT lower(value) FROM json_each(:councils)))
         AND (:years IS NULL OR EXISTS (SELECT 1 FROM json_each(:years)
           WHERE ';' || t.financial_years || ';' LIKE '%;' || value || ';%'))
         AND (:kinds IS NULL OR t.kind IN (SELECT value FROM json_each(:kinds)))
       ORDER BY bm25(search), search.rowid
       LIMIT :limit`,
    )
    .all({
      match,
      councils: list(filter.councils),
      years: list(filter.years),
      kinds: list(filter.kinds),
      limit: filter.limit,
    }) as SearchHit[];
}
