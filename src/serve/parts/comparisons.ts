import type { Comparison } from "../../compare/comparison.ts";
import { type ComparisonAsked, compareArchive } from "../../comparison.ts";
import { keptFor } from "../../store/kept.ts";
import type { Store } from "../../store/store.ts";

/** Each may hold all figures of a council: a few are enough for whoever turns their pages. */
const kept = keptFor<Comparison>(4);

/** A comparison is worked out once for all its pages and forms, as long as the archive stands. */
export const comparisonOf = (store: Store, asked: ComparisonAsked): Comparison =>
  store.readonly
    ? kept(store, JSON.stringify(asked), () => compareArchive(store, asked))
    : compareArchive(store, asked);
