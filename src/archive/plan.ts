import type { ArchivePlan, PlacedReport } from "../store/assemble.ts";
import type { Listed, ListedFile } from "../store/stage.ts";
import { docNames } from "./doc-names.ts";
import { type GivenFile, identity } from "./given-file.ts";

/** What an archive or a stage holds already. */
export interface Held {
  readonly reports: readonly Listed[];
  readonly files: readonly ListedFile[];
}

/** By content; what has no content, by name. */
export const byIdentity = (reports: readonly Listed[]): Map<string, Listed> =>
  new Map(reports.map((report) => [identity(report), report]));

export interface FinalPlan {
  readonly plan: ArchivePlan;
  /** Names of reports that the archive held and that were not found this time. */
  readonly missing: readonly string[];
  /** True where the archive already is what the plan asks for. */
  readonly asBefore: boolean;
}

/** The archive to be: the files given, those read by their identity, and those it held before unless they are pruned. */
export function planArchive(
  given: Iterable<GivenFile>,
  base: Held,
  inStage: ReadonlyMap<string, number>,
  prune: boolean,
): FinalPlan {
  const inBase = byIdentity(base.reports);
  const baseById = new Map(base.reports.map((report) => [report.reportId, report]));
  const baseNames = new Map(base.files.map((file) => [file.file, file]));
  const givenNames = new Set<string>();
  const reportOf = new Map<string, string>();
  const asides = new Map<string, string>();

  for (const file of given) {
    const key = identity({ sha256: file.sha256, file: file.name });
    // Only where there were names before is anything missing.
    if (base.files.length > 0) givenNames.add(file.name);
    if (file.kind === "set-aside") asides.set(file.name, file.reason);
    else if (inStage.has(key) || inBase.has(key)) reportOf.set(file.name, key);
    else {
      // Interrupted before its turn: what the archive said of this name stays true until then.
      const before = baseById.get(baseNames.get(file.name)?.reportId ?? -1);
      if (before) reportOf.set(file.name, identity(before));
    }
  }
  const missing: string[] = [];
  for (const { file, reportId } of base.files) {
    const report = baseById.get(reportId ?? -1);
    if (givenNames.has(file) || !report) continue;
    missing.push(file);
    if (!prune) reportOf.set(file, identity(report));
  }

  const names = [...reportOf.keys()].sort(byCodeUnit);
  const firstName = new Map<string, string>();
  for (const name of names) {
    const key = reportOf.get(name) ?? "";
    if (!firstName.has(key)) firstName.set(key, name);
  }
  const docs = docNames([...firstName.values()]);
  const positions = new Map([...firstName.keys()].map((key, position) => [key, position]));
  const reports = [...firstName].map(([key, file]): PlacedReport => {
    const doc = docs.get(file) ?? file;
    const fresh = inStage.get(key);
    return fresh !== undefined
      ? { from: "main", reportId: fresh, file, doc }
      : { from: "base", reportId: inBase.get(key)?.reportId ?? -1, file, doc };
  });
  const files = [...names, ...asides.keys()].sort(byCodeUnit).map((file) => ({
    file,
    report: asides.has(file) ? null : (positions.get(reportOf.get(file) ?? "") ?? null),
    reason: asides.get(file) ?? "",
  }));
  return { plan: { reports, files }, missing, asBefore: isAsBefore({ reports, files }, base) };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isAsBefore(plan: ArchivePlan, base: Held): boolean {
  const sameReports =
    plan.reports.length === base.reports.length &&
    plan.reports.every((report, position) => {
      const before = base.reports[position];
      return (
        report.from === "base" &&
        report.reportId === before?.reportId &&
        report.file === before.file &&
        report.doc === before.doc
      );
    });
  const before = new Map(base.files.map((file) => [file.file, file]));
  return (
    sameReports &&
    plan.files.length === base.files.length &&
    plan.files.every(({ file, report, reason }) => {
      const held = before.get(file);
      return held?.reason === reason && held.reportId === (report === null ? null : report + 1);
    })
  );
}
