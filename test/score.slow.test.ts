import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CouncilRecord } from "../src/records.ts";
import { type Fixture, fixtures, fixturesFolder, readFixture } from "./fixtures.ts";
import {
  parseGold,
  recordToScoreRow,
  type Score,
  type ScoreDetail,
  type ScoreKind,
  scoreRows,
  wordOverlap,
} from "./score-match.ts";

/** `npm run score` asks for the scores to be printed, `npm run score -- update` for the baseline to be written. */
const mode = process.env.MUNIMENT_SCORE;
const missesShown = 5;
const baselinePath = join(fixturesFolder, "baselines", "scores.json");
type Baseline = Record<string, Record<string, Score>>;

const kinds: Readonly<Record<ScoreKind, CouncilRecord["kind"]>> = {
  observations: "observation",
  milestones: "milestone",
  budget: "budget",
};

const goldOf = ({ doc }: Fixture): string => join(fixturesFolder, "reports", doc, "gold");
const scored = fixtures().filter((fixture) => existsSync(goldOf(fixture)));

async function scoreFixture(fixture: Fixture): Promise<Record<string, ScoreDetail>> {
  const { records } = await readFixture(fixture);
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, recordKind]) => [
      kind,
      scoreRows(
        kind as ScoreKind,
        parseGold(readFileSync(join(goldOf(fixture), `${kind}.csv`), "utf8")),
        records.filter((record) => record.kind === recordKind).map(recordToScoreRow),
      ),
    ]),
  );
}

const bare = ({ found, missed, invented, wrong }: Score): Score => ({
  found,
  missed,
  invented,
  wrong,
});

const total = (wrong: Readonly<Record<string, number>>): number =>
  Object.values(wrong).reduce((sum, count) => sum + count, 0);

const isWorse = (score: Score, than: Score): boolean =>
  score.found < than.found ||
  score.invented > than.invented ||
  Object.entries(score.wrong).some(([field, count]) => count > (than.wrong[field] ?? 0));

/** Once a line: `halton….txt observations: 33 found, 0 missed, 0 invented, 0 fields wrong`. */
function scoreToText(name: string, kind: string, score: ScoreDetail): string {
  const line = `${name} ${kind}: ${score.found} found, ${score.missed} missed, ${score.invented} invented, ${total(score.wrong)} fields wrong${
    total(score.wrong) > 0 ? ` (${JSON.stringify(score.wrong)})` : ""
  }`;
  return [
    line,
    ...score.misses.slice(0, missesShown).map((miss) => `  missed   ${miss}`),
    ...score.inventions.slice(0, missesShown).map((invention) => `  invented ${invention}`),
  ].join("\n");
}

describe("score against the gold", () => {
  const baseline: Baseline = existsSync(baselinePath)
    ? JSON.parse(readFileSync(baselinePath, "utf8"))
    : {};

  it.each(scored)("$name is no worse than the baseline", async (fixture) => {
    const scores = await scoreFixture(fixture);
    const now = Object.fromEntries(
      Object.entries(scores).map(([kind, score]) => [kind, bare(score)]),
    );
    if (mode) {
      for (const [kind, score] of Object.entries(scores))
        process.stdout.write(`${scoreToText(fixture.name, kind, score)}\n`);
    }
    if (mode === "update") {
      baseline[fixture.name] = now;
      writeFileSync(baselinePath, baselineToText(baseline));
    }
    const before = baseline[fixture.name] ?? {};
    for (const [kind, score] of Object.entries(scores)) {
      const known = before[kind];
      if (known && isWorse(score, known))
        expect.fail(
          `worse than fixtures/baselines/scores.json:\n${scoreToText(fixture.name, kind, score)}`,
        );
    }
    expect(now, "better than fixtures/baselines/scores.json: npm run score -- update").toEqual(
      before,
    );
  });

  it("knows of no report that is gone", () => {
    expect(Object.keys(baseline).sort()).toEqual(scored.map(({ name }) => name).sort());
  });
});

/** One kind of one report a line, in the order of the reports' names. */
function baselineToText(baseline: Baseline): string {
  const reports = Object.entries(baseline)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, kindScores]) => {
      const lines = Object.entries(kindScores).map(
        ([kind, score]) => `    ${JSON.stringify(kind)}: ${JSON.stringify(score)}`,
      );
      return `  ${JSON.stringify(name)}: {\n${lines.join(",\n")}\n  }`;
    });
  return `{\n${reports.join(",\n")}\n}\n`;
}

describe("the matcher", () => {
  const gold = {
    measure: "target",
    period: "2008-09",
    value: "86",
    raw: "86%",
    title: "Core assessments",
    codes: "NI60",
  };

  it.each([
    ["the same", {}, 1],
    ["another spelling of the number", { value: "86.0" }, 1],
    ["another value", { value: "87" }, 0],
    ["no value", { value: "" }, 0],
    ["another measure", { measure: "actual" }, 0],
    ["another period", { period: "2009-10" }, 0],
    ["another title without a code in common", { title: "Core", codes: "LI1" }, 0],
    ["half the title with a code in common", { title: "Core" }, 1],
    ["another order of the words", { title: "Assessments, core" }, 1],
  ])("%s", (_, over, found) => {
    expect(scoreRows("observations", [gold], [{ ...gold, ...over }]).found).toBe(found);
  });

  it("uses a record once", () => {
    const { found, missed, invented } = scoreRows("observations", [gold, gold], [gold]);
    expect({ found, missed, invented }).toEqual({ found: 1, missed: 1, invented: 0 });
  });

  it("counts wrong fields of found records", () => {
    expect(scoreRows("observations", [gold], [{ ...gold, unit: "percent" }]).wrong).toEqual({
      unit: 1,
    });
  });

  it("finds half the words in common", () => {
    expect(wordOverlap("a b", "b c")).toBe(0.5);
    expect(wordOverlap("", "")).toBe(1);
  });
});
