import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fixtureNames } from "../../../../scripts/make-pdf-fixtures.mjs";
import { changedLines } from "../../../golden-file.ts";
import { changedCases } from "../../../strained.ts";
import { cellsOf, drawingsOf } from "./perturbed.ts";
import { strainedCases } from "./strained.ts";
import { variedPages } from "./varied.ts";

const file = new URL("../../../../fixtures/made/pdf/varied.txt", import.meta.url);
const variantsEach = 8;

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 8);

it("pages with some things otherwise have the tables they had: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  const lines: string[] = [];
  const isRewritten = process.env.MUNIMENT_GOLDEN === "rewrite";
  const before = isRewritten ? [] : readFileSync(file, "utf8").split("\n");
  for (const [at, name] of fixtureNames.entries()) {
    const drawings = await drawingsOf(name);
    if (cellsOf(drawings).length === 0) continue;
    const outcomes = Array.from({ length: variantsEach }, (_, number) => {
      const tables = cellsOf(variedPages(drawings, at * 100 + number));
      return `${tables.length}:${digest(tables.join("\n\n"))}`;
    });
    const line = `${name}: ${outcomes.join(" ")}`;
    lines.push(line);
    // The first that is another says enough: whoever looks for faults waits for no more.
    if (!isRewritten && before[lines.length - 1] !== line) break;
  }
  expect(changedLines(file, lines).slice(0, 5)).toEqual([]);
});

it("pages chosen for what they put to the test have on them what they had: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  expect(changedCases(await strainedCases())).toEqual([]);
});
