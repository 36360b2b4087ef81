import { readFileSync } from "node:fs";
import { queryApart } from "../archive/query/query-apart.ts";
import { WorkFailed } from "../problem.ts";
import { csvHeader, csvRows } from "../render/csv.ts";
import { jsonRow } from "../render/json.ts";
import { markdownRows, markdownTable } from "../render/markdown-table.ts";
import { tableLayout } from "../render/text.ts";
import { openStore } from "../store/open.ts";
import { runQuery, type Value } from "../store/query.ts";
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
  const print = printer(format, limits.rows, io);
  const parameters = toParameters(options.param ?? []);
  if (options.maxTime !== undefined) {
    const asked = { db: options.db, sql: text, parameters };
    const stopped = await queryApart(asked, limits.seconds, print.take);
    print.end();
    if (stopped === "time") {
      const rows = print.printed();
      io.err(
        `muniment: stopped after ${limits.seconds} seconds (--max-time) with ${rows} rows; there may be more.\n`,
      );
    }
    return 0;
  }
  const store = await openStore(options.db);
  try {
    const { columns, rows } = runQuery(store, text, parameters);
    let batch: (readonly Value[])[] = [];
    let wanted = true;
    for (const row of rows) {
      batch.push(row);
      if (batch.length < rowsAtOnce) continue;
      wanted = print.take(columns, batch);
      batch = [];
      if (!wanted) break;
    }
    if (wanted) print.take(columns, batch);
    print.end();
    return 0;
  } finally {
    store.close();
  }
}

/** Rows printed together; the first of them tell how wide the columns of a table are. */
const rowsAtOnce = 500;

/** Prints rows as they come, up to a limit, and says where it stopped. */
function printer(format: string, mostRows: number, io: Io) {
  let printed = 0;
  let lines: ((rows: readonly (readonly Value[])[]) => string) | undefined;
  let more = false;
  return {
    printed: () => printed,
    take(columns: readonly string[], rows: readonly (readonly Value[])[]): boolean {
      const own = rows.slice(0, mostRows - printed);
      lines ??= liner(format, columns, own, io);
      io.out(lines(own));
      printed += own.length;
      more ||= own.length < rows.length;
      return !more;
    },
    end() {
      if (more) io.err(`muniment: stopped after ${mostRows} rows (--max-rows); there are more.\n`);
    },
  };
}

/** Rows in one of the formats; what stands above them comes with the first. */
function liner(
  format: string,
  columns: readonly string[],
  sample: readonly (readonly Value[])[],
  io: Io,
): (rows: readonly (readonly Value[])[]) => string {
  let isFirst = true;
  const headed =
    (head: string, lines: (rows: readonly (readonly Value[])[], first: boolean) => string) =>
    (rows: readonly (readonly Value[])[]) => {
      const text = (isFirst ? head : "") + lines(rows, isFirst);
      isFirst = false;
      return text;
    };
  switch (format) {
    case "json":
      return headed("", (rows) => rows.map((row) => `${jsonRow(columns, row)}\n`).join(""));
    case "csv":
      return headed(csvHeader(columns), (rows) => csvRows(rows, true));
    case "markdown":
      return headed(markdownTable(columns, []), markdownRows);
    default: {
      const { head, linesOf } = tableLayout(columns, sample, io.columns);
      return headed(head, linesOf);
    }
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
