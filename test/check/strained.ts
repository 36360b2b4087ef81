import { sectionCount } from "../../scripts/contradictions/compose.mjs";
import { findFindings } from "../../src/check/index.ts";
import type { Block } from "../../src/document.ts";
import { interpret } from "../../src/interpret/index.ts";
import { normalise } from "../../src/normalise/index.ts";
import { tablesOf, tableVariant } from "../interpret/variants.ts";
import { type Numbers, numbersFrom, oneOf } from "../seeded-numbers.ts";
import { digestOf, type StrainedCases } from "../strained.ts";
import { type Composed, findingLine, numberOf, readComposed, withCell } from "./composed.ts";
import { spokenFindings, spokenNames } from "./spoken.ts";

/** What a word of a sentence may be turned to. */
const turns = [
  "met missed, rose fell, increased decreased, above below, over under, more fewer, all none, higher lower",
  "one two, two three, three four, half third, best worst, green red, amber green, completed delayed, first second",
  "improved worsened, underspend overspend, largest smallest, most few, up down, achieved not, million thousand",
  "and or, of the, was is, target budget, indicators milestones, quarter year, on off, about exactly",
].flatMap((line) => line.split(", ").map((pair) => pair.split(" ") as [string, string]));

function turnedProse(text: string, others: readonly string[], next: Numbers): string {
  const sentences = text.split(/(?<=\.) /);
  const figures = [...text.matchAll(/\d/g)];
  const figure = oneOf(figures, next);
  const [one, other] = oneOf(turns, next);
  const pattern = new RegExp(`\\b(?:${one}|${other})\\b`, "gi");
  return oneOf(
    [
      () => `${text} ${oneOf(others, next)}`,
      () => oneOf(others, next),
      () => text.replace(pattern, (word) => (word.toLowerCase() === one ? other : one)),
      () => sentences.toReversed().join(" "),
      () => sentences.filter(() => next() < 0.6).join(" "),
      () => text.replace(/%/g, " per cent").replace(/£(\d)/g, "$1"),
      () =>
        figure
          ? `${text.slice(0, figure.index)}${Math.floor(next() * 10)}${text.slice(figure.index + 1)}`
          : text,
      () =>
        text.replace(/\d[\d,]*/, (printed) => String(numberOf(printed) + (next() < 0.5 ? 1 : -1))),
    ],
    next,
  )();
}

/** A figure that is out by as little as a last digit, or by as much as its sign. */
function turnedFigure(text: string, next: Numbers): string {
  const printed = /\d[\d,]*(?:\.(\d+))?/.exec(text);
  if (!printed) return text;
  const digits = printed[1]?.length ?? 0;
  const value = Math.abs(numberOf(text));
  const by = [1, 2, -1, -2, 5, 10, value * 0.05, value * 0.1, value * 0.25, value, value * 9];
  const now = value + oneOf(by, next) * (digits > 0 && next() < 0.5 ? 10 ** -digits : 1);
  const [whole = "", decimals] = Math.abs(now).toFixed(digits).split(".");
  const apart = printed[0].includes(",") ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  const made = text.replace(printed[0], decimals === undefined ? apart : `${apart}.${decimals}`);
  return next() < 0.1 ? `-${made}` : made;
}

/** Some figures of the report are others, in their cells and in what was read of them. */
function withFigures(report: Composed, next: Numbers): Composed {
  const places = report.document.blocks.flatMap((block, at) =>
    block.kind === "table"
      ? block.cells.flatMap(({ row, column, text }) =>
          /^[(-]?£?\d[\d,.]*%?\)?$/.test(text) ? [{ block: at, row, column, text }] : [],
        )
      : [],
  );
  if (places.length === 0) return report;
  const count = 1 + Math.floor(next() * 3);
  return Array.from({ length: count }, () => oneOf(places, next)).reduce(
    (changed, place) => withCell(changed, place, turnedFigure(place.text, next)),
    report,
  );
}

function withBlocks(report: Composed, others: Others, next: Numbers): Composed {
  const blocks = report.document.blocks.map((block): Block => {
    if (block.kind === "table") {
      const isOther = block.rows > 1 && block.columns > 1 && next() < 0.4;
      return isOther ? tableVariant(block, others.tables, next) : block;
    }
    if (block.kind === "heading" && next() < 0.8) return block;
    return next() < 0.4 ? { ...block, text: turnedProse(block.text, others.prose, next) } : block;
  });
  const document = { ...report.document, blocks };
  const { value } = interpret(document);
  const { facts, records } = normalise(value, document.source).value;
  const { verdicts, asides } = value;
  return { document, facts, records, verdicts, asides, problems: [] };
}

interface Others {
  readonly tables: ReturnType<typeof tablesOf>;
  readonly prose: readonly string[];
}

function changedReport(report: Composed, seed: number, others: Others): Composed {
  if (seed === 0) return report;
  const next = numbersFrom(seed);
  return next() < 0.4 ? withFigures(report, next) : withBlocks(report, others, next);
}

const seeds = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * Composed reports, whole and section by section, with figures, tables and sentences changed, as they are for 0; small
 * reports with sentences that speak of their figures, and archives of such.
 */
export async function strainedCases(): Promise<StrainedCases> {
  const reports = new Map<string, Composed>();
  for (let only = 0; only < sectionCount; only += 1) {
    reports.set(`sound section ${only}`, await readComposed(only + 1, { clean: true, only }));
    reports.set(`section ${only}`, await readComposed(only + 31, { only }));
  }
  for (const seed of seeds) reports.set(`report ${seed}`, await readComposed(seed));
  const documents = [...reports.values()].map(({ document }) => document);
  const prose = documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text])),
  );
  const others = { tables: tablesOf(documents), prose };
  // The last one is kept: a case is asked once for each fault that it may show, and no fault of a check changes it.
  let last: { readonly key: string; readonly find: () => string[] } | undefined;
  const find = (name: string, seed: number): string[] => {
    const key = `${name} #${seed}`;
    if (last?.key !== key) {
      const report = reports.get(name);
      const changed = report && changedReport(report, seed, others);
      const found = changed
        ? () => findFindings(changed).map(findingLine)
        : spokenFindings(name, numbersFrom(seed + 1000 * spokenNames.indexOf(name)));
      last = { key, find: found };
    }
    return last.find();
  };
  return {
    file: new URL("../../fixtures/made/findings/strained.txt", import.meta.url),
    names: [...spokenNames, ...reports.keys()],
    outcomeOf: (name, seed) => {
      const found = find(name, seed);
      return `${found.length} ${digestOf(found.join("\n"))}`;
    },
  };
}
