import type { Store } from "./store.ts";

/** What is made for an archive, kept as long as it is open; with more than `most` for one, the oldest is given up. */
export function keptFor<T>(most: number): (store: Store, key: string, make: () => T) => T {
  const kept = new WeakMap<Store, Map<string, T>>();
  return (store, key, make) => {
    let own = kept.get(store);
    if (!own) {
      own = new Map();
      kept.set(store, own);
    }
    if (own.has(key)) return own.get(key) as T;
    const made = make();
    const oldest = own.keys().next().value;
    if (own.size >= most && oldest !== undefined) own.delete(oldest);
    own.set(key, made);
    return made;
  };
}

/** What is made for an archive, kept up to a weight in all as long as it is open; the longest unasked for goes first. */
export interface KeptWithin<T> {
  find(store: Store, key: string): T | undefined;
  keep(store: Store, key: string, made: T): void;
}

export function keptWithin<T>(heaviest: number, weightOf: (made: T) => number): KeptWithin<T> {
  const kept = new WeakMap<Store, { readonly made: Map<string, T>; weight: number }>();
  return {
    find(store, key) {
      const own = kept.get(store)?.made;
      const made = own?.get(key);
      if (own === undefined || made === undefined) return undefined;
      own.delete(key);
      own.set(key, made);
      return made;
    },
    keep(store, key, made) {
      const weight = weightOf(made);
      // What weighs more than all may together would drive out all the others.
      if (weight > heaviest) return;
      const own = kept.get(store) ?? { made: new Map<string, T>(), weight: 0 };
      kept.set(store, own);
      const before = own.made.get(key);
      if (before !== undefined) own.weight -= weightOf(before);
      own.made.delete(key);
      own.made.set(key, made);
      own.weight += weight;
      for (const [oldest, old] of own.made) {
        if (own.weight <= heaviest) break;
        own.made.delete(oldest);
        own.weight -= weightOf(old);
      }
    },
  };
}
