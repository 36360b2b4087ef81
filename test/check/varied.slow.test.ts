import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { findFindings } from "../../src/check/index.ts";
import type { Block } from "../../src/document.ts";
import { interpret } from "../../src/interpret/index.ts";
import { normalise } from "../../src/normalise/index.ts";
import { changedLines } from "../golden-file.ts";
import { tablesOf, tableVariant } from "../interpret/variants.ts";
import { numbersFrom } from "../seeded-numbers.ts";
import { type Composed, findingLine, readComposed } from "./composed.ts";

const file = new URL("../../fixtures/made/findings/varied.txt", import.meta.url);

/** What a sentence says, and what it might say instead. */
const opposites = [
  "met missed, rose fell, increased decreased, above below, over under, more fewer, all none, higher lower",
  "one two, three four, half third, best worst, green red, amber green, completed delayed, first second",
  "improved worsened, underspend overspend, largest smallest, most few, up down, achieved not",
].flatMap((line) => line.split(", ").map((pair) => pair.split(" ") as [string, string]));

/** A figure of the text one digit off, or a word turned to what it is not. */
function proseVariant(text: string, next: () => number): string {
  const figures = [...text.matchAll(/\d/g)];
  const figure = figures[Math.floor(next() * figures.length)];
  if (figure && next() < 0.5) {
    const digit = (Number(figure[0]) + 1 + Math.floor(next() * 8)) % 10;
    return `${text.slice(0, figure.index)}${digit}${text.slice(figure.index + 1)}`;
  }
  return opposites.reduce((said, [one, other]) => {
    const pattern = new RegExp(`\\b(?:${one}|${other})\\b`, "gi");
    return said.replace(pattern, (word) => (word.toLowerCase() === one ? other : one));
  }, text);
}

/** A composed report in which every table has one thing changed, and some of the prose. */
function varied(report: Composed, others: ReturnType<typeof tablesOf>, seed: number): Composed {
  const next = numbersFrom(seed);
  const blocks = report.document.blocks.map((block): Block => {
    if (block.kind === "table") {
      return block.rows > 1 && block.columns > 1 ? tableVariant(block, others, next) : block;
    }
    return next() < 0.4 ? { ...block, text: proseVariant(block.text, next) } : block;
  });
  const document = { ...report.document, blocks };
  const { value } = interpret(document);
  const { facts, records } = normalise(value, document.source).value;
  const { verdicts, asides } = value;
  return { document, facts, records, verdicts, asides, problems: [] };
}

const digest = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12);

it("reports with one thing changed in each table have the findings they had: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  const reports: Composed[] = [];
  for (let seed = 1; seed <= reportCount; seed += 1) reports.push(await readComposed(seed));
  const others = tablesOf(reports.map(({ document }) => document));
  const lines = reports.flatMap((report, at) =>
    Array.from({ length: variantsEach }, (_, number) => {
      const found = findFindings(varied(report, others, at * 100 + number));
      const places = found.map(
        ({ code, table, row, column }) => `${code}@${[table, row, column].join(".")}`,
      );
      return `${at + 1}.${number + 1} ${digest(found.map(findingLine))}: ${places.join(" ")}`;
    }),
  );
  expect(changedLines(file, lines).slice(0, 5)).toEqual([]);
});

const reportCount = 20;
const variantsEach = 3;
