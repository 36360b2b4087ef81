import { append } from "../long-lists.ts";
import type { Finding } from "../problem.ts";
import type { Observation } from "../records.ts";
import type { CheckedReport } from "./checked-report.ts";
import { toFinding } from "./finding.ts";
import { type IndicatorRow, toIndicatorRows } from "./indicator-rows.ts";

/** Weights are percentages of a whole. */
const whole = 100;
/** Half a point a weight. */
const roundingPerWeight = 0.5;
/** This share of the baskets must be whole before one that is not is a finding. */
const leastWhole = 0.6;
const leastBaskets = 3;

interface Basket {
  readonly name: string;
  readonly section: string;
  readonly weights: readonly Observation[];
  readonly sum: number;
}

/** Baskets whose weights do not add up to 100: by the reference they share, else by their section. */
export function findWeightSums({ records }: CheckedReport): Finding[] {
  const rows = toIndicatorRows(records);
  const all = rows.flatMap(({ values }) => values.filter(({ measure }) => measure === "weight"));
  const signed = all.filter(({ raw }) => raw.includes("%")).length;
  // Where weights carry a sign, a bare number under their heading is none.
  const isWeight = ({ measure, value, raw }: Observation): boolean =>
    measure === "weight" && value !== null && (signed * 2 <= all.length || raw.includes("%"));
  const readings = [
    toBaskets(rows, isWeight, ({ codes, ref }) => codes[0] ?? ref),
    toBaskets(rows, isWeight, () => ""),
  ];
  for (const baskets of readings) {
    const complete = baskets.filter(isWhole);
    if (complete.length < leastBaskets || complete.length < leastWhole * baskets.length) continue;
    const elsewhere = new Set(complete.map(({ name }) => name));
    // A row of a basket that is complete elsewhere is only repeated here.
    const isRepeated = ({ name, weights }: Basket) =>
      name !== "" && elsewhere.has(name) && weights.length === 1;
    return baskets
      .filter((basket) => !isWhole(basket) && !isRepeated(basket))
      .map((basket) => toWeightFinding(basket, complete.length));
  }
  return [];
}

const isWhole = ({ sum, weights }: Basket): boolean =>
  Math.abs(sum - whole) <= (weights.length > 1 ? roundingPerWeight * weights.length : 0);

function toBaskets(
  rows: readonly IndicatorRow[],
  isWeight: (value: Observation) => boolean,
  nameOf: (row: IndicatorRow) => string,
): Basket[] {
  const groups = new Map<string, { name: string; section: string; weights: Observation[] }>();
  const unreadable = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    const key = `${row.section}|${name}`;
    if (row.values.some(isUnreadable)) unreadable.add(key);
    const weights = row.values.filter(isWeight);
    if (weights.length === 0) continue;
    const group = groups.get(key);
    if (group) append(group.weights, weights);
    else groups.set(key, { name, section: row.section, weights });
  }
  for (const key of unreadable) groups.delete(key);
  return [...groups.values()].map((group) => ({
    ...group,
    sum: group.weights.reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
}

/** Two weights in one cell: what the basket adds up to cannot be said. */
const isUnreadable = ({ measure, qualifiers }: Observation): boolean =>
  measure === "weight" && qualifiers.includes("compound");

function toWeightFinding({ name, section, weights, sum }: Basket, complete: number): Finding {
  const printed = weights.map(({ raw }) => raw).join(" + ");
  const basket = [name, section && `"${section}"`].filter(Boolean).join(" of ");
  return toFinding({
    code: "weight-sum",
    sure: "certain",
    records: weights,
    printed,
    expected: `${whole}%`,
    message: `The weights of ${basket || "this basket"} add up to ${Number(sum.toFixed(2))}% (${printed}); the report's other ${complete} baskets add up to ${whole}%.`,
  });
}
