import type { BudgetChange } from "../compare/budget.ts";
import type { ReportsCompared } from "../compare/comparison.ts";
import type { IndicatorChange } from "../compare/indicators.ts";
import type { MilestoneChange } from "../compare/milestones.ts";
import type { WordStretch } from "../compare/words.ts";
import {
  budgetMeasureWords,
  dueWords,
  monthsWords,
  placeWords,
  pounds,
  signedPounds,
} from "./comparison-words.ts";
import type { Layout } from "./layout.ts";
import { counted } from "./text.ts";
import { oneLine, wrapped } from "./wrap.ts";

/** Two reports: what changed, part by part; what stayed the same is counted. */
export function reportsText(comparison: ReportsCompared, layout: Layout): string {
  const { width } = layout;
  const { milestones, indicators, budget, objectives } = comparison;
  const all = [...milestones, ...indicators, ...budget];
  const head = wrapped(`From ${comparison.from} to ${comparison.to}`, width);
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
    outsideText(milestones, layout),
    section("INDICATORS", changed(indicators), indicators.length, layout, (change) =>
      indicatorText(change, layout),
    ),
    section("BUDGET", changed(budget), budget.length, layout, (change) =>
      budgetText(change, layout),
    ),
  ].join("");
}

function changed<T extends { readonly relation: string }>(changes: readonly T[]): readonly T[] {
  return changes.filter(({ relation }) => relation !== "same");
}

/** Promises of years the other report does not cover are counted, not listed: nothing became of them yet. */
function inside(milestones: readonly MilestoneChange[]): readonly MilestoneChange[] {
  return changed(milestones).filter(({ note }) => note === "");
}

function outsideText(milestones: readonly MilestoneChange[], { width }: Layout): string {
  const count = milestones.filter(({ note }) => note !== "").length;
  return count === 0
    ? ""
    : wrapped(
        `${counted(count, "milestone")} of years that the other report does not cover; --format json lists them.`,
        width,
        "  ",
      );
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

const relationNames: Readonly<Record<string, string>> = {
  same: "same",
  reworded: "reworded",
  date_changed: "date changed",
  moved_objective: "moved to another objective",
  target_changed: "target changed",
  code_reused: "code reused for another indicator",
  renumbered: "renumbered",
  renamed: "renamed",
  changed: "changed",
  dropped: "dropped",
  added: "added",
};

export function relationWords(relation: string): string {
  return relation
    .split(";")
    .map((word) => relationNames[word] ?? word)
    .join(", ");
}

function milestoneText(change: MilestoneChange, layout: Layout): string {
  const { from, to, relation, months_moved, words } = change;
  const { width } = layout;
  const side = (own: typeof from) => (own ? oneLine(`${own.objective_ref} ${own.text}`) : "");
  const notes = [
    from && to && from.due !== to.due ? `due ${dueWords(from.due)} -> ${dueWords(to.due)}` : "",
    months_moved ? monthsWords(months_moved) : "",
    from && to && from.status !== to.status
      ? `status ${from.status || "none"} -> ${to.status || "none"}`
      : "",
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
  const { from, to, relation, targets, restated, note } = change;
  const side = (own: typeof from) => (own ? oneLine(`${own.ref} ${own.title}`) : "");
  const figures = [
    ...targets.map((target) => `target ${target.period}: ${target.from} -> ${target.to}`),
    ...restated.map((actual) => `actual ${actual.period} restated: ${actual.from} -> ${actual.to}`),
    note,
  ].filter(Boolean);
  return (
    changeText(relation, [side(from), side(to)], layout) +
    figures.map((text) => wrapped(text, layout.width, "    ")).join("")
  );
}

function budgetText(change: BudgetChange, layout: Layout): string {
  const { from, to, relation, change_gbp, change_percent, regrouped } = change;
  const side = (own: typeof from) =>
    own
      ? oneLine(
          `${[own.section, own.line || "(total)"].filter(Boolean).join(" / ")}, ${budgetMeasureWords[own.measure]} ${own.period}: ${own.amount_gbp === null ? own.raw : pounds(own.amount_gbp)}`,
        )
      : "";
  const percent =
    change_percent === null ? "" : ` (${change_percent > 0 ? "+" : ""}${change_percent}%)`;
  const notes = [
    change_gbp ? `${signedPounds(change_gbp)}${percent}` : "",
    regrouped ? "stands in another group" : "",
  ].filter(Boolean);
  return (
    changeText(relation, [side(from), side(to)], layout) +
    (notes.length > 0 ? wrapped(notes.join("; "), layout.width, "    ") : "")
  );
}
