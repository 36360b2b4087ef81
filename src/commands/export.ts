import { basename, join } from "node:path";
import { foundCouncil } from "../compare/found.ts";
import { WorkFailed } from "../problem.ts";
import { columnType, typedColumns } from "../render/column-type.ts";
import { csvHeader, csvRows } from "../render/csv.ts";
import { type PackagedView, toDataPackage } from "../render/data-package.ts";
import { toDatasetteMetadata } from "../render/datasette.ts";
import { jsonRow } from "../render/json.ts";
import { openStore } from "../store/open.ts";
import { isPartitioned } from "../store/partitions.ts";
import {
  councilsIn,
  describedColumns,
  describedView,
  describedViews,
  type Exported,
  type ExportFilter,
  exportedRows,
  exportedViews,
  type Rows,
  runQuery,
  type Value,
  viewWithCopies,
} from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { toPartitionKeys, writePartitions } from "./export-partitions.ts";
import type { Io } from "./io.ts";
import { makeFolder, type Piece, writeFile } from "./write-file.ts";
import { toYears } from "./years.ts";

export interface ExportOptions {
  readonly db: string;
  readonly to: string;
  readonly format: string;
  /** False under --no-guard. */
  readonly guard: boolean;
  readonly council?: readonly string[];
  readonly years?: string;
  readonly kind?: readonly string[];
  /** Also the records of copies of a report. */
  readonly copies?: boolean;
  /** Lays Parquet in hive partitions: `council,year`. */
  readonly partition?: string;
}

type Writer = (
  store: Store,
  views: readonly Exported[],
  options: ExportOptions,
  io: Io,
) => Promise<void>;

const writers: Readonly<Record<string, Writer>> = {
  csv: (...given) => writeEach("csv", toCsv, ...given),
  json: (...given) => writeEach("json", toJson, ...given),
  ndjson: (...given) => writeEach("ndjson", toNdjson, ...given),
  parquet: writeParquet,
  xlsx: writeXlsx,
  datapackage: writeDataPackage,
  datasette: writeDatasette,
};

/** What `--kind` names, and the views it leaves. */
const kinds = ["observations", "milestones", "budget"];

/** Writes the archive's views, each to a file or sheet of its own. */
export async function exportArchive(options: ExportOptions, io: Io): Promise<number> {
  const writer = writers[options.format];
  if (!writer)
    throw new WorkFailed(
      2,
      `There is no export format "${options.format}"; there are ${Object.keys(writers).join(", ")}.`,
    );
  const wanted = options.kind ?? kinds;
  const odd = wanted.find((kind) => !kinds.includes(kind));
  if (odd !== undefined)
    throw new WorkFailed(2, `There is no kind "${odd}"; there are ${kinds.join(", ")}.`);
  if (options.partition !== undefined && options.format !== "parquet")
    throw new WorkFailed(2, "--partition is for --format parquet alone.");
  const years = options.years === undefined ? undefined : toYears(options.years);
  const store = await openStore(options.db);
  try {
    const councils = options.council?.map((name) =>
      foundCouncil(name, councilsIn(store), options.db),
    );
    const filter: ExportFilter = { ...(councils && { councils }), ...(years && { years }) };
    makeFolder(options.to);
    const views = exportedViews
      .filter(([, name]) => !kinds.includes(name) || wanted.includes(name))
      .map(
        ([view, name]): Exported => ({
          view: options.copies ? viewWithCopies(view) : view,
          name,
          filter,
        }),
      );
    await writer(store, views, options, io);
    return 0;
  } finally {
    store.close();
  }
}

async function writeEach(
  extension: string,
  pieces: (rows: Rows, options: ExportOptions) => Iterable<Piece>,
  store: Store,
  views: readonly Exported[],
  options: ExportOptions,
  io: Io,
): Promise<void> {
  for (const view of views) {
    writeFile(
      join(options.to, `${view.name}.${extension}`),
      pieces(exportedRows(store, view), options),
      io,
    );
  }
}

async function writeParquet(
  store: Store,
  views: readonly Exported[],
  options: ExportOptions,
  io: Io,
): Promise<void> {
  const { parquetPieces } = await import("../render/parquet.ts");
  const keys = toPartitionKeys(options.partition);
  for (const view of views) {
    if (keys.length > 0 && isPartitioned(view.view)) {
      await writePartitions(store, view, keys, options.to, io);
      continue;
    }
    const { columns, rows } = exportedRows(store, view);
    writeFile(
      join(options.to, `${view.name}.parquet`),
      parquetPieces(typedColumns(view.view, columns), rows),
      io,
    );
  }
}

async function writeXlsx(
  store: Store,
  views: readonly Exported[],
  options: ExportOptions,
  io: Io,
): Promise<void> {
  const { mostSheetRows, SheetTooLarge, xlsxPieces } = await import("../render/xlsx.ts");
  const path = join(options.to, "archive.xlsx");
  const words = (name: string) => ({ name, type: "string" as const });
  const notes = views.map((view) => ({ view, notes: describedColumns(store, view.view) }));
  const sources = runQuery(store, "SELECT doc, file, sha256, council, title FROM v_report");
  // One view's rows after the other, as the sheet before is written: none is held whole.
  function* sheets() {
    for (const { view, notes: described } of notes) {
      const { columns, rows } = exportedRows(store, view);
      const noted = typedColumns(view.view, columns).map((column) => ({
        ...column,
        note: described.get(column.name) ?? "",
      }));
      yield { name: view.name, columns: noted, rows };
    }
    const described = notes.flatMap(({ view, notes }) =>
      [...notes].map(([column, description]) => [view.name, column, description]),
    );
    yield {
      name: "columns",
      columns: ["sheet", "column", "description"].map(words),
      rows: described,
    };
    yield { name: "sources", columns: sources.columns.map(words), rows: sources.rows };
  }
  try {
    writeFile(path, xlsxPieces(sheets(), options.guard), io);
  } catch (error) {
    const cause = error instanceof WorkFailed ? error.cause : error;
    if (!(cause instanceof SheetTooLarge)) throw error;
    throw new WorkFailed(
      2,
      `${cause.sheet} has more rows than the ${mostSheetRows} a sheet holds: use --format parquet or csv, or --council and --years to export less.`,
    );
  }
}

async function writeDataPackage(
  store: Store,
  views: readonly Exported[],
  options: ExportOptions,
  io: Io,
): Promise<void> {
  const packaged = views.map((view): PackagedView => {
    const rows = exportedRows(store, view);
    const path = `${view.name}.csv`;
    const written = writeFile(join(options.to, path), toCsv(rows, options), io);
    return { ...described(store, view, rows.columns), name: view.name, path, ...written };
  });
  const sources = [...runQuery(store, "SELECT title, file FROM v_report").rows].map(
    ([title, file]) => ({
      title: String(title || file),
      file: String(file),
    }),
  );
  writeFile(join(options.to, "datapackage.json"), [toDataPackage(packaged, sources)], io);
}

function described(store: Store, { view }: Exported, columns: readonly string[]) {
  const descriptions = describedColumns(store, view);
  return {
    description: describedView(store, view),
    columns: columns.map((name) => ({
      name,
      type: columnType(view, name),
      description: descriptions.get(name) ?? "",
    })),
  };
}

async function writeDatasette(
  store: Store,
  _views: readonly Exported[],
  options: ExportOptions,
  io: Io,
): Promise<void> {
  const views = describedViews(store).map(
    (view): PackagedView => ({
      name: view,
      path: "",
      description: describedView(store, view),
      columns: [...describedColumns(store, view)].map(([name, description]) => ({
        name,
        type: columnType(view, name),
        description,
      })),
      bytes: 0,
      sha256: "",
    }),
  );
  const database = basename(options.db).replace(/\.[^.]*$/, "");
  writeFile(join(options.to, "metadata.yaml"), [toDatasetteMetadata(database, views)], io);
}

const rowsAtOnce = 500;

function* chunks(rows: Iterable<readonly Value[]>): Iterable<(readonly Value[])[]> {
  let chunk: (readonly Value[])[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length === rowsAtOnce) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function* toCsv({ columns, rows }: Rows, { guard }: ExportOptions): Iterable<string> {
  yield csvHeader(columns);
  for (const chunk of chunks(rows)) yield csvRows(chunk, guard);
}

function* toJson({ columns, rows }: Rows): Iterable<string> {
  let separator = "[\n";
  for (const chunk of chunks(rows)) {
    yield separator + chunk.map((row) => jsonRow(columns, row)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

function* toNdjson({ columns, rows }: Rows): Iterable<string> {
  for (const chunk of chunks(rows)) yield chunk.map((row) => `${jsonRow(columns, row)}\n`).join("");
}
