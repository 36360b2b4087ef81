import type { KeptList } from "../store/kept-list.ts";
import { type GivenFile, identity } from "./given-file.ts";
import type { Held } from "./plan.ts";

/**
 * Tells a folder imported before from another one with files of the same names: `2010/q1.pdf` after
 * `2009/q1.pdf`, each folder given alone, are two reports, while a changed `q1.pdf` replaces the old one.
 * Nothing of the machine is stored, so the files themselves decide: a folder of which some file is as it
 * was is the same folder; one that meets several known names and has not one file as it was is another,
 * and takes its own name in front.
 */
export function placeFolders(list: KeptList<GivenFile>, base: Held): void {
  if (base.files.length === 0) return;
  const given = [...list];
  const held = heldNames(base);
  const roots = new Set(given.map(({ root }) => root));
  const prefixes = new Map(
    [...roots].map((root) => [
      root,
      prefixOf(
        root,
        given.filter((file) => file.root === root),
        held,
      ),
    ]),
  );
  if ([...prefixes.values()].every((prefix) => prefix === "")) return;
  list.fill(given.map((file) => ({ ...file, name: (prefixes.get(file.root) ?? "") + file.name })));
}

/** Below so many names met, a file that differs is taken for a changed one. */
const fewestNamesMet = 2;

function heldNames(base: Held): Map<string, string> {
  const reports = new Map(base.reports.map((report) => [report.reportId, report]));
  return new Map(
    base.files.flatMap(({ file, reportId }) => {
      const report = reports.get(reportId ?? -1);
      return report?.sha256 ? [[file, identity(report)] as const] : [];
    }),
  );
}

function prefixOf(
  root: string,
  files: readonly GivenFile[],
  held: ReadonlyMap<string, string>,
): string {
  const reports = files.filter(({ kind }) => kind === "report");
  const as = (prefix: string) => {
    const known = reports.filter(({ name }) => held.has(prefix + name));
    const same = known.filter(
      ({ name, sha256 }) => held.get(prefix + name) === identity({ sha256, file: name }),
    );
    return { known: known.length, same: same.length };
  };
  const prefixes = folderPrefixes(root);
  const best = prefixes
    .map((prefix) => ({ prefix, ...as(prefix) }))
    .sort((a, b) => b.same - a.same || a.prefix.length - b.prefix.length)[0];
  if (best && best.same > 0) return best.prefix;
  if (as("").known < fewestNamesMet) return "";
  return prefixes.find((prefix) => as(prefix).known === 0) ?? "";
}

/** ``, `2009/`, `records/2009/`, `home/records/2009/` for `/home/records/2009`. */
function folderPrefixes(root: string): string[] {
  const folders = root.split("/").filter((folder) => folder !== "");
  return ["", ...folders.map((_, at) => `${folders.slice(folders.length - 1 - at).join("/")}/`)];
}
