import { keptFor } from "../kept.ts";
import type { Store } from "../store.ts";

const answers = keptFor<unknown>(200);

/** An open archive does not change: what took long to work out about it is worked out once. */
export const once = <T>(store: Store, name: string, work: () => T): T =>
  answers(store, name, work) as T;
