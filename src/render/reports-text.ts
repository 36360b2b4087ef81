import type { BudgetChange } from "../compare/budget.ts";
import type { ReportsCompared } from "../compare/comparison.ts";
import type { IndicatorChange } from "../compare/indicators.ts";
import type { MilestoneChange } from "../compare/milestones.ts";
import type { WordStretch } from "../compare/words.ts";
import {
  amountWords,
  budgetMeasureWords,
  budgetName,
  dueWords,
  monthsWords,
  placeWords,
  signedPounds,
} from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { figureChangeWords, relationWords, sideCorrections } from "./report-words.ts";
import { counted } from "./text.ts";
import { oneLine, wrapped } from "./wrap.ts";

/** Two reports: what changed, part by part; what stayed the same is counted. */
export function reportsText(comparison: ReportsCompared, layout: Layout): string {
  const { width } = layout;
  const { milestones, indicators, budget, objectives, notes } = comparison;
  const all = [...milestones, ...indicators, ...budget];
  const head = [`From ${comparison.from} to ${comparison.to}`, ...notes]
    .map((text) => wrapped(text, width))
    .join("");
  if (all.length > 0 && all.every(({ relation }) => relation === "same")) {
    return `${head}No difference: ${counted(all.length, "record")} are the same.\n`;
  }
  if (all.length === 0) return `${head}Neither report has records to compare.\n`;
  const renumbered = objectives.filter(({ relation }) => relation !== "same");
  return [
    head,
    section("OBJECTIVES", renumbered, objectives.length, layout, ({ relation, from, to }) =>
      changeText(
        relation,
        [
          [from?.ref, from?.title].filter(Boolean).join(" "),
          [to?.ref, to?.title].filter(Boolean).join(" "),
        ],
        layout,
      ),
    ),
    section("MILESTONES", inside(milestones), milestones.length, layout, (change) =>
      milestoneText(change, layout),
    ),
    outsideText(milestones, "milestone", layout),
    section("INDICATORS", inside(indicators), indicators.length, layout, (change) =>
      indicatorText(change, layout),
    ),
    outsideText(indicators, "indicator", layout),
    section("BUDGET", inside(budget), budget.length, layout, (change) =>
      budgetText(change, layout),
    ),
    outsideText(budget, "budget amount", layout),
  ].join("");
}

interface Changed {
  readonly relation: string;
  readonly note: string;
}

const isOutside = ({ relation }: Changed): boolean => relation.split(";").includes("not_covered");

/** What the later report does not cover is counted, not listed: nothing became of it that could be told. */
function inside<T extends Changed>(changes: readonly T[]): readonly T[] {
  return changes.filter((change) => change.relation !== "same" && !isOutside(change));
}

/** How many the later report does not cover, by the reason. */
function outsideText(changes: readonly Changed[], what: string, { width }: Layout): string {
  const reasons = new Map<string, number>();
  for (const change of changes) {
    if (isOutside(change)) reasons.set(change.note, (reasons.get(change.note) ?? 0) + 1);
  }
  const count = [...reasons.values()].reduce((sum, one) => sum + one, 0);
  if (count === 0) return "";
  return [
    wrapped(
      `${counted(count, what)} not covered by the later report; --format json lists them.`,
      width,
      "  ",
    ),
    ...[...reasons].map(([why, own]) => wrapped(`${own}: ${why}`, width, "    ")),
  ].join("");
}

function section<T>(
  title: string,
  rows: readonly T[],
  total: number,
  { colours }: Layout,
  text: (row: T) => string,
): string {
  if (total === 0) return "";
  const head = `\n${colours.bold(title)}  ${rows.length} of ${total} changed\n`;
  return head + rows.map(text).join("");
}

function changeText(
  relation: string,
  [from, to]: readonly [string, string],
  { width, colours }: Layout,
): string {
  const lines = [
    from === "" ? "" : colours.red(wrapped(`- ${from}`, width, "    ").trimEnd()),
    to === "" || to === from ? "" : colours.green(wrapped(`+ ${to}`, width, "    ").trimEnd()),
  ].filter(Boolean);
  return `${wrapped(relationWords(relation), width, "  ")}${lines.join("\n")}\n`;
}

function milestoneText(change: MilestoneChange, layout: Layout): string {
  const { from, to, relation, months_moved, words, note } = change;
  const { width } = layout;
  const side = (own: typeof from) => (own ? oneLine(`${own.objective_ref} ${own.text}`) : "");
  const notes = [
    from && to && from.due !== to.due ? `due ${dueWords(from.due)} -> ${dueWords(to.due)}` : "",
    months_moved ? monthsWords(months_moved) : "",
    from && to && from.status !== to.status
      ? `status ${from.status || "none"} -> ${to.status || "none"}`
      : "",
    note,
    sideCorrections(change),
    placeWords((to ?? from) as { page: number | null; table: number | null; row: number | null }),
  ].filter(Boolean);
  return [
    changeText(relation, [side(from), words.length > 0 || !from ? side(to) : side(from)], layout),
    words.length > 0 ? wrapped(`words: ${wordsText(words)}`, width, "    ") : "",
    wrapped(notes.join("; "), width, "    "),
  ].join("");
}

/** `[-Agree-] {+Provide+} training programme`: the marks that word-diff tools use. */
export function wordsText(words: readonly WordStretch[]): string {
  return words
    .map(({ in: where, text }) =>
      where === "both" ? text : where === "from" ? `[-${text}-]` : `{+${text}+}`,
    )
    .join(" ");
}

function indicatorText(change: IndicatorChange, layout: Layout): string {
  const { from, to, relation, note } = change;
  const side = (own: typeof from) => (own ? oneLine(`${own.ref} ${own.title}`) : "");
  const figures = [...figureChangeWords(change), note].filter(Boolean);
  return (
    changeText(relation, [side(from), side(to)], layout) +
    figures.map((text) => wrapped(text, layout.width, "    ")).join("")
  );
}

function budgetText(change: BudgetChange, layout: Layout): string {
  const { from, to, relation, change_gbp, change_percent, regrouped, note } = change;
  const side = (own: typeof from) =>
    own
      ? oneLine(
          `${budgetName(own)}, ${budgetMeasureWords[own.measure]} ${own.period}: ${amountWords(own)}`,
        )
      : "";
  const percent =
    change_percent === null ? "" : ` (${change_percent > 0 ? "+" : ""}${change_percent}%)`;
  const notes = [
    change_gbp ? `${signedPounds(change_gbp)}${percent}` : "",
    regrouped ? "stands in another group" : "",
    note,
  ].filter(Boolean);
  return (
    changeText(relation, [side(from), side(to)], layout) +
    (notes.length > 0 ? wrapped(notes.join("; "), layout.width, "    ") : "")
  );
}
