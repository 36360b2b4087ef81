import { type Exported, exportCondition, type Rows, type Value, type ViewName } from "./query.ts";
import type { Store } from "./store.ts";

/** What an export can be laid apart by. */
export const partitionKeys = ["council", "year"] as const;
export type PartitionKey = (typeof partitionKeys)[number];

const aYear = "[12][0-9][0-9][0-9]-[0-9][0-9]";
const startOf = (text: string, from: number): string =>
  `CAST(substr(${text}, ${from}, 4) AS INTEGER)`;
const periodStart = (column: string): string =>
  `WHEN ${column} GLOB '${aYear}*' THEN ${startOf(column, 1)}`;
const firstDue = "substr(due, 1, instr(due || ';', ';') - 1)";

/**
 * The year in which a row's financial year starts; NULL where none is known. Of a commitment, the year it is
 * first due in (a month before April is of the year before), else that of its plan.
 */
const figureYear = `CASE ${periodStart("period")} END`;
const milestoneYear = `CASE
  WHEN ${firstDue} GLOB 'FY ${aYear}' THEN ${startOf(firstDue, 4)}
  WHEN ${firstDue} GLOB '${aYear} Q[1-4]' THEN ${startOf(firstDue, 1)}
  WHEN ${firstDue} GLOB '${aYear}'
    THEN ${startOf(firstDue, 1)} - (CAST(substr(${firstDue}, 6, 2) AS INTEGER) < 4)
  ${periodStart("plan_year")} END`;

const yearOf: Partial<Record<ViewName, string>> = {
  v_observation: figureYear,
  v_all_observation: figureYear,
  v_milestone: milestoneYear,
  v_all_milestone: milestoneYear,
  v_budget: figureYear,
  v_all_budget: figureYear,
};

/** Records lie in partitions; what tells of reports and files is small beside them. */
export const isPartitioned = (view: ViewName): boolean => view in yearOf;

export interface Partition {
  /** The value of each key, in their order; null where a row has none. */
  readonly values: readonly (string | number | null)[];
  /** As the whole view has them, and in its order. */
  readonly rows: Iterable<readonly Value[]>;
}

/** A view in partitions. Its rows have the year behind the columns. */
export interface PartitionedRows {
  readonly columns: Rows["columns"];
  readonly partitions: Iterable<Partition>;
}

/**
 * Report by report, as many times as it has years: nothing is sorted and no partition is held in memory.
 */
export function partitionedRows(
  store: Store,
  exported: Exported,
  keys: readonly PartitionKey[],
): PartitionedRows {
  const { view } = exported;
  const year = yearOf[view] ?? "NULL";
  const own = store
    .prepare(`SELECT * FROM ${view}`)
    .columns()
    .map(({ name }) => name);
  const { where, bound } = exportCondition(exported, own);
  const expressions = { council: "nullif(council, '')", year };
  const values = keys.map((key) => expressions[key]);
  const found = store
    .prepare(`SELECT DISTINCT ${[...values, "doc"].join(", ")} FROM ${view}${where}`)
    .raw()
    .all(...bound) as (string | number | null)[][];
  const docs = new Map<string, { values: Partition["values"]; docs: string[] }>();
  const places = placesOfDocs(store);
  found.sort((a, b) => (places.get(a.at(-1)) ?? 0) - (places.get(b.at(-1)) ?? 0));
  for (const row of found) {
    const key = JSON.stringify(row.slice(0, -1));
    const known = docs.get(key);
    const doc = String(row.at(-1));
    if (known) known.docs.push(doc);
    else docs.set(key, { values: row.slice(0, -1), docs: [doc] });
  }
  const is = values.map((value) => `${value} IS ?`).join(" AND ");
  const select = store
    .prepare(`SELECT *, ${year} AS year FROM ${view} WHERE doc = ? AND ${is}`)
    .raw();
  function* rows(partition: { values: Partition["values"]; docs: string[] }) {
    for (const doc of partition.docs)
      yield* select.iterate(doc, ...partition.values) as Iterable<Value[]>;
  }
  function* partitions() {
    const sorted = [...docs].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, one] of sorted) yield { values: one.values, rows: rows(one) };
  }
  return { columns: own, partitions: partitions() };
}

/** The reports' order. */
const placesOfDocs = (store: Store): Map<unknown, number> =>
  new Map(
    (store.prepare("SELECT doc FROM report ORDER BY report_id").pluck().all() as string[]).map(
      (doc, at) => [doc, at],
    ),
  );
