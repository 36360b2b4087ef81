import { append } from "../../long-lists.ts";
import { keptFor } from "../kept.ts";
import { prepared } from "../prepared.ts";
import { entriesToHits, type SearchEntry, type SearchHit } from "../search.ts";
import { searchedKinds } from "../search-index.ts";
import type { SearchQuery } from "../search-query.ts";
import type { Store } from "../store.ts";
import { once } from "./once.ts";

export interface Facets {
  readonly councils: readonly (readonly [name: string, count: number])[];
  readonly years: readonly (readonly [name: string, count: number])[];
  readonly kinds: readonly (readonly [name: string, count: number])[];
  /** How many hits were counted, and whether there are more. */
  readonly counted: number;
  readonly more: boolean;
}

export interface HitFilter {
  readonly council?: string | undefined;
  readonly year?: string | undefined;
  readonly kind?: string | undefined;
}

/** What a query finds, as far as anybody reads. */
export interface FoundEntries {
  readonly entries: readonly SearchEntry[];
  /** More were found than these: they then stand in the archive's order, not the best first. */
  readonly more: boolean;
  readonly facets: Facets;
}

/** Hits beyond these are not counted: the facets say so. */
const mostCounted = 2_000;
/** Hits that can be looked through. */
export const mostHits = 1_000;
/** To rank hits by how rare their words are, the index goes through every entry of every word: of few, or of a small index. */
const mostWeighed = 300;
const smallIndex = 60_000;
/** A filter is so many stretches of the index at most, each asked by itself; with more, entries are looked through. */
const mostStretches = 24;
const mostLookedThrough = 20_000;

/** The best hits of a query first. A word that stands all over a large archive takes no longer than a rare one. */
export function findEntries(store: Store, query: SearchQuery, filter: HitFilter): FoundEntries {
  const parts = partsOf(store);
  const { all, more, facets } = foundInAll(store, query.match, parts);
  const own = more ? narrowedHits(store, query, parts, filter) : all;
  const wanted = own.filter((rowid) => isWanted(partAt(parts, rowid), filter));
  const ranked =
    wanted.length > mostHits ? wanted.slice(0, mostHits) : ranking(store, query, wanted);
  return {
    entries: ranked.map((rowid) => {
      const { doc, council, reportId, place, first } = partAt(parts, rowid);
      return { doc, council, reportId, place, n: rowid - first };
    }),
    more: wanted.length > mostHits,
    facets,
  };
}

interface FoundInAll {
  readonly all: readonly number[];
  readonly more: boolean;
  readonly facets: Facets;
}

const lately = keptFor<FoundInAll>(20);

/** Without its filters a query finds the same again and again while somebody turns pages and facets. */
const foundInAll = (store: Store, match: string, parts: readonly Part[]): FoundInAll =>
  lately(store, match, () => {
    const all = rowids(store, "", { match, limit: mostCounted + 1 });
    const more = all.length > mostCounted;
    const counted = all.slice(0, mostCounted).map((rowid) => partAt(parts, rowid));
    return { all, more, facets: { ...facetsOf(counted), counted: counted.length, more } };
  });

export const readHits = (
  store: Store,
  query: SearchQuery,
  entries: readonly SearchEntry[],
): SearchHit[] => entriesToHits(store, query, entries);

/** A report's entries of one kind: a stretch of the index. */
interface Part {
  readonly first: number;
  readonly reportId: number;
  readonly place: number;
  readonly doc: string;
  readonly council: string;
  readonly years: readonly string[];
  /** A copy, which does not speak. */
  readonly silent: boolean;
}

const partsOf = (store: Store): readonly Part[] =>
  once(store, "search parts", () =>
    (
      prepared(
        store,
        `SELECT p.first, p.report_id, p.place, r.doc, r.council, r.financial_years,
           EXISTS (SELECT 1 FROM twin t WHERE t.report_id = p.report_id)
         FROM search_part p JOIN report r USING (report_id) ORDER BY p.first`,
        "raw",
      ).all() as [number, number, number, string, string, string, number][]
    ).map(([first, reportId, place, doc, council, years, silent]) => ({
      first,
      reportId,
      place,
      doc,
      council,
      years: years.split(";").filter(Boolean),
      silent: silent === 1,
    })),
  );

/** The part an entry stands in: the last one that begins at or before it. */
function partAt(parts: readonly Part[], rowid: number): Part {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.first ?? 0) <= rowid) low = middle;
    else high = middle - 1;
  }
  const found = parts[low];
  if (!found) throw new RangeError("the index has an entry of no report");
  return found;
}

const isWanted = (part: Part, { council, year, kind }: HitFilter): boolean =>
  !part.silent &&
  (council === undefined || part.council.toLowerCase() === council.toLowerCase()) &&
  (year === undefined || part.years.includes(year)) &&
  (kind === undefined || searchedKinds[part.place]?.kind === kind);

interface Bound {
  readonly match: string;
  readonly limit: number;
  readonly first?: number;
  readonly last?: number;
}

/** Entries in the archive's order. */
const rowids = (store: Store, condition: string, bound: Bound): number[] =>
  prepared(
    store,
    `SELECT rowid FROM search WHERE search MATCH :match ${condition} LIMIT :limit`,
    "pluck",
  ).all(bound) as number[];

/** What is bound is a fraction to SQLite, and the index takes whole numbers alone for a stretch of it. */
const stretch = "AND rowid BETWEEN CAST(:first AS INTEGER) AND CAST(:last AS INTEGER)";

/** Hits under a filter, where there are too many without it to be looked through one by one. */
function narrowedHits(
  store: Store,
  { match }: SearchQuery,
  parts: readonly Part[],
  filter: HitFilter,
): number[] {
  const stretches: [first: number, last: number][] = [];
  for (const [at, part] of parts.entries()) {
    if (!isWanted(part, filter)) continue;
    const last = (parts[at + 1]?.first ?? Number.MAX_SAFE_INTEGER) - 1;
    const before = stretches.at(-1);
    if (before && before[1] === part.first - 1) before[1] = last;
    else stretches.push([part.first, last]);
  }
  if (stretches.length > mostStretches) {
    return rowids(store, "", { match, limit: mostLookedThrough });
  }
  const found: number[] = [];
  for (const [first, last] of stretches) {
    const limit = mostHits + 1 - found.length;
    if (limit <= 0) break;
    append(found, rowids(store, stretch, { match, first, last, limit }));
  }
  return found;
}

/** Rare words first and often, where that is soon told; else the shortest text that has all that was asked for. */
function ranking(
  store: Store,
  { match, marks }: SearchQuery,
  wanted: readonly number[],
): readonly number[] {
  const isSmall = (partsOf(store).at(-1)?.first ?? 0) <= smallIndex;
  const some = prepared(
    store,
    "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :match LIMIT :limit)",
    "pluck",
  ).get({ match: marks, limit: mostWeighed + 1 }) as number;
  if (isSmall || some <= mostWeighed) {
    const own = new Set(wanted);
    const best = prepared(
      store,
      "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search), rowid",
      "pluck",
    ).all(match) as number[];
    return best.filter((rowid) => own.has(rowid));
  }
  // Kept as a number of one to nine bytes: more bytes are more words.
  return prepared(
    store,
    "SELECT id FROM search_docsize WHERE id IN (SELECT value FROM json_each(?)) ORDER BY length(sz), sz, id",
    "pluck",
  ).all(JSON.stringify(wanted)) as number[];
}

/** How hits fall on councils, years and kinds. */
function facetsOf(hits: readonly Part[]): Pick<Facets, "councils" | "years" | "kinds"> {
  const count = (names: readonly string[]) => {
    const found = new Map<string, number>();
    for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
    return [...found].filter(([name]) => name !== "").sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    councils: count(hits.map(({ council }) => council)),
    years: count(hits.flatMap(({ years }) => years)),
    kinds: count(hits.map(({ place }) => searchedKinds[place]?.kind ?? "")),
  };
}
