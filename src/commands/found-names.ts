import { foundCouncil, foundReport } from "../compare/found.ts";
import { councilsIn } from "../store/query.ts";
import { readHeads } from "../store/read-compared.ts";
import type { Store } from "../store/store.ts";

/** What a command may be narrowed to. */
interface Names {
  readonly doc?: string;
  readonly council?: string;
  readonly db: string;
}

/** The report and council as the archive calls them; a name it does not know is an error with the nearest. */
export function foundNames(
  store: Store,
  { doc, council, db }: Names,
): { readonly doc?: string; readonly council?: string } {
  return {
    ...(doc !== undefined && { doc: foundReport(doc, readHeads(store), db) }),
    ...(council !== undefined && { council: foundCouncil(council, councilsIn(store), db) }),
  };
}
