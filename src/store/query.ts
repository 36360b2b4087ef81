import { WorkFailed } from "../problem.ts";
import type { Store } from "./open.ts";

export type Value = string | number | bigint | Buffer | null;

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Value[]>;
}

/** Runs one query of the user's; anything that is not a query is refused before it runs. */
export function runQuery(
  store: Store,
  sql: string,
  parameters: Readonly<Record<string, Value>> = {},
): Rows {
  try {
    const statement = store.prepare(sql);
    if (!statement.reader || !statement.readonly) {
      throw new WorkFailed(2, "Only queries are run: the archive is opened read-only.");
    }
    const columns = statement.columns().map(({ name }) => name);
    const bound = Object.keys(parameters).length > 0 ? [parameters] : [];
    return { columns, rows: guarded(statement.raw().iterate(...bound) as Iterable<Value[]>) };
  } catch (error) {
    throw queryFailure(error);
  }
}

function* guarded(rows: Iterable<Value[]>): Iterable<Value[]> {
  try {
    yield* rows;
  } catch (error) {
    throw queryFailure(error);
  }
}

function queryFailure(error: unknown): unknown {
  if (error instanceof WorkFailed || !(error instanceof Error)) return error;
  return new WorkFailed(2, `SQLite says: ${error.message}.`, { cause: error });
}

/** The rows of a view in its own order; the name comes from our own list, never from a user. */
export function viewRows(store: Store, view: ViewName): Rows {
  const statement = store.prepare(`SELECT * FROM ${view}`);
  return {
    columns: statement.columns().map(({ name }) => name),
    rows: statement.raw().iterate() as Iterable<Value[]>,
  };
}

/** The views every export writes, and the file each goes to. */
export const exportedViews = [
  ["v_report", "reports"],
  ["v_observation", "observations"],
  ["v_milestone", "milestones"],
  ["v_budget", "budget"],
  ["v_problem", "problems"],
  ["v_file", "files"],
  ["v_comparison", "comparison"],
] as const;

export type ViewName = (typeof exportedViews)[number][0];
