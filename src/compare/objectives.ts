import { titleToTerms } from "../catalogue/title.ts";
import type { Milestone } from "../records.ts";
import { type Matchable, matchItems } from "./match.ts";
import { wordingKey } from "./words.ts";

export interface ObjectiveSide {
  readonly ref: string;
  readonly title: string;
}

export interface ObjectiveChange {
  /** same, reworded, renumbered, dropped, added; several `;`-joined. */
  readonly relation: string;
  readonly from: ObjectiveSide | null;
  readonly to: ObjectiveSide | null;
}

export interface MatchedObjectives {
  readonly changes: readonly ObjectiveChange[];
  /** Whether one objective stands over both milestones, by whatever number. */
  readonly isSame: (from: Milestone, to: Milestone) => boolean;
  /** Whether another objective stands over the one than over the other, and one of them is in both reports. */
  readonly isMoved: (from: Milestone, to: Milestone) => boolean;
}

interface Objective extends Matchable {
  readonly side: ObjectiveSide;
}

const leastLikeness = 0.7;

/** Objectives found again by their titles, whatever their numbers; by their numbers where they have no titles. */
export function matchObjectives(
  from: readonly Milestone[],
  to: readonly Milestone[],
): MatchedObjectives {
  const left = objectivesOf(from);
  const right = objectivesOf(to);
  const matching = matchItems(left, right, {
    atLeast: leastLikeness,
    mayPair: () => true,
    favour: (a, b) => (numberOf(a.side.ref) === numberOf(b.side.ref) ? 0.05 : 0),
  });
  const byFrom = new Map(matching.pairs.map((pair) => [pair.from.key, pair.to]));
  const keysFrom = new Set(left.map(({ key }) => key));
  const keysTo = new Set(right.map(({ key }) => key));
  const foundTo = new Set(matching.pairs.map((pair) => pair.to.key));
  const isSame = (a: string, b: string) => byFrom.get(a)?.key === b;
  const changes: ObjectiveChange[] = left.map((objective) => {
    const other = byFrom.get(objective.key);
    return other
      ? pairToChange(objective, other)
      : { relation: "dropped", from: objective.side, to: null };
  });
  for (const objective of matching.onlyTo) {
    changes.push({ relation: "added", from: null, to: objective.side });
  }
  return {
    changes,
    isSame: (a, b) => isSame(objectiveKey(a), objectiveKey(b)),
    isMoved: (a, b) => {
      const [before, after] = [objectiveKey(a), objectiveKey(b)];
      return (
        keysFrom.has(before) &&
        keysTo.has(after) &&
        (byFrom.has(before) || foundTo.has(after)) &&
        !isSame(before, after)
      );
    },
  };
}

function pairToChange(from: Objective, to: Objective): ObjectiveChange {
  const relations = [
    ...(from.key === to.key ? [] : ["reworded"]),
    ...(numberOf(from.side.ref) === numberOf(to.side.ref) ? [] : ["renumbered"]),
  ];
  return { relation: relations.join(";") || "same", from: from.side, to: to.side };
}

/** `BPR9` and `BSC 9` carry one number: the service's prefix is not part of it. */
function numberOf(ref: string): string {
  return /\d[\d.]{0,30}$/.exec(ref)?.[0] ?? ref;
}

/** An objective by its title, or by its number where it has none. */
export function objectiveKey({ objective, objectiveRef }: Milestone): string {
  return objective === "" ? objectiveRef : wordingKey(objective);
}

/** The same of an objective as a comparison shows it. */
export const sideKey = ({ ref, title }: ObjectiveSide): string =>
  title === "" ? ref : wordingKey(title);

function objectivesOf(milestones: readonly Milestone[]): readonly Objective[] {
  const objectives = new Map<string, Objective>();
  const titled = milestones.some(({ objective }) => objective !== "");
  for (const milestone of milestones) {
    const key = objectiveKey(milestone);
    if (key === "" || objectives.has(key)) continue;
    const { objective: title, objectiveRef: ref } = milestone;
    // A bare number beside titled objectives points at one of them: risk tables print it so.
    if (titled && title === "") continue;
    objectives.set(key, { id: key, key, terms: titleToTerms(title), side: { ref, title } });
  }
  return [...objectives.values()];
}
