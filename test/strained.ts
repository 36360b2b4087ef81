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

/** So many changed cases are told of; whoever looks for faults waits for no more. */
const mostTold = 5;

/** The first chosen cases that give something else than they gave; MUNIMENT_GOLDEN=rewrite takes what they give. */
export function changedCases({ file, outcomeOf }: StrainedCases): string[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const lineNow = (line: string): string => {
    const [, name = "", seed = ""] = /^(.*) #(\d+):/.exec(line) ?? [];
    return `${name} #${seed}: ${outcomeOf(name, Number(seed))}`;
  };
  if (process.env.MUNIMENT_GOLDEN === "rewrite") {
    writeFileSync(file, `${lines.map(lineNow).join("\n")}\n`);
    return [];
  }
  const changed: string[] = [];
  for (const line of lines) {
    const now = lineNow(line);
    if (line !== now) changed.push(`- ${line}\n+ ${now}`);
    if (changed.length === mostTold) break;
  }
  return changed;
}

export const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);
