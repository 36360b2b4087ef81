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

/** A name of the archive to be, with the report it is, first by where that lies and then by its position. */
interface Named {
  readonly file: string;
  report: number | null;
  readonly reason: string;
}

/**
 * The archive to be: the files given, those read by their identity, and those it held before unless they are pruned.
 * Of a hundred thousand files it holds no more than the plan itself: `inStage` looks each up.
 */
export function planArchive(
  given: Iterable<GivenFile>,
  base: Held,
  inStage: (file: Pick<Listed, "sha256" | "file">) => number | undefined,
  prune: boolean,
): FinalPlan {
  const inBase = byIdentity(base.reports);
  const baseById = new Map(base.reports.map((report) => [report.reportId, report]));
  const baseNames = new Map(base.files.map((file) => [file.file, file]));
  const givenNames = new Set<string>();
  const named: Named[] = [];
  /** The number of a report in the stage, or in the archive with a minus before it. */
  const whereIs = (file: Pick<Listed, "sha256" | "file">): number | undefined => {
    const fresh = inStage(file);
    if (fresh !== undefined) return fresh;
    const held = inBase.get(identity(file));
    return held && -held.reportId;
  };
  const name = (file: string, report: number | null | undefined, reason = "") => {
    if (report !== undefined) named.push({ file, report, reason });
  };

  for (const { kind, name: file, reason, sha256 } of given) {
    // Only where there were names before is anything missing.
    if (base.files.length > 0) givenNames.add(file);
    if (kind === "set-aside") {
      name(file, null, reason);
      continue;
    }
    // Interrupted before its turn: what the archive said of this name stays true until then.
    const before = baseById.get(baseNames.get(file)?.reportId ?? -1);
    name(file, whereIs({ sha256, file }) ?? (before && whereIs(before)));
  }
  const missing: string[] = [];
  for (const { file, reportId } of base.files) {
    const report = baseById.get(reportId ?? -1);
    if (givenNames.has(file) || !report) continue;
    missing.push(file);
    if (!prune) name(file, whereIs(report));
  }

  named.sort((a, b) => byCodeUnit(a.file, b.file));
  const plan = { reports: placeReports(named), files: named };
  return { plan, missing, asBefore: isAsBefore(plan, base) };
}

/** The reports in the order of their first names; those names have the position in it from now on. */
function placeReports(named: readonly Named[]): PlacedReport[] {
  const positions = new Map<number, number>();
  const firstNames: string[] = [];
  for (const one of named) {
    if (one.report === null) continue;
    const position = positions.get(one.report) ?? positions.size;
    if (position === positions.size) {
      positions.set(one.report, position);
      firstNames.push(one.file);
    }
    one.report = position;
  }
  const docs = docNames(firstNames);
  return Array.from(positions.keys(), (number, position): PlacedReport => {
    const file = firstNames[position] ?? "";
    return {
      from: number < 0 ? "base" : "main",
      reportId: Math.abs(number),
      file,
      doc: docs[position] ?? file,
    };
  });
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
