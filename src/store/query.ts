import { append } from "../long-lists.ts";
import { WorkFailed } from "../problem.ts";
import type { Store } from "./store.ts";

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

/** Which reports' rows an export takes. */
export interface ExportFilter {
  readonly councils?: readonly string[];
  /** Financial years, `2008-09`: rows of reports that cover one of them. */
  readonly years?: readonly string[];
}

/** A view to export, the name it goes by, and what is left of it. */
export interface Exported {
  readonly view: ViewName;
  readonly name: string;
  readonly filter: ExportFilter;
}

/** The rows of a view in its own order; its name comes from our own list, what a user gave is bound. */
export function exportedRows(store: Store, { view, filter }: Exported): Rows {
  const columns = store
    .prepare(`SELECT * FROM ${view}`)
    .columns()
    .map(({ name }) => name);
  const { councils = [], years = [] } = filter;
  const conditions: string[] = [];
  const bound: string[] = [];
  const isOneOf = (count: number) => `IN (${new Array(count).fill("?").join(", ")})`;
  if (councils.length > 0) {
    const direct = columns.includes("council");
    conditions.push(
      direct
        ? `council ${isOneOf(councils.length)}`
        : `doc IN (SELECT doc FROM v_report WHERE council ${isOneOf(councils.length)})`,
    );
    append(bound, councils);
  }
  if (years.length > 0 && columns.includes("doc")) {
    const covers = years
      .map(() => "instr(';' || financial_years || ';', ';' || ? || ';') > 0")
      .join(" OR ");
    conditions.push(`doc IN (SELECT doc FROM v_report WHERE ${covers})`);
    append(bound, years);
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const rows = store
    .prepare(`SELECT * FROM ${view}${where}`)
    .raw()
    .iterate(...bound);
  return { columns, rows: rows as Iterable<Value[]> };
}

/** What the `docs` table says of a view's columns, in their order. */
export function describedColumns(store: Store, view: string): Map<string, string> {
  const rows = store
    .prepare(
      `SELECT "column", description FROM docs WHERE "view" = ? AND position > 0 ORDER BY position`,
    )
    .raw()
    .all(view);
  return new Map(rows as [string, string][]);
}

export const describedView = (store: Store, view: string): string =>
  (store
    .prepare(`SELECT description FROM docs WHERE "view" = ? AND position = 0`)
    .pluck()
    .get(view) as string | undefined) ?? "";

export const describedViews = (store: Store): string[] =>
  store
    .prepare(`SELECT "view" FROM docs WHERE position = 0 ORDER BY "view"`)
    .pluck()
    .all() as string[];

/** The views every export writes, and the file each goes to. */
export const exportedViews = [
  ["v_report", "reports"],
  ["v_observation", "observations"],
  ["v_milestone", "milestones"],
  ["v_budget", "budget"],
  ["v_problem", "problems"],
  ["v_file", "files"],
  ["v_comparison", "comparison"],
  ["v_finding", "findings"],
  ["v_correction", "corrections"],
  ["v_aside", "asides"],
] as const;

/** The views of records with those of copies among them. */
const withCopies = {
  v_observation: "v_all_observation",
  v_milestone: "v_all_milestone",
  v_budget: "v_all_budget",
} as const;

export type ViewName =
  | (typeof exportedViews)[number][0]
  | (typeof withCopies)[keyof typeof withCopies];

/** The view that has the records of copies, too; the same where a view leaves none out. */
export const viewWithCopies = (view: ViewName): ViewName =>
  view in withCopies ? withCopies[view as keyof typeof withCopies] : view;

/** The councils the archive has reports of. */
export const councilsIn = (store: Store): string[] =>
  store
    .prepare("SELECT DISTINCT council FROM report WHERE council <> '' ORDER BY council")
    .pluck()
    .all() as string[];
