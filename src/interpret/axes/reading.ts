import { largest } from "../../long-lists.ts";
import { shareOf } from "../evidence/looks.ts";
import fitted from "../evidence/weights.json" with { type: "json" };
import { type Column, columnsOf, type Role } from "./columns.ts";
import { type KeySigns, noSigns, withKeySigns } from "./key-signs.ts";
import type { LogicalTable } from "./logical-table.ts";
import { type Subject, subjectScores } from "./subject-scores.ts";
import { namesIndicator, tellingOf } from "./telling.ts";

/** Where entity, measure and period of a table lie, chosen together. */
export interface Reading {
  readonly subject: Subject;
  /** How far the next best subject stays behind, in the evidence's units. */
  readonly margin: number;
  readonly second: Subject;
  readonly why: readonly string[];
  readonly secondWhy: readonly string[];
  readonly columns: readonly ReadColumn[];
  /** What the table speaks of most, although nothing in it could be read as that. */
  readonly unread?: { readonly subject: Subject; readonly why: readonly string[] };
}

export interface ReadColumn extends Column {
  readonly is: Role;
  /** The role's score over the next best one. */
  readonly lead: number;
}

/** The weights of both models, as `evidence/weights.json` holds them. */
export interface Weights {
  readonly columns: Readonly<Record<string, Readonly<Partial<Record<string, number>>>>>;
  readonly tables: Readonly<Record<string, Readonly<Partial<Record<string, number>>>>>;
}

/** The roles that a table of a subject can have; each of the first list at most once. */
const rolesOf: Readonly<
  Record<
    Exclude<Subject, "none">,
    { readonly once: readonly Role[]; readonly many: readonly Role[] }
  >
> = {
  indicator: {
    once: ["entity", "reference", "unit", "responsible", "measure", "period"],
    many: ["value", "status", "direction", "commentary", "group", "objective", "other", "blank"],
  },
  commitment: {
    once: ["entity", "reference", "due", "responsible", "objective"],
    many: ["tick", "status", "direction", "commentary", "group", "other", "blank"],
  },
  budget: {
    once: ["entity", "reference", "responsible", "measure", "period"],
    many: ["money", "group", "commentary", "status", "other", "blank"],
  },
};

/** A table of records has no more columns than this; assigning roles to more would take too long. */
export const mostColumns = 120;

/** The best reading of a table's columns together, and the next best. */
export function readTable(
  table: LogicalTable,
  signs: KeySigns = noSigns,
  weights: Weights = fitted,
): Reading {
  const isHeaded = namesIndicator(table);
  const columns = columnsOf(table.header?.columns ?? [], table.rows, weights.columns).map(
    (column) => withKeySigns(column, table.rows, signs),
  );
  const tableWeights = weights.tables;
  const telling = tellingOf(table, columns);
  const subjects: Subject[] = ["indicator", "commitment", "budget", "none"];
  const ranked = subjects
    .map((subject) => {
      const assigned = subject === "none" ? undefined : assign(columns, subject, isHeaded);
      const possible = subject === "none" || isPossible(subject, assigned ?? [], isHeaded);
      const parts = telling
        .map(({ feature, value, why }) => ({
          weight: (tableWeights[feature]?.[subject] ?? 0) * value,
          why,
        }))
        .filter(({ weight }) => weight !== 0);
      const said = parts.reduce((sum, { weight }) => sum + weight, 0);
      const score = possible ? said : Number.NEGATIVE_INFINITY;
      const why = parts
        .filter(({ why: said, weight }) => said !== "" && weight > 0.2)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 5)
        .map(({ why: said, weight }) => `${said} (+${weight.toFixed(1)})`);
      return { subject, score, said, why, assigned: assigned ?? [] };
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || !second) throw new Error("a table has no reading at all");
  const reading =
    first.subject === "none"
      ? second.score > Number.NEGATIVE_INFINITY
        ? second.assigned
        : []
      : first.assigned;
  const loudest = [...ranked].sort((a, b) => b.said - a.said)[0];
  return {
    ...(first.subject === "none" && loudest && loudest.subject !== "none"
      ? { unread: { subject: loudest.subject, why: loudest.why } }
      : {}),
    subject: first.subject,
    margin: first.score - second.score,
    second: second.subject,
    why: first.why,
    secondWhy: second.why,
    columns:
      reading.length > 0 ? reading : columns.map((column) => ({ ...column, is: "other", lead: 0 })),
  };
}

/** A column of a period whose cells are words: each cell is due in it. */
export const isGrid = ({ is, profile }: ReadColumn): boolean =>
  is === "tick" &&
  profile.filled > 0 &&
  shareOf(profile, "words", "prose", "commitment", "post", "indicator", "budget") > 0.5;

/** The least a subject needs: something named, and something said of it. */
function isPossible(subject: Subject, columns: readonly ReadColumn[], isHeaded: boolean): boolean {
  const has = (...roles: readonly Role[]) => columns.some(({ is }) => roles.includes(is));
  if (subject === "indicator")
    return (isHeaded || has("entity", "reference") || has("measure", "period")) && has("value");
  if (subject === "commitment")
    return (
      (has("entity") || (has("group", "objective", "responsible") && columns.some(isGrid))) &&
      // "Milestones: on target 14, behind 6" counts them by their state
      !columns.some(({ is, profile }) => is === "entity" && shareOf(profile, "state") > 0.5) &&
      (has("due", "tick") ||
        columns.some(
          ({ is, word, profile }) =>
            is === "entity" &&
            (["milestone", "action", "risk-measure"].includes(word) ||
              (word !== "objective" &&
                (profile.shares.commitment ?? 0) >= 0.6 &&
                has("status", "commentary"))),
        ))
    );
  return has("entity", "group", "reference", "measure") && has("money");
}

/**
 * Each column to one role so that the sum is largest: at most one entity, reference, due … The two
 * that matter most are tried in all pairs; the rest take their best free role in order of how sure
 * they are.
 */
function assign(
  columns: readonly Column[],
  subject: Exclude<Subject, "none">,
  isHeaded: boolean,
): ReadColumn[] {
  const { many } = rolesOf[subject];
  // what the heading names no column names again
  const once = rolesOf[subject].once.filter(
    (role) => !(isHeaded && subject === "indicator" && (role === "entity" || role === "reference")),
  );
  const scoresOf = columns.map((column) => subjectScores(column, subject, columns));
  const taken = new Set<Role>();
  const result = new Array<ReadColumn | undefined>(columns.length).fill(undefined);
  // the surest first: a column whose best role leads its second most decides before the others
  const open = columns.map((_, index) => index);
  while (open.length > 0) {
    let best: { at: number; role: Role; lead: number } | undefined;
    for (const at of open) {
      const ranked = rankedRoles(scoresOf[at] ?? {}, [
        ...once.filter((role) => !taken.has(role)),
        ...many,
      ]);
      const [first, second] = ranked;
      if (!first) continue;
      // among rivals for a role that only one can have, the higher score decides
      const isOnce = once.includes(first.role);
      const rival = isOnce
        ? largest([
            ...open
              .filter((other) => other !== at)
              .map((other) => scoresOf[other]?.[first.role] ?? -99),
            -99,
          ])
        : -99;
      const lead = first.score - (second?.score ?? -99) + (isOnce && rival > first.score ? -50 : 0);
      if (!best || lead > best.lead) best = { at, role: first.role, lead };
    }
    if (!best) break;
    const column = columns[best.at] as Column;
    result[best.at] = { ...column, is: best.role, lead: best.lead };
    if (once.includes(best.role)) taken.add(best.role);
    open.splice(open.indexOf(best.at), 1);
  }
  return result.flatMap((column, index) =>
    column ? [column] : [{ ...(columns[index] as Column), is: "other" as Role, lead: 0 }],
  );
}

const rankedRoles = (
  scores: Readonly<Partial<Record<Role, number>>>,
  allowed: readonly Role[],
): { role: Role; score: number }[] =>
  allowed
    .map((role) => ({ role, score: scores[role] ?? (role === "blank" ? -1 : 0) }))
    .sort((a, b) => b.score - a.score);
