import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawPdf } from "../../../src/extract/pdf/draw.ts";

const made = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/made/pdf/${name}.pdf`, import.meta.url)));

const cutsOf = async (name: string): Promise<string[]> =>
  (await drawPdf(made(name), {})).flatMap(({ svg }) =>
    [...svg.matchAll(/another table: ([^<]+)/g)].map(([, question]) => question as string),
  );

describe("a page drawn over what was found on it", () => {
  it.each([
    ["agency-numbered-beside", ["a numbered title beside another"]],
    ["stats-side-by-side", ["rules of its own beside another table"]],
    ["side-by-side-folded", ["the header again beside itself"]],
    ["side-by-side-own-rows", ["rows of its own beside others"]],
    ["side-by-side-unruled", ["a title beside another"]],
    ["kind-typewriter", ["a heading after which figures stand elsewhere"]],
    ["ruled-off-neighbours", ["a filled or bold header after white space"]],
    ["ruled-off-with-heading", ["more space over a heading than over rows"]],
    ["agency-pairs", []],
  ])("%s shows where another table begins, and which question said so", async (name, questions) => {
    expect(await cutsOf(name)).toEqual(questions);
  });
});
