import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

/**
 * Cases that are made of something we hold, changed by a number that names the change, and what each gives. The file
 * has those that scripts/faults/strained.mjs chose, a line each: `name #seed: outcome`.
 */
export interface StrainedCases {
  readonly file: URL;
  readonly names: readonly string[];
  readonly outcomeOf: (name: string, seed: number) => string;
  /** What the outcome is made of, where each can be asked for alone: whoever looks for faults asks for no more. */
  readonly partsOf?: (name: string, seed: number) => readonly (() => unknown)[];
}

/** The chosen cases that give something else than they gave; MUNIMENT_GOLDEN=rewrite takes what they give. */
export function changedCases({ file, outcomeOf }: StrainedCases): string[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const now = lines.map((line) => {
    const [, name = "", seed = ""] = /^(.*) #(\d+):/.exec(line) ?? [];
    return `${name} #${seed}: ${outcomeOf(name, Number(seed))}`;
  });
  if (process.env.MUNIMENT_GOLDEN === "rewrite") {
    writeFileSync(file, `${now.join("\n")}\n`);
    return [];
  }
  return lines.flatMap((line, at) => (line === now[at] ? [] : [`- ${line}\n+ ${now[at]}`]));
}

export const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);
