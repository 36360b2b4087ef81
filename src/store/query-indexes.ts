import type { Store } from "./store.ts";

/**
 * Takes out the indexes that only queries use: while rows come in they cost more than the rows. Gives back
 * the statements that make them again.
 */
export function dropQueryIndexes(store: Store, kept: readonly string[] = []): string[] {
  const indexes = store
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql <> '' ORDER BY rowid",
    )
    .all() as { name: string; sql: string }[];
  const dropped = indexes.filter(({ name }) => !kept.includes(name));
  // Names from our own schema, not from anything read. One transaction: else each waits for the disk.
  store.transaction(() => {
    for (const { name } of dropped) store.exec(`DROP INDEX ${name}`);
  })();
  return dropped.map(({ sql }) => sql);
}
