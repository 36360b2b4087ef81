import { readFileSync } from "node:fs";

/**
 * Seconds that a process stood ready and had no processor (Linux, its main thread; 0 where nothing tells). A reader
 * starved by a busy machine has not stalled: what an archive holds must not hang on what else ran there.
 */
export function secondsWaited(id: number): number {
  try {
    const waited = readFileSync(`/proc/${id}/schedstat`, "utf8").split(" ")[1];
    return Number(waited ?? 0) / 1e9 || 0;
  } catch {
    return 0;
  }
}

/** Seconds of a request that count against its limits. */
export interface ReadingClock {
  /** Something was heard: progress begins anew. */
  hear(): void;
  look(): { readonly spent: number; readonly silent: number };
}

/** `now` in milliseconds; `waited` in seconds, which do not count. */
export function readingClock(now: () => number, waited: () => number): ReadingClock {
  const own = () => now() / 1000 - waited();
  const started = own();
  let heard = started;
  return {
    hear() {
      heard = own();
    },
    look() {
      const at = own();
      return { spent: at - started, silent: at - heard };
    },
  };
}
