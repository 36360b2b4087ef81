import { allIndicators, type CatalogueIndicator, findIndicator, isVerified } from "./indicators.ts";
import { type Relation, relationsOf } from "./relations.ts";

/** A catalogue code placed among the codes that stand for the same measure. */
export interface Lineage {
  /** The code the whole line goes by: the newest family's. */
  readonly root: CatalogueIndicator;
  /** Codes that are two names of one measure (BV 49 and PAF A1) share this one. */
  readonly identity: string;
  /** Every code of the line, and the titles that are known of them. */
  readonly codes: readonly string[];
  readonly titles: readonly string[];
}

// Newest first: a line goes by its national indicator where it has one.
const families = ["NI", "BVPI", "PAF", "APA"] as const;

export function familyRank(entry: CatalogueIndicator): number {
  return families.indexOf(entry.family);
}

let lines: ReadonlyMap<string, Lineage> | undefined;

/**
 * The line of codes a catalogue entry belongs to. Only what the crosswalk calls the same measure or the same basis
 * under a new name joins, and not where it is unsure of it.
 */
export function lineageOf(entry: CatalogueIndicator): Lineage {
  lines ??= joinLines();
  return lines.get(entry.code) ?? lineOf([entry], entry.code);
}

/** What the crosswalk says between any code of one line and any of another, the first in its order. */
export function relationBetween(left: Lineage, right: Lineage): Relation | undefined {
  const others = new Set(right.codes);
  for (const code of left.codes) {
    const relation = relationsOf(code).find((candidate) => others.has(candidate.counterpart));
    if (relation) return relation;
  }
  return undefined;
}

function joinLines(): ReadonlyMap<string, Lineage> {
  const all = allIndicators();
  const line = new Map(all.map((entry) => [entry.code, entry.code]));
  const identity = new Map(line);
  const verified = new Set(all.filter(isVerified).map(({ code }) => code));
  for (const { code } of all) {
    for (const relation of relationsOf(code)) {
      const counterpart = findIndicator(relation.counterpart)?.code;
      if (!counterpart || relation.confidence === "low") continue;
      if (!verified.has(code) || !verified.has(counterpart)) continue;
      if (relation.relation === "same") join(identity, code, counterpart);
      if (relation.relation === "same" || relation.relation === "same_basis_renamed") {
        join(line, code, counterpart);
      }
    }
  }
  const members = new Map<string, CatalogueIndicator[]>();
  for (const entry of all) {
    const key = headOf(line, entry.code);
    const list = members.get(key);
    if (list) list.push(entry);
    else members.set(key, [entry]);
  }
  const result = new Map<string, Lineage>();
  for (const entries of members.values()) {
    const inFamilyOrder = families.flatMap((family) =>
      entries.filter((entry) => entry.family === family),
    );
    for (const { code } of entries) {
      result.set(code, lineOf(inFamilyOrder, headOf(identity, code)));
    }
  }
  return result;
}

function lineOf(entries: readonly CatalogueIndicator[], identity: string): Lineage {
  const [root] = entries;
  if (!root) throw new RangeError("a line has at least one code");
  return {
    root,
    identity,
    codes: entries.map((entry) => entry.code),
    titles: entries.filter((entry) => isVerified(entry)).map((entry) => entry.title),
  };
}

function headOf(parents: Map<string, string>, code: string): string {
  let head = code;
  for (;;) {
    const parent = parents.get(head) ?? head;
    if (parent === head) return head;
    head = parent;
  }
}

function join(parents: Map<string, string>, left: string, right: string): void {
  const a = headOf(parents, left);
  const b = headOf(parents, right);
  if (a !== b) parents.set(b, a);
}
