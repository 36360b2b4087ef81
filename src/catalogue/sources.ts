import { readFacts } from "./data-file.ts";
import type { SourceFact } from "./schema.ts";

/** A public text an entry was checked against. */
export interface Source {
  readonly id: string;
  /** `Rotherham, housing and neighbourhoods performance, first quarter 2010/11`. */
  readonly name: string;
  /** Its address, or its place in this repository. */
  readonly where: string;
}

let byId: ReadonlyMap<string, Source> | undefined;

export function findSource(id: string): Source | undefined {
  byId ??= new Map(readFacts<SourceFact>("sources").map((source) => [source.id, source]));
  return byId.get(id);
}
