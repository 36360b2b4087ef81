import type BetterSqlite3 from "better-sqlite3";
import { keptFor } from "./kept.ts";
import type { Store } from "./store.ts";

type Statement = BetterSqlite3.Statement<unknown[]>;

/** To compile a query often costs more than to run it. Filters make many of one: so many stay compiled. */
const compiled = keptFor<Statement>(300);

/** One query's statement; `.raw()` and `.pluck()` are for good, so that each form has a statement of its own. */
export function prepared(
  store: Store,
  sql: string,
  form: "rows" | "raw" | "pluck" = "rows",
): Statement {
  return compiled(store, `${form} ${sql}`, () => {
    const made = store.prepare(sql);
    if (form === "raw") made.raw();
    else if (form === "pluck") made.pluck();
    return made;
  });
}
