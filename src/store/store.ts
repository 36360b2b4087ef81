import type BetterSqlite3 from "better-sqlite3";

/** An open archive. Only this folder knows which library is behind it. */
export type Store = BetterSqlite3.Database;
