import { readFileSync } from "node:fs";
import { WorkFailed } from "../problem.ts";
import { csvHeader, csvRows } from "../render/csv.ts";
import { jsonRow } from "../render/json.ts";
import { markdownTable } from "../render/markdown-table.ts";
import { textTable } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { type Rows, runQuery, type Value } from "../store/query.ts";
import type { Io } from "./io.ts";

export interface SqlOptions {
  readonly db: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly param?: readonly string[];
  readonly file?: string;
  readonly explain?: boolean;
  readonly maxRows?: string;
  readonly maxTime?: string;
}

const formats = ["table", "csv", "json", "markdown"];

/** Runs one query and prints its rows. */
export async function sql(query: string | undefined, options: SqlOptions, io: Io): Promise<number> {
  const format = options.json ? "json" : options.csv ? "csv" : (options.format ?? "table");
  if (!formats.includes(format)) {
    throw new WorkFailed(2, `There is no format "${format}"; there are ${formats.join(", ")}.`);
  }
  const text = `${options.explain ? "EXPLAIN QUERY PLAN " : ""}${queryText(query, options.file)}`;
  const limits = {
    rows: toCount("--max-rows", options.maxRows),
    seconds: toCount("--max-time", options.maxTime),
  };
  const store = await openStore(options.db);
  try {
    const found = runQuery(store, text, toParameters(options.param ?? []));
    const { rows, stopped } = taken(found, limits);
    io.out(shown(format, found.columns, rows, io));
    if (stopped) io.err(`muniment: ${stopped}\n`);
    return 0;
  } finally {
    store.close();
  }
}

function queryText(query: string | undefined, file: string | undefined): string {
  if ((query === undefined) === (file === undefined)) {
    throw new WorkFailed(
      2,
      "Give a query, - for one from stdin, or --file with a file that holds one.",
    );
  }
  if (query === "-") return readFileSync(0, "utf8");
  if (file === undefined) return query ?? "";
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new WorkFailed(2, `${file} cannot be read.`, { cause: error });
  }
}

/** `council=Halton` binds `:council`; a number is bound as one. */
function toParameters(given: readonly string[]): Record<string, Value> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new WorkFailed(2, `--param takes name=value, not "${pair}".`);
      const value = pair.slice(at + 1);
      return [
        pair.slice(0, at).replace(/^[:@$]/, ""),
        /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value,
      ];
    }),
  );
}

function toCount(option: string, text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const count = Number(text);
  if (!(count > 0)) throw new WorkFailed(2, `${option} takes a number above 0, not "${text}".`);
  return count;
}

/** The rows up to a limit, and the sentence that says which one stopped them. */
function taken(
  { rows }: Rows,
  limits: { readonly rows: number; readonly seconds: number },
): { rows: (readonly Value[])[]; stopped?: string } {
  const end = performance.now() + limits.seconds * 1000;
  const kept: (readonly Value[])[] = [];
  for (const row of rows) {
    if (kept.length >= limits.rows)
      return {
        rows: kept,
        stopped: `stopped after ${limits.rows} rows (--max-rows); there are more.`,
      };
    if (performance.now() > end)
      return {
        rows: kept,
        stopped: `stopped after ${limits.seconds} seconds (--max-time) with ${kept.length} rows; there may be more.`,
      };
    kept.push(row);
  }
  return { rows: kept };
}

function shown(
  format: string,
  columns: readonly string[],
  rows: (readonly Value[])[],
  io: Io,
): string {
  if (format === "json") return rows.map((row) => `${jsonRow(columns, row)}\n`).join("");
  if (format === "csv") return csvHeader(columns) + csvRows(rows, true);
  return format === "markdown"
    ? markdownTable(columns, rows)
    : textTable(columns, rows, io.columns);
}
