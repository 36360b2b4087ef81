import type { Status } from "../records.ts";
import { monthsMoved } from "./due.ts";
import { compareMilestones } from "./milestones.ts";
import type { Corrected, ReportRecords } from "./report.ts";
import { byService } from "./services.ts";

/** One promise along successive reports. */
export interface MilestoneOverTime {
  readonly text: string;
  readonly steps: readonly MilestoneStep[];
  /** From the first date to the last, later positive; null where a date is missing. */
  readonly slipped_months: number | null;
  /** True where a later report of the service covers its place and no longer has it. */
  readonly dropped: boolean;
}

export interface MilestoneStep {
  readonly doc: string;
  readonly text: string;
  readonly due: string;
  readonly status: Status;
  readonly id: string;
  readonly corrected: readonly Corrected[];
}

/** Promises followed from report to report of one service, in order of the periods; the most slipped first. */
export function milestonesOverTime(
  reports: readonly ReportRecords[],
): readonly MilestoneOverTime[] {
  const withMilestones = reports.filter(({ milestones }) => milestones.length > 0);
  const promises = byService(withMilestones).flatMap(followed);
  return promises
    .map((promise, at) => ({ promise, at }))
    .sort(
      (a, b) => (b.promise.slipped_months ?? 0) - (a.promise.slipped_months ?? 0) || a.at - b.at,
    )
    .map(({ promise }) => promise);
}

function followed(reports: readonly ReportRecords[]): readonly MilestoneOverTime[] {
  const chains: MilestoneStep[][] = [];
  const dropped = new Set<string>();
  let open = new Map<string, MilestoneStep[]>();
  for (const [at, records] of reports.entries()) {
    const before = reports[at - 1];
    const earlier = new Map<string, string>();
    if (before) {
      for (const { relation, from, to } of compareMilestones(before, records).milestones) {
        if (from && to) earlier.set(to.id, from.id);
        if (from && relation === "dropped") dropped.add(from.id);
      }
    }
    const next = new Map<string, MilestoneStep[]>();
    for (const { id, text, due, status } of records.milestones) {
      const known = open.get(earlier.get(id) ?? "");
      const chain = known ?? [];
      if (!known) chains.push(chain);
      chain.push({
        doc: records.report.doc,
        text,
        due: due.join(";"),
        status,
        id,
        corrected: records.corrected?.get(id) ?? [],
      });
      next.set(id, chain);
    }
    open = next;
  }
  return chains
    .filter((chain) => chain.length > 1)
    .map((chain) => {
      const first = chain[0]?.due.split(";").filter(Boolean) ?? [];
      const end = chain.at(-1);
      return {
        text: end?.text ?? "",
        steps: chain,
        slipped_months: monthsMoved(first, end?.due.split(";").filter(Boolean) ?? []) ?? null,
        dropped: end !== undefined && dropped.has(end.id),
      };
    });
}
