import { readFileSync } from "node:fs";

/** Of how many pages or parts so many were read. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A file of two thousand pages needs minutes, and is no more hostile for that: so much more for each that was read. */
const secondsForAPage = 0.15;

/** What a file may take longer in all, in seconds; `pages` is the most that a file may have. */
export const secondsForPages = (progress: Progress | undefined, pages: number): number =>
  secondsForAPage * Math.min(progress?.done ?? 0, pages);

/** Whether all pages were read: what they mean is worked out in one step then, whose time grows with them. */
export const isRead = (progress: Progress | undefined): boolean =>
  progress !== undefined && progress.total > 0 && progress.done >= progress.total;

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
