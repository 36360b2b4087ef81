import { foundCouncil } from "../compare/found.ts";
import { WorkFailed } from "../problem.ts";
import { counted, printable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { councilsIn } from "../store/query.ts";
import { searchText, toMatchQuery } from "../store/search.ts";
import { searchedKinds } from "../store/search-index.ts";
import type { Io } from "./io.ts";
import { toYears } from "./years.ts";

export interface SearchOptions {
  readonly db: string;
  readonly council?: readonly string[];
  readonly years?: string;
  readonly kind?: readonly string[];
  readonly copies?: boolean;
  readonly limit: string;
  readonly json?: boolean;
}

/** Looks for words in titles, commentary, commitments and prose. */
export async function search(
  words: readonly string[],
  options: SearchOptions,
  io: Io,
): Promise<number> {
  const query = words.join(" ");
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new WorkFailed(2, "--limit takes a whole number.");
  if (toMatchQuery(query) === "") throw new WorkFailed(2, "There is no word to search for.");
  const kinds = searchedKinds.map(({ kind }) => kind);
  const odd = options.kind?.find((kind) => !kinds.includes(kind));
  if (odd !== undefined)
    throw new WorkFailed(2, `There is no kind "${printable(odd)}"; there are ${kinds.join(", ")}.`);
  const store = await openStore(options.db);
  try {
    const hits = searchText(store, query, {
      ...(options.council && {
        councils: options.council.map((name) => foundCouncil(name, councilsIn(store), options.db)),
      }),
      ...(options.years !== undefined && { years: toYears(options.years) }),
      ...(options.kind && { kinds: options.kind }),
      copies: options.copies ?? false,
      limit,
    });
    if (options.json) {
      for (const hit of hits) io.out(`${JSON.stringify(hit)}\n`);
      return 0;
    }
    for (const { doc, kind, page, id, snippet } of hits) {
      const place = [doc, ...(page === null ? [] : [`page ${page}`]), kind, ...(id ? [id] : [])];
      io.out(printable(`${place.join(", ")}\n  ${snippet.replace(/\s+/g, " ")}\n`));
    }
    io.out(
      `${counted(hits.length, "hit")}${hits.length === limit ? `, the most that --limit shows` : ""}\n`,
    );
    return 0;
  } finally {
    store.close();
  }
}
