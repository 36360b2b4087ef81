import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { placedGroups } from "../../src/compare/across.ts";
import { partsOf } from "../../src/compare/council-part.ts";
import type { ComparisonGroup } from "../../src/compare/group.ts";
import { noPeriod } from "../../src/compare/group-reason.ts";
import { judgeParts, judgeRelated } from "../../src/compare/judge-parts.ts";
import { compareOverTime } from "../../src/compare/over-time.ts";
import { placeRows } from "../../src/compare/placed.ts";
import { compareReports } from "../../src/compare/reports.ts";
import type { Trend } from "../../src/compare/trend.ts";
import { changedLines } from "../golden-file.ts";
import { worldOf } from "./worlds.ts";

const file = (name: string) => new URL(`../../fixtures/made/comparison/${name}`, import.meta.url);
const seeds = Array.from({ length: 60 }, (_, at) => at + 1);
/** All of it, for what a line does not show. */
const digest = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8);

const trendLine = ({ council, from, to, says, quarter, target }: Trend): string =>
  [
    council,
    from && to ? `${from.printed} ${from.period} to ${to.printed} ${to.period} ${says}` : "",
    quarter ? `${quarter.from.printed} to ${quarter.to.printed} in ${quarter.to.period}` : "",
    target ? `${target.actual} of ${target.target} in ${target.period}, short ${target.short}` : "",
  ]
    .filter(Boolean)
    .join(", ");

const groupLine = (group: ComparisonGroup): string =>
  [
    `  ${[group.indicator, group.related].filter(Boolean).join("/")} "${group.title}" ${group.verdict}: ${group.why}`,
    ...group.standings.map(({ says }) => says),
    ...group.trends.map(trendLine).filter((line) => line.includes(",")),
    digest(group),
  ].join(" | ");

describe("made councils", () => {
  it("are set side by side as they were: MUNIMENT_GOLDEN=rewrite takes new lines", () => {
    const lines = seeds.flatMap((seed) => [
      `world ${seed}`,
      ...placedGroups(placeRows(worldOf(seed)), 2).map(({ group }) => groupLine(group)),
    ]);
    expect(changedLines(file("councils.txt"), lines).slice(0, 5)).toEqual([]);
  });

  it("are followed over their reports as they were: MUNIMENT_GOLDEN=rewrite takes new lines", () => {
    const lines = seeds.flatMap((seed) => {
      const world = worldOf(seed);
      const names = [...new Set(world.map(({ report }) => report.facts.council))];
      return names.flatMap((name) => {
        const own = world.filter(({ report }) => report.facts.council === name);
        const { indicators, budget, milestones } = compareOverTime(name, own);
        const steps = own.slice(1).map((later, at) => {
          const earlier = own[at] ?? later;
          const found = compareReports(earlier, later);
          const relations = [found.indicators, found.milestones, found.budget].map((list) =>
            list.map(({ relation }) => relation).join(" "),
          );
          return `  ${earlier.report.doc} to ${later.report.doc}: ${relations.join(" | ")} ${digest(found)}`;
        });
        return [
          `world ${seed}, ${name}: ${digest([indicators, budget, milestones])}`,
          ...indicators.flatMap(({ title, restated, trend }) => [
            `  "${title}": ${trend ? trendLine(trend) : "-"}${restated.map(({ measure, period, figures }) => `, restated ${measure} ${period}: ${figures.map(({ raw }) => raw).join(" ")}`).join("")}`,
          ]),
          ...milestones.map(
            ({ text, steps, slipped_months, dropped }) =>
              `  ${text}: ${steps.map(({ due }) => due || "-").join(" ")}, ${slipped_months}${dropped ? ", dropped" : ""}`,
          ),
          ...steps,
        ];
      });
    });
    expect(changedLines(file("over-time.txt"), lines).slice(0, 5)).toEqual([]);
  });

  it("are judged from the parts that an archive keeps as from their figures", () => {
    const widestGap = ({ standings }: ComparisonGroup): number => {
      const last = standings.findLast(({ order }) => order.some(({ rank }) => rank !== null));
      const ranked = (last?.order ?? []).filter(({ rank }) => rank !== null);
      const values = ranked.map(({ value }) => value);
      if (values.length < 2) return -1;
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return (most - least) / Math.max(Math.abs(least), Math.abs(most), Number.EPSILON);
    };
    const seen = new Set<boolean>();
    for (const seed of seeds) {
      for (const { group, sides } of placedGroups(placeRows(worldOf(seed)), 2)) {
        const both = partsOf(sides);
        const parts = new Map([...both].map(([name, [part]]) => [name, part]));
        const judged =
          sides.length > 1 ? judgeRelated(parts) : judgeParts(parts, (name) => both.get(name)?.[1]);
        const { title, verdict } = judged ?? {};
        expect([seed, group.title, title, verdict]).toEqual([
          seed,
          group.title,
          group.title,
          group.verdict,
        ]);
        const isCompared = group.verdict !== "not_comparable";
        expect([seed, group.title, judged?.gap().toFixed(9)]).toEqual([
          seed,
          group.title,
          (isCompared ? widestGap(group) : -1).toFixed(9),
        ]);
        if (group.verdict !== "comparable") continue;
        const isDated = !group.why.includes(noPeriod);
        expect([seed, group.title, judged?.isDated()]).toEqual([seed, group.title, isDated]);
        seen.add(isDated);
      }
    }
    expect([...seen].sort()).toEqual([false, true]);
  });
});
