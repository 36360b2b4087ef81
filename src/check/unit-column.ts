import type { Document } from "../document.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { TableVerdict } from "../rows.ts";
import { basisIn } from "./basis-words.ts";
import type { CheckedReport } from "./checked-report.ts";
import { quoted, toFinding } from "./finding.ts";
import { nameOf, toIndicatorRows } from "./indicator-rows.ts";

/** A share cannot be more; a change can. */
const noPercentage = 100;
const number = /^(?:number|no\.?|nos\.?|count|#)$/i;
const plain = /^[-–]?\d[\d,]*(?:\.\d+)?$/;

/** Rows whose own unit column says one unit and whose figures print another. */
export function findUnitColumns({ records, verdicts, document }: CheckedReport): Finding[] {
  const columns = new Map(
    verdicts.flatMap(({ table, columns }) => {
      const unit = columns.find(({ role }) => role === "unit");
      return unit ? [[table, unit.column] as const] : [];
    }),
  );
  if (columns.size === 0) return [];
  return toIndicatorRows(records).flatMap((row) => {
    const [first] = row.values;
    const unit = first && unitOf(first, columns, document);
    if (!unit) return [];
    const other = row.values.find(
      (value) => (value.measure === "actual" || value.measure === "target") && denies(unit, value),
    );
    if (!other) return [];
    return [
      toFinding({
        code: "unit-changes",
        sure: "likely",
        records: [other],
        printed: `${unit} / ${other.raw}`,
        expected: `figures in ${quoted(unit)}`,
        message: `${nameOf(row)} has ${quoted(unit)} as its unit, but prints ${quoted(other.raw)} as its ${[other.measure, other.period].filter(Boolean).join(" ")}.`,
      }),
    ];
  });
}

function unitOf(
  { source }: Observation,
  columns: ReadonlyMap<TableVerdict["table"], number>,
  document: Document | undefined,
): string | undefined {
  const column = columns.get(source.table ?? 0);
  const block = document?.blocks[source.block];
  if (column === undefined || block?.kind !== "table") return undefined;
  const cell = block.cells.find(
    (one) => one.row === source.row && one.column <= column && column < one.column + one.columnSpan,
  );
  return cell?.text.replace(/\s+/g, " ").trim();
}

function denies(unit: string, { raw, value }: Observation): boolean {
  const said = basisIn(raw, ["size"]).size?.key;
  if (number.test(unit)) return said === "percent" && /\d ?%$/.test(raw);
  const own = basisIn(unit, ["size"]).size?.key;
  if (own === undefined || /change|increase|reduc|index/i.test(unit)) return false;
  if (said !== undefined) return said !== own;
  return own === "percent" && plain.test(raw) && value !== null && Math.abs(value) > noPercentage;
}
