import type { Store } from "../store.ts";

/** An open archive does not change: what took long to work out about it is kept as long as it is open. */
const kept = new WeakMap<Store, Map<string, unknown>>();

/** More answers than this for one archive, and the oldest is given up. */
const mostKept = 200;

export function once<T>(store: Store, name: string, work: () => T): T {
  let own = kept.get(store);
  if (!own) {
    own = new Map();
    kept.set(store, own);
  }
  if (own.has(name)) return own.get(name) as T;
  const value = work();
  const oldest = own.keys().next().value;
  if (own.size >= mostKept && oldest !== undefined) own.delete(oldest);
  own.set(name, value);
  return value;
}
