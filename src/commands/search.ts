import { foundCouncil } from "../compare/found.ts";
import { codesIn } from "../printed/typed-codes.ts";
import { WorkFailed } from "../problem.ts";
import { jsonText } from "../render/json.ts";
import { counted, printable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { councilsIn } from "../store/query.ts";
import { type FoundFigure, type SearchHit, searchText } from "../store/search.ts";
import { searchedKinds } from "../store/search-index.ts";
import { toSearchQuery } from "../store/search-query.ts";
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

/** Looks for words, codes and figures in titles, tables, commentary, commitments and prose. */
export async function search(
  words: readonly string[],
  options: SearchOptions,
  io: Io,
): Promise<number> {
  const query = toSearchQuery(words.join(" "), codesIn);
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new WorkFailed(2, "--limit takes a whole number.");
  if (query.match === "") throw new WorkFailed(2, "There is no word to search for.");
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
      for (const hit of hits) io.out(`${jsonText(hit)}\n`);
      return 0;
    }
    for (const hit of hits) io.out(hitLines(hit));
    io.out(
      `${counted(hits.length, "hit")}${hits.length === limit ? `, the most that --limit shows` : ""}\n`,
    );
    return 0;
  } finally {
    store.close();
  }
}

function hitLines({
  doc,
  council,
  kind,
  page,
  id,
  table,
  row,
  figures,
  snippet,
}: SearchHit): string {
  const place = [
    doc,
    ...(council === "" ? [] : [council]),
    ...(page === null ? [] : [`page ${page}`]),
    ...(table === null ? [] : [`table ${table}`]),
    ...(row === null ? [] : [`row ${row}`]),
    kind,
    ...(id ? [id] : []),
  ];
  const lines = [place.join(", "), `  ${snippet.replace(/\s+/g, " ")}`];
  if (figures.length > 0) lines.push(`  ${figures.map(figureWords).join(" · ")}`);
  return printable(`${lines.join("\n")}\n`);
}

function figureWords({ measure, period, raw, found }: FoundFigure): string {
  const printed = raw.replace(/\s+/g, " ");
  const figure = found ? `[${printed}]` : printed;
  return [measure.replaceAll("_", " "), period, figure].filter(Boolean).join(" ");
}
