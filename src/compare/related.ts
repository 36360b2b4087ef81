import { findIndicator, type Relation, relationsOf } from "../catalogue/index.ts";
import { familyRank, type Lineage, lineageOf } from "../catalogue/lineage.ts";
import { rowsToEvidence } from "./evidence.ts";
import { type ComparisonGroup, rowsToPoints, titlesBeside } from "./group.ts";
import type { PlacedRow } from "./placed.ts";
import { polarityFor } from "./polarity.ts";
import { sentence } from "./printed-title.ts";
import { inCodeOrder } from "./report.ts";
import { inSeriesOrder, withContradictions } from "./series.ts";

const said: Readonly<Record<Relation["relation"], string>> = {
  same: "may be the same measure, but that is not certain",
  same_basis_renamed: "may be the same measure under another name, but that is not certain",
  narrower: "is narrower",
  broader: "is broader",
  related_not_comparable: "is related but measured otherwise",
};

/** Measures that look alike and are not, printed by different councils: shown side by side as not comparable. */
export function relatedGroups(placed: ReadonlyMap<string, readonly PlacedRow[]>): readonly {
  readonly group: ComparisonGroup;
  readonly sides: readonly (readonly PlacedRow[])[];
}[] {
  const groups: { group: ComparisonGroup; sides: readonly (readonly PlacedRow[])[] }[] = [];
  const done = new Set<string>();
  const newestFirst = [...placed].sort(
    ([a, x], [b, y]) => rankOf(x) - rankOf(y) || inCodeOrder(a, b),
  );
  for (const [key, rows] of newestFirst) {
    for (const { other, relation } of neighbours(rows[0]?.measured.lineage)) {
      const related = placed.get(other);
      // The crosswalk is read from both sides; each pair is shown once.
      const pair = [key, other].sort().join(" ");
      if (!related || other === key || done.has(pair)) continue;
      done.add(pair);
      if (!areApart(councilsOf(rows), councilsOf(related))) continue;
      groups.push({ group: relatedGroup(rows, related, relation), sides: [rows, related] });
    }
  }
  return groups;
}

function rankOf(rows: readonly PlacedRow[]): number {
  const root = rows[0]?.measured.lineage?.root;
  return root ? familyRank(root) : Number.MAX_SAFE_INTEGER;
}

interface Neighbour {
  /** The root of the other line. */
  readonly other: string;
  readonly relation: Relation;
}

function neighbours(lineage: Lineage | undefined): readonly Neighbour[] {
  return (lineage?.codes ?? []).flatMap((code) =>
    relationsOf(code).flatMap((relation) => {
      const counterpart = findIndicator(relation.counterpart);
      return counterpart ? [{ other: lineageOf(counterpart).root.code, relation }] : [];
    }),
  );
}

/** Whether setting them side by side could tempt anybody: one council prints the one, another only the other. */
export function areApart(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((name) => !right.has(name)) && [...right].some((name) => !left.has(name));
}

const councilsOf = (rows: readonly PlacedRow[]): ReadonlySet<string> =>
  new Set(rows.map(({ row }) => row.council));

function relatedGroup(
  left: readonly PlacedRow[],
  right: readonly PlacedRow[],
  relation: Relation,
): ComparisonGroup {
  const first = findIndicator(relation.code);
  const why = sentence(
    `${relation.code} ${said[relation.relation]} against ${relation.counterpart}: ${relation.reason}`,
  );
  const points = withContradictions(
    [...left, ...right].flatMap((placed) =>
      rowsToPoints(placed, undefined, { verdict: "not_comparable", why }),
    ),
  );
  return {
    indicator: relation.code,
    related: relation.counterpart,
    ...titlesBeside([...left, ...right], undefined),
    unit: first?.unit ?? "",
    unit_printed: false,
    unit_defined: first?.basis ?? "",
    polarity: polarityFor(first, first?.unit ?? ""),
    theme: first?.theme ?? "",
    verdict: "not_comparable",
    why,
    compared_in: [],
    evidence: rowsToEvidence([...left, ...right]),
    series: points.sort(inSeriesOrder),
    standings: [],
    trends: [],
  };
}
