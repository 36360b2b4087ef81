import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ColumnType } from "./column-type.ts";

type Value = string | number | bigint | Buffer | null;

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Rows in one group: enough to compress well, few enough to hold a million rows in little memory. */
const rowsInGroup = 20_000;

const schemaOf = (columns: readonly TypedColumn[]) => [
  { name: "root", num_children: columns.length },
  ...columns.map(({ name, type }) => {
    const optional = { name, repetition_type: "OPTIONAL" as const };
    if (type === "integer") return { ...optional, type: "INT64" as const };
    if (type === "number") return { ...optional, type: "DOUBLE" as const };
    return { ...optional, type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const };
  }),
];

/** Apache Parquet, piece by piece: the same rows give the same bytes. Missing values are null, never 0 or "". */
export function* parquetPieces(
  columns: readonly TypedColumn[],
  rows: Iterable<readonly Value[]>,
): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: "muniment" });
  let group: (readonly Value[])[] = [];
  const write = () => {
    const columnData = columns.map(({ name, type }, index) => ({
      name,
      data: group.map((row) => typed(row[index] ?? null, type)),
    }));
    parquet.write({ columnData, rowGroupSize: rowsInGroup });
    group = [];
  };
  for (const row of rows) {
    group.push(row);
    if (group.length < rowsInGroup) continue;
    write();
    yield taken(writer);
  }
  if (group.length > 0) write();
  parquet.finish();
  yield taken(writer);
}

function typed(value: Value, type: ColumnType): string | number | bigint | null {
  if (value === null || (value === "" && type !== "string")) return null;
  if (type === "integer") return BigInt(Math.trunc(Number(value)));
  return type === "number" ? Number(value) : String(value);
}

/** What the writer holds, taken out of it; offsets count on. */
function taken(writer: ByteWriter): Uint8Array {
  const piece = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return piece;
}
