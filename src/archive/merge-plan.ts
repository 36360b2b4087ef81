import type { ArchivePlan } from "../store/assemble.ts";
import type { Listed, ListedFile } from "../store/stage.ts";
import { type GivenFile, identity } from "./given-file.ts";
import { type Held, planArchive } from "./plan.ts";
import { tellApart } from "./unique-names.ts";

/** An archive to be merged, with what it lists. */
export interface MergedArchive extends Held {
  readonly path: string;
  /** Its path without the ending, in the place of the folder an import would have been given. */
  readonly root: string;
}

export interface MergePlan {
  readonly plan: ArchivePlan;
  /** The new id of every report whose id changed, by archive and old id. */
  readonly renamed: ReadonlyMap<MergedArchive, ReadonlyMap<string, string>>;
}

/** One file, or a zip package with all its members: what a name belongs to. */
interface Unit {
  readonly name: string;
  /** What two archives' files of one name must have in common to be one file. */
  readonly content: string;
  /** Nothing of it has bytes that could be compared. */
  readonly hasBytes: boolean;
  /** The archives it is in, and its files there, in one order. */
  readonly holders: readonly Holder[];
}

interface Holder {
  readonly archive: MergedArchive;
  readonly files: readonly ListedFile[];
}

/** One archive of several: the plan that one import of all their files would have made. */
export function planMerge(archives: readonly MergedArchive[], importer: string): MergePlan {
  const units = tellApart(distinct(archives), ({ holders }) => holders[0]?.archive.root ?? "");
  const readings = new Map<string, Reading[]>();
  const named = new Map<string, string>();
  const asides: GivenFile[] = [];
  for (const [name, unit] of units) {
    for (const [at, { archive, files }] of unit.holders.entries()) {
      const reports = byId(archive);
      for (const { file: own, reportId, reason } of files) {
        const file = name + own.slice(unit.name.length);
        const report = reports.get(reportId ?? -1);
        if (report) {
          const key = identity({ sha256: report.sha256, file });
          named.set(file, key);
          readings.set(key, [...(readings.get(key) ?? []), { archive, report, file }]);
        } else if (at === 0) asides.push(setAside(file, reason));
      }
    }
  }
  const chosen = [...readings].map(([key, all]) => ({ key, ...best(all, importer) }));
  const ids = new Map(chosen.map(({ key }, at) => [key, at + 1]));
  const held: Held = {
    reports: chosen.map(({ report, file }, at) => ({ ...report, reportId: at + 1, file })),
    files: [...named].map(([file, key]) => ({ file, reportId: ids.get(key) ?? null, reason: "" })),
  };
  const { plan } = planArchive(asides, held, () => undefined, false);
  const placed = plan.reports.map((one) => {
    const from = chosen[one.reportId - 1];
    return from ? { ...one, archive: from.archive.path, reportId: from.report.reportId } : one;
  });
  const docs = new Map(plan.reports.map((one) => [chosen[one.reportId - 1]?.key ?? "", one.doc]));
  return {
    plan: { reports: placed, files: plan.files },
    renamed: renamedDocs(archives, readings, docs),
  };
}

/** What is worked out of an archive, once. */
function once<T>(work: (archive: MergedArchive) => T): (archive: MergedArchive) => T {
  const known = new WeakMap<MergedArchive, { readonly value: T }>();
  return (archive) => {
    const found = known.get(archive) ?? { value: work(archive) };
    known.set(archive, found);
    return found.value;
  };
}

const byId = once(({ reports }) => new Map(reports.map((report) => [report.reportId, report])));

interface Reading {
  readonly archive: MergedArchive;
  readonly report: Listed;
  /** Its name in the whole. */
  readonly file: string;
}

const statuses = ["read", "partly-read", "unread"];

/**
 * Of several readings of the same bytes: today's importer's, the one that got further (a password, a larger
 * limit), then that under the name the whole archive has for it, which is how one import would have read it.
 */
function best(readings: readonly Reading[], importer: string): Reading {
  const first = readings.map(({ file }) => file).reduce((a, b) => (a < b ? a : b));
  const rank = ({ report, file }: Reading): number[] => [
    report.importer === importer ? 0 : 1,
    statuses.indexOf(report.status),
    report.errorCodes.length,
    file === first ? 0 : 1,
  ];
  return readings.reduce((one, other) => (isLess(rank(other), rank(one)) ? other : one));
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** A file that two archives hold under one name is one, if its content is the same. */
function distinct(archives: readonly MergedArchive[]): Unit[] {
  const known = new Map<string, Unit[]>();
  for (const unit of archives.flatMap(unitsOf)) {
    const namesakes = known.get(unit.name) ?? [];
    const at = namesakes.findIndex((one) => one.content === unit.content && isOneFile(one, unit));
    const same = namesakes[at];
    const together = same && { ...same, holders: [...same.holders, ...unit.holders] };
    known.set(unit.name, together ? namesakes.with(at, together) : [...namesakes, unit]);
  }
  return [...known.values()].flat();
}

/**
 * What has no bytes to compare, such as what systems leave behind, is taken for one file only where the two
 * archives hold another file in common: else each folder had its own.
 */
const isOneFile = (one: Unit, other: Unit): boolean =>
  one.hasBytes ||
  one.holders.some(({ archive }) =>
    other.holders.some((holder) => overlap(archive, holder.archive)),
  );

function overlap(one: MergedArchive, other: MergedArchive): boolean {
  const keys = keysOf(one);
  return [...keysOf(other)].some((key) => keys.has(key));
}

/** Every name with the hash of its bytes. */
const keysOf = once((archive) => {
  const reports = byId(archive);
  return new Set(
    archive.files.flatMap(({ file, reportId }) => {
      const sha256 = reports.get(reportId ?? -1)?.sha256;
      return sha256 ? [`${sha256} ${file}`] : [];
    }),
  );
});

const inPackage = "!/";

function unitsOf(archive: MergedArchive): Unit[] {
  const reports = byId(archive);
  const groups = new Map<string, ListedFile[]>();
  for (const file of archive.files) {
    const end = file.file.indexOf(inPackage);
    const name = end < 0 ? file.file : file.file.slice(0, end);
    const group = groups.get(name);
    if (group) group.push(file);
    else groups.set(name, [file]);
  }
  return [...groups].map(([name, files]) => {
    const hashes = files.map(({ reportId }) => reports.get(reportId ?? -1)?.sha256 ?? "");
    const parts = files.map(({ file, reason }, at) => [
      file.slice(name.length),
      hashes[at],
      reason,
    ]);
    const hasBytes = hashes.some((sha256) => sha256 !== "");
    return { name, content: JSON.stringify(parts), hasBytes, holders: [{ archive, files }] };
  });
}

const setAside = (name: string, reason: string): GivenFile => ({
  name,
  kind: "set-aside",
  reason,
  path: Buffer.alloc(0),
  root: "",
  sha256: "",
  bytes: 0,
});

function renamedDocs(
  archives: readonly MergedArchive[],
  readings: ReadonlyMap<string, readonly Reading[]>,
  docs: ReadonlyMap<string, string>,
): MergePlan["renamed"] {
  const renamed = new Map(archives.map((archive) => [archive, new Map<string, string>()]));
  for (const [key, all] of readings) {
    for (const { archive, report } of all) {
      const doc = docs.get(key);
      if (doc !== undefined && doc !== report.doc) renamed.get(archive)?.set(report.doc, doc);
    }
  }
  return renamed;
}
