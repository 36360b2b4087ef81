import type { Evidence } from "../edges/evidence.ts";
import { isBoldRow, type TextRow } from "./placed-lines.ts";
import { groupsToCells } from "./row-groups.ts";

/** Lines of heads that go on with those over them, all of them, are no row. */
export function withoutRestsOfHeads(
  groups: readonly (readonly TextRow[])[],
  bounds: readonly number[],
  evidence: Evidence,
): (readonly TextRow[])[] {
  const begun = new Set(
    groupsToCells(groups, bounds, evidence)
      .filter(({ spans }) => spans.length > 0)
      .map(({ row }) => row),
  );
  const kept: (readonly TextRow[])[] = [];
  for (const [at, group] of groups.entries()) {
    const above = kept.at(-1);
    if (above !== undefined && !begun.has(at) && group.every(isBoldRow))
      kept[kept.length - 1] = [...above, ...group];
    else kept.push(group);
  }
  return kept;
}
