import type BetterSqlite3 from "better-sqlite3";
import type { Store } from "./store.ts";

type Statement = BetterSqlite3.Statement<unknown[]>;

/** To compile a query often costs more than to run it: those the explorer asks stay compiled with their archive. */
const compiled = new WeakMap<Store, Map<string, Statement>>();

/** Filters make many queries of one; beyond these the oldest is given up. */
const mostKept = 300;

/** One query's statement; `.raw()` and `.pluck()` are for good, so that each form has a statement of its own. */
export function prepared(
  store: Store,
  sql: string,
  form: "rows" | "raw" | "pluck" = "rows",
): Statement {
  let own = compiled.get(store);
  if (!own) {
    own = new Map();
    compiled.set(store, own);
  }
  const key = `${form} ${sql}`;
  const known = own.get(key);
  if (known) return known;
  const made = store.prepare(sql);
  if (form === "raw") made.raw();
  else if (form === "pluck") made.pluck();
  const oldest = own.keys().next().value;
  if (own.size >= mostKept && oldest !== undefined) own.delete(oldest);
  own.set(key, made);
  return made;
}
