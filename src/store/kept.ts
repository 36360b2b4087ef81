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
