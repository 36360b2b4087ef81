import type { Io } from "../main.ts";
import { csvHeader, csvRows } from "../render/csv.ts";
import { jsonRow } from "../render/json.ts";
import { textTable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { runQuery } from "../store/query.ts";

export interface SqlOptions {
  readonly db: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Runs one query and prints its rows. */
export async function sql(query: string, options: SqlOptions, io: Io): Promise<number> {
  const store = await openStore(options.db);
  try {
    const { columns, rows } = runQuery(store, query);
    const all = [...rows];
    if (options.json) for (const row of all) io.out(`${jsonRow(columns, row)}\n`);
    else if (options.csv) io.out(csvHeader(columns) + csvRows(all, true));
    else io.out(textTable(columns, all, io.columns));
    return 0;
  } finally {
    store.close();
  }
}
