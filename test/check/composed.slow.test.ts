import { expect, it } from "vitest";
import { sectionCount } from "../../scripts/contradictions/compose.mjs";
import { findFindings } from "../../src/check/index.ts";
import { changedLines } from "../golden-file.ts";
import {
  type Composed,
  findingLine,
  numberOf,
  readComposed,
  withCell,
  withProse,
} from "./composed.ts";

const file = (name: string) => new URL(`../../fixtures/made/findings/${name}`, import.meta.url);

it("composed reports have the findings they had, word for word: MUNIMENT_GOLDEN=rewrite takes new ones", async () => {
  const lines: string[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const findings = findFindings(await readComposed(seed));
    lines.push(`report ${seed}: ${findings.length}`, ...findings.map(findingLine));
  }
  expect(changedLines(file("composed.txt"), lines).slice(0, 5)).toEqual([]);
});

/** What a figure is changed by, from far less to far more; a bare number is so many units of its last digit. */
const steps = [
  ..."÷1000 ÷10 -26% -24% -21% -19% -11% -9% -6% -4% -4 -3 -2 -1".split(" "),
  ..."+1 +2 +3 +9 +9% +11% +24% +26% ×10 ×1000 sign".split(" "),
];

function changed(value: number, unit: number, step: string): number {
  const by = Number(step.replace(/[÷×%]/g, ""));
  if (step === "sign") return -value;
  if (step.startsWith("÷")) return value / by;
  if (step.startsWith("×")) return value * by;
  return step.endsWith("%") ? value * (1 + by / 100) : value + by * unit;
}

/** The text with its one figure changed, printed as it was; undefined where that makes no other. */
function stepped(text: string, step: string): string | undefined {
  const printed = /\d[\d,]*(?:\.(\d+))?/.exec(text);
  if (!printed) return undefined;
  const digits = printed[1]?.length ?? 0;
  const value = changed(numberOf(text), 10 ** -digits, step);
  const [whole = "", decimals] = Math.abs(value).toFixed(digits).split(".");
  const grouped = printed[0].includes(",") ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  const size = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  const bare = text.replace(/^[(-]|\)$/g, "").replace(printed[0].replace(/^-/, ""), size);
  const made = value < 0 ? (text.startsWith("-") ? `-${bare}` : `(${bare})`) : bare;
  return made === text ? undefined : made;
}

/** `-9%…-2 a; -1…+1 none; +2…+9% a`: steps that give the same, together. */
function runsOf(outcomes: readonly (readonly [step: string, outcome: string])[]): string {
  const runs: { from: string; to: string; outcome: string }[] = [];
  for (const [step, outcome] of outcomes) {
    const last = runs.at(-1);
    if (last?.outcome === outcome) last.to = step;
    else runs.push({ from: step, to: step, outcome });
  }
  return runs
    .map(({ from, to, outcome }) => `${from === to ? from : `${from}…${to}`} ${outcome}`)
    .join("; ");
}

/** What is said of a report that is not said of the sound one. */
function outcomeOf(report: Composed, sound: ReadonlySet<string>): string {
  const said = findFindings(report).filter((finding) => !sound.has(findingLine(finding)));
  const places = said.map(
    ({ code, row, column, finding }) =>
      `${code}${{ certain: "!", likely: "", "worth a look": "?" }[finding.sure]}${
        row === undefined ? "" : `@${row}.${column}`
      }`,
  );
  return places.join(" & ") || "-";
}

/** Each figure of a sound report on its own: by how much it may be out before something is said, and what. */
function sweep(report: Composed, sound: ReadonlySet<string>): string[] {
  return report.document.blocks.flatMap((block, at) => {
    if (block.kind === "heading") return [];
    if (block.kind !== "table") return sweepProse(report, sound, at, block.text);
    return block.cells.flatMap(({ row, column, text }) => {
      if (row > 2 && row < block.rows - 1) return [];
      if (!/^[(-]?£?\d[\d,.]*%?\)?$/.test(text)) return [];
      const outcomes = steps.flatMap((step) => {
        const made = stepped(text, step);
        const place = { block: at, row, column };
        return made === undefined
          ? []
          : [[step, outcomeOf(withCell(report, place, made), sound)] as const];
      });
      return [`  ${row}.${column} ${text}: ${runsOf(outcomes)}`];
    });
  });
}

function sweepProse(
  report: Composed,
  sound: ReadonlySet<string>,
  at: number,
  text: string,
): string[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].flatMap(({ 0: figure, index }) => {
    const outcomes = steps.flatMap((step) => {
      const made = stepped(figure, step);
      if (made === undefined || /[(-]/.test(made)) return [];
      const now = `${text.slice(0, index)}${made}${text.slice(index + figure.length)}`;
      return [[step, outcomeOf(withProse(report, at, now), sound)] as const];
    });
    return outcomes.length === 0 ? [] : [`  "${text}" ${figure}: ${runsOf(outcomes)}`];
  });
}

it("each figure of a sound report may be out by as much as it might: MUNIMENT_GOLDEN=rewrite takes new bounds", async () => {
  const lines: string[] = [];
  for (let only = 0; only < sectionCount; only += 1) {
    const report = await readComposed(only + 1, { clean: true, only });
    const sound = findFindings(report).map(findingLine);
    lines.push(`section ${only}: ${sound.join(" & ") || "-"}`, ...sweep(report, new Set(sound)));
  }
  expect(changedLines(file("bounds.txt"), lines).slice(0, 5)).toEqual([]);
});
