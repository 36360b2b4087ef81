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

/**
 * Every report's id, in the order of the files, decided over the whole archive: all that would share one take the
 * next longer form.
 */
export function docNames(files: readonly string[]): string[] {
  const levels = new Uint8Array(files.length);
  const names = files.map((file) => formAt(0, file));
  for (;;) {
    const holders = new Map<string, number>();
    for (const name of names) holders.set(name, (holders.get(name) ?? 0) + 1);
    let raised = 0;
    for (const [at, file] of files.entries()) {
      const level = levels[at] ?? 0;
      if (holders.get(names[at] ?? "") === 1 || level === forms.length - 1) continue;
      levels[at] = level + 1;
      names[at] = formAt(level + 1, file);
      raised += 1;
    }
    if (raised === 0) return names;
  }
}

const formAt = (level: number, file: string): string => forms[level]?.(file) ?? file;
