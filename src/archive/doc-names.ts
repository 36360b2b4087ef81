import { extname } from "node:path";

const baseName = (file: string): string => file.slice(file.lastIndexOf("/") + 1);
const withoutExtension = (file: string): string =>
  file.slice(0, file.length - extname(file).length);

/** Shortest first: `q1`, `2009/q1`, `2009/q1.pdf`. The last is unique, because names are. */
const forms: readonly ((file: string) => string)[] = [
  (file) => withoutExtension(baseName(file)) || baseName(file),
  (file) => withoutExtension(file) || file,
  (file) => file,
];

/** Every report's id, decided over the whole archive: all that would share one take the next longer form. */
export function docNames(files: readonly string[]): Map<string, string> {
  const levels = new Map(files.map((file) => [file, 0]));
  for (;;) {
    const names = new Map(files.map((file) => [file, formAt(levels.get(file) ?? 0, file)]));
    const holders = new Map<string, string[]>();
    for (const [file, name] of names) holders.set(name, [...(holders.get(name) ?? []), file]);
    const shared = [...holders.values()].filter((group) => group.length > 1).flat();
    const raised = shared.filter((file) => (levels.get(file) ?? 0) < forms.length - 1);
    if (raised.length === 0) return names;
    for (const file of raised) levels.set(file, (levels.get(file) ?? 0) + 1);
  }
}

const formAt = (level: number, file: string): string => forms[level]?.(file) ?? file;
