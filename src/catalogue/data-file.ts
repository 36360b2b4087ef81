import { readFileSync } from "node:fs";

/** The facts of one data file beside this module, one JSON object a line. */
export function readFacts<T>(name: string): readonly T[] {
  const text = readFileSync(new URL(`data/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
