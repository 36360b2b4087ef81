import { titleToTerms } from "../catalogue/title.ts";
import type { Milestone, Status } from "../records.ts";
import { coveredObjectives, sayNotCovered, yearsOutside } from "./coverage.ts";
import { monthsMoved, sameDue, withoutDue } from "./due.ts";
import { type Matchable, matchItems, type Pair } from "./match.ts";
import { type MatchedObjectives, matchObjectives, type ObjectiveChange } from "./objectives.ts";
import type { Corrected, ReportRecords } from "./report.ts";
import { type WordStretch, wordDifference, wordingKey } from "./words.ts";

export interface MilestoneSide {
  readonly id: string;
  readonly text: string;
  /** `;`-joined, as in v_milestone. */
  readonly due: string;
  readonly objective_ref: string;
  readonly objective: string;
  readonly kind: Milestone["milestoneKind"];
  readonly status: Status;
  readonly responsible: string;
  readonly page: number | null;
  readonly table: number | null;
  readonly row: number | null;
  /** What a correction changed. */
  readonly corrected: readonly Corrected[];
}

export interface MilestoneChange {
  /** same, reworded, date_changed, moved_objective, dropped, not_covered, added; several `;`-joined. */
  readonly relation: string;
  readonly from: MilestoneSide | null;
  readonly to: MilestoneSide | null;
  /** How far the date moved, later positive; null where a side has none. */
  readonly months_moved: number | null;
  /** The word-level difference, where the wording changed. */
  readonly words: readonly WordStretch[];
  /** Said where something needs saying: why the other report does not cover it. */
  readonly note: string;
}

export interface MilestoneChanges {
  readonly objectives: readonly ObjectiveChange[];
  readonly milestones: readonly MilestoneChange[];
}

interface Item extends Matchable {
  readonly milestone: Milestone;
}

// Below this two commitments only share their subject: "Review … Recruitment and Retention Strategy" and
// "Implement exit interviews to inform recruitment and retention strategy" (halton-bsc).
const leastLikeness = 0.62;

/** What became of every commitment of one report in another. */
export function compareMilestones(from: ReportRecords, to: ReportRecords): MilestoneChanges {
  const objectives = matchObjectives(from.milestones, to.milestones);
  const left = from.milestones.map(toItem);
  const right = to.milestones.map(toItem);
  const matching = matchItems(left, right, {
    atLeast: leastLikeness,
    mayPair: (a, b) => kindClass(a.milestone) === kindClass(b.milestone),
    favour: (a, b) => favourOf(a, b, objectives),
  });
  const byFrom = new Map(matching.pairs.map((pair) => [pair.from, pair]));
  const isCovered = coveredObjectives(
    objectives.changes,
    matching.pairs.map((pair) => pair.from.milestone),
  );
  const changes: MilestoneChange[] = left.map((item) => {
    const pair = byFrom.get(item);
    if (pair) return pairToChange(pair, objectives, { from, to });
    const { milestone } = item;
    const why = sayNotCovered(milestone, yearsOutside(milestone, to), isCovered);
    const relation = why === "" ? "dropped" : "not_covered";
    return { ...nothing, relation, from: toSide(milestone, from), note: why };
  });
  for (const { milestone } of matching.onlyTo) {
    const years = yearsOutside(milestone, from);
    const note =
      years.length > 0
        ? `It is of ${years.join(", ")}, which the earlier report does not cover.`
        : "";
    changes.push({ ...nothing, relation: "added", to: toSide(milestone, to), note });
  }
  return { objectives: objectives.changes, milestones: changes };
}

function toItem(milestone: Milestone): Item {
  const wording = withoutDue(milestone.text);
  return { id: milestone.id, milestone, key: wordingKey(wording), terms: titleToTerms(wording) };
}

/** Plans tick what reports print as milestones; equality actions and risk measures stay among themselves. */
function kindClass({ milestoneKind }: Milestone): string {
  return milestoneKind === "equality_action" || milestoneKind === "risk_measure"
    ? milestoneKind
    : "commitment";
}

/** A promise repeated year by year is told apart by its date and year, else by its objective. */
function favourOf(a: Item, b: Item, objectives: MatchedObjectives): number {
  const left = a.milestone;
  const right = b.milestone;
  return (
    (left.due.length > 0 && sameDue(left.due, right.due) ? 0.06 : 0) +
    (left.planYear !== "" && left.planYear === right.planYear ? 0.04 : 0) +
    (objectives.isSame(left, right) ? 0.03 : 0) -
    nearness(left, right)
  );
}

/** Of two dates that both moved the nearer one is the same promise: a hundredth for a year. */
function nearness(left: Milestone, right: Milestone): number {
  const moved = monthsMoved(left.due, right.due);
  return moved === undefined ? 0 : Math.min(0.03, Math.abs(moved) / 1200);
}

const nothing = { from: null, to: null, months_moved: null, words: [] } as const;

function pairToChange(
  { from, to }: Pair<Item>,
  objectives: MatchedObjectives,
  reports: { readonly from: ReportRecords; readonly to: ReportRecords },
): MilestoneChange {
  const left = from.milestone;
  const right = to.milestone;
  const reworded = from.key !== to.key;
  const moved = monthsMoved(left.due, right.due);
  const relations = [
    ...(reworded ? ["reworded"] : []),
    ...(sameDue(left.due, right.due) ? [] : ["date_changed"]),
    ...(objectives.isMoved(left, right) ? ["moved_objective"] : []),
  ];
  return {
    relation: relations.join(";") || "same",
    from: toSide(left, reports.from),
    to: toSide(right, reports.to),
    months_moved: relations.includes("date_changed") ? (moved ?? null) : null,
    words: reworded ? wordDifference(left.text, right.text) : [],
    note: "",
  };
}

function toSide(milestone: Milestone, { corrected }: ReportRecords): MilestoneSide {
  return {
    id: milestone.id,
    text: milestone.text,
    due: milestone.due.join(";"),
    objective_ref: milestone.objectiveRef,
    objective: milestone.objective,
    kind: milestone.milestoneKind,
    status: milestone.status,
    responsible: milestone.responsible,
    page: milestone.source.page ?? null,
    table: milestone.source.table ?? null,
    row: milestone.source.row ?? null,
    corrected: corrected?.get(milestone.id) ?? [],
  };
}
