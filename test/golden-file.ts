import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The lines of a golden file that are not as they were, each beside what it was; MUNIMENT_GOLDEN=rewrite takes them. */
export function changedLines(file: URL, lines: readonly string[]): string[] {
  if (process.env.MUNIMENT_GOLDEN === "rewrite" || !existsSync(file)) {
    writeFileSync(file, `${lines.join("\n")}\n`);
    return [];
  }
  const before = readFileSync(file, "utf8").trimEnd().split("\n");
  const longest = Math.max(lines.length, before.length);
  return Array.from({ length: longest }, (_, at) => [before[at], lines[at]] as const).flatMap(
    ([was, is]) => (was === is ? [] : [`- ${was}\n+ ${is}`]),
  );
}
