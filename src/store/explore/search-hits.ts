import { type SearchFilter, type SearchHit, searchText, toMatchQuery } from "../search.ts";
import { searchedKinds } from "../search-index.ts";
import type { Store } from "../store.ts";

/** What a hit shows of its record: the figure itself. */
export interface HitFigure {
  readonly measure: string;
  readonly period: string;
  readonly raw: string;
  readonly value: number | null;
  readonly unit: string;
}

export interface FoundHit extends SearchHit {
  readonly figures: readonly HitFigure[];
}

export interface Facets {
  readonly councils: readonly (readonly [name: string, count: number])[];
  readonly years: readonly (readonly [name: string, count: number])[];
  readonly kinds: readonly (readonly [name: string, count: number])[];
  /** How many hits were counted, and whether there are more. */
  readonly counted: number;
  readonly more: boolean;
}

/** The hits of a query from the `skipped`th on, with the figures of their rows. */
export function searchWithFigures(
  store: Store,
  query: string,
  filter: SearchFilter,
  skipped: number,
): readonly FoundHit[] {
  const figures = store.prepare(
    `SELECT o.measure, o.period, o.raw, o.value, o.unit FROM observation one
     JOIN observation o ON o.report_id = one.report_id AND o."row" = one."row"
     WHERE one.id = ? ORDER BY o.n LIMIT 8`,
  );
  const amounts = store.prepare(
    `SELECT b.measure, b.period, b.raw, b.amount_gbp AS value, 'gbp' AS unit FROM budget_line one
     JOIN budget_line b ON b.report_id = one.report_id AND b."row" = one."row"
     WHERE one.id = ? ORDER BY b.n LIMIT 8`,
  );
  return searchText(store, query, filter)
    .slice(skipped)
    .map((hit) => {
      const statement =
        hit.kind === "observation" ? figures : hit.kind === "budget" ? amounts : undefined;
      return { ...hit, figures: (statement?.all(hit.id) ?? []) as HitFigure[] };
    });
}

/** Hits beyond these are not counted: the facets say so. */
const mostCounted = 2_000;

/** How the hits of a query fall on councils, years and kinds. */
export function searchFacets(store: Store, query: string): Facets {
  const match = toMatchQuery(query);
  if (match === "") return { councils: [], years: [], kinds: [], counted: 0, more: false };
  const rows = store
    .prepare(
      `SELECT r.council, r.financial_years, part.place FROM
         (SELECT rowid AS entry FROM search WHERE search MATCH :match LIMIT :limit) hit
       JOIN search_part part ON part.first = (SELECT max(first) FROM search_part WHERE first <= hit.entry)
       JOIN report r ON r.report_id = part.report_id`,
    )
    .raw()
    .all({ match, limit: mostCounted + 1 }) as [string, string, number][];
  const counted = rows.slice(0, mostCounted);
  const count = (names: readonly string[]) => {
    const found = new Map<string, number>();
    for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
    return [...found].filter(([name]) => name !== "").sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    councils: count(counted.map(([council]) => council)),
    years: count(counted.flatMap(([, years]) => years.split(";"))),
    kinds: count(counted.map(([, , place]) => searchedKinds[place]?.kind ?? "")),
    counted: counted.length,
    more: rows.length > mostCounted,
  };
}
