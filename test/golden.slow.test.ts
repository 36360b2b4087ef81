import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fixture, type FixtureReading, fixtures, readFixture } from "./fixtures.ts";
import { documentToLines, interpretationToLines, listToLines } from "./golden-lines.ts";

/** `npm run golden` asks for the files to be written anew. */
const rewrite = process.env.MUNIMENT_GOLDEN === "rewrite";
/** CI only reads. */
const inCi = process.env.CI !== undefined && process.env.CI !== "";
/** Enough changed lines to see what it is about. */
const linesShown = 5;

function goldenFiles(fixture: Fixture, reading: FixtureReading): Record<string, string> {
  const both = {
    "records.json": listToLines(reading.records),
    "problems.json": listToLines(reading.problems),
  };
  if (!fixture.isText) return both;
  return {
    "document.json": documentToLines(reading.document),
    "rows.json": interpretationToLines(reading.interpretation),
    ...both,
  };
}

/** What differs, the first lines of it, as `- expected` and `+ read`. */
function differences(expected: string, read: string): string[] {
  if (expected === read) return [];
  const [before, after] = [expected.split("\n"), read.split("\n")];
  const gone = new Set(before);
  const come = new Set(after);
  const minus = before.filter((line) => !come.has(line)).map((line) => `- ${line}`);
  const plus = after.filter((line) => !gone.has(line)).map((line) => `+ ${line}`);
  return [
    `${minus.length} lines gone, ${plus.length} lines new`,
    ...minus.slice(0, linesShown),
    ...plus.slice(0, linesShown),
  ];
}

describe.each(fixtures())("golden $name", (fixture) => {
  it("reads as it did when it was last looked at", async () => {
    const files = goldenFiles(fixture, await readFixture(fixture));
    const changed: Record<string, string[]> = {};
    for (const [name, read] of Object.entries(files)) {
      const path = join(fixture.expected, name);
      const changedPath = path.replace(/\.json$/, "-changed.json");
      JSON.parse(read);
      if (rewrite) {
        mkdirSync(fixture.expected, { recursive: true });
        writeFileSync(path, read);
      }
      const differing = differences(existsSync(path) ? readFileSync(path, "utf8") : "", read);
      if (differing.length > 0) changed[name] = differing;
      if (inCi) continue;
      if (differing.length > 0) {
        mkdirSync(fixture.expected, { recursive: true });
        writeFileSync(changedPath, read);
      } else rmSync(changedPath, { force: true });
    }
    expect(changed, `if this is meant: npm run golden -- ${fixture.name}`).toEqual({});
  });
});
