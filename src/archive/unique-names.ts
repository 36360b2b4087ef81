/**
 * A name for each: those that share one take as much of their own folders' names in front as tells them
 * apart. `rootOf` gives the folder that was given, as text; no two of one name may have the same.
 */
export function tellApart<T extends { readonly name: string }>(
  files: readonly T[],
  rootOf: (file: T) => string,
): Map<string, T> {
  const named = new Map<string, T>();
  for (const file of files) named.set(file.name, file);
  // Mostly each has a name of its own, and there may be a hundred thousand.
  if (named.size === files.length) return named;
  named.clear();
  let open = files.map((file) => ({ file, name: file.name }));
  for (let depth = 1; open.length > 0; depth += 1) {
    const counts = new Map<string, number>();
    for (const { name } of open) counts.set(name, (counts.get(name) ?? 0) + 1);
    const isFree = ({ name }: { name: string }) => counts.get(name) === 1 && !named.has(name);
    const free = open.filter(isFree);
    const shared = open.filter((one) => !isFree(one));
    for (const { file, name } of free) named.set(name, file);
    open = shared.map(({ file }) => ({ file, name: withFolders(rootOf(file), file.name, depth) }));
  }
  return named;
}

/** `2009/q1/report.pdf` for `q1/report.pdf` found under `/records/2009`, at depth 1. */
function withFolders(root: string, name: string, depth: number): string {
  const folders = root.split("/").filter(Boolean);
  return [...folders.slice(-depth), name].join("/");
}
