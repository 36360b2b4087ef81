import { WorkFailed } from "../problem.ts";
import { jsonText } from "../render/json.ts";
import { printable, textTable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { runQuery } from "../store/query.ts";
import type { Io } from "./io.ts";

export interface DescribeOptions {
  readonly db: string;
  readonly json?: boolean;
}

/** Says what the archive's views hold, or what a view's columns mean. */
export async function describe(
  view: string | undefined,
  options: DescribeOptions,
  io: Io,
): Promise<number> {
  const store = await openStore(options.db);
  try {
    const docs = view === undefined ? viewList : columnList;
    const name = view === undefined || view.startsWith("v_") ? view : `v_${view}`;
    const bound = name === undefined ? {} : { view: name };
    const { columns, rows } = runQuery(store, docs, bound);
    const all = [...rows];
    if (all.length === 0) {
      throw new WorkFailed(
        2,
        `There is no view "${printable(view ?? "")}"; "muniment describe" lists them.`,
      );
    }
    if (options.json) {
      for (const [what, description] of all) {
        io.out(`${jsonText({ [columns[0] ?? "view"]: what, description })}\n`);
      }
    } else io.out(textTable(columns, all, io.columns));
    return 0;
  } finally {
    store.close();
  }
}

const viewList = `SELECT "view", description FROM docs WHERE position = 0 ORDER BY "view"`;
const columnList = `SELECT "column", description FROM docs WHERE "view" = :view AND position > 0 ORDER BY position`;
