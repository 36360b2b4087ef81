import { readFacts } from "./data-file.ts";
import { findIndicator } from "./indicators.ts";
import type { RelationFact } from "./schema.ts";

export type RelationKind = RelationFact["relation"];

/** How one code stands to another; read from `code` towards `counterpart`. */
export interface Relation {
  readonly code: string;
  /** A code in the contract's form, or a measure's name where it has no code. */
  readonly counterpart: string;
  readonly relation: RelationKind;
  readonly reason: string;
  readonly confidence: "high" | "medium" | "low";
}

const turned: Readonly<Record<RelationKind, RelationKind>> = {
  same: "same",
  same_basis_renamed: "same_basis_renamed",
  narrower: "broader",
  broader: "narrower",
  related_not_comparable: "related_not_comparable",
};

let byCode: ReadonlyMap<string, readonly Relation[]> | undefined;

/** What the crosswalk says of a code, read from it, in the crosswalk's order; none where it says nothing. */
export function relationsOf(code: string): readonly Relation[] {
  return load().get(findIndicator(code)?.code ?? code) ?? [];
}

function load(): ReadonlyMap<string, readonly Relation[]> {
  if (byCode) return byCode;
  const map = new Map<string, Relation[]>();
  const add = (relation: Relation) => {
    const list = map.get(relation.code);
    if (list) list.push(relation);
    else map.set(relation.code, [relation]);
  };
  for (const relation of readFacts<RelationFact>("relations")) {
    add(relation);
    const { code, counterpart } = relation;
    add({ ...relation, code: counterpart, counterpart: code, relation: turned[relation.relation] });
  }
  byCode = map;
  return map;
}
