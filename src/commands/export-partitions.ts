import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { WorkFailed } from "../problem.ts";
import { typedColumns } from "../render/column-type.ts";
import { hiveFolder } from "../render/hive.ts";
import { counted, printable } from "../render/text.ts";
import { type PartitionKey, partitionedRows, partitionKeys } from "../store/partitions.ts";
import type { Exported } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./io.ts";
import { makeFolder, writePieces } from "./write-file.ts";

/** `council,year` as given. */
export function toPartitionKeys(text: string | undefined): PartitionKey[] {
  if (text === undefined) return [];
  const keys = text.split(",").map((word) => word.trim());
  const known = keys.flatMap((key) => partitionKeys.find((one) => one === key) ?? []);
  if (known.length !== keys.length || new Set(keys).size !== keys.length) {
    throw new WorkFailed(
      2,
      `--partition takes ${partitionKeys.join(",")} or one of them, not "${printable(text)}".`,
    );
  }
  return known;
}

/**
 * A view as a folder of hive partitions, put together beside its place and moved there whole: of an earlier
 * export nothing may stay, or its figures would be read among the new ones.
 */
export async function writePartitions(
  store: Store,
  view: Exported,
  keys: readonly PartitionKey[],
  to: string,
  io: Io,
): Promise<void> {
  const { parquetPieces } = await import("../render/parquet.ts");
  const folder = join(to, view.name);
  refuseStrange(folder);
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  try {
    makeFolder(draft);
    const { columns, partitions } = partitionedRows(store, view, keys);
    const year = { name: "year", type: "integer" as const };
    const typed = [...typedColumns(view.view, columns), year];
    let count = 0;
    for (const { values, rows } of partitions) {
      const own = join(draft, ...keys.map((key, at) => hiveFolder(key, values[at] ?? null)));
      makeFolder(own);
      writePieces(join(own, "part-0.parquet"), parquetPieces(typed, rows));
      count += 1;
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    io.err(`wrote ${folder} (${counted(count, "partition")})\n`);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** What stands there is replaced only where an export has made it. */
function refuseStrange(folder: string): void {
  if (!existsSync(folder)) return;
  const isOurs = (name: string) => partitionKeys.some((key) => name.startsWith(`${key}=`));
  const strange = readdirSync(folder).find((name) => !isOurs(name));
  if (strange === undefined) return;
  throw new WorkFailed(
    2,
    printable(`${folder} holds ${strange}, which no export has written: name another folder.`),
  );
}
