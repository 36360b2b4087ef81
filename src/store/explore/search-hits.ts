import { searchedKinds } from "../search-index.ts";
import type { SearchQuery } from "../search-query.ts";
import type { Store } from "../store.ts";

export interface Facets {
  readonly councils: readonly (readonly [name: string, count: number])[];
  readonly years: readonly (readonly [name: string, count: number])[];
  readonly kinds: readonly (readonly [name: string, count: number])[];
  /** How many hits were counted, and whether there are more. */
  readonly counted: number;
  readonly more: boolean;
}

/** Hits beyond these are not counted: the facets say so. */
const mostCounted = 2_000;

/** How the hits of a query fall on councils, years and kinds. */
export function searchFacets(store: Store, { match }: SearchQuery): Facets {
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
