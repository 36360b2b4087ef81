import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readingOf } from "../builders.ts";
import { madeDocuments, madeGroups, stagesFolder } from "../made-documents.ts";
import { readingLines } from "../reading-lines.ts";

const rewrite = process.env.MUNIMENT_GOLDEN === "rewrite";

/** What is read of the documents of a group, each under its number. */
const textOf = (group: string): string[] =>
  madeDocuments(group).flatMap((document, at) => [
    `== ${at + 1}`,
    ...readingLines(readingOf(document)),
  ]);

describe("small documents are read as they were: MUNIMENT_GOLDEN=rewrite takes new readings", () => {
  it.each(madeGroups())("%s", (group) => {
    const path = new URL(`${group}.txt`, stagesFolder);
    const lines = textOf(group);
    if (rewrite || !existsSync(path)) writeFileSync(path, `${lines.join("\n")}\n`);
    expect(lines).toEqual(readFileSync(path, "utf8").trimEnd().split("\n"));
  });
});
