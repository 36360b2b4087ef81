import { WorkFailed } from "../problem.ts";
import { presentId } from "../records.ts";
import { openStore } from "./open.ts";
import type { Store } from "./store.ts";

type Printed = string | number | null;
type Row = Readonly<Record<string, Printed>>;

/** A file name of an archive: a report under its first name, or what was set aside. */
export interface StoredReading {
  readonly file: string;
  readonly sha256: string;
  readonly reportId: number | null;
  /** Status, format and what the report says of itself. */
  readonly facts: Row;
}

export interface StoredRow {
  readonly kind: "observation" | "milestone" | "budget" | "problem";
  readonly id: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly fields: Row;
}

const factColumns = [
  "status",
  "format",
  "council",
  "directorate",
  "service",
  "doc_type",
  "title",
  "period_label",
  "period_start",
  "period_end",
  "financial_years",
  "pages",
] as const;

/** How records are numbered, and where they stand: no part of what was read. */
const numbering = new Set([
  "report_id",
  "n",
  "id",
  "row",
  "page",
  "source_block",
  "source_table",
  "source_row",
  "source_column",
]);

/** Problems that depend on the archive around a report, not on how it was read. */
const archiveCodes = new Set(["correction-stale", "twin-differs"]);

/** An archive to compare with, read-only, as whichever version made it left it. */
export async function openReadings(path: string): Promise<Store> {
  const store = await openStore(path, { anySchema: true });
  try {
    // Here rather than after a night's import.
    listReadings(store);
    for (const table of ["observation", "milestone", "budget_line", "problem"]) {
      store.prepare(`SELECT report_id, n FROM ${table} WHERE report_id = 0 ORDER BY n`).all();
    }
    return store;
  } catch (error) {
    store.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new WorkFailed(
      4,
      `${path} was made by a muniment whose records this one cannot compare (${why}); import its reports anew and compare with that.`,
      { cause: error },
    );
  }
}

/** In the order of the names. */
export function listReadings(store: Store): StoredReading[] {
  const reports = store
    .prepare(`SELECT report_id, file, sha256, ${factColumns.join(", ")} FROM report`)
    .all() as Row[];
  const aside = store.prepare("SELECT file, reason FROM file WHERE report_id IS NULL").all() as {
    file: string;
    reason: string;
  }[];
  const readings = [
    ...reports.map((row) => ({
      file: String(row.file),
      sha256: String(row.sha256),
      reportId: Number(row.report_id),
      facts: Object.fromEntries(factColumns.map((column) => [column, row[column] ?? null])),
    })),
    ...aside.map(({ file, reason }) => ({
      file,
      sha256: "",
      reportId: null,
      facts: { status: "not-a-report", reason },
    })),
  ];
  return readings.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** A report's records and problems in document order, as they were read: without corrections. */
export function readStoredRows(store: Store, reportId: number): StoredRow[] {
  const below = (table: string) =>
    store.prepare(`SELECT * FROM ${table} WHERE report_id = ? ORDER BY n`).all(reportId) as Row[];
  const was = readBefore(store, reportId);
  const records = (kind: "observation" | "milestone" | "budget", table: string) =>
    below(table).map((stored): StoredRow => {
      const row = { ...stored, ...was.get(String(stored.id)) };
      const place = [row.page, row.source_table, row.source_row, row.source_column];
      return toRow(
        kind,
        presentId(String(row.id)),
        place,
        row,
        kind === "observation" ? ["table"] : [],
      );
    });
  return [
    ...records("observation", "observation"),
    ...records("milestone", "milestone"),
    ...records("budget", "budget_line"),
    ...below("problem")
      .filter(({ code }) => !archiveCodes.has(String(code)))
      .map((row) =>
        toRow("problem", "", [row.page, row.table, row.row, row.column], row, ["table", "column"]),
      ),
  ];
}

function toRow(
  kind: StoredRow["kind"],
  id: string,
  [page, table, row, column]: readonly (Printed | undefined)[],
  stored: Row,
  alsoNumbering: readonly string[],
): StoredRow {
  const fields = Object.fromEntries(
    Object.entries(stored).filter(
      ([name]) => !numbering.has(name) && !alsoNumbering.includes(name),
    ),
  );
  const number = (value: Printed | undefined) => (typeof value === "number" ? value : null);
  return {
    kind,
    id,
    page: number(page),
    table: number(table),
    row: number(row),
    column: number(column),
    fields,
  };
}

/** What corrected records read before, by id. */
function readBefore(store: Store, reportId: number): Map<string, Record<string, Printed>> {
  const before = new Map<string, Record<string, Printed>>();
  const known = store
    .prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'correction'")
    .pluck()
    .get();
  if (!known) return before;
  const applied = store
    .prepare(
      "SELECT target, field, was FROM correction WHERE report_id = ? AND state = 'applied' ORDER BY line",
    )
    .all(reportId) as { target: string; field: string; was: Printed }[];
  for (const { target, field, was } of applied) {
    before.set(target, { ...before.get(target), [field]: was });
  }
  return before;
}
