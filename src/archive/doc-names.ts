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
    const holders = new Map<string, number>();
    for (const name of names.values()) holders.set(name, (holders.get(name) ?? 0) + 1);
    let raised = 0;
    for (const [file, name] of names) {
      const level = levels.get(file) ?? 0;
      if (holders.get(name) === 1 || level === forms.length - 1) continue;
      levels.set(file, level + 1);
      raised += 1;
    }
    if (raised === 0) return names;
  }
}

const formAt = (level: number, file: string): string => forms[level]?.(file) ?? file;
