// The small files that fuzzing found, and what becomes of each.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const corpusFolder = fileURLToPath(new URL("../../../fixtures/corpus", import.meta.url));

/** Each file with its path in the folder, which begins with the name of what it is given to. */
export function corpusFiles() {
  const folders = readdirSync(corpusFolder, { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((name) =>
      readdirSync(join(corpusFolder, name))
        .sort()
        .map((file) => ({
          name,
          file: `${name}/${file}`,
          bytes: new Uint8Array(readFileSync(join(corpusFolder, name, file))),
        })),
    );
}

/** By a file's path. */
export function corpusOutcomes() {
  const lines = readFileSync(join(corpusFolder, "outcomes.txt"), "utf8").split("\n");
  return new Map(lines.filter(Boolean).map((line) => line.split("\t")));
}
